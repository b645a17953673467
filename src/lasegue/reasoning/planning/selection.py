"""Choosing what fills the slots of a plan.

Slots come from the classifications, heaviest first, in the order of their files. For each slot the first preferred
item that is eligible, suits the phase and the irritability, and fits the limits is taken; everything passed over
keeps its reason. Deterministic: the same standings give the same choice.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lasegue.knowledge.entries.classification import Classification, Slot
from lasegue.knowledge.entries.entry import PHASES, Phase
from lasegue.knowledge.entries.exercise import Exercise
from lasegue.knowledge.entries.intervention import Intervention
from lasegue.knowledge.entries.policy import Policy
from lasegue.knowledge.library import Library
from lasegue.reasoning.planning.eligibility import Standing
from lasegue.reasoning.planning.room import Room


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

    @classmethod
    def of(cls, stated: Mapping[str, Any], phase: Phase, irritability: str | None, policy: Policy) -> "Person":
        """A person from what a case states; without a word on minutes the usual ones count."""
        owned = stated.get("home_equipment")
        complete = owned is not None and (not owned or "none" in owned or "no_others" in owned)
        minutes = stated.get("minutes_per_day", policy.default_minutes_per_day.value)
        return cls(phase, irritability, minutes, frozenset(owned or ()) if complete else None)


@dataclass
class Selector:
    """Fills the slots of the classifications for one person and remembers why items were passed over.

    ``beside`` is what the plan holds without any slot: referrals and advice.
    """

    library: Library
    person: Person
    standings: dict[str, Standing]
    beside: Sequence[Intervention]
    closed: frozenset[tuple[str, str]] = frozenset()
    chosen: dict[str, Chosen] = field(default_factory=dict)
    passed: dict[str, str] = field(default_factory=dict)
    off_target: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.room = Room.at_start(self.library, self.person.minutes_per_day, self.beside)

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
            wanted = self._wanted(slot, standing.item)
            why_not = next(self._objections(standing, wanted), None)
            if why_not is None:
                self._take(standing, wanted, entry, slot)
                return
            self.passed.setdefault(name, why_not)

    def _wanted(self, slot: Slot, item: Intervention) -> tuple[Phase, ...]:
        """Phases from now on in which the slot wants the item and the item may be given."""
        ahead = PHASES[PHASES.index(self.person.phase) :]
        return tuple(phase for phase in ahead if phase in slot.phases and phase in item.phases)

    def _objections(self, standing: Standing, wanted: tuple[Phase, ...]) -> Iterator[str]:
        item = standing.item
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
        yield from self.room.objections(item, wanted)

    def _equipped(self, item: Exercise) -> bool:
        equipment = self.person.equipment
        return equipment is None or equipment.issuperset(set(item.equipment) - {"mat", "pillow", "chair"})

    def _take(self, standing: Standing, wanted: tuple[Phase, ...], entry: Classification, slot: Slot) -> None:
        item = standing.item
        self.chosen[item.id] = Chosen(standing, self.room.take(item, wanted), entry, slot)

    def _drop_passive(self) -> None:
        """Hands-on care alone is never a plan: without an exercise it is left out."""
        for name, choice in list(self.chosen.items()):
            if choice.item.kind in ("manual", "conservative"):
                del self.chosen[name]
                self.passed[name] = "passive_care_alone"
