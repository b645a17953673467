"""A figure with its unit, as it is read aloud: ``45°``, ``7 weeks``, ``about 5 hours``."""

from typing import Any

from django.utils.formats import get_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

#: Units that a figure stands without, and that are a sign; the others are words with a plural, or signs of physics.
_UNSAID = frozenset({"points", "count", "grade", "MRC grade", "ratio", "index"})
_SIGNS = {"degree": "°", "%": " %"}


def written(value: float) -> str:
    """A number for reading, with the decimal sign of the page; fields are filled with a point in every language."""
    return f"{value:g}".replace(".", get_format("DECIMAL_SEPARATOR"))


def measured(text: str, value: Any, unit: str) -> str:
    """A written figure with its unit; part of a day is said in hours."""
    if unit == "day" and isinstance(value, (int, float)) and 0 < value < 1:
        hours = max(round(24 * value), 1)
        return ngettext("about %(n)d hour", "about %(n)d hours", hours) % {"n": hours}
    if not unit or unit in _UNSAID:
        return text
    if unit in _SIGNS:
        return f"{text}{_SIGNS[unit]}"
    return f"{text} {_word(unit, value)}"


def beside(unit: str) -> str:
    """A unit beside a field that is to be filled."""
    return "" if unit in _UNSAID else _SIGNS.get(unit, _word(unit, 2)).strip()


def _word(unit: str, value: Any) -> str:
    whole = isinstance(value, int) and not isinstance(value, bool)
    count = value if whole else 1 if value == 1 else 2
    if unit == "day":
        return ngettext("day", "days", count)
    if unit == "week":
        return ngettext("week", "weeks", count)
    if unit == "year":
        return ngettext("year", "years", count)
    if unit == "min":
        return _("min")
    return _("nights per week") if unit == "nights per week" else unit
