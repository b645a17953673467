"""Choosing what fills the slots of a plan.

Slots come from the classifications, heaviest first, in the order of their files. For each slot the first preferred
item that is eligible, suits the phase and the irritability, and fits the limits is taken; everything passed over
keeps its reason. Deterministic: the same standings give the same choice.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lasegue.knowledge.entries.classification import Classification, Slot
from lasegue.knowledge.entries.entry import PHASES, Phase
from lasegue.knowledge.entries.exercise import Exercise
from lasegue.knowledge.entries.intervention import Intervention
from lasegue.knowledge.library import Library
from lasegue.reasoning.planning.eligibility import Standing


@dataclass(frozen=True)
class Chosen:
    """One item in the plan, the phases it runs in, and the slot that called for it."""

    standing: Standing
    phases: tuple[Phase, ...]
    classification: Classification
    slot: Slot

    @property
    def item(self) -> Intervention:
        """The intervention itself."""
        return self.standing.item


@dataclass(frozen=True)
class Person:
    """What selection needs to know about a person besides the standings."""

    phase: Phase
    irritability: str | None
    minutes_per_day: float
    equipment: frozenset[str] | None


@dataclass
class Room:
    """How much still fits: treatment families, manual lines, and home exercises and minutes in each phase."""

    families: set[str]
    manual: int
    exercises: dict[Phase, int]
    minutes: dict[Phase, float]


@dataclass
class Selector:
    """Fills the slots of the classifications for one person and remembers why items were passed over."""

    library: Library
    person: Person
    standings: dict[str, Standing]
    closed: frozenset[tuple[str, str]] = frozenset()
    chosen: dict[str, Chosen] = field(default_factory=dict)
    passed: dict[str, str] = field(default_factory=dict)
    off_target: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        bounds = {phase.id: phase.home_exercises[1] for phase in self.library.phases.values()}
        minutes = self.person.minutes_per_day
        self._room = Room(
            families=set(),
            manual=int(self.library.policy.most_manual_lines.value),
            exercises={phase: bounds[phase] for phase in PHASES},
            minutes=dict.fromkeys(PHASES, minutes),
        )

    def fill(self, classifications: tuple[Classification, ...]) -> list[Chosen]:
        """Fill every slot that can be filled; the choices are returned in the order of the slots.

        What works against the leading classification is left out, whichever classification asks for it.
        """
        words = self.library.vocabulary
        leading = classifications[0].off_target if classifications else ()
        self.off_target = frozenset(narrow for family in leading for narrow in words.narrower(family))
        for entry in classifications:
            for slot in entry.slots:
                if (entry.id, slot.id) not in self.closed:
                    self._fill(entry, slot)
        if not any(choice.item.kind == "exercise" for choice in self.chosen.values()):
            self._drop_passive()
        return list(self.chosen.values())

    def _fill(self, entry: Classification, slot: Slot) -> None:
        if any(name in self.chosen for name in slot.prefer):
            return
        for name in slot.prefer:
            standing = self.standings[name]
            phases = self._phases(slot, standing.item)
            why_not = next(self._objections(standing, phases), None)
            if why_not is None:
                self._take(Chosen(standing, phases, entry, slot))
                return
            self.passed.setdefault(name, why_not)

    def _phases(self, slot: Slot, item: Intervention) -> tuple[Phase, ...]:
        """Phases from now on in which the slot wants the item and the item may be given."""
        ahead = PHASES[PHASES.index(self.person.phase) :]
        wanted = tuple(phase for phase in ahead if phase in slot.phases and phase in item.phases)
        if item.kind != "exercise" or not isinstance(item, Exercise):
            return wanted
        return tuple(
            phase for phase in wanted if self._room.exercises[phase] > 0 and self._room.minutes[phase] >= _minutes(item)
        )

    def _objections(self, standing: Standing, phases: tuple[Phase, ...]) -> Iterator[str]:
        item, room = standing.item, self._room
        if standing.state != "open":
            yield standing.state
        if item.offer != "default":
            yield item.offer
        if self.off_target.intersection(item.families):
            yield "off_target"
        if item.dose is not None and self.person.irritability in item.dose.none:
            yield "too_irritable"
        if isinstance(item, Exercise) and not self._equipped(item):
            yield "equipment"
        if not phases:
            yield "no_room_in_phase"
        if item.kind == "manual" and room.manual == 0:
            yield "enough_manual"
        if len(room.families | self._physical(item)) > self.library.policy.most_treatment_families.value:
            yield "enough_families"

    def _equipped(self, item: Exercise) -> bool:
        equipment = self.person.equipment
        return equipment is None or equipment.issuperset(set(item.equipment) - {"mat", "pillow", "chair"})

    def _physical(self, item: Intervention) -> set[str]:
        return {family for family in item.families if self.library.vocabulary.is_physical(family)}

    def _take(self, choice: Chosen) -> None:
        item, room = choice.item, self._room
        self.chosen[item.id] = choice
        room.families |= self._physical(item)
        if item.kind == "manual":
            room.manual -= 1
        if isinstance(item, Exercise):
            for phase in choice.phases:
                room.exercises[phase] -= 1
                room.minutes[phase] -= _minutes(item)

    def _drop_passive(self) -> None:
        """Hands-on care alone is never a plan: without an exercise it is left out."""
        for name, choice in list(self.chosen.items()):
            if choice.item.kind in ("manual", "conservative"):
                del self.chosen[name]
                self.passed[name] = "passive_care_alone"


def _minutes(item: Exercise) -> float:
    """Minutes a day; walking, cycling and water count as daily activity and not as exercise time."""
    return 0.0 if item.family == "aerobic" else item.minutes_per_day
