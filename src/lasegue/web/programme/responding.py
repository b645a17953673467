"""What the log makes of a day: which lines are done, swapped for their easier neighbour, or left out today, and why.

Only steps that stay inside the signed plan are taken here; everything else is for a clinician.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Literal

from django.utils.translation import gettext as _

from lasegue.web.programme.models import Entry
from lasegue.web.programme.receiving import RED_FROM

Act = Literal["do", "swap", "rest", "stop"]


@dataclass(frozen=True)
class Step:
    """What is done about one line today; ``rule`` names the entry of the library behind it."""

    act: Act = "do"
    why: str = ""
    rule: str = ""


def steps_of(lines: Iterable[str], log: Sequence[Entry], on: date, zone: tzinfo | None) -> dict[str, Step]:
    """The step of every line, from the log of this day."""
    today = [entry for entry in log if entry.done_at.astimezone(zone).date() == on]
    return {line: _step(line, today) for line in lines}


def _step(line: str, today: Sequence[Entry]) -> Step:
    own = [entry for entry in today if entry.body.get("line") == line]
    hurt = [entry.body for entry in own if entry.kind == "hurts_more"]
    if any(body["further_down"] for body in hurt):
        return Step("stop", _("Left out today: the pain moved further down your leg."), "spread")
    if any((body["worst"] or 0) >= RED_FROM for body in hurt):
        return Step("stop", _("Left out today: it hurt too much."), "pain_jump")
    if any(entry.kind in {"too_hard", "swapped"} for entry in own):
        return Step("swap", _("Today the easier one, as you asked."), "light-amber")
    return Step()
