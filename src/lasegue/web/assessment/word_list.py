"""The words that a set of choices or places may hold, as boxes to tick."""

from functools import cache

from lasegue.web.assessment.entry import NOTHING_THERE, region_in_words
from lasegue.web.record.reasoner import library


@cache
def boxes_of(name: str) -> tuple[tuple[str, str], ...]:
    """Value and words of every box, the box for "nothing there" first where the contract has no word for it."""
    finding = library().findings[name]
    nothing = ((NOTHING_THERE, "looked for, nothing there"),)
    if finding.type == "region_set":
        regions = library().vocabulary.regions
        words = [
            f"{region}_{side}"
            for region, each in regions.items()
            for side in ("left", "mid", "right")
            if side in each.sides
        ]
        return (*nothing, *((word, region_in_words(word)) for word in words))
    choices = tuple((choice, choice.replace("_", " ")) for choice in finding.choices)
    return choices if "none" in finding.choices else (*nothing, *choices)
