"""A figure with its unit, as it is read aloud: ``45°``, ``7 weeks``, ``about 5 hours``."""

from typing import Any

from django.utils.translation import ngettext

#: Units that a figure stands without, that are a sign, and that are words with a plural.
_UNSAID = frozenset({"points", "count", "grade", "MRC grade", "ratio", "index"})
_SIGNS = {"degree": "°", "%": " %"}
_COUNTED = frozenset({"day", "week", "year"})


def measured(text: str, value: Any, unit: str) -> str:
    """A written figure with its unit; part of a day is said in hours."""
    if unit == "day" and isinstance(value, (int, float)) and 0 < value < 1:
        hours = max(round(24 * value), 1)
        return ngettext("about %(n)d hour", "about %(n)d hours", hours) % {"n": hours}
    if not unit or unit in _UNSAID:
        return text
    if unit in _SIGNS:
        return f"{text}{_SIGNS[unit]}"
    return f"{text} {unit}s" if unit in _COUNTED and value != 1 else f"{text} {unit}"


def beside(unit: str) -> str:
    """A unit beside a field that is to be filled."""
    return "" if unit in _UNSAID else _SIGNS.get(unit, f"{unit}s" if unit in _COUNTED else unit).strip()
