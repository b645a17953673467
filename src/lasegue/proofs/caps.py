"""What the choice of lines puts into a whole plan: hands-on lines and families of treatment, by the same induction.

*Left* is how many the planner believes may still join, *held* how many there are. A family is held as soon as one
line has it, so the lines of each are counted: the planner has to know of at least as many as there are, or it would
take a held family for a new one later. What stands in the plan without a slot is held from the start.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import z3

from lasegue.knowledge.entries.intervention import Intervention
from lasegue.proofs.amounts import Cap, families_of, hands_on, most_of
from lasegue.proofs.choosing import Choosing
from lasegue.proofs.kleene import Term, both, either, negated
from lasegue.proofs.letters import term_of
from lasegue.proofs.statement import number
from lasegue.reasoning.planning.room import Room


class _Believed(NamedTuple):
    """What the planner believes: how many may still join, and how many lines each family has."""

    left: Term
    lines: tuple[Term, ...]


class Caps:
    """What a whole plan may come to hold."""

    def __init__(self, choosing: Choosing) -> None:
        self._choosing = choosing
        self._words = choosing.library.vocabulary
        self._families = tuple(family for family in self._words.families if self._words.is_physical(family))

    def over(self, what: Cap) -> Term:
        """A plan may come to hold more than the planner's settings allow."""
        none = tuple(z3.IntVal(0) for _ in self._lines(what, ()))
        free = tuple(z3.Int(f"lines {place} of {what}") for place, _ in enumerate(none))
        before = self._kept(what, self._believed(what, self._choosing.before), free)
        begins = [
            both(start.goes_so, negated(self._kept(what, believed, _sums(none, more))))
            for start in self._choosing.starts
            for believed, more in [(self._believed(what, start.room), self._lines(what, start.beside))]
        ]
        steps = [
            both(before, goes_so, negated(self._kept(what, believed, _sums(free, more))))
            for goes_so, believed, more in self._changes(what)
        ]
        return either(*begins, *steps)

    def _changes(self, what: Cap) -> Iterator[tuple[Term, _Believed, tuple[int, ...]]]:
        """What filling a slot may do: when it does so, what the planner believes then, and the lines that joined."""
        found: dict[tuple[object, ...], tuple[_Believed, tuple[int, ...], list[Term]]] = {}
        for step in self._choosing.steps:
            believed = self._believed(what, step.room)
            more = self._lines(what, [each.item for each in step.added])
            key = (believed.left.get_id(), *(term.get_id() for term in believed.lines), more)
            found.setdefault(key, (believed, more, []))[2].append(step.goes_so)
        for believed, more, goes_so in found.values():
            yield either(*goes_so), believed, more

    def _believed(self, what: Cap, room: Room) -> _Believed:
        if what == "hands-on lines":
            return _Believed(term_of(room.hands_on), ())
        return _Believed(term_of(room.families), tuple(term_of(room.lines_of.get(each, 0)) for each in self._families))

    def _lines(self, what: Cap, items: Iterable[Intervention]) -> tuple[int, ...]:
        """Lines by hand, or the lines of each family of treatment."""
        if what == "hands-on lines":
            return (hands_on(items),)
        named = families_of(items, self._words)
        return tuple(named.count(family) for family in self._families)

    def _kept(self, what: Cap, believed: _Believed, held: tuple[Term, ...]) -> Term:
        most = number(most_of(what, self._choosing.library.policy))
        if what == "hands-on lines":
            return both(believed.left >= 0, held[0] >= 0, believed.left + held[0] <= most)
        there = [both(lines >= 0, known >= lines) for known, lines in zip(believed.lines, held, strict=True)]
        families = z3.Sum(*[z3.If(known > 0, 1, 0) for known in believed.lines])
        return both(believed.left >= 0, *there, believed.left + families <= most)


def _sums(there: tuple[Term, ...], more: tuple[int, ...]) -> tuple[Term, ...]:
    return tuple(term + new if new else term for term, new in zip(there, more, strict=True))
