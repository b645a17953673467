"""From a patient of the solver's to the smallest who breaks a claim in the real engine."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from lasegue.reasoning.facts import Facts

Found = TypeVar("Found")


def smallest(found: Found, fewer: Callable[[Found], Iterator[Found]], breaks: Callable[[Found], bool]) -> Found:
    """Leave out whatever can be left out while the claim is still broken, one statement at a time.

    What could not be left out is tried again only when all the rest has been.
    """
    place = 0
    while True:
        later = (step for step in enumerate(fewer(found)) if step[0] >= place and breaks(step[1]))
        if (step := next(later, None)) is not None:
            place, found = step
        elif place == 0:
            return found
        else:
            place = 0


def smaller(facts: Facts) -> Iterator[Facts]:
    """The case with one statement fewer, or with less in one of them."""
    if facts.history:
        yield replace(facts, history=())
    for name, value in facts.findings.items():
        rest = {each: stated for each, stated in facts.findings.items() if each != name}
        yield replace(facts, findings=rest)
        for part in _parts(value):
            yield replace(facts, findings={**facts.findings, name: part})


def _parts(value: Any) -> Iterator[Any]:
    """The value with one side, direction or word fewer."""
    if isinstance(value, Mapping) and len(value) > 1:
        yield from ({key: part for key, part in value.items() if key != left_out} for left_out in value)
    if isinstance(value, list):
        yield from ([word for word in value if word != left_out] for left_out in value)
