"""Conditions compiled to Python, for speed: about one microsecond a rule.

Each condition becomes two expressions, ``true`` (holds for certain) and ``open`` (may hold), so that three-valued
truth costs two ordinary boolean expressions: neither true nor open is false, open but not true is unknown. A third
and fourth expression list the leaves that decided and the leaves whose answer is missing. The source is built from
the parsed condition alone; words and numbers enter through ``repr``.
"""

from collections.abc import Callable, Iterable, Sequence
from math import isfinite
from typing import Any, NamedTuple

from lasegue.logic.condition import SIDES, Condition, Count, Side
from lasegue.logic.evaluation import evaluate
from lasegue.logic.slots import Layout, Slot, Values
from lasegue.logic.truth import Truth


class Explained(NamedTuple):
    """Truth of a condition, the leaves that decided it, and the unknown leaves that could still change it."""

    truth: Truth
    decided: tuple[Condition, ...]
    missing: tuple[Condition, ...]


class _Code(NamedTuple):
    """Source of one condition: true, open, why true, why false, what is missing."""

    true: str
    open: str
    why: str
    why_not: str
    missing: str


class Writer:
    """Writes the source of conditions over one layout."""

    def __init__(self, layout: Layout, named: bool = False) -> None:
        self.layout = layout
        self.leaves: list[Condition] = []
        self.used: dict[int, None] = {}
        self._named = named

    def write(self, condition: Condition, bound: Side | None = None) -> _Code:
        """Source of a condition; ``bound`` is the side fixed by an enclosing ``some_side``."""
        if condition.is_leaf:
            return self._leaf(condition, bound)
        if condition.not_ is not None:
            inner = self.write(condition.not_, bound)
            true, open_ = f"not {inner.open}", f"not {inner.true}"
            return _Code(f"({true})", f"({open_})", inner.why_not, inner.why, inner.missing)
        if condition.some_side is not None:
            return _any([self.write(condition.some_side, side) for side in SIDES])
        parts = [self.write(child, bound) for child in condition.children]
        if isinstance(condition.at_least, Count):
            return _count(condition.at_least.n, parts)
        return _all(parts) if condition.all_ else _any(parts)

    def _leaf(self, leaf: Condition, bound: Side | None) -> _Code:
        self.leaves.append(leaf)
        mark = f"({len(self.leaves) - 1},)"
        tests = [_test(leaf, self._read(slot)) for slot in self.layout.slots_of(leaf, bound)]
        true = "(" + " or ".join(test[0] for test in tests) + ")"
        open_ = "(" + " or ".join(test[1] for test in tests) + ")"
        return _Code(true, open_, mark, mark, mark)

    def _read(self, slot: Slot) -> str:
        position = self.layout.position(slot)
        self.used[position] = None
        return f"s{position}" if self._named else f"v[{position}]"


def _test(leaf: Condition, value: str) -> tuple[str, str]:
    """Source that says whether a value fits the leaf for certain, and whether it may."""
    if leaf.known is not None:
        sure = f"{value} is {leaf.known!r}"
        return sure, sure
    if leaf.has:
        return f"{value} is True", f"{value} is not False"
    if isinstance(leaf.is_, bool):
        sure = f"{value} is {leaf.is_!r}"
        return sure, f"{value} is None or {sure}"
    if leaf.one_of or leaf.is_ is not None:
        sure = f"{value} in {leaf.one_of!r}" if leaf.one_of else f"{value} == {leaf.is_!r}"
        return sure, f"{value} is None or {sure}"
    compared = f"{value}.__class__ is not str and {value} {_comparison(leaf)}"
    return f"{value} is not None and {compared}", f"{value} is None or {compared}"


def _comparison(leaf: Condition) -> str:
    signs = {">=": leaf.at_least, "<=": leaf.at_most, ">": leaf.above, "<": leaf.below}
    sign, bound = next((sign, bound) for sign, bound in signs.items() if isinstance(bound, (int, float)))
    return f"{sign} {bound!r}" if isfinite(bound) else f"{sign} float({str(bound)!r})"


def _plus(parts: Iterable[str]) -> str:
    return "(" + " + ".join(parts) + ")"


def _all(parts: list[_Code]) -> _Code:
    return _Code(
        "(" + " and ".join(part.true for part in parts) + ")",
        "(" + " and ".join(part.open for part in parts) + ")",
        _plus(part.why for part in parts),
        _plus(f"(() if {part.open} else {part.why_not})" for part in parts),
        _missing(parts),
    )


def _any(parts: list[_Code]) -> _Code:
    return _Code(
        "(" + " or ".join(part.true for part in parts) + ")",
        "(" + " or ".join(part.open for part in parts) + ")",
        _plus(f"({part.why} if {part.true} else ())" for part in parts),
        _plus(part.why_not for part in parts),
        _missing(parts),
    )


