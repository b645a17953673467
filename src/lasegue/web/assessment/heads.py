"""What stands at the head of a row of the examination, the ways to its groups, and groups that are shut.

It is the same for everybody, and there are a hundred of them, so each is drawn once in a language.
"""

from functools import cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lasegue.motion.bodychart.wording import Language
from lasegue.web.assessment.layout import BY_ID, GROUPS
from lasegue.web.assessment.rows import Row
from lasegue.web.record.reasoner import library
from lasegue.web.ui.tongues import ENGLISH, english, english_attributes


def name_of(row: Row) -> str:
    """What a row is called: by the page where it has a name of its own, else by the knowledge."""
    return _(row.name) if row.name else library().findings[row.finding].title


@cache
def head_of(row: Row, tongue: Language) -> SafeString:
    """The head of a row; ``tongue`` is the language of the page."""
    finding = library().findings[row.finding]
    name = name_of(row)
    shown = {
        "name": name if row.name or tongue == ENGLISH else english(name),
        "hint": _(row.hint) if row.hint else "",
        "how": finding.elicit or finding.ask or finding.meaning,
        "in_english": english_attributes(),
    }
    return render_to_string("assessment/_how.html", shown)


@cache
def parts_of(_tongue: Language) -> SafeString:
    """The ways to the groups of the examination; those without a short name go by one name."""
    return render_to_string("assessment/_parts.html", {"groups": GROUPS})


@cache
def shut_group(name: str, answered: int, asked: int, _tongue: Language) -> SafeString:
    """A group that is shut, with how many of its findings are answered."""
    shown = {"group": {"group": BY_ID[name], "answered": answered, "asked": asked}}
    return render_to_string("assessment/_shut.html", shown)
