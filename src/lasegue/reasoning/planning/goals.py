"""Goals with a number and a date, from the person's own activities and scores."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor
from typing import Any

from lasegue.knowledge.entries.goal import Goal, Target
from lasegue.knowledge.library import Library
from lasegue.logic.program import Truths
from lasegue.logic.slots import Layout, Values
from lasegue.reasoning.reasons import Reasons


@dataclass(frozen=True)
class PlannedGoal:
    """A goal in words; ``target`` is the value the finding should reach by the day."""

    entry: Goal
    text: str
    target: float | None
    by: date


class Goals:
    """All goals of a library, compiled over one layout."""

    def __init__(self, library: Library, layout: Layout) -> None:
        self._policy = library.policy
        self._goals = sorted(library.goals.values(), key=lambda goal: (goal.order, goal.id))
        self._fits = Truths(layout, [goal.when for goal in self._goals])

    def plan(self, values: Values, reasons: Reasons, on: date, most: int = 4) -> list[PlannedGoal]:
        """The first ``most`` goals that fit, dated by the policy's goal weeks."""
        by = on + timedelta(weeks=self._policy.goal_weeks.value)
        fitting = [goal for truth, goal in zip(self._fits(values), self._goals, strict=True) if truth]
        return [_planned(goal, now_of(goal, reasons.stated), by, _is_whole(goal, reasons)) for goal in fitting[:most]]


def now_of(goal: Goal, findings: Mapping[str, Any]) -> float | None:
    """The number that findings state; of a sided score the worse side, the higher for every such score here."""
    stated = findings.get(goal.finding or "")
    if isinstance(stated, dict):
        stated = max(stated.values(), default=None)
    return stated if isinstance(stated, (int, float)) else None


def _is_whole(goal: Goal, reasons: Reasons) -> bool:
    finding = reasons.findings.get(goal.finding or "")
    return finding is not None and finding.type == "integer"


def _planned(goal: Goal, now: float | None, by: date, whole: bool) -> PlannedGoal:
    target = reached(goal.target, now) if goal.target is not None else None
    if whole and target is not None:
        target = ceil(target) if now is not None and target > now else floor(target)
    return PlannedGoal(goal, filled(goal.text, target, now), target, by)


def filled(text: str, target: float | None, now: float | None) -> str:
    """The text of a goal, in whatever language, with its numbers in place."""
    return text.replace("{target}", _short(target)).replace("{now}", _short(now))


def reached(target: Target, now: float | None) -> float | None:
    """The number to reach from today's number; without one only a fixed target can be set."""
    if target.fixed is not None:
        return target.fixed
    if now is None:
        return target.lowest if target.gain is not None or target.gain_percent is not None else target.highest
    up = max(target.gain or 0.0, now * (target.gain_percent or 0.0) / 100)
    down = max(target.drop or 0.0, now * (target.drop_percent or 0.0) / 100)
    value = now + up - down
    if target.lowest is not None:
        value = max(value, target.lowest)
    if target.highest is not None:
        value = min(value, target.highest)
    return round(value, 1)


def _short(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
