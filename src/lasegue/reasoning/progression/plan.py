"""What the signed plan allows: its lines, the neighbours on its ladder, and what stands against each today."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from lasegue.knowledge.entries.entry import PHASES, Level, Phase
from lasegue.knowledge.entries.exercise import Ladder
from lasegue.knowledge.library import Library
from lasegue.reasoning.planning.eligibility import State


@dataclass(frozen=True)
class PlannedLine:
    """One exercise of the signed plan.

    ``line`` is the id of the line, ``exercise`` what is done now, ``ladder`` the neighbours that were signed with it.
    ``dose`` is the signed dose with its ranges, ``doing`` the amounts done at present (the low end of each range
    when left out). Only what was logged on or after ``since``, the day of the last step or of signing, counts.
    """

    line: str
    exercise: str
    phases: tuple[Phase, ...]
    ladder: Ladder
    since: date
    dose: Mapping[str, Any] = field(default_factory=dict)
    doing: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class SignedPlan:
    """The lines a patient may do today and the rulings of today's facts.

    ``phase`` is the phase the plan is in: no line moves to an exercise that belongs only to a later one. ``states`` has
    the ruling on every exercise (``engine.run(facts).plan.rulings``); one that is not ``open`` is never offered, nor is
    one that has none. ``level`` is today's triage. ``cleared`` is when a clinician last examined and lifted a stop:
    answers that were given before no longer count; without it all of them do.
    """

    phase: Phase
    lines: tuple[PlannedLine, ...]
    states: Mapping[str, State]
    level: Level = "treat"
    cleared: datetime | None = None


def planned(
    library: Library, exercise: str, phases: tuple[Phase, ...], since: date, dose: Mapping[str, Any] | None = None
) -> PlannedLine:
    """A line of an exercise with the ladder of the library that it was signed with; the line's id is the exercise.

    :raises KeyError: when the library has no such exercise.
    """
    return PlannedLine(exercise, exercise, phases, library.exercises[exercise].ladder, since, dose or {})


def may_move_to(plan: SignedPlan, library: Library, exercise: str | None) -> bool:
    """Whether a neighbour may be offered without a new signature: known, open, and not of a later phase only."""
    item = library.exercises.get(exercise or "")
    if item is None or plan.states.get(item.id) != "open":
        return False
    reached = PHASES[: PHASES.index(plan.phase) + 1]
    return not item.phases or any(phase in reached for phase in item.phases)
