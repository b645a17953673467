"""Conditions as data: what a knowledge file writes under ``when``.

A condition is one mapping. It is either a *leaf*, which compares one finding or one conclusion,

    {finding: age_years, at_least: 70}

or it joins other conditions:

    all: [...]           every one holds
    any: [...]           one or more hold
    not: ...             it does not hold
    at_least: {n: 2, of: [...]}
    some_side: ...       it holds for one side: every sided leaf inside looks at the same side

There are no expression strings and no variables: the same data is evaluated, explained, checked and proved.
"""

from collections.abc import Iterator
from typing import Literal

import msgspec

Side = Literal["right", "left", "unsided"]
SIDES: tuple[Side, ...] = ("right", "left", "unsided")

_TESTS = ("is_", "one_of", "has", "at_least", "at_most", "above", "below", "known")
_JOINTS = ("all_", "any_", "not_", "some_side")


class Count(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """At least ``n`` of the conditions in ``of`` hold."""

    n: int
    of: tuple["Condition", ...]


class Condition(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    gc=False,
    rename={"all_": "all", "any_": "any", "not_": "not", "is_": "is"},
):
    """One condition: a leaf with a single test, or one way of joining other conditions."""

    finding: str | None = None
    conclusion: str | None = None
    side: Side | None = None
    direction: str | None = None
    is_: bool | str | int | float | None = None
    one_of: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    at_least: float | Count | None = None
    at_most: float | None = None
    above: float | None = None
    below: float | None = None
    known: bool | None = None
    all_: tuple["Condition", ...] = ()
    any_: tuple["Condition", ...] = ()
    not_: "Condition | None" = None
    some_side: "Condition | None" = None

    def __post_init__(self) -> None:
        if self.is_leaf:
            self._check_leaf()
        else:
            self._check_joint()

    @property
    def is_leaf(self) -> bool:
        """Whether it compares one finding or conclusion."""
        return self.finding is not None or self.conclusion is not None

    @property
    def subject(self) -> str:
        """The finding or conclusion that a leaf compares; a conclusion is marked so that it shares no slot."""
        if self.finding is not None:
            return self.finding
        if self.conclusion is not None:
            return concluded(self.conclusion)
        raise ValueError("a condition that joins others compares nothing itself")

    @property
    def children(self) -> tuple["Condition", ...]:
        """The conditions joined here; empty for a leaf."""
        single = tuple(child for child in (self.not_, self.some_side) if child is not None)
        counted = self.at_least.of if isinstance(self.at_least, Count) else ()
        return self.all_ + self.any_ + counted + single

    def leaves(self) -> Iterator["Condition"]:
        """Every leaf, in the order of writing."""
        if self.is_leaf:
            yield self
        for child in self.children:
            yield from child.leaves()

    def _check_leaf(self) -> None:
        tests = [name for name in _TESTS if _given(getattr(self, name))]
        joints = [name for name in _JOINTS if _given(getattr(self, name))]
        if self.finding is not None and self.conclusion is not None:
            raise ValueError("expected a finding or a conclusion, got both")
        if joints or isinstance(self.at_least, Count):
            raise ValueError(f"expected a leaf to compare only {self.subject}, got other conditions inside it")
        if len(tests) != 1:
            raise ValueError(f"expected one test on {self.subject}, got {len(tests)}")

    def _check_joint(self) -> None:
        counted = isinstance(self.at_least, Count)
        joints = [name for name in _JOINTS if _given(getattr(self, name))] + ["at_least"] * counted
        tests = [name for name in _TESTS if _given(getattr(self, name)) and not (counted and name == "at_least")]
        if tests or self.side or self.direction:
            raise ValueError("expected a finding or a conclusion beside the test, got neither")
        if len(joints) != 1:
            raise ValueError(f"expected one of all, any, not, at_least, some_side, got {len(joints)}")
        if isinstance(self.at_least, Count) and not 1 <= self.at_least.n <= len(self.at_least.of):
            raise ValueError(f"expected n from 1 to {len(self.at_least.of)}, got {self.at_least.n}")


def concluded(name: str) -> str:
    """Subject under which a conclusion is stored."""
    return f"@{name}"


def _given(value: object) -> bool:
    return value is not None and value != ()
