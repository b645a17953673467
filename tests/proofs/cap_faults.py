"""Faults planted in the planner's own code, where it counts hands-on lines and families of treatment."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tests.proofs.room_faults import PlannerFault, Wanted

from lasegue.knowledge.entries.classification import Classification, Slot
from lasegue.knowledge.entries.intervention import Intervention
from lasegue.knowledge.library import Library
from lasegue.reasoning.planning.eligibility import Standing
from lasegue.reasoning.planning.room import Room
from lasegue.reasoning.planning.selection import Chosen, Selector

_AT_START, _TAKE, _OBJECTIONS, _NEW = Room.at_start, Room.take, Room.objections, Room._new_families
_SELECTOR_TAKE = Selector._take


def _without(rule: str, self: Room, item: Intervention, wanted: Wanted) -> Iterator[str]:
    return (each for each in _OBJECTIONS(self, item, wanted) if each != rule)


def _any_hands_on_line(self: Room, item: Intervention, wanted: Wanted) -> Iterator[str]:
    return _without("enough_manual", self, item, wanted)


def _any_family(self: Room, item: Intervention, wanted: Wanted) -> Iterator[str]:
    return _without("enough_families", self, item, wanted)


def _one_more_by_hand(self: Room, item: Intervention, wanted: Wanted) -> Iterator[str]:
    return _OBJECTIONS(replace(self, hands_on=self.hands_on + 1), item, wanted)


def _one_more_family(self: Room, item: Intervention, wanted: Wanted) -> Iterator[str]:
    return _OBJECTIONS(replace(self, families=self.families + 1), item, wanted)


def _hands_on_is_not_taken(self: Room, item: Intervention, wanted: Wanted) -> Wanted:
    before = self.hands_on
    phases = _TAKE(self, item, wanted)
    self.hands_on = before
    return phases


def _families_are_not_taken(self: Room, item: Intervention, wanted: Wanted) -> Wanted:
    before = self.families
    phases = _TAKE(self, item, wanted)
    self.families = before
    return phases


def _one_too_many_by_hand(library: Library, minutes_per_day: float, beside: Iterable[Intervention]) -> Room:
    start = _AT_START(library, minutes_per_day, beside)
    return replace(start, hands_on=start.hands_on + 1)


def _one_family_too_many(library: Library, minutes_per_day: float, beside: Iterable[Intervention]) -> Room:
    start = _AT_START(library, minutes_per_day, beside)
    return replace(start, families=start.families + 1)


def _nothing_beside(library: Library, minutes_per_day: float, beside: Iterable[Intervention]) -> Room:
    return _AT_START(library, minutes_per_day, ())


def _comfort_is_no_family(library: Library, minutes_per_day: float, beside: Iterable[Intervention]) -> Room:
    start = _AT_START(library, minutes_per_day, beside)
    kinds = {name: family.kind for name, family in library.vocabulary.families.items()}
    return replace(start, lines_of={name: n for name, n in start.lines_of.items() if kinds[name] != "conservative"})


def _one_family_an_item(self: Room, item: Intervention) -> list[str]:
    return _NEW(self, item)[:1]


def _hands_on_care_of_a_held_family_is_free(self: Room, item: Intervention, wanted: Wanted) -> Wanted:
    free = item.kind == "manual" and not self._new_families(item)
    phases = _TAKE(self, item, wanted)
    if free:
        self.hands_on += 1
    return phases


def _a_later_line_is_not_counted(
    self: Selector, standing: Standing, wanted: Wanted, entry: Classification, slot: Slot
) -> None:
    if not self.chosen:
        _SELECTOR_TAKE(self, standing, wanted, entry, slot)
        return
    aside = replace(self.room, lines_of=dict(self.room.lines_of))
    self.chosen[standing.item.id] = Chosen(standing, aside.take(standing.item, wanted), entry, slot)


BY_HAND = (
    PlannerFault("hands-on lines are not capped", Room, "objections", _any_hands_on_line),
    PlannerFault("one hands-on line more fits", Room, "objections", _one_more_by_hand),
    PlannerFault("hands-on lines are not counted", Room, "take", _hands_on_is_not_taken),
    PlannerFault("a second line of a family by hand is free", Room, "take", _hands_on_care_of_a_held_family_is_free),
    PlannerFault("one hands-on line too many at the start", Room, "at_start", staticmethod(_one_too_many_by_hand)),
    PlannerFault("a later hands-on line is not counted", Selector, "_take", _a_later_line_is_not_counted),
)
FAMILIES = (
    PlannerFault("families are not capped", Room, "objections", _any_family),
    PlannerFault("one family more fits", Room, "objections", _one_more_family),
    PlannerFault("families are not counted", Room, "take", _families_are_not_taken),
    PlannerFault("an item counts as one family", Room, "_new_families", _one_family_an_item),
    PlannerFault("one family too many at the start", Room, "at_start", staticmethod(_one_family_too_many)),
    PlannerFault("a brace beside the slots is not counted", Room, "at_start", staticmethod(_nothing_beside)),
    PlannerFault("heat and cold are no treatment", Room, "at_start", staticmethod(_comfort_is_no_family)),
    PlannerFault("the families of a later line are not counted", Selector, "_take", _a_later_line_is_not_counted),
)
