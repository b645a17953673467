"""Billing units of one visit, with the arithmetic in words.

CMS (the 8-minute rule; Claims Processing Manual, chapter 5, section 20.2, source ``cms20_2`` of the library): the
minutes of all timed codes together give the units; each code first gets its whole quarters of an hour, and units left
over go to the largest remainders. AMA (midpoint rule; not read at its source, a convention): each code counts alone,
and a last stretch of 8 minutes or more is a unit. Untimed codes are one unit each.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Rule = Literal["cms", "ama"]
QUARTER, LEAST = 15, 8


@dataclass(frozen=True)
class Timed:
    """Minutes given under one code."""

    code: str
    minutes: int
    timed: bool = True


@dataclass(frozen=True)
class CodeUnits:
    """What one code comes to: its minutes, whole quarters, the minutes left over, and its units."""

    code: str
    minutes: int
    whole: int
    rest: int
    units: int
    timed: bool


@dataclass(frozen=True)
class Units:
    """All codes of a visit under one rule. ``total`` is the minutes of the timed codes together."""

    rule: Rule
    total: int
    codes: tuple[CodeUnits, ...]

    @property
    def units(self) -> int:
        """Units of the timed codes."""
        return sum(row.units for row in self.codes if row.timed)


def units_of(given: Iterable[Timed], rule: Rule) -> Units:
    """Units under a rule; codes in the order in which they were given."""
    minutes: dict[str, int] = {}
    timed: dict[str, bool] = {}
    for each in given:
        minutes[each.code] = minutes.get(each.code, 0) + each.minutes
        timed[each.code] = each.timed
    total = sum(amount for code, amount in minutes.items() if timed[code])
    counted = _by_total(minutes, timed, total) if rule == "cms" else _alone(minutes)
    rows = [
        CodeUnits(
            code,
            amount,
            amount // QUARTER,
            amount % QUARTER,
            counted.get(code, 0) if timed[code] else 1,
            timed[code],
        )
        for code, amount in minutes.items()
    ]
    return Units(rule, total, tuple(rows))


def _by_total(minutes: dict[str, int], timed: dict[str, bool], total: int) -> dict[str, int]:
    """CMS: whole quarters first, then one more for each of the largest remainders while units are left."""
    units = 0 if total < LEAST else (total + QUARTER - LEAST) // QUARTER
    counted = {code: amount // QUARTER for code, amount in minutes.items() if timed[code]}
    left = units - sum(counted.values())
    order = sorted(counted, key=lambda code: (-(minutes[code] % QUARTER), list(minutes).index(code)))
    for code in order[: max(left, 0)]:
        counted[code] += 1
    return counted


def _alone(minutes: dict[str, int]) -> dict[str, int]:
    """AMA: every code for itself."""
    return {code: (amount + QUARTER - LEAST) // QUARTER for code, amount in minutes.items()}


def window(units: int) -> tuple[int, int]:
    """Fewest and most minutes that make a number of units under the CMS rule."""
    if units == 0:
        return 0, LEAST - 1
    first = LEAST + QUARTER * (units - 1)
    return first, first + QUARTER - 1


def arithmetic(result: Units) -> str:
    """The sum in words, as somebody would check it by hand."""
    timed = [row for row in result.codes if row.timed]
    if not timed:
        return _("No timed minutes.")
    if result.rule == "ama":
        said = _("%(code)s %(minutes)s min: %(units)s")
        parts = _(", ").join(said % {"code": row.code, "minutes": row.minutes, "units": row.units} for row in timed)
        rule = _("Each code counts alone, 8 minutes or more of a last quarter make a unit.")
        together = _("Together %(n)s.") % {"n": result.units}
        return f"{rule} {parts}. {together}"
    low, high = window(result.units)
    added = " + ".join(str(row.minutes) for row in timed)
    total = f"{added} = {result.total}" if len(timed) > 1 else str(result.total)
    words = ngettext(
        "%(total)s timed minutes; %(low)s to %(high)s is %(n)s unit.",
        "%(total)s timed minutes; %(low)s to %(high)s is %(n)s units.",
        result.units,
    ) % {"total": total, "low": low, "high": high, "n": result.units}
    extra = [row for row in timed if row.units > row.whole]
    if extra and len(timed) > 1:
        over = _("%(code)s (%(n)s over)")
        codes = _(", ").join(over % {"code": row.code, "n": row.rest} for row in extra)
        words += " " + _("After whole quarters the rest goes to the largest remainders: %(codes)s.") % {"codes": codes}
    return words
