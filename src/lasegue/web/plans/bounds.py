"""How far a dose may be moved, from the doses that the library names for an item.

An item has a usual dose and may have others by irritability. For each amount the least and the most that any of these
doses names are the bounds; each bound remembers which dose it came from, so that reaching it can say why. An amount
that no dose names cannot be set.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lasegue.knowledge.entries.intervention import Dose, Intervention

#: Amounts in the order in which a dose is read, and the step that one press of a button makes.
STEPS: dict[str, float] = {
    "sets": 1,
    "reps": 1,
    "hold_s": 1,
    "minutes": 1,
    "per_day": 1,
    "days_per_week": 1,
    "load_kg": 1,
}
#: Names of doses as the library writes them, in the order in which they are asked for a bound.
DEGREES = ("usual", "high", "moderate", "low")

Amount = float | tuple[float, float]


@dataclass(frozen=True)
class Bound:
    """Least and most of one amount, and the dose that names each (``usual`` or a degree of irritability)."""

    low: float
    high: float
    low_from: str
    high_from: str
    low_dose: Dose
    high_dose: Dose


#: Bounds by the item's name, with the item that they are of: a page asks for those of dozens.
_KEPT: dict[str, tuple[Intervention, Mapping[str, Bound]]] = {}


def bounds_of(item: Intervention) -> Mapping[str, Bound]:
    """Bounds of every amount that the doses of an item name."""
    known, bounds = _KEPT.get(item.id, (None, {}))
    if known is not item:
        bounds = {name: bound for name in STEPS if (bound := _bound(item, name)) is not None}
        _KEPT[item.id] = item, bounds
    return bounds


def _bound(item: Intervention, name: str) -> Bound | None:
    named = [(degree, dose, ends) for degree, dose in _doses(item) if (ends := _ends(getattr(dose, name))) is not None]
    if not named:
        return None
    low = min(named, key=lambda each: each[2][0])
    high = max(named, key=lambda each: each[2][1])
    return Bound(low[2][0], high[2][1], low[0], high[0], low[1], high[1])


def _doses(item: Intervention) -> Iterator[tuple[str, Dose]]:
    for degree in DEGREES:
        dose = getattr(item.dose, degree, None)
        if dose is not None:
            yield degree, dose


def _ends(amount: Any) -> tuple[float, float] | None:
    if amount is None:
        return None
    if isinstance(amount, (tuple, list)):
        return float(amount[0]), float(amount[1])
    return float(amount), float(amount)


def amount_in(dose: dict[str, Any], name: str) -> Amount | None:
    """One amount of a stored dose: a number, or the least and the most."""
    stored = dose.get(name)
    ends = _ends(stored)
    if ends is None:
        return None
    return ends if isinstance(stored, (tuple, list)) else ends[0]


def stepped(amount: Amount, by: float, bound: Bound) -> float:
    """The amount some steps away, kept within the bounds.

    The first step out of a range lands on the end of the range that lies in its direction.
    """
    if isinstance(amount, tuple):
        start = amount[1] - 1 if by > 0 else amount[0] + 1
        target = start + by
    else:
        target = amount + by
    return min(max(target, bound.low), bound.high)


def fits(amount: Amount, bound: Bound) -> bool:
    """Whether an amount lies within its bounds and a range runs upwards."""
    low, high = amount if isinstance(amount, tuple) else (amount, amount)
    return bound.low <= low <= high <= bound.high


def strays(item: Intervention, dose: dict[str, Any]) -> tuple[str, ...]:
    """Amounts of a dose that no dose of the library allows."""
    bounds = bounds_of(item)
    astray = []
    for name in STEPS:
        if name not in dose:
            continue
        try:
            amount = amount_in(dose, name)
        except (TypeError, ValueError, IndexError):
            amount = None
        bound = bounds.get(name)
        if amount is None or bound is None or not fits(amount, bound):
            astray.append(name)
    return tuple(astray)


def stored(amount: Amount) -> Any:
    """An amount as the contract writes it: whole numbers without a point."""
    if isinstance(amount, tuple):
        return [stored(each) for each in amount]
    return int(amount) if float(amount).is_integer() else amount
