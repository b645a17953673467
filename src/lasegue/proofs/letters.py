"""Running the engine's own code with letters in place of numbers, once for each way through its comparisons.

What a rule says is translated for the solver. What a procedure does is not: it is run. A letter is added to and taken
from like a number; whenever two are compared the run goes one way, and is run again for the other. Together the ways
say what the code does for all numbers at once. Whatever else is done to a letter stops the run with an error.
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import z3

from lasegue.proofs.kleene import Term, negated
from lasegue.proofs.statement import number

Ran = TypeVar("Ran")
#: Comparisons of one run; code that asks for more would go on for ever with letters.
MOST_TURNS = 60


class Way:
    """One way through the comparisons of a run, and the terms that hold on it."""

    def __init__(self, turns: list[bool]) -> None:
        self.turns: list[bool] = []
        self.terms: list[Term] = []
        self._ahead = turns
        self._known: dict[int, bool] = {}
        #: Kept, since the solver gives the name of a term that is gone to another.
        self._asked: list[Term] = []

    def letter(self, term: Term) -> Any:
        """A number that may be whatever the term may be, to be handed to code that expects a number."""
        return _Letter(term, self)

    def holds(self, comparison: Term) -> bool:
        """Whether a comparison holds on this way; one that was asked before is answered as it was then."""
        name = comparison.get_id()
        if name not in self._known:
            self._asked.append(comparison)
            plain = z3.simplify(comparison, arith_lhs=True)
            denied = z3.is_not(plain)
            self._known[name] = self._answered(plain.arg(0) if denied else plain) is not denied
        return self._known[name]

    def _answered(self, plain: Term) -> bool:
        name = plain.get_id()
        if name not in self._known:
            self._asked.append(plain)
            self._known[name] = z3.is_true(plain) or (not z3.is_false(plain) and self._turn(plain))
        return self._known[name]

    def _turn(self, term: Term) -> bool:
        place = len(self.turns)
        if place == MOST_TURNS:
            raise ValueError(f"expected at most {MOST_TURNS} comparisons of letters, got more")
        turn = self._ahead[place] if place < len(self._ahead) else True
        self.turns.append(turn)
        self.terms.append(term if turn else negated(term))
        return turn


def ways(run: Callable[[Way], Ran]) -> Iterator[tuple[Term, Ran]]:
    """Every way through a run: the term of those numbers for which it goes so, and what it gives."""
    ahead: list[bool] = []
    while True:
        way = Way(ahead)
        given = run(way)
        yield z3.And(*way.terms), given
        ahead = way.turns
        while ahead and not ahead[-1]:
            ahead.pop()
        if not ahead:
            return
        ahead[-1] = False


def term_of(value: Any) -> Term:
    """A letter or a number as a term."""
    if isinstance(value, _Letter):
        return value.term
    return z3.IntVal(value) if isinstance(value, int) else number(value)


class _Letter:
    def __init__(self, term: Term, way: Way) -> None:
        self.term = term
        self._way = way

    def __add__(self, other: Any) -> "_Letter":
        return _Letter(self.term + term_of(other), self._way)

    __radd__ = __add__

    def __sub__(self, other: Any) -> "_Letter":
        return _Letter(self.term - term_of(other), self._way)

    def __rsub__(self, other: Any) -> "_Letter":
        return _Letter(term_of(other) - self.term, self._way)

    def __bool__(self) -> bool:
        return self._way.holds(self.term != 0)

    def __eq__(self, other: object) -> bool:
        return self._way.holds(self.term == term_of(other))

    def __hash__(self) -> int:
        raise TypeError("expected a number as a key, got a letter, which equals another only on some ways")

    def __lt__(self, other: Any) -> bool:
        return self._way.holds(self.term < term_of(other))

    def __le__(self, other: Any) -> bool:
        return self._way.holds(self.term <= term_of(other))

    def __gt__(self, other: Any) -> bool:
        return self._way.holds(self.term > term_of(other))

    def __ge__(self, other: Any) -> bool:
        return self._way.holds(self.term >= term_of(other))
