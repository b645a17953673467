"""The decision for one line: the least demanding of what the rules ask, kept inside the signed ladder and dose."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lasegue.knowledge.entries.progression import InSession, Scale
from lasegue.knowledge.library import Library
from lasegue.reasoning.progression.amounts import next_step
from lasegue.reasoning.progression.decision import MOVES, Light, LineDecision, Move, Outcome
from lasegue.reasoning.progression.plan import PlannedLine, SignedPlan, may_move_to
from lasegue.reasoning.progression.rules import Responses, Seen
from lasegue.reasoning.progression.streaks import Streak

#: What an action of a response makes of a line. Rules that are good news ask for nothing more by themselves: only the
#: scale ``session`` knows whether a line may move up.
MOVE_OF: dict[str, Move] = {
    "progress": "progress", "hold": "hold", "step_back": "step_back", "swap": "rest", "stop": "stop",
    "escalate": "stop", "review": "do", "discharge": "do",
}  # fmt: skip
#: The rule of each light, from the one that outranks the others down.
LIGHTS: dict[Light, str] = {"red": "light-red", "amber": "light-amber", "green": "light-green"}
OF_SESSION: tuple[Scale, ...] = ("movement_test", "traffic_light")
OF_COURSE: tuple[Scale, ...] = ("session", "flare")


@dataclass(frozen=True)
class Day:
    """One day of a line: the observations of each session, the worst light, the row, and what was tapped."""

    on: date
    seen: tuple[Seen, ...]
    light: Light | None
    row: Streak
    taps: tuple[Seen, ...]


@dataclass(frozen=True)
class LineRules:
    """Decides about lines with the responses of one library."""

    library: Library
    responses: Responses

    def decide(
        self, plan: SignedPlan, line: PlannedLine, days: Sequence[Day], course: Seen, on: date, stopped: bool
    ) -> LineDecision:
        """The decision for one line on one day; with ``stopped`` nothing is done, whatever else applies."""
        outcomes = self._outcomes(days, course)
        light = days[-1].light if days else None
        known = LineDecision(line.line, line.exercise, "do", tuple(outcomes), light)
        if stopped:
            return replace(known, move="stop")
        decisions = [self._resolved(plan, line, known, outcome) for outcome in outcomes]
        tap = self._tap(days, on)
        if tap is not None:
            decisions.append(self._tapped(plan, line, known, tap))
        return _least(known, decisions)

    def _outcomes(self, days: Sequence[Day], course: Seen) -> list[Outcome]:
        """Rules that apply to the line: those of each session of its last day, once, then those of the course."""
        if not days:
            return self.responses.applying(course, OF_COURSE)
        last = days[-1]
        found: dict[str, Outcome] = {}
        for seen in last.seen:
            for outcome in self.responses.applying(seen, OF_SESSION):
                found.setdefault(outcome.rule.id, outcome)
        _keep_one_light(found)
        of_course = {**course, **last.row.seen(), **_logged(last)}
        return [*found.values(), *self.responses.applying(of_course, OF_COURSE)]

    def _tap(self, days: Sequence[Day], on: date) -> InSession | None:
        if not days or days[-1].on != on:
            return None
        found = [tap for seen in days[-1].taps if (tap := self.responses.tapped(seen)) is not None]
        return min(found, key=lambda each: each.order, default=None)

    def _resolved(self, plan: SignedPlan, line: PlannedLine, known: LineDecision, outcome: Outcome) -> LineDecision:
        """What one rule makes of the line, inside what was signed."""
        rule = outcome.rule
        move = MOVE_OF[rule.action]
        if move == "progress":
            return self._up(plan, line, known) if rule.scale == "session" else known
        if move == "rest":
            return replace(known, move="rest", signature="another movement")
        if move != "step_back":
            return replace(known, move=move)
        if rule.keeps is not None and rule.keeps not in line.phases:
            return replace(known, move="rest")
        if rule.share is not None:
            family = self.library.exercises[line.exercise].family if line.exercise in self.library.exercises else ""
            ours = not rule.share_families or family in rule.share_families
            return replace(known, move="step_back", share=rule.share) if ours else replace(known, move="hold")
        return self._down(plan, line, known, "step_back")

    def _up(self, plan: SignedPlan, line: PlannedLine, known: LineDecision) -> LineDecision:
        dose = next_step(line.dose, line.doing)
        if dose is not None:
            return replace(known, move="progress", dose=dose)
        harder = line.ladder.progress_to
        if may_move_to(plan, self.library, harder):
            return replace(known, move="progress", to=harder)
        return replace(known, signature="a larger step, or one beyond the signed plan")

    def _down(self, plan: SignedPlan, line: PlannedLine, known: LineDecision, move: Move) -> LineDecision:
        easier = line.ladder.regress_to
        if may_move_to(plan, self.library, easier):
            return replace(known, move=move, to=easier)
        return replace(known, move="rest", signature="an easier exercise")

    def _tapped(self, plan: SignedPlan, line: PlannedLine, known: LineDecision, tap: InSession) -> LineDecision:
        if tap.move == "rest":
            return replace(known, move="rest", tap=tap)
        return replace(self._down(plan, line, known, "swap"), tap=tap)


def _keep_one_light(found: dict[str, Outcome]) -> None:
    """Leave the light that outranks the others, so that nobody is told two colours."""
    shown = [rule for rule in LIGHTS.values() if rule in found]
    for rule in shown[1:]:
        del found[rule]


def _logged(day: Day) -> dict[str, Any]:
    """Whether the day was logged: every session of it."""
    return {"last_logged": all(seen.get("last_logged") for seen in day.seen)}


def _least(known: LineDecision, decisions: Iterable[LineDecision]) -> LineDecision:
    """The least demanding decision; of the same move the one that asks for the smallest share of the dose."""
    asked = list(decisions)
    more = [each for each in asked if each.move == "progress"]
    lower = [each for each in asked if MOVES.index(each.move) < MOVES.index("do")]
    chosen = min(lower or more or [_signed(known, asked)], key=_demand)
    tap = next((each.tap for each in asked if each.tap is not None), None)
    to = next((each.to for each in lower if each.move == chosen.move and each.to), chosen.to)
    signature = chosen.signature or next((each.signature for each in lower if each.signature), "")
    return replace(chosen, tap=tap, to=to, signature=signature)


def _signed(known: LineDecision, decisions: Iterable[LineDecision]) -> LineDecision:
    return next((each for each in decisions if each.signature), known)


def _demand(decision: LineDecision) -> tuple[int, float]:
    return MOVES.index(decision.move), decision.share[1] if decision.share else 1.0
