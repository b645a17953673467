"""One step up inside the signed dose: one amount at a time, in the order of the library, never past its range."""

from collections.abc import Mapping
from math import floor
from typing import Any

#: Frequency, then repetitions or hold, then sets, then load (response ``two-greens-to-progress``).
ORDER = ("per_day", "minutes", "reps", "hold_s", "sets", "load_kg")
WHOLE = ("per_day", "minutes", "reps", "hold_s", "sets")
#: Volume grows by at most a fifth, load by at most a tenth; a hold stays at 10 seconds or less (the same response).
MOST_VOLUME, MOST_LOAD, LONGEST_HOLD_S = 0.2, 0.1, 10.0


def next_step(signed: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, float] | None:
    """The first amount that may grow, as its new value; ``None`` when the signed dose is reached.

    ``signed`` has a number or a least and a most for each amount, ``now`` the present numbers; an amount that ``now``
    leaves out stands at its least. Whole amounts grow by whole steps, so a small number may have no step that is small
    enough; the next amount in order is then looked at.
    """
    for name in ORDER:
        span = _range(signed.get(name))
        if span is None:
            continue
        least, most = span
        value = _number(now.get(name, least))
        if name == "hold_s":
            most = min(most, LONGEST_HOLD_S)
        share = MOST_LOAD if name == "load_kg" else MOST_VOLUME
        grown = min(most, value * (1 + share))
        if name in WHOLE:
            grown = floor(grown + 1e-9)
        if grown > value:
            return {name: grown}
    return None


def _range(amount: Any) -> tuple[float, float] | None:
    if amount is None or isinstance(amount, str):
        return None
    if isinstance(amount, (list, tuple)):
        return float(amount[0]), float(amount[1])
    return float(amount), float(amount)


def _number(amount: Any) -> float:
    return float(amount[0] if isinstance(amount, (list, tuple)) else amount)
