"""The lines of a signed plan as the player needs them: what, how much, which side, which words, what is easier."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor
from typing import Any

import msgspec
from django.urls import reverse

from lasegue.knowledge.entries.exercise import Exercise
from lasegue.reasoning.engine import Result
from lasegue.web.intake.words import dose_told, line_words, wording
from lasegue.web.plans.bounds import STEPS
from lasegue.web.plans.content import PlanLine
from lasegue.web.plans.figures import addresses
from lasegue.web.plans.home_load import minutes_a_day
from lasegue.web.plans.released import ReleasedPlan
from lasegue.web.programme.responding import Step
from lasegue.web.programme.watching import notes
from lasegue.web.record.reasoner import library

SHORTEST_MINUTES = 0.5
#: Which amount a part of the dose is taken of, the first that the dose has. Convention.
SHARED = ("reps", "minutes", "hold_s", "sets")
MOST_CUES = 6


@dataclass(frozen=True)
class Note:
    """A clinician's words or photo to one exercise; without a photo its digest is empty."""

    text: str
    digest: str
    by: str

    @property
    def photo(self) -> str:
        """Where the patient's device finds the photo; empty without one."""
        return reverse("photo", args=[self.digest]) if self.digest else ""


def at_home(released: ReleasedPlan) -> list[PlanLine]:
    """Exercises of the phase the plan is in, in the order of the plan."""
    phase = released.schedule.phase
    return [line for line in released.lines if line.kind == "exercise" and (phase in line.phases or not line.phases)]


def later(released: ReleasedPlan) -> list[PlanLine]:
    """Exercises that wait for a later phase."""
    now = {line.item for line in at_home(released)}
    return [line for line in released.lines if line.kind == "exercise" and line.item not in now]


def notes_of(released: ReleasedPlan) -> dict[str, Note]:
    """The newest note to each exercise that a signed plan has now; one that was emptied is gone."""
    own, written = {line.item for line in at_home(released)}, notes(released.version.episode)
    return {
        item: Note(note.text, note.photo_digest, note.by)
        for item, note in written.items()
        if item in own and (note.text or note.photo_digest)
    }


def items(
    lines: Sequence[PlanLine], result: Result | None, notes: Mapping[str, Note], steps: Mapping[str, Step], body: str
) -> list[dict[str, Any]]:
    """The exercises of today for the player, drawn with one body."""
    return [_item(line, result, notes.get(line.item), steps.get(line.item, Step()), body) for line in lines]


def others(lines: Iterable[PlanLine]) -> list[dict[str, Any]]:
    """Conservative care and education of the plan, in words."""
    return [
        {"line": line.item, "kind": line.kind, **told(line.item, line.title), "dose": dose_of(line.dose)}
        for line in lines
        if line.kind in {"conservative", "education"}
    ]


def easier_of(item: str, result: Result | None) -> Exercise | None:
    """The easier neighbour on the ladder, only when nothing known or unanswered stands against it."""
    own = library().exercises.get(item)
    name = own.ladder.regress_to if own is not None else None
    easier = library().exercises.get(name) if name is not None else None
    ruling = result.plan.rulings.get(easier.id) if easier is not None and result is not None else None
    return easier if ruling is not None and ruling.is_open else None


def dose_of(dose: Mapping[str, Any]) -> dict[str, Any]:
    """Amounts as numbers or a least and a most, and in words; ``rest_s`` is not in the library and stays open."""
    amounts = {name: dose[name] for name in STEPS if dose.get(name) is not None}
    return {
        **{name: amounts.get(name) for name in STEPS},
        "rest_s": None,
        "words": list(dose_told(amounts)),
        "effort": _translated(str(dose.get("effort") or "")),
        "text": _translated(str(dose.get("text") or "")),
    }


def minutes_of(exercise: Exercise, line: PlanLine) -> float:
    """Minutes of one session: the library's minutes a day over the times a day."""
    day = minutes_a_day(exercise, line)
    if not day:
        return _high(line.dose.get("minutes")) or SHORTEST_MINUTES
    return max(round(day / max(_high(line.dose.get("per_day")) or 1, 1), 1), SHORTEST_MINUTES)


