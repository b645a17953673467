"""Re-evaluation: what has changed since the start, measured against meaningful change, and whether to discharge."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lasegue.knowledge.entries.progression import Contact, Response
from lasegue.knowledge.library import Library
from lasegue.knowledge.vocabulary import Vocabulary
from lasegue.reasoning.facts import Facts, Stated
from lasegue.reasoning.progression.decision import Outcome
from lasegue.reasoning.progression.observing import Seen
from lasegue.reasoning.progression.places import change, lowest_place
from lasegue.reasoning.progression.rules import Responses, contact_of

#: Scores that are compared with those of the start, and the findings that hold them.
SCORES = {"leg_pain": "nprs_leg_avg_7d", "odi": "odi_percent", "rmdq": "rmdq24"}


@dataclass(frozen=True)
class Check:
    """One re-evaluation.

    ``first`` and ``latest`` hold the scores at the start and now (``leg_pain``, ``odi``, ``rmdq``), the places the rank
    of the lowest place. ``stated`` holds further observations about the check as they are, such as ``first_goal_met``.
    """

    weeks: float
    first: Mapping[str, float] = field(default_factory=dict)
    latest: Mapping[str, float] = field(default_factory=dict)
    first_place: int | None = None
    latest_place: int | None = None
    stated: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reevaluation:
    """What a check comes to.

    ``due`` is the check that the time calls for; ``on_track`` is unknown when what was measured does not settle it,
    and ``missing`` then names what could. ``outcomes`` are that check and the rules on discharge, where they apply.
    """

    due: Response | None
    on_track: bool | None
    discharge: bool
    contact: Contact
    outcomes: tuple[Outcome, ...]
    missing: tuple[str, ...]


def reevaluate(library: Library, responses: Responses, check: Check) -> Reevaluation:
    """Judge one check by the rules of the library."""
    seen = observed(check)
    timed = [each for each in library.responses.values() if each.at_week is not None and each.at_week <= check.weeks]
    due = max(timed, key=lambda each: each.at_week or 0.0, default=None)
    found = [responses.outcome(due, seen)] if due is not None else []
    leaving = responses.applying(seen, ("discharge",))
    outcomes = tuple(each for each in (*found, *leaving) if each is not None)
    verdicts = {held.verdict for each in found if each is not None for held in each.criteria if held.verdict}
    on_track = False if "off_track" in verdicts else True if "on_track" in verdicts else None
    missing = responses.missing(due, seen) if due is not None and on_track is None else ()
    return Reevaluation(due, on_track, bool(leaving), contact_of(outcomes), outcomes, missing)


def observed(check: Check) -> Seen:
    """The observations of a check; a score that is missing at one end leaves its change unknown."""
    seen: Seen = dict(check.stated)
    gains = []
    for name in SCORES:
        now, first = check.latest.get(name), check.first.get(name)
        if now is not None:
            seen[f"{name}_now"] = now
        if now is None or first is None:
            continue
        seen[f"{name}_change"] = now - first
        if first > 0:
            gains.append((first - now) / first * 100)
    if gains:
        seen["percent_better"] = max(gains)
    place = change(check.first_place, check.latest_place)
    if place is not None:
        seen["place_since_start"] = place
    return seen


def check_of(facts: Facts, signed: date, words: Vocabulary, stated: Mapping[str, Any]) -> Check:
    """The check that a case describes: its first visit against its day, in weeks since the plan was signed."""
    first: Stated = facts.history[0].findings if facts.history else {}
    return Check(
        (facts.on - signed).days / 7,
        _scores(first),
        _scores(facts.findings),
        _place(first, words),
        _place(facts.findings, words),
        stated,
    )


def _scores(findings: Stated) -> dict[str, float]:
    scores = {}
    for name, finding in SCORES.items():
        value = findings.get(finding)
        worst = max(value.values(), default=None) if isinstance(value, Mapping) else value
        if worst is not None:
            scores[name] = float(worst)
    return scores


def _place(findings: Stated, words: Vocabulary) -> int | None:
    regions = findings.get("pain_regions")
    return None if regions is None else lowest_place({"pain": regions}, words)
