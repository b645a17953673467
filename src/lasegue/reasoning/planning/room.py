"""Room for exercises at home: how many still fit into each phase, and how many minutes of a day are left.

A line of home exercise gets its phases from :meth:`Room.take` and nowhere else. ``lasegue prove`` runs this code and
the selection around it with letters in place of the numbers (see ``proofs/filling.py``).
"""

from dataclasses import dataclass

from lasegue.knowledge.entries.entry import PHASES, Phase
from lasegue.knowledge.entries.exercise import Exercise
from lasegue.knowledge.entries.intervention import Intervention
from lasegue.knowledge.library import Library


@dataclass
class Room:
    """What is left in each phase."""

    exercises: dict[Phase, int]
    minutes: dict[Phase, float]

    @classmethod
    def at_start(cls, library: Library, minutes_per_day: float) -> "Room":
        """Before anything is chosen: the most that each phase holds, and the whole of the day's minutes."""
        return cls(
            exercises={phase: library.phases[phase].home_exercises[1] for phase in PHASES},
            minutes=dict.fromkeys(PHASES, minutes_per_day),
        )

    def phases_for(self, item: Intervention, wanted: tuple[Phase, ...]) -> tuple[Phase, ...]:
        """Those of the wanted phases that have room for the item; only exercises at home need any."""
        if not isinstance(item, Exercise):
            return wanted
        minutes = _minutes(item)
        return tuple(phase for phase in wanted if self.exercises[phase] > 0 and self.minutes[phase] >= minutes)

    def take(self, item: Intervention, wanted: tuple[Phase, ...]) -> tuple[Phase, ...]:
        """Use room for an item in every wanted phase that has it; the phases are given back."""
        phases = self.phases_for(item, wanted)
        if isinstance(item, Exercise):
            for phase in phases:
                self.exercises[phase] -= 1
                self.minutes[phase] -= _minutes(item)
        return phases


def _minutes(item: Exercise) -> float:
    """Minutes a day; walking, cycling and water count as daily activity and not as exercise time."""
    return 0.0 if item.family == "aerobic" else item.minutes_per_day