def sides_of(exercise: Exercise, side: str) -> tuple[str, list[str]]:
    """Which side an exercise is for, and the order in which it is done; both name a figure."""
    if side:
        return side, [side]
    if exercise.sides == "one":
        return "both", ["right", "left"]
    return exercise.sides, ["both"]


def _item(line: PlanLine, result: Result | None, note: Note | None, step: Step, body: str) -> dict[str, Any]:
    name = step.exercise or line.item
    own = library().exercises.get(name)
    easier = easier_of(name, result)
    return {
        "line": line.item,
        "exercise": name,
        "kind": "exercise",
        **told(name, line.title),
        "dose": dose_of(_dose_now(line, own, step)),
        "note": {"text": note.text, "photo": note.photo, "by": note.by} if note is not None else None,
        "today": step.act if step.act != "swap" or easier is not None else "rest",
        "why": step.why,
        "rule": step.rule,
        "easier": _easier(easier, line.side, body) if easier is not None else None,
        **(_motion(own, line.side, minutes_of(own, line), body) if own is not None else _no_motion()),
    }


def dose_today(line: PlanLine, step: Step) -> dict[str, Any]:
    """How much of a line is done today: of the easier exercise in its place, nothing of what is left out."""
    if step.act in {"stop", "rest"}:
        return {}
    known = library().exercises
    if step.act == "swap":
        return _gentlest(known[step.to]) if step.to in known else {}
    return _dose_now(line, known.get(step.exercise or line.item), step)


def _dose_now(line: PlanLine, exercise: Exercise | None, step: Step) -> dict[str, Any]:
    """The signed dose with the amounts that have grown, or the part of it that the rules leave for today."""
    dose = dict(line.dose)
    if exercise is not None and exercise.id != line.item and exercise.dose is not None:
        dose = dict(msgspec.to_builtins(exercise.dose.usual))
    dose |= step.doing
    if step.share is not None:
        name = next((name for name in SHARED if dose.get(name)), None)
        if name is not None:
            dose[name] = max(floor(_high(dose[name]) * step.share[1]), 1)
    return dose


def _easier(exercise: Exercise, side: str, body: str) -> dict[str, Any]:
    """The neighbour at its gentlest dose."""
    return {
        "exercise": exercise.id,
        "kind": "exercise",
        **told(exercise.id, exercise.title),
        "dose": dose_of(_gentlest(exercise)),
        **_motion(exercise, side, exercise.minutes_per_day, body),
    }


def _gentlest(exercise: Exercise) -> dict[str, Any]:
    dose = exercise.dose and (exercise.dose.high or exercise.dose.usual)
    return dict(msgspec.to_builtins(dose)) if dose else {}


def _motion(exercise: Exercise, side: str, minutes: float, body: str) -> dict[str, Any]:
    named, order = sides_of(exercise, side)
    return {
        "side": named,
        "sides": order,
        "minutes": minutes,
        "counting": exercise.kinematics.counting.mode,
        "figure": addresses(exercise.id, body),
    }


def _no_motion() -> dict[str, Any]:
    return {"side": "both", "sides": ["both"], "minutes": SHORTEST_MINUTES, "counting": "manual", "figure": {}}


def told(item: str, title: str) -> dict[str, Any]:
    """What the patient reads about an item; only its title where the library no longer has it."""
    words = line_words(item)
    if words is None:
        return {
            "title": title,
            "says": "",
            "cues": [],
            "errors": [],
            "good_to_feel": "",
            "stop_extra": "",
            "equipment": "",
        }
    return {
        "title": words.title,
        "says": words.to_patient,
        "cues": list(words.cues[:MOST_CUES]),
        "errors": list(words.errors),
        "good_to_feel": words.expect,
        "stop_extra": words.extra_stop,
        "equipment": words.equipment_text,
    }


def title_of(line: PlanLine) -> str:
    """The title of a line as the patient reads it."""
    return str(told(line.item, line.title)["title"])


def _translated(words: str) -> str:
    return wording().dose_words(words).text if words else ""


def _high(amount: Any) -> float:
    if isinstance(amount, list | tuple):
        return float(amount[-1])
    return float(amount) if isinstance(amount, int | float) else 0.0
