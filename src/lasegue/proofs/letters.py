"""Running the engine's own code with letters in place of numbers, once for each way through its comparisons.

What a rule says is translated for the solver. What a procedure does is not: it is run. A letter is added to and taken
from like a number; whenever two are compared the run goes one way, and is run again for the other. Together the ways
say what the code does for all numbers at once. Whatever else is done to a letter stops the run with an error.
"""

import operator
from collections.abc import Callable, Hashable, Iterator
from typing import Any, TypeVar

import z3

from lasegue.proofs.joining import Term, all_in_order, negated
from lasegue.proofs.statement import number

Ran = TypeVar("Ran")
#: Comparisons of one run; code that asks for more would go on for ever with letters.
MOST_TURNS = 60


class _Asked:
    """A comparison in its plainest form, which may be the denial of one that was asked already."""

    def __init__(self, comparison: Term) -> None:
        self.comparison = comparison
        plain = z3.simplify(comparison, arith_lhs=True)
        self.denied = z3.is_not(plain)
        self.term = plain.arg(0) if self.denied else plain
        self.denial = negated(self.term)
        self.name: int = self.term.get_id()
        self.always = z3.is_true(self.term)
        self.never = z3.is_false(self.term)


class _Memory:
    """What the ways of one run share, since making a term and finding its plainest form take most of the time.

    It keeps every term: the solver gives the name of one that is gone to another.
    """

    def __init__(self) -> None:
        self._made: dict[Hashable, tuple[Term, Any, Term]] = {}
        self._asked: dict[int, _Asked] = {}

    def made(self, how: Callable[[Term, Term], Term], term: Term, other: Any) -> Term:
        """What comes of a letter's term and another letter or a number."""
        second = other.term.get_id() if isinstance(other, _Letter) else other
        key = (how, term.get_id(), type(other), second)
        if key not in self._made:
            second = term_of(other)
            self._made[key] = (term, second, how(term, second))
        return self._made[key][2]

    def asked(self, comparison: Term) -> _Asked:
        """A comparison in its plainest form."""
        name = comparison.get_id()
        if name not in self._asked:
            self._asked[name] = _Asked(comparison)
        return self._asked[name]


class Way:
    """One way through the comparisons of a run, and the terms that hold on it."""

    def __init__(self, turns: list[bool], memory: _Memory) -> None:
        self.turns: list[bool] = []
        self.terms: list[Term] = []
        self.memory = memory
        self._ahead = turns
        self._known: dict[int, bool] = {}

    def letter(self, term: Term) -> Any:
        """A number that may be whatever the term may be, to be handed to code that expects a number."""
        return _Letter(term, self)

    def holds(self, comparison: Term) -> bool:
        """Whether a comparison holds on this way; one that was asked before is answered as it was then."""
        asked = self.memory.asked(comparison)
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
    memory = _Memory()
    while True:
        way = Way(ahead, memory)
        given = run(way)
        yield all_in_order(way.terms), given
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

    def _made(self, how: Callable[[Term, Term], Term], other: Any) -> Term:
        return self._way.memory.made(how, self.term, other)

    def __add__(self, other: Any) -> "_Letter":
        return _Letter(self._made(operator.add, other), self._way)

    __radd__ = __add__

    def __sub__(self, other: Any) -> "_Letter":
        return _Letter(self._made(operator.sub, other), self._way)

    def __rsub__(self, other: Any) -> "_Letter":
        return _Letter(self._made(_taken_from, other), self._way)

    def __bool__(self) -> bool:
        return self._way.holds(self._made(operator.ne, 0))

    def __eq__(self, other: object) -> bool:
        return self._way.holds(self._made(operator.eq, other))

    def __hash__(self) -> int:
        raise TypeError("expected a number as a key, got a letter, which equals another only on some ways")

    def __lt__(self, other: Any) -> bool:
        return self._way.holds(self._made(operator.lt, other))

    def __le__(self, other: Any) -> bool:
        return self._way.holds(self._made(operator.le, other))

    def __gt__(self, other: Any) -> bool:
        return self._way.holds(self._made(operator.gt, other))

    def __ge__(self, other: Any) -> bool:
        return self._way.holds(self._made(operator.ge, other))


def _taken_from(term: Term, other: Term) -> Term:
    return other - term
