"""How much a home programme asks for in a day, against what the phase and the person allow.

Minutes follow the library's figure for an item as it was drafted and grow with the amount of work; walking, cycling
and water count as daily activity and not as exercise time, as in the engine's draft. That minutes grow in proportion
to sets, repetitions and times a day is a convention of this product.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lasegue.knowledge.entries.entry import PHASES, Phase
from lasegue.knowledge.entries.exercise import Exercise
from lasegue.knowledge.library import Library
from lasegue.web.plans.content import PlanLine, active

#: Amounts that multiply to the work of a day; a hold counts only where holding is the work.
_WORK = ("sets", "reps", "minutes", "per_day")
_HELD = "hold_s"


@dataclass(frozen=True)
class DayLoad:
    """One phase: home exercises and minutes a day, and the most of each."""

    phase: Phase
    items: int
    most_items: int
    minutes: float
    most_minutes: float

    @property
    def is_over(self) -> bool:
        """Whether the phase holds more than it should."""
        return self.items > self.most_items or self.minutes > self.most_minutes


def minutes_a_day(item: Exercise, line: PlanLine) -> float:
    """Minutes of exercise a day that a line asks for, to the nearest half minute."""
    if item.family == "aerobic":
        return 0.0
    names = [*_WORK, _HELD] if item.kinematics.counting.mode == "hold" else list(_WORK)
    ratio = 1.0
    for name in names:
        if name in line.drafted and name in line.dose and _middle(line.drafted[name]):
            ratio *= _middle(line.dose[name]) / _middle(line.drafted[name])
    return round(item.minutes_per_day * ratio * 2) / 2


def home_load(lines: Iterable[PlanLine], library: Library, minutes: float | None, start: Phase) -> tuple[DayLoad, ...]:
    """Load of each phase from ``start`` on; ``minutes`` is what the person can give a day, or the usual figure."""
    allowed = library.policy.default_minutes_per_day.value if minutes is None else minutes
    at_home = [(line, library.exercises[line.item]) for line in active(lines) if line.item in library.exercises]
    loads = []
    for phase in PHASES[PHASES.index(start) :]:
        here = [(line, item) for line, item in at_home if phase in line.phases]
        spent = sum(minutes_a_day(item, line) for line, item in here)
        most = library.phases[phase].home_exercises[1]
        loads.append(DayLoad(phase, len(here), most, spent, allowed))
    return tuple(loads)


def _middle(amount: Any) -> float:
    return (amount[0] + amount[1]) / 2 if isinstance(amount, (list, tuple)) else float(amount)
