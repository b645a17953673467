"""The words that a set of choices or places may hold, as boxes to tick."""

from functools import cache

from django.utils.translation import gettext as _

from lasegue.motion.bodychart.wording import Language
from lasegue.web.assessment.entry import NOTHING_THERE, region_in_words
from lasegue.web.record.reasoner import library
from lasegue.web.ui.terms import term
from lasegue.web.ui.tongues import language


def boxes_of(name: str) -> tuple[tuple[str, str], ...]:
    """Value and words of every box, the box for "nothing there" first where the contract has no word for it."""
    return _boxes(name, language())


@cache
def _boxes(name: str, _language: Language) -> tuple[tuple[str, str], ...]:
    finding = library().findings[name]
    nothing = ((NOTHING_THERE, _("looked for, nothing there")),)
    if finding.type == "region_set":
        regions = library().vocabulary.regions
        words = [
            f"{region}_{side}"
            for region, each in regions.items()
            for side in ("left", "mid", "right")
            if side in each.sides
        ]
        return (*nothing, *((word, region_in_words(word)) for word in words))
    choices = tuple(
        (choice, term(words) or words) for choice in finding.choices for words in [choice.replace("_", " ")]
    )
    return choices if "none" in finding.choices else (*nothing, *choices)
