"""The side that a drafted line names until a clinician names another."""

from typing import Final

from lasegue.knowledge.entries.exercise import Exercise
from lasegue.knowledge.entries.intervention import Intervention
from lasegue.reasoning.engine import Result
from lasegue.reasoning.facts import painful_side

_TESTED: Final = {"lateral_right": "right", "lateral_left": "left"}
_OTHER: Final = {"right": "left", "left": "right"}


def side_of(item: Intervention, result: Result) -> str:
    """``right`` or ``left``; empty when the item is not done with one side, or nothing known names a side.

    Usually it is the painful side. Where the side says which way the body goes it is the one that helped on testing,
    and without a test the way from the painful side.
    """
    if not isinstance(item, Exercise) or item.sides != "one":
        return ""
    painful = painful_side(result.facts.findings, result.library.vocabulary)
    if item.side_is == "painful":
        return painful
    return _TESTED.get(result.classified.direction or "", _OTHER.get(painful, ""))
