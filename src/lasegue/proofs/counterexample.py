"""From a model of the solver to the smallest patient who breaks a claim in the real engine."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from lasegue.reasoning.facts import Facts

Breaks = Callable[[Facts], bool]


def smallest(facts: Facts, breaks: Breaks) -> Facts:
    """Leave out of a case whatever can be left out while it still breaks the claim, one statement at a time."""
    shrunk = True
    while shrunk:
        shrunk = False
        for smaller in _smaller(facts):
            if breaks(smaller):
                facts, shrunk = smaller, True
                break
    return facts


def _smaller(facts: Facts) -> Iterator[Facts]:
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