def _count(n: int, parts: list[_Code]) -> _Code:
    return _Code(
        f"({_plus(part.true for part in parts)} >= {n})",
        f"({_plus(part.open for part in parts)} >= {n})",
        _plus(f"({part.why} if {part.true} else ())" for part in parts),
        _plus(f"(() if {part.open} else {part.why_not})" for part in parts),
        _missing(parts),
    )


def _missing(parts: list[_Code]) -> str:
    return _plus(f"({part.missing} if {part.open} and not {part.true} else ())" for part in parts)


def _build(source: str) -> Any:
    namespace: dict[str, Any] = {}
    exec(compile(source, "<conditions>", "exec"), namespace)  # noqa: S102 - source built from checked data
    return namespace["program"]


class Truths:
    """Conditions over one layout: called with slot values it gives their truth values, in order.

    The first few calls read the conditions plainly, because compiling costs as much as some ten plain readings; from
    then on a compiled program answers. ``bound`` gives for each condition the side that its sided leaves look at; left
    out, any side counts.
    """

    PLAIN_CALLS = 8

    def __init__(self, layout: Layout, conditions: Sequence[Condition], bound: Sequence[Side | None] = ()) -> None:
        self._layout = layout
        self._conditions = list(zip(conditions, bound or (None,) * len(conditions), strict=True))
        self._calls = 0
        self._program: Callable[[Values], list[Truth]] | None = None
        for condition, side in self._conditions:
            register(layout, condition, side)

    def __call__(self, values: Values) -> list[Truth]:
        """Truth of every condition for one set of values."""
        if self._program is not None:
            return self._program(values)
        self._calls += 1
        if self._calls > self.PLAIN_CALLS:
            self._program = self.compiled()
            return self._program(values)
        return [evaluate(condition, self._layout, values, side) for condition, side in self._conditions]

    def compiled(self) -> Callable[[Values], list[Truth]]:
        """The conditions as one compiled function; those that come out as the same source are evaluated once."""
        writer = Writer(self._layout, named=True)
        names: dict[str, str] = {}
        order = []
        for condition, side in self._conditions:
            code = writer.write(condition, side)
            row = f"True if {code.true} else None if {code.open} else False"
            order.append(names.setdefault(row, f"t{len(names)}"))
        unpacked = "".join(f"    s{position} = v[{position}]\n" for position in writer.used)
        truths = "".join(f"    {name} = {row}\n" for row, name in names.items())
        program: Callable[[Values], list[Truth]] = _build(
            f"def program(v):\n{unpacked}{truths}    return [{', '.join(order)}]\n"
        )
        return program


def register(layout: Layout, condition: Condition, bound: Side | None = None) -> None:
    """Give every slot that a condition reads its position."""
    if condition.is_leaf:
        for slot in layout.slots_of(condition, bound):
            layout.position(slot)
    sides = SIDES if condition.some_side is not None else (bound,)
    for child in condition.children:
        for side in sides:
            register(layout, child, side)


def explanation(layout: Layout, condition: Condition, bound: Side | None = None) -> Callable[[Values], Explained]:
    """Compile one condition into a function that also says why: what decided and what is missing."""
    writer = Writer(layout)
    code = writer.write(condition, bound)
    indexes: Callable[[Values], tuple[Truth, tuple[int, ...], tuple[int, ...]]] = _build(
        "def program(v):\n"
        f"    if {code.true}:\n        return True, {code.why}, ()\n"
        f"    if {code.open}:\n        return None, (), {code.missing}\n"
        f"    return False, {code.why_not}, ()\n"
    )
    leaves = writer.leaves

    def explain(values: Values) -> Explained:
        truth, decided, missing = indexes(values)
        return Explained(truth, tuple([leaves[each] for each in decided]), tuple([leaves[each] for each in missing]))

    return explain


def fired(
    layout: Layout, rules: Sequence[tuple[str, Condition]]
) -> Callable[[Values], list[tuple[str, tuple[int, ...]]]]:
    """Compile rules into one function that lists those that hold, each with the indexes of its deciding leaves.

    Leaves are numbered through all rules in the order of writing.
    """
    writer = Writer(layout, named=True)
    lines = []
    for name, condition in rules:
        code = writer.write(condition)
        lines.append(f"    if {code.true}: out.append(({name!r}, {code.why}))\n")
    unpacked = "".join(f"    s{position} = v[{position}]\n" for position in writer.used)
    program: Callable[[Values], list[tuple[str, tuple[int, ...]]]] = _build(
        f"def program(v):\n{unpacked}    out = []\n{''.join(lines)}    return out\n"
    )
    return program
