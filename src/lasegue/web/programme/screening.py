"""The safety questions as the device asks them with no network: what a yes leads to, and the words of the stop."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from lasegue.reasoning.triage import RANK
from lasegue.web.intake.ordering import SCREEN
from lasegue.web.intake.stopping import Stop, StopPage, page_of
from lasegue.web.intake.words import question_words, wording
from lasegue.web.people.models import Clinic
from lasegue.web.record.reasoner import library, reason
from lasegue.web.visits.screen import screen

#: Any day does: the answer alone is judged, not the person.
_ANY_DAY = "2026-01-01"
STOPPING = ("emergency", "urgent")
_FIRST = {finding: place for place, finding in enumerate(SCREEN)}


def _asked_of_a_leg(finding: str) -> str:
    """The words of a question about one leg where only yes or no can be said: they do not ask which side it is."""
    words = {
        "weakness_new": _("Is any leg weakness new since this pain began or since your last visit?"),
        "weakness_getting_worse": _("Has your leg or foot become weaker over hours, days or weeks?"),
    }
    return words.get(finding, "")


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
    """The questions in the reader's language, in the order of the first call: feeling between the legs comes first."""
    asked = []
    for finding in sorted(screen(), key=lambda each: _FIRST.get(each.id, len(_FIRST))):
        words, told = question_words(finding.id), consequences()[finding.id]
        asked.append(
            {
                "finding": finding.id,
                "ask": _asked_of_a_leg(finding.id) or words.ask,
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


def urgent_words(clinic: Clinic, flag: str) -> dict[str, str]:
    """An urgent stop: no exercises until somebody has spoken with the person today."""
    known = library().red_flags
    return {
        "level": "urgent",
        "heading": _("Stop for today and call the clinic"),
        "lead": wording().flag(flag).to_patient if flag in known else "",
        "call": clinic.phone,
        "say": "",
        "then": _("Do no exercises until we have spoken with you."),
    }


def emergency_words(page: StopPage) -> dict[str, str]:
    """An emergency stop, as its page says it."""
    return {
        "level": "emergency",
        "heading": page.heading,
        "lead": page.lead,
        "call": page.number,
        "say": page.quote,
        "then": page.what_to_do,
    }


def _stop(clinic: Clinic, finding: str, told: Consequence) -> dict[str, str]:
    if told.level == "urgent":
        return urgent_words(clinic, told.flag)
    because = [{"finding": finding, "value": True}]
    return emergency_words(page_of(Stop(clinic, told.flag, because, told_at=None, patient=None)))
