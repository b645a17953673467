"""A result exactly as the contract writes it: keys in the order of the contract, numbers finite, text UTF-8.

Causes that round to the same probability stand by id.
"""

from functools import lru_cache
from typing import Any

import msgspec

from lasegue.reasoning.differential import Probability
from lasegue.reasoning.engine import Result
from lasegue.reasoning.planning.goals import PlannedGoal
from lasegue.reasoning.planning.lines import Line
from lasegue.reasoning.planning.plan import Plan

PLACES = 4


def as_json(result: Result) -> str:
    """One line of JSON."""
    return msgspec.json.encode(content_of(result)).decode()


def content_of(result: Result) -> dict[str, Any]:
    """The contract's content, ready for JSON."""
    library, triage = result.library, result.triage
    raised = [
        {
            "id": each.flag.id,
            "level": each.level,
            "because": list(each.because),
            "sources": list(each.sources),
        }
        for each in triage.raised
    ]
    questions = [
        {
            "finding": each.finding.id,
            "information_bits": round(each.bits, PLACES),
            "asked_of": each.finding.asked_of,
        }
        for each in result.next
    ]
    return {
        "case": result.facts.case,
        "knowledge": {"version": library.policy.version, "digest": library.digest},
        "triage": {"level": triage.level, "raised": raised, "unanswered": list(result.unanswered)},
        "causes": sorted((_cause(each) for each in result.causes), key=lambda row: (-row["probability"], row["id"])),
        "next": questions,
        "classification": _classification(result),
        "plan": _plan(result.plan, result),
    }


def _cause(row: Probability) -> dict[str, Any]:
    because = [
        {**fact, "likelihood_ratio": _ratio(ratio), "sources": list(sources)} for fact, ratio, sources in row.because
    ]
    return {
        "id": row.cause.id,
        "probability": round(row.value, 6),
        "low": round(min(row.low, row.value), 6),
        "high": round(max(row.high, row.value), 6),
        "because": because,
    }


@lru_cache(maxsize=10_000)
def _ratio(value: float) -> float:
    """Three significant figures."""
    return float(f"{value:.3g}")


def _classification(result: Result) -> dict[str, Any]:
    classified = result.classified
    return {
        "ids": [entry.id for entry in classified.entries],
        "acuity": classified.acuity,
        "irritability": classified.irritability,
        "directional_preference": classified.direction,
        "phase": classified.phase,
        "because": list(classified.because),
    }


def _plan(plan: Plan, result: Result) -> dict[str, Any]:
    visits = plan.visits
    return {
        "status": plan.status,
        "lines": [_line(line) for line in plan.lines],
        "excluded": _excluded(plan, result),
        "visits": None
        if visits is None
        else {"per_week": list(visits.per_week), "weeks": visits.weeks, "minutes": visits.minutes},
        "goals": [_goal(goal) for goal in plan.goals],
        "measures": list(dict.fromkeys(measure.finding for measure in plan.measures)),
        "reassess_on": [day.isoformat() for day in plan.reassess_on],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "id": line.item.id,
        "kind": line.item.kind,
        "families": list(line.item.families),
        "dose": line.dose,
        "because": list(line.because),
        "sources": list(line.sources),
        "stop_rules": list(line.item.stop_rules),
    }


def _excluded(plan: Plan, result: Result) -> list[dict[str, Any]]:
    """What is left out whole: an item whose families, or families they are part of, fill no line."""
    words = result.library.vocabulary
    held = {family for line in plan.lines for family in line.item.families}
    rows = []
    for out in plan.left_out:
        families = [each for each in out.families if held.isdisjoint(words.narrower(each))]
        if families and len(families) == len(out.families) and out.because:
            rows.append({"id": out.id, "families": families, "because": list(out.because)})
    return rows


def _goal(goal: PlannedGoal) -> dict[str, Any]:
    plain: dict[str, Any] = {"text": goal.text}
    if goal.entry.finding is not None:
        plain["finding"] = goal.entry.finding
    if goal.target is not None:
        plain["target"] = goal.target
    plain["by"] = goal.by.isoformat()
    return plain
