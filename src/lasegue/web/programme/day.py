"""What Today says: how the leg is, what there is to do and what is done, the next visit, answers that came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lasegue.web.asking import AskedWhole
from lasegue.web.intake.words import dose_told
from lasegue.web.people.clock import now_at
from lasegue.web.plans.content import PlanLine
from lasegue.web.plans.figures import Door, small_address
from lasegue.web.portal.home import Coming, coming
from lasegue.web.programme.items import at_home, dose_today, later, minutes_of, title_of, told
from lasegue.web.programme.logbook import since
from lasegue.web.programme.models import Entry, Reply
from lasegue.web.programme.responding import Step, day_of
from lasegue.web.programme.standing import PlanStanding
from lasegue.web.record.given import EPISODE
from lasegue.web.record.reasoner import library

MORNING_ENDS, AFTERNOON_ENDS = 12, 18
MOST_QUESTIONS = 10


@dataclass(frozen=True)
class Doing:
    """One exercise of today, as the plan and the log have it; ``figure`` is the address of its small drawing."""

    title: str
    dose: tuple[str, ...]
    step: Step
    figure: str

    @property
    def is_left_out(self) -> bool:
        """Whether it is not done today."""
        return self.step.act in {"stop", "rest"}


@dataclass(frozen=True)
class Asked:
    """A question of the person, and what the clinic answered."""

    text: str
    at: datetime
    answer: str
    by: str
    answered_at: datetime | None


@dataclass(frozen=True)
class Today:
    """The page, prepared. ``done`` counts the sessions that ended today, ``wanted`` those the plan asks for."""

    greeting: str
    exercises: tuple[Doing, ...]
    minutes: int
    done: int
    wanted: int
    feeling: str
    coming: Coming
    held: tuple[str, ...]
    waits: tuple[str, ...]
    asked: tuple[Asked, ...]
    next_words: str

    @property
    def to_do(self) -> tuple[Doing, ...]:
        """What is not left out today."""
        return tuple(each for each in self.exercises if not each.is_left_out)

    @property
    def is_done(self) -> bool:
        """Whether every session of today has ended."""
        return bool(self.wanted) and self.done >= self.wanted


def today_of(standing: PlanStanding, door: Door = "small_figure") -> Today:
    """What Today says to a patient now; ``door`` is where its drawings are fetched."""
    clinic = standing.patient.clinic
    now, zone = now_at(clinic), ZoneInfo(clinic.timezone)
    released, log = standing.released, standing.log
    here = [entry for day, entry in since(log, now.date(), zone) if day == now.date()]
    lines = at_home(released) if released is not None else []
    steps = day_of(standing, lines).steps
    feelings = [str(entry.body["is"]) for entry in here if entry.kind == "feeling"]
    done, wanted = sum(entry.kind == "session_ended" for entry in here), _wanted(lines)
    return Today(
        greeting=_greeting(now.hour),
        exercises=tuple(
            _doing(line, steps.get(line.item, Step()), standing.patient.figure_body, door) for line in lines
        ),
        minutes=_minutes([line for line in lines if steps.get(line.item, Step()).act not in {"stop", "rest"}]),
        done=done,
        wanted=wanted,
        feeling=feelings[-1] if feelings else "",
        coming=coming(standing.patient),
        held=tuple(title_of(line) for line in released.held_at_home) if released is not None else (),
        waits=tuple(title_of(line) for line in later(released)) if released is not None else (),
        asked=asked_of(standing)[:1] if standing.may_hold(lambda entry: entry.kind == "question") else (),
        next_words=_next_words(done, wanted, now.hour),
    )


def _doing(line: PlanLine, step: Step, body: str, door: Door) -> Doing:
    """The exercise that is done today: the easier one where it takes the other's place."""
    name = (step.to if step.act == "swap" else step.exercise) or line.item
    drawn = small_address(name, line.side, body, door)
    title = title_of(line) if name == line.item else str(told(name, line.title)["title"])
    return Doing(title, dose_told(dose_today(line, step)), step, drawn)


def asked_of(standing: PlanStanding) -> tuple[Asked, ...]:
    """Questions of a person with their answers, the newest first."""
    if standing.episode is None:
        return ()
    own = {"episode": standing.episode.pk}
    asked = _QUESTIONS(own)
    if not asked:
        return ()
    newest = {reply.entry_id: reply for reply in _ANSWERS(own)}
    return tuple(_asked(row, newest.get(row.pk)) for row in asked)


def _questions() -> QuerySet[Entry]:
    return Entry.objects.filter(episode=EPISODE, kind="question").order_by("-done_at")[:MOST_QUESTIONS]


def _answers() -> QuerySet[Reply]:
    rows = Reply.objects.filter(entry__episode=EPISODE, entry__kind="question").exclude(text="")
    return rows.select_related("by").order_by("id")


_QUESTIONS, _ANSWERS = AskedWhole(_questions), AskedWhole(_answers)


def _asked(row: Entry, reply: Reply | None) -> Asked:
    text = str(row.body["text"])
    if reply is None:
        return Asked(text, row.done_at, "", "", None)
    return Asked(text, row.done_at, reply.text, reply.by.name, reply.at)


def _greeting(hour: int) -> str:
    if hour < MORNING_ENDS:
        return _("Good morning.")
    return _("Good afternoon.") if hour < AFTERNOON_ENDS else _("Good evening.")


def _next_words(done: int, wanted: int, hour: int) -> str:
    """A statement, not a trophy: when the next session is, once one is done."""
    if not done:
        return ""
    if done >= wanted:
        return _("Your next session is tomorrow.")
    if hour < MORNING_ENDS:
        return _("Done for now. Your next session is after lunch.")
    return _("Done for now. Your next session is this evening.")


def _minutes(lines: Sequence[PlanLine]) -> int:
    known = library().exercises
    return max(round(sum(minutes_of(known[line.item], line) for line in lines if line.item in known)), 1)


def _wanted(lines: Sequence[PlanLine]) -> int:
    """Sessions a day: the least that any exercise asks for, so that nobody is behind who did what was asked."""
    asked = (line.dose["per_day"] for line in lines if line.dose.get("per_day"))
    least = [float(each[0] if isinstance(each, list | tuple) else each) for each in asked]
    return round(min(least)) if least else int(bool(lines))
