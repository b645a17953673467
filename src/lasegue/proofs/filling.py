"""What the choice of lines puts into each phase, shown by induction, since it is a procedure and no rule.

For each phase *left* is what the planner believes there is room for, *held* what the lines chosen so far add up to.
At the start nothing is held, and no more is left than the bound. Then one slot is filled from a state about which
nothing is known but that left and held are not negative and add up to no more than the bound; it has to leave a state
of which the same can be said. If it does, for every exercise, every way in which a slot of the library asks for it,
every phase to start in and all numbers, then no number of slots in any order gets past the bound.
"""

from collections.abc import Iterator
from itertools import product

import z3

from lasegue.knowledge.entries.entry import PHASES, Phase
from lasegue.proofs.amounts import AMOUNTS, Amount, amount_of
from lasegue.proofs.choosing import Choosing
from lasegue.proofs.kleene import NO, YES, Term, both, either, negated
from lasegue.proofs.letters import term_of
from lasegue.proofs.statement import number

#: Numbers that are whole in these parts are added and taken away by the processor without rounding, as by the solver.
_PARTS = 1024


class Filling:
    """What every phase of a plan may come to hold."""

    def __init__(self, choosing: Choosing) -> None:
        self._choosing = choosing
        self._library = choosing.library
        self._held = {(what, phase): _number(what, f"held {what} {phase}") for what, phase in product(AMOUNTS, PHASES)}

    def over(self, what: Amount) -> Term:
        """A phase may come to hold more than there is room for."""
        rounded = YES if what == "minutes" and self._rounds() else NO
        return either(rounded, *[self._over(phase, what) for phase in PHASES])

    def _over(self, phase: Phase, what: Amount) -> Term:
        held = self._held[what, phase]
        before = self._kept(phase, what, self._left(phase, what), held)
        begins = [
            both(
                start.goes_so, negated(self._kept(phase, what, term_of(getattr(start.room, what)[phase]), z3.IntVal(0)))
            )
            for start in self._choosing.starts
        ]
        steps = [
            both(before, goes_so, negated(self._kept(phase, what, after, held + term_of(more))))
            for goes_so, after, more in self._changes(phase, what)
        ]
        return either(*begins, *steps)

    def _left(self, phase: Phase, what: Amount) -> Term:
        return getattr(self._choosing.before, what)[phase]

    def _changes(self, phase: Phase, what: Amount) -> Iterator[tuple[Term, Term, float]]:
        """What filling a slot may do to a phase: when it does so, what is left, and how much more is held."""
        found: dict[tuple[int, float], tuple[Term, list[Term]]] = {}
        for step in self._choosing.steps:
            left = term_of(getattr(step.room, what)[phase])
            more = sum(amount_of(each.item, what) for each in step.added if phase in each.phases)
            found.setdefault((left.get_id(), more), (left, []))[1].append(step.goes_so)
        for (_, more), (left, goes_so) in found.items():
            if more or not left.eq(self._left(phase, what)):
                yield either(*goes_so), left, more

    def _kept(self, phase: Phase, what: Amount, left: Term, held: Term) -> Term:
        return both(left >= 0, held >= 0, left + held <= self._bound(phase, what))

    def _bound(self, phase: Phase, what: Amount) -> Term:
        if what == "exercises":
            return z3.IntVal(self._library.phases[phase].home_exercises[1])
        usual = number(self._library.policy.default_minutes_per_day.value)
        stated = self._choosing.minutes
        return z3.If(stated.given, z3.ToReal(stated.value), usual)

    def _rounds(self) -> bool:
        """Minutes are counted in numbers that the processor would round and the solver would not."""
        numbers = [item.minutes_per_day for item in self._library.exercises.values()]
        numbers.append(self._library.policy.default_minutes_per_day.value)
        return any(not (each * _PARTS).is_integer() for each in numbers)


def _number(what: Amount, name: str) -> Term:
    return z3.Int(name) if what == "exercises" else z3.Real(name)
