"""Amounts of a dose in words, and words back into amounts."""

import re
from functools import cache
from typing import Any

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from lasegue.web.plans.bounds import Amount, Bound
from lasegue.web.ui.tongues import western

LABELS = {
    "sets": gettext_lazy("Sets"),
    "reps": gettext_lazy("Repetitions"),
    "hold_s": gettext_lazy("Hold"),
    "minutes": gettext_lazy("Minutes"),
    "per_day": gettext_lazy("Times a day"),
    "days_per_week": gettext_lazy("Days a week"),
    "load_kg": gettext_lazy("Load"),
}
DOSES = {
    "usual": gettext_lazy("the usual dose"),
    "high": gettext_lazy("the dose when symptoms flare easily"),
    "moderate": gettext_lazy("the dose for moderate irritability"),
    "low": gettext_lazy("the dose when symptoms are calm"),
}
_NUMBERS = re.compile(r"^\s*(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:(?:-|–|to|a|إلى)\s*(\d{1,4}(?:[.,]\d{1,2})?))?\s*$")


def figure(amount: Amount | Any) -> str:
    """An amount without its unit: ``12`` or ``4 to 8``."""
    if isinstance(amount, (tuple, list)):
        low, high = amount
        return f"{low:g}" if low == high else _("%(low)s to %(high)s") % {"low": f"{low:g}", "high": f"{high:g}"}
    return f"{amount:g}"


def unit(name: str, amount: Any) -> str:
    """The unit that goes with an amount: ``rep`` for one, ``reps`` for more."""
    most = amount[1] if isinstance(amount, (tuple, list)) else amount
    return _units(1 if most == 1 else 2, get_language())[name]


@cache
def _units(count: int, _tongue: str | None) -> dict[str, str]:
    """The units of one or of several in a language: each line of a plan has three or four."""
    return {
        "sets": ngettext("set", "sets", count),
        "reps": ngettext("rep", "reps", count),
        "hold_s": _("s hold"),
        "minutes": _("min"),
        "per_day": _("a day"),
        "days_per_week": ngettext("day a week", "days a week", count),
        "load_kg": _("kg"),
    }


def amount_in_words(name: str, amount: Any) -> str:
    """An amount with its unit: ``12 reps``."""
    return f"{figure(amount)} {unit(name, amount)}"


def bound_in_words(name: str, bound: Bound, *, up: bool) -> str:
    """Which bound was reached and where it comes from."""
    end, source = (bound.high, bound.high_from) if up else (bound.low, bound.low_from)
    dose = bound.high_dose if up else bound.low_dose
    basis = _("seen in a source") if dose.basis == "seen" else _("a convention that awaits sign-off")
    told = {"amount": amount_in_words(name, end), "dose": DOSES[source], "basis": basis}
    if bound.low == bound.high:
        return _("%(amount)s is the only amount the library gives: %(dose)s, %(basis)s.") % told
    if up:
        return _("%(amount)s is the most: %(dose)s, %(basis)s.") % told
    return _("%(amount)s is the least: %(dose)s, %(basis)s.") % told


def read_amount(typed: str) -> Amount | None:
    """The amount that was typed, or nothing when it does not read as one."""
    found = _NUMBERS.match(western(typed))
    if found is None:
        return None
    low, high = (float(each.replace(",", ".")) if each else None for each in found.groups())
    if low is None:
        return None
    return low if high is None or high == low else (low, high)
