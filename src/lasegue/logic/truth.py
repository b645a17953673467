"""Kleene's strong three-valued logic.

A truth value is ``True``, ``False`` or ``None``; ``None`` says *not known* and is never read as "no".
The tables are Kleene's (S. C. Kleene, Introduction to Metamathematics, 1952, section 64).
"""

from collections.abc import Iterable
from typing import TypeAlias

Truth: TypeAlias = bool | None


def negation(value: Truth) -> Truth:
    """Turn true and false around; unknown stays unknown."""
    return None if value is None else not value


def conjunction(values: Iterable[Truth]) -> Truth:
    """False when any value is false, true when all are true, otherwise unknown."""
    unknown = False
    for value in values:
        if value is False:
            return False
        if value is None:
            unknown = True
    return None if unknown else True


def disjunction(values: Iterable[Truth]) -> Truth:
    """True when any value is true, false when all are false, otherwise unknown."""
    unknown = False
    for value in values:
        if value is True:
            return True
        if value is None:
            unknown = True
    return None if unknown else False


def threshold(count: int, values: Iterable[Truth]) -> Truth:
    """True when at least ``count`` values are true, false when that can no longer happen, otherwise unknown."""
    true = unknown = 0
    for value in values:
        if value is True:
            true += 1
        elif value is None:
            unknown += 1
    if true >= count:
        return True
    return False if true + unknown < count else None
