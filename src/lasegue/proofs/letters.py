"""Running the engine's own code with letters in place of numbers, once for each way through its comparisons.

What a rule says is translated for the solver. What a procedure does is not: it is run. A letter is added to and taken
from like a number; whenever two are compared the run goes one way, and is run again for the other. Together the ways
say what the code does for all numbers at once. Whatever else is done to a letter stops the run with an error.
"""

import operator
from collections.abc import Callable, Hashable, Iterator
from typing import Any, TypeVar

import z3

from lasegue.proofs.kleene import Term, negated
from lasegue.proofs.statement import number

Ran = TypeVar("Ran")
#: Comparisons of one run; code that asks for more would go on for ever with letters.
MOST_TURNS = 60


class _Asked:
    """A comparison of letters in its plainest form, which may be the denial of one that was asked already."""

    def __init__(self, comparison: Term) -> None:
        self.comparison = comparison
        plain = z3.simplify(comparison, arith_lhs=True)
        self.denied = z3.is_not(plain)
        self.term = plain.arg(0) if self.denied else plain
        self.denial = negated(self.term)
        self.name: int = self.term.get_id()
        self.always = z3.is_true(self.term)
        self.never = z3.is_false(self.term)


class Way:
    """One way through the comparisons of a run, and the terms that hold on it."""

    def __init__(self, turns: list[bool], asked: dict[Hashable, _Asked]) -> None:
        self.turns: list[bool] = []
        self.terms: list[Term] = []
        self._ahead = turns
        self._known: dict[int, bool] = {}
        #: Shared by all ways of a run. It keeps every term: the solver gives the name of one that is gone to another.
        self._asked = asked

    def letter(self, term: Term) -> Any:
        """A number that may be whatever the term may be, to be handed to code that expects a number."""
        return _Letter(term, self)

    def holds(self, comparison: Term) -> bool:
        """Whether a comparison holds on this way; one that was asked before is answered as it was then."""
        return self._answer(comparison.get_id(), lambda: comparison)

    def compared(self, how: Callable[[Term, Term], Term], term: Term, other: Any) -> bool:
        """Whether a letter compares so with another or with a number."""
        with_what = ("letter", other.term.get_id()) if isinstance(other, _Letter) else ("number", other)
        return self._answer((how, term.get_id(), with_what), lambda: how(term, term_of(other)))

    def _answer(self, key: Hashable, comparison: Callable[[], Term]) -> bool:
        asked = self._asked.get(key)
        if asked is None:
            asked = self._asked[key] = _Asked(comparison())
        if asked.name not in self._known:
            self._known[asked.name] = asked.always or (not asked.never and self._turn(asked))
        return self._known[asked.name] is not asked.denied

    def _turn(self, asked: _Asked) -> bool:
        place = len(self.turns)
        if place == MOST_TURNS:
            raise ValueError(f"expected at most {MOST_TURNS} comparisons of letters, got more")
        turn = self._ahead[place] if place < len(self._ahead) else True
        self.turns.append(turn)
        self.terms.append(asked.term if turn else asked.denial)
        return turn


def ways(run: Callable[[Way], Ran]) -> Iterator[tuple[Term, Ran]]:
    """Every way through a run: the term of those numbers for which it goes so, and what it gives."""
    ahead: list[bool] = []
    asked: dict[Hashable, _Asked] = {}
    while True:
        way = Way(ahead, asked)
        given = run(way)
        yield z3.And(*way.terms), given
        ahead = way.turns
        while ahead and not ahead[-1]:
            ahead.pop()
        if not ahead:
            return
        ahead[-1] = False


def term_of(value: Any) -> Term:
    """A letter or a number as a term; a term stays what it is."""
    if isinstance(value, _Letter):
        return value.term
    if z3.is_expr(value):
        return value
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
        return self._way.compared(operator.ne, self.term, 0)

    def __eq__(self, other: object) -> bool:
        return self._way.compared(operator.eq, self.term, other)

    def __hash__(self) -> int:
        raise TypeError("expected a number as a key, got a letter, which equals another only on some ways")

    def __lt__(self, other: Any) -> bool:
        return self._way.compared(operator.lt, self.term, other)

    def __le__(self, other: Any) -> bool:
        return self._way.compared(operator.le, self.term, other)

    def __gt__(self, other: Any) -> bool:
        return self._way.compared(operator.gt, self.term, other)

    def __ge__(self, other: Any) -> bool:
        return self._way.compared(operator.ge, self.term, other)
