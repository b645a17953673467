"""The choice of lines for every patient at once: how it begins, and every way of filling one slot.

Neither is translated: the planner's own code is run with letters (:mod:`.letters`). A slot is filled from a state of
which nothing is known, for every item, every way in which a slot of the library asks for it, every phase to start in,
as the first line and as a later one; nothing but room stands in its way.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import cached_property, partial
from itertools import product
from typing import Any, NamedTuple

import z3
from msgspec.structs import replace

from lasegue.knowledge.entries.classification import Classification
from lasegue.knowledge.entries.entry import PHASES, Phase
from lasegue.knowledge.entries.intervention import Intervention
from lasegue.knowledge.library import Library
from lasegue.proofs.amounts import families_of, hands_on
from lasegue.proofs.kleene import Term
from lasegue.proofs.letters import Way, ways
from lasegue.proofs.statement import Part
from lasegue.reasoning.planning.eligibility import Candidate, Standing
from lasegue.reasoning.planning.room import Room
from lasegue.reasoning.planning.selection import Chosen, Person, Selector

#: An exercise that takes no room and keeps the hands-on line beside it from being left out as passive care alone.
_STAND_IN = "an exercise that takes no room"


class Start(NamedTuple):
    """One way in which the choice begins: when it is so, what stands in the plan by then, and the room left."""

    goes_so: Term
    beside: tuple[Intervention, ...]
    room: Room


class Step(NamedTuple):
    """One way of filling one slot: when it goes so, what it added, and the room left."""

    goes_so: Term
    added: tuple[Chosen, ...]
    room: Room


class Choosing:
    """The choice of lines from one library.

    ``minutes`` is what a case states of the day, ``advised`` when an item stands in the plan without a slot.
    """

    def __init__(self, library: Library, minutes: Part, advised: Callable[[str], Term]) -> None:
        self.library = library
        self.minutes = minutes
        self._advised = advised

    @cached_property
    def before(self) -> Room:
        """Any room before a step: a number of the solver's for each of its numbers."""
        return _each_number(Room.at_start(self.library, 0.0, ()), _free)

    @cached_property
    def starts(self) -> tuple[Start, ...]:
        """Every way in which the choice begins: with minutes stated or not, with treatment beside the slots or not."""
        return tuple(Start(goes_so, *begun) for goes_so, begun in ways(self._begun))

    def _begun(self, way: Way) -> tuple[tuple[Intervention, ...], Room]:
        case = {"minutes_per_day": way.letter(self.minutes.value)} if way.holds(self.minutes.given) else {}
        beside = tuple(item for item in self._takes_room() if way.holds(self._advised(item.id)))
        person = Person.of(case, PHASES[0], None, self.library.policy)
        return beside, Selector(self.library, person, {}, beside).room

    def _takes_room(self) -> Iterator[Intervention]:
        for item in self.library.interventions():
            if hands_on((item,)) or families_of((item,), self.library.vocabulary):
                yield item

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every way of filling one slot."""
        return tuple(
            Step(goes_so, *ended)
            for (entry, item), start, first in product(tuple(self._asked()), PHASES, (True, False))
            for goes_so, ended in ways(partial(self._filled, entry=entry, item=item, start=start, first=first))
        )

    def _asked(self) -> Iterator[tuple[Classification, Intervention]]:
        """Each way in which a slot asks for an item, as a classification that asks for nothing else."""
        items = {item.id: item for item in self.library.interventions()}
        seen = set()
        for entry in self.library.classifications.values():
            for slot, name in ((each, name) for each in entry.slots for name in each.prefer):
                if (slot.phases, name) not in seen:
                    seen.add((slot.phases, name))
                    only = replace(slot, prefer=(name,), when=None)
                    yield replace(entry, slots=(only,), off_target=()), items[name]

    def _filled(
        self, way: Way, entry: Classification, item: Intervention, start: Phase, first: bool
    ) -> tuple[tuple[Chosen, ...], Room]:
        """The planner fills one slot from any state, before or after the stand-in."""
        (slot,) = entry.slots
        other = replace(slot, id=_STAND_IN, prefer=(_STAND_IN,))
        stand_in = Intervention(**{**_plain(item), "id": _STAND_IN, "kind": "exercise", "families": (), "dose": None})
        standings = {each.id: Standing(Candidate(each, ()), (), "open") for each in (item, stand_in)}
        selector = Selector(self.library, Person(start, None, 0.0, None), standings, ())
        if not first:
            selector.chosen[_STAND_IN] = Chosen(standings[_STAND_IN], (), entry, slot)
        selector.room = _each_number(self.before, lambda _, term: way.letter(term))
        chosen = selector.fill((replace(entry, slots=(slot, other)),))
        return tuple(each for each in chosen if each.item.id != _STAND_IN), selector.room


def _plain(item: Intervention) -> dict[str, Any]:
    return {name: getattr(item, name) for name in Intervention.__struct_fields__}


def _each_number(room: Room, changed: Callable[[str, Any], Any]) -> Room:
    """A room with each of its numbers changed; the change is told the name of the number as well."""
    numbers: dict[str, Any] = {}
    for field in fields(room):
        value = getattr(room, field.name)
        if isinstance(value, dict):
            numbers[field.name] = {key: changed(f"{field.name} {key}", each) for key, each in value.items()}
        else:
            numbers[field.name] = changed(field.name, value)
    return Room(**numbers)


def _free(name: str, value: float) -> Term:
    return z3.Int(f"left {name}") if isinstance(value, int) else z3.Real(f"left {name}")
