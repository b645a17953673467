"""Keeps where each episode stands, for lists and the worklist, with every statement that is made."""

from datetime import date
from typing import Any

from lasegue.motion.bodychart.extent import distal_extent
from lasegue.reasoning.engine import Result
from lasegue.web.record.models import Episode, Standing
from lasegue.web.record.reasoner import library

#: Measures of pain, the most telling first; two days are compared by a measure that both have.
PAIN = ("nprs_leg_now", "nprs_leg_avg_7d", "nprs_overall")


def refresh(episode: Episode, on: date, case: dict[str, Any], result: Result) -> None:
    """Keep what a case of the contract and its result mean for the lists; an older day never replaces a newer one.

    The caller holds the episode, so that nobody writes between the two statements.
    """
    history = case.get("history", [])
    pain, pain_before = _compared(case["findings"], history)
    reach, reach_before = _reach(case["findings"]), _newest([_reach(day["findings"]) for day in history])
    asked = library().findings
    open_answers = sum(1 for name in result.triage.unanswered if asked[name].asked_of == "patient")
    now = {
        "on": on,
        "level": result.triage.level,
        "open_answers": open_answers,
        "pain": pain,
        "pain_before": pain_before,
        "reach": reach,
        "reach_before": reach_before,
    }
    if not Standing.objects.filter(episode=episode, on__lte=on).update(**now):
        # Either the first of the episode, or one of a later day that stays.
        Standing.objects.bulk_create([Standing(episode=episode, **now)], ignore_conflicts=True)


def worst_pain(findings: dict[str, Any], measure: str) -> int | None:
    """A measure of pain as one number, the worse side of two; ``None`` when it was not asked."""
    value = findings.get(measure)
    if isinstance(value, dict):
        return max(value.values(), default=None)
    return value


def _compared(findings: dict[str, Any], history: list[dict[str, Any]]) -> tuple[int | None, int | None]:
    first = None
    for measure in PAIN:
        now = worst_pain(findings, measure)
        if now is None:
            continue
        before = _newest([worst_pain(day["findings"], measure) for day in history])
        if before is not None:
            return now, before
        first = now if first is None else first
    return first, None


def _reach(findings: dict[str, Any]) -> int | None:
    """The lowest place of pain from 1 (the back) down, 0 for none, ``None`` when it was not asked or is not exact."""
    regions = findings.get("pain_regions")
    if regions is None:
        return None
    extent = distal_extent(regions)
    if extent is None:
        return 0
    return extent.rank + 1 if extent.exact else None


def _newest(values: list[int | None]) -> int | None:
    return next((value for value in reversed(values) if value is not None), None)
