"""What the choice of lines puts into each phase, shown by induction, since it is a procedure and no rule.

For each phase *left* is what the planner believes there is room for, *held* what the lines chosen so far add up to.
At the start nothing is held, and no more is left than the bound. Then one slot is filled from a state about which
nothing is known but that left and held are not negative and add up to no more than the bound; it has to leave a state
of which the same can be said. If it does, for every exercise, every way in which a slot of the library asks for it,
every phase to start in and all numbers, then no number of slots in any order gets past the bound.

Neither step is translated: the planner's own code is run with letters (:mod:`.letters`).
"""

from collections.abc import Iterator
from functools import cached_property, partial
from itertools import product
from typing import Any, Literal, NamedTuple

import z3
from msgspec.structs import replace

from lasegue.knowledge.entries.classification import Classification
from lasegue.knowledge.entries.entry import PHASES, Phase
from lasegue.knowledge.entries.exercise import Exercise
from lasegue.knowledge.entries.intervention import Intervention
from lasegue.knowledge.library import Library
from lasegue.proofs.kleene import NO, YES, Term, both, either, negated
from lasegue.proofs.letters import Way, term_of, ways
from lasegue.proofs.statement import Part, number
from lasegue.reasoning.planning.eligibility import Candidate, Standing
from lasegue.reasoning.planning.room import Room
from lasegue.reasoning.planning.selection import Chosen, Person, Selector

#: What a phase holds only so much of.
Amount = Literal["exercises", "minutes"]
AMOUNTS: tuple[Amount, ...] = ("exercises", "minutes")
#: Numbers that are whole in these parts are added and taken away by the processor without rounding, as by the solver.
_PARTS = 1024


def amount_of(item: Intervention, what: Amount) -> float:
    """How much of a phase a line takes: walking, cycling and water are daily activity and not exercise time."""
    if not isinstance(item, Exercise):
        return 0
    if what == "exercises":
        return 1
    return 0.0 if item.family == "aerobic" else item.minutes_per_day


class _Step(NamedTuple):
    """One way of filling one slot: when it goes so, what it added, and the room that it left."""

    goes_so: Term
    added: tuple[Chosen, ...]
    room: Room


class Filling:
    """The choice of lines from one library for every patient; ``minutes`` is what a case states of the day."""

    def __init__(self, library: Library, minutes: Part) -> None:
        self._library = library
        self._stated = minutes
        self._left = {(what, phase): _number(what, f"left {what} {phase}") for what, phase in product(AMOUNTS, PHASES)}
        self._held = {(what, phase): _number(what, f"held {what} {phase}") for what, phase in product(AMOUNTS, PHASES)}

    def over(self, what: Amount) -> Term:
        """A phase may come to hold more than there is room for."""
        rounded = YES if what == "minutes" and self._rounds() else NO
        return either(rounded, *[self._over(phase, what) for phase in PHASES])

    def _over(self, phase: Phase, what: Amount) -> Term:
        left, held = self._left[what, phase], self._held[what, phase]
        before = self._kept(phase, what, left, held)
        begins = [both(goes_so, negated(kept)) for goes_so, kept in self._starts(phase, what)]
        steps = [
            both(before, goes_so, negated(self._kept(phase, what, after, held + term_of(more))))
            for goes_so, after, more in self._changes(phase, what)
        ]
        return either(*begins, *steps)

    def _starts(self, phase: Phase, what: Amount) -> Iterator[tuple[Term, Term]]:
        """The first state, with minutes stated and without: when it is so, and that it keeps the bound."""
        given = self._stated.given
        for case, when in ((True, given), (False, negated(given))):
            for goes_so, room in ways(partial(self._room_at_start, stated=case)):
                left = term_of(getattr(room, what)[phase])
                yield both(when, goes_so), self._kept(phase, what, left, z3.IntVal(0))

    def _room_at_start(self, way: Way, stated: bool) -> Room:
        case: dict[str, Any] = {"minutes_per_day": way.letter(self._stated.value)} if stated else {}
        return Selector(self._library, Person.of(case, PHASES[0], None, self._library.policy), {}).room

    def _changes(self, phase: Phase, what: Amount) -> Iterator[tuple[Term, Term, float]]:
        """What filling a slot may do to a phase: when it does so, what is left, and how much more is held."""
        found: dict[tuple[int, float], tuple[Term, list[Term]]] = {}
        for step in self._steps:
            left = term_of(getattr(step.room, what)[phase])
            more = sum(amount_of(each.item, what) for each in step.added if phase in each.phases)
            found.setdefault((left.get_id(), more), (left, []))[1].append(step.goes_so)
        for (_, more), (left, goes_so) in found.items():
            if more or not left.eq(self._left[what, phase]):
                yield either(*goes_so), left, more

    @cached_property
    def _steps(self) -> tuple[_Step, ...]:
        return tuple(
            _Step(goes_so, *ended)
            for (entry, item), start, first in product(tuple(self._asked()), PHASES, (True, False))
            for goes_so, ended in ways(partial(self._filled, entry=entry, item=item, start=start, first=first))
        )

    def _asked(self) -> Iterator[tuple[Classification, Exercise]]:
        """Each way in which a slot asks for an exercise, as a classification that asks for nothing else."""
        seen = set()
        for entry in self._library.classifications.values():
            for slot, name in ((each, name) for each in entry.slots for name in each.prefer):
                item = self._library.exercises.get(name)
                if item is not None and (slot.phases, name) not in seen:
                    seen.add((slot.phases, name))
                    only = replace(slot, prefer=(name,), when=None)
                    yield replace(entry, slots=(only,), off_target=()), item

    def _filled(
        self, way: Way, entry: Classification, item: Exercise, start: Phase, first: bool
    ) -> tuple[tuple[Chosen, ...], Room]:
        """The planner fills one slot from any state, as the first or not; nothing but room stands in the way."""
        standing = Standing(Candidate(item, ()), (), "open")
        selector = Selector(self._library, Person(start, None, 0.0, None), {item.id: standing})
        earlier = {} if first else {"": Chosen(standing, (), entry, entry.slots[0])}
        selector.chosen.update(earlier)
        selector.room = Room(
            exercises={phase: way.letter(self._left["exercises", phase]) for phase in PHASES},
            minutes={phase: way.letter(self._left["minutes", phase]) for phase in PHASES},
        )
        return tuple(selector.fill((entry,))[len(earlier) :]), selector.room

    def _kept(self, phase: Phase, what: Amount, left: Term, held: Term) -> Term:
        return both(left >= 0, held >= 0, left + held <= self._bound(phase, what))

    def _bound(self, phase: Phase, what: Amount) -> Term:
        if what == "exercises":
            return z3.IntVal(self._library.phases[phase].home_exercises[1])
        usual = number(self._library.policy.default_minutes_per_day.value)
        return z3.If(self._stated.given, z3.ToReal(self._stated.value), usual)

    def _rounds(self) -> bool:
        """Minutes are counted in numbers that the processor would round and the solver would not."""
        numbers = [item.minutes_per_day for item in self._library.exercises.values()]
        numbers.append(self._library.policy.default_minutes_per_day.value)
        return any(not (each * _PARTS).is_integer() for each in numbers)


def _number(what: Amount, name: str) -> Term:
    return z3.Int(name) if what == "exercises" else z3.Real(name)
