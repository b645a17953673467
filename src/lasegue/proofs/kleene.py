"""Three-valued truth as two solver terms, built exactly as the compiled programs of the engine build it.

``true`` says *holds for certain*, ``open`` says *may hold*; neither is false, open without true is unknown.
"""

from collections.abc import Sequence
from typing import NamedTuple

import z3

from lasegue.proofs.joining import NO, YES, Term, both, either, is_no, is_yes, name_of, negated

__all__ = [
    "NO",
    "YES",
    "Kleene",
    "Term",
    "both",
    "chosen",
    "conjunction",
    "disjunction",
    "either",
    "negated",
    "negation",
    "threshold",
]


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
    return z3.AtLeast(*sorted(terms, key=name_of), count)


def chosen(test: Term, first: Term, second: Term) -> Term:
    """``first`` where the test holds, otherwise ``second``."""
    if is_yes(test) or first.eq(second):
        return first
    if is_no(test):
        return second
    return z3.If(test, first, second)
