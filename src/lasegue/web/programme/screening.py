"""The safety questions as the device asks them with no network: what a yes leads to, and the words of the stop."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from lasegue.reasoning.triage import RANK
from lasegue.web.intake.stopping import Stop, page_of
from lasegue.web.intake.words import question_words, wording
from lasegue.web.people.models import Clinic
from lasegue.web.record.reasoner import reason
from lasegue.web.visits.screen import screen

#: Any day does: the answer alone is judged, not the person.
_ANY_DAY = "2026-01-01"
STOPPING = ("emergency", "urgent")


@dataclass(frozen=True)
class Consequence:
    """What a yes to one question leads to by itself, and the red flag that says so."""

    level: str
    flag: str


@cache
def consequences() -> Mapping[str, Consequence]:
    """Every question of the screen and what its yes leads to, as the engine judges it with nothing else known."""
    found = {}
    for finding in screen():
        value: Any = {"unsided": True} if finding.sided else True
        triage = reason({"case": "screen", "on": _ANY_DAY, "findings": {finding.id: value}}).triage
        raised = max(triage.raised, key=lambda each: RANK[each.level], default=None)
        found[finding.id] = Consequence(triage.level, raised.flag.id if raised is not None else "")
    return found


def questions() -> list[dict[str, Any]]:
    """The questions in the reader's language, the most pressing first as the library orders them."""
    asked = []
    for finding in screen():
        words, told = question_words(finding.id), consequences()[finding.id]
        asked.append(
            {
                "finding": finding.id,
                "ask": words.ask,
                "help": words.help,
                "yes": words.yes,
                "no": words.no,
                "yes_is": told.level,
                "flag": told.flag,
            }
        )
    return asked


def stops(clinic: Clinic) -> dict[str, dict[str, str]]:
    """The words shown at once for each red flag that a yes can raise, before the clinic has heard of it."""
    return {told.flag: _stop(clinic, name, told) for name, told in consequences().items() if told.level in STOPPING}


def _stop(clinic: Clinic, finding: str, told: Consequence) -> dict[str, str]:
    if told.level == "urgent":
        return {
            "level": "urgent",
            "heading": _("Stop for today and call the clinic"),
            "lead": wording().flag(told.flag).to_patient,
            "call": clinic.phone,
            "say": "",
            "then": _("Do no exercises until we have spoken with you."),
        }
    page = page_of(Stop(clinic, told.flag, [{"finding": finding, "value": True}], told_at=None, patient=None))
    return {
        "level": "emergency",
        "heading": page.heading,
        "lead": page.lead,
        "call": page.number,
        "say": page.quote,
        "then": page.what_to_do,
    }
