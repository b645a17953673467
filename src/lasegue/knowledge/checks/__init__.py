"""The knowledge checker: one module a rule, each finding with a stable id and a hint."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from lasegue.knowledge.checks import (
    conditions,
    contract,
    coverage,
    grounds,
    ladders,
    numbers,
    programme,
    reading,
    references,
    twins,
    wording,
)
from lasegue.knowledge.checks.finding import Found
from lasegue.knowledge.library import Library

Check: TypeAlias = Callable[[Library], Iterator[Found]]

CHECKS: tuple[Check, ...] = (
    references.check,
    grounds.check,
    numbers.check,
    ladders.check,
    programme.check,
    twins.check,
    reading.check,
    contract.check,
    conditions.check,
    coverage.check,
)


def found_in(library: Library, root: Path | None = None) -> list[Found]:
    """Everything the checks find, by id and place; with ``root``, in the words for patients kept there as well."""
    found = [each for check in CHECKS for each in check(library)]
    if root is not None:
        found += wording.check(library, root)
    return sorted(found, key=lambda each: (each.check, each.place))
