"""The lights of a line day by day: rows of greens and ambers, and a step back that two greens have not ended."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from lasegue.reasoning.progression.decision import Light

#: Greens in a row that end a step back, and ambers in a row that begin one (responses ``two-greens-to-progress`` and
#: ``two-ambers``).
ROW = 2


class Streak(NamedTuple):
    """Where a line stands after some days."""

    greens: int = 0
    ambers: int = 0
    stepped_back: str = "no"

    def seen(self) -> dict[str, Any]:
        """As observations."""
        return {
            "greens_in_a_row": self.greens,
            "ambers_in_a_row": self.ambers,
            "stepped_back": self.stepped_back,
        }


def worst(lights: Iterable[Light | None]) -> Light | None:
    """The light of a day from those of its sessions: red, then amber, then unknown, then green."""
    given = set(lights)
    if "red" in given:
        return "red"
    if "amber" in given:
        return "amber"
    return "green" if given == {"green"} else None


def after(lights: Iterable[Light | None]) -> Streak:
    """Where a line stands after the lights of its days, oldest first."""
    streak = Streak()
    for light in lights:
        streak = _next(streak, light)
    return streak


def _next(streak: Streak, light: Light | None) -> Streak:
    if light == "green":
        greens = streak.greens + 1
        if streak.stepped_back != "no" and greens >= ROW:
            return Streak()
        return Streak(greens, 0, streak.stepped_back)
    if light == "amber":
        ambers = streak.ambers + 1
        back = "ambers" if ambers >= ROW and streak.stepped_back == "no" else streak.stepped_back
        return Streak(0, ambers, back)
    return Streak(0, 0, "red" if light == "red" else streak.stepped_back)
