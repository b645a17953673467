"""What the patient's pages say, prepared: the next appointment, their own words, who saw what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import DateTimeField, QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lasegue.motion.bodychart.drawing import render
from lasegue.web.asking import AskedWhole, Given
from lasegue.web.audit import trail
from lasegue.web.booking.models import Appointment, Request
from lasegue.web.intake.words import fact_named, question_words, spoken
from lasegue.web.people.clock import now_at
from lasegue.web.people.models import Patient
from lasegue.web.record.given import PATIENT
from lasegue.web.record.models import Episode, Statement
from lasegue.web.record.reasoner import library
from lasegue.web.ui.clock import dated, visit_of
from lasegue.web.ui.tongues import language

MOST_EVENTS = 60
PLACES = {"pain_regions": "pain", "tingling_regions": "tingling", "numbness_regions": "numb"}


@dataclass(frozen=True)
class Coming:
    """The next appointment, or whether a request waits for an answer."""

    appointment: Appointment | None
    request: bool

    @property
    def when(self) -> str:
        """Day and time of the appointment, on the clock of the clinic."""
        if self.appointment is None:
            return ""
        now = now_at(self.appointment.clinic)
        return visit_of(self.appointment.starts_at.astimezone(now.tzinfo), now)


@dataclass(frozen=True)
class Told:
    """One question, or the name of a fact, and what the person answered."""

    question: str
    answer: str


@dataclass(frozen=True)
class Story:
    """What the person told the clinic: in a drawing and in words; ``plain`` are the questions answered with no."""

    drawing: SafeString | None
    lines: tuple[Told, ...]
    plain: tuple[Told, ...]
    words: str


@dataclass(frozen=True)
class Seen:
    """One entry of the trail about the person, in words."""

    at: datetime
    who: str
    what: str

    @property
    def when(self) -> str:
        """Day and time in words."""
        return dated(timezone.localtime(self.at))


def coming(patient: Patient) -> Coming:
    """What happens next."""
    appointment = _BOOKED.first({"patient": patient.pk, "now": timezone.now()})
    return Coming(appointment, request=appointment is None and bool(_ASKED_FOR({"patient": patient.pk})))


def _booked() -> QuerySet[Appointment]:
    since = Given("now", DateTimeField())
    rows = Appointment.objects.filter(patient=PATIENT, state__in=("booked", "arrived"), starts_at__gte=since)
    return rows.select_related("therapist", "clinic").order_by("starts_at")[:1]


def _asked_for() -> QuerySet[Request]:
    return Request.objects.filter(patient=PATIENT, answered_at=None)[:1]


_BOOKED, _ASKED_FOR = AskedWhole(_booked), AskedWhole(_asked_for)


def story_of(episode: Episode) -> Story:
    """Everything the person stated themselves, the newest answer to each question, in the order it was first asked."""
    rows = Statement.objects.filter(episode=episode, origin="patient").order_by("id")
    newest: dict[tuple[str, str], Statement] = {}
    for row in rows:
        newest[row.finding, row.side] = row
    values: dict[str, object] = {}
    for (finding, side), row in newest.items():
        if row.value is None:
            continue
        if side:
            sides = values.setdefault(finding, {})
            if isinstance(sides, dict):
                sides[side] = row.value
        else:
            values[finding] = row.value
    findings = library().findings
    asked = [
        (Told(fact_named(name), spoken(findings[name], value)), _says_no(value))
        for name, value in values.items()
        if name in findings and question_words(name).ask and name != "preferred_language"
    ]
    felt = {feeling: value for name, feeling in PLACES.items() if isinstance(value := values.get(name), list)}
    drawing = _drawn(felt) if any(felt.values()) else None
    yes, no = ([told for told, is_no in asked if is_no is wanted] for wanted in (False, True))
    return Story(drawing, tuple(yes), tuple(no), episode.their_words)


def _says_no(value: Any) -> bool:
    if isinstance(value, dict):
        return all(part is False for part in value.values())
    return value is False or value in (["none"], [])


def _drawn(felt: dict[str, list[str]]) -> SafeString:
    drawing = render(
        "back",
        name="mine",
        pain=felt.get("pain", []),
        tingling=felt.get("tingling", []),
        numb=felt.get("numb", []),
        crop="lower",
        labels=True,
        language=language(),
    )
    return mark_safe(drawing)


#: What was done to a record, in words of every day.
DONE = {
    "finding.stated": gettext_lazy("added to the record"),
    "report.written": gettext_lazy("wrote down an imaging report"),
    "plan.drafted": gettext_lazy("drafted a plan"),
    "plan.signed": gettext_lazy("signed your plan"),
    "plan.superseded": gettext_lazy("replaced a plan"),
    "plan.withdrawn": gettext_lazy("took a plan back"),
    "appointment.booked": gettext_lazy("agreed on an appointment"),
    "appointment.arrived": gettext_lazy("noted that you arrived"),
    "appointment.done": gettext_lazy("noted that a visit was done"),
    "appointment.no_show": gettext_lazy("noted a missed visit"),
    "appointment.off": gettext_lazy("called an appointment off"),
    "alert.emergency": gettext_lazy("raised an emergency"),
    "alert.urgent": gettext_lazy("raised an urgent alert"),
    "alert.began": gettext_lazy("said when it began"),
    "alert.taken": gettext_lazy("took an alert in hand"),
    "alert.handed_over": gettext_lazy("handed an alert to a colleague"),
    "alert.cleared": gettext_lazy("cleared an alert"),
    "device.bound": gettext_lazy("opened the record on a device"),
    "device.revoked": gettext_lazy("ended a device"),
    "link.made": gettext_lazy("made a link to let you in"),
    "patient.added": gettext_lazy("added you to the clinic"),
    "patient.updated": gettext_lazy("changed how to reach you"),
    "call.received": gettext_lazy("sent in the first answers"),
    "consent.given": gettext_lazy("agreed to the record"),
    "consent.withdrawn": gettext_lazy("took consent back"),
    "request.made": gettext_lazy("asked for an appointment"),
    "record.exported": gettext_lazy("took the record along as a file"),
    "record.seen": gettext_lazy("looked at the record"),
    "red.raised": gettext_lazy("told of a red light at home"),
    "red.taken": gettext_lazy("took your red light at home in hand"),
    "alert.snoozed": gettext_lazy("put an alert off"),
    "row.handed_over": gettext_lazy("handed a task about you to a colleague"),
    "row.snoozed": gettext_lazy("put a task about you off"),
    "row.taken_back": gettext_lazy("put a task about you back on the list"),
    "plan.edited": gettext_lazy("changed a draft of your plan"),
    "episode.asked": gettext_lazy("put you back on the list of requests"),
    "episode.waiting": gettext_lazy("put you on the list for an examination"),
    "episode.examined": gettext_lazy("finished your examination"),
    "episode.in_care": gettext_lazy("took you into care"),
    "episode.discharged": gettext_lazy("ended your care"),
    "episode.referred": gettext_lazy("sent you on to somebody else"),
    "log.received": gettext_lazy("sent in what was done at home"),
    "home.answered": gettext_lazy("answered you"),
    "home.noted": gettext_lazy("wrote a note to an exercise"),
    "visit.signed": gettext_lazy("signed a visit note"),
    "visit.started": gettext_lazy("started a visit"),
    "visit.treatment": gettext_lazy("wrote down a treatment"),
    "visit.treatment_removed": gettext_lazy("took a treatment off a note"),
    "visit.nothing_done": gettext_lazy("wrote down why nothing was done"),
    "visit.step": gettext_lazy("chose what comes next"),
    "visit.words": gettext_lazy("changed words of a visit note"),
    "visit.addendum": gettext_lazy("added to a signed visit note"),
}


def who_saw(patient: Patient) -> Sequence[Seen]:
    """Who saw or changed the person's record, the newest first, in words of every day.

    What reads the same and was done in the same minute stands once.
    """
    return [next(same) for _key, same in groupby(_seen(patient), key=lambda each: (each.who, each.what, each.when))]


def _seen(patient: Patient) -> Iterator[Seen]:
    for event in trail.of_patient(patient.clinic_id, patient.pk)[:MOST_EVENTS]:
        who = event.actor_name
        if event.actor_kind == "patient":
            who = _("You")
        elif event.actor_kind == "system":
            who = _("The safety check")
        yield Seen(event.at, who, str(DONE.get(event.action, event.action.replace(".", " ").replace("_", " "))))
