"""Room in a plan: exercises at home and minutes of a day in each phase, hands-on lines and families of treatment.

Whatever a plan holds is counted in :meth:`Room.take` and nowhere else, and a line of home exercise gets its phases
there. ``lasegue prove`` runs this code and the selection around it with letters in place of the numbers (see
``proofs/choosing.py``).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lasegue.knowledge.entries.entry import PHASES, Phase
from lasegue.knowledge.entries.exercise import Exercise
from lasegue.knowledge.entries.intervention import Intervention
from lasegue.knowledge.library import Library


@dataclass
class Room:
    """What is left in each phase and in the whole plan, and how many lines each family of treatment has so far."""

    exercises: dict[Phase, int]
    minutes: dict[Phase, float]
    hands_on: float
    families: float
    lines_of: dict[str, int]

    @classmethod
    def at_start(cls, library: Library, minutes_per_day: float, beside: Iterable[Intervention]) -> "Room":
        """Before any slot is filled: the whole of it, less what stands in the plan ``beside`` the slots.

        A brace for a foot drop is treatment too, so it comes before what a slot may still add.
        """
        words, policy = library.vocabulary, library.policy
        room = cls(
            exercises={phase: library.phases[phase].home_exercises[1] for phase in PHASES},
            minutes=dict.fromkeys(PHASES, minutes_per_day),
            hands_on=policy.most_manual_lines.value,
            families=policy.most_treatment_families.value,
            lines_of={family: 0 for family in words.families if words.is_physical(family)},
        )
        for item in beside:
            room.take(item, ())
        return room

    def objections(self, item: Intervention, wanted: tuple[Phase, ...]) -> Iterator[str]:
        """Why there is no room for the item."""
        if not self.phases_for(item, wanted):
            yield "no_room_in_phase"
        if item.kind == "manual" and self.hands_on < 1:
            yield "enough_manual"
        new = self._new_families(item)
        if new and self.families < len(new):
            yield "enough_families"

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
        if item.kind == "manual":
            self.hands_on -= 1
        self.families -= len(self._new_families(item))
        for family in item.families:
            if family in self.lines_of:
                self.lines_of[family] += 1
        return phases

    def _new_families(self, item: Intervention) -> list[str]:
        """Families of treatment that no line has yet."""
        return [family for family in item.families if family in self.lines_of and not self.lines_of[family]]


def _minutes(item: Exercise) -> float:
    """Minutes a day; walking, cycling and water count as daily activity and not as exercise time."""
    return 0.0 if item.family == "aerobic" else item.minutes_per_day
