"""Three-valued truth as two solver terms, built exactly as the compiled programs of the engine build it.

``true`` says *holds for certain*, ``open`` says *may hold*; neither is false, open without true is unknown.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

import z3

#: A term of the solver: Boolean, or a number where the name says so.
Term: TypeAlias = Any

YES: Term = z3.BoolVal(True)
NO: Term = z3.BoolVal(False)


class Kleene(NamedTuple):
    """Truth of one condition for every patient at once."""

    true: Term
    open: Term

    @property
    def false(self) -> Term:
        """Does not hold, for certain."""
        return negated(self.open)

    @property
    def unknown(self) -> Term:
        """May hold and may not."""
        return both(self.open, negated(self.true))


def negation(part: Kleene) -> Kleene:
    """True and false change places."""
    return Kleene(negated(part.open), negated(part.true))


def conjunction(parts: Sequence[Kleene]) -> Kleene:
    """Every part holds."""
    return Kleene(both(*[part.true for part in parts]), both(*[part.open for part in parts]))


def disjunction(parts: Sequence[Kleene]) -> Kleene:
    """At least one part holds."""
    return Kleene(either(*[part.true for part in parts]), either(*[part.open for part in parts]))


def threshold(count: int, parts: Sequence[Kleene]) -> Kleene:
    """At least ``count`` parts hold."""
    return Kleene(_enough([part.true for part in parts], count), _enough([part.open for part in parts], count))


def _enough(terms: Sequence[Term], count: int) -> Term:
    return z3.AtLeast(*sorted(terms, key=lambda term: int(term.get_id())), count)


def both(*terms: Term) -> Term:
    """All terms, with constants folded so that the solver sees only what matters."""
    kept = _ordered(terms)
    if any(z3.is_false(term) for term in kept) or _opposed(kept):
        return NO
    kept = [term for term in kept if not z3.is_true(term)]
    if len(kept) < 2:
        return kept[0] if kept else YES
    return z3.And(*kept)


def either(*terms: Term) -> Term:
    """Any term, with constants folded."""
    kept = _ordered(terms)
    if any(z3.is_true(term) for term in kept) or _opposed(kept):
        return YES
    kept = [term for term in kept if not z3.is_false(term)]
    if len(kept) < 2:
        return kept[0] if kept else NO
    return z3.Or(*kept)


def _ordered(terms: Sequence[Term]) -> list[Term]:
    """Each term once, in an order that does not depend on how they were listed.

    Right or left is then the same term as left or right, and the solver sees at once that it is.
    """
    return [term for _, term in sorted({term.get_id(): term for term in terms}.items())]


def _opposed(terms: Sequence[Term]) -> bool:
    """A term and its negation are among the terms."""
    there = {term.get_id() for term in terms}
    return any(z3.is_not(term) and term.arg(0).get_id() in there for term in terms)


def negated(term: Term) -> Term:
    """Not the term, with constants folded and double negations removed."""
    if z3.is_true(term):
        return NO
    if z3.is_false(term):
        return YES
    return term.arg(0) if z3.is_not(term) else z3.Not(term)


def chosen(test: Term, first: Term, second: Term) -> Term:
    """``first`` where the test holds, otherwise ``second``."""
    if z3.is_true(test) or first.eq(second):
        return first
    if z3.is_false(test):
        return second
    return z3.If(test, first, second)
