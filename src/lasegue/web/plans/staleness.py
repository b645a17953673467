"""Signed plans whose facts changed: which findings, which lines, and which lines must stop.

Both sides are judged by the same engine: the case that was signed and the case of today. A line is affected when it is
no longer open, when a new precaution applies, or when what called for it no longer holds. Emergency answers are asked
anew every day; until they are, the answers that the plan was signed with stand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from lasegue.exchange.problems import CaseProblems
from lasegue.reasoning.engine import Result
from lasegue.reasoning.planning.plan import WITHHELD_LEVELS
from lasegue.reasoning.planning.rulings import Ruling
from lasegue.web.plans.content import PlanLine, active, lines_of
from lasegue.web.plans.models import Staleness, Version
from lasegue.web.record.models import Alert, Episode, Statement
from lasegue.web.record.reasoner import library, reason
from lasegue.web.record.validity import DAILY_GROUP

Effect = Literal["stop", "held", "caution", "unfounded"]


@dataclass(frozen=True)
class StaleLine:
    """A line of a signed plan that facts have overtaken.

    ``stop``: contraindicated now, or withheld by triage. ``held``: a question that must be answered is open again.
    ``caution``: a precaution applies that did not. ``unfounded``: what called for it no longer holds.
    """

    line: PlanLine
    effect: Effect
    ruling: Ruling | None

    @property
    def reaches_patient(self) -> bool:
        """Whether the patient may go on with it until the plan is revised."""
        return self.effect in ("caution", "unfounded")


@dataclass(frozen=True)
class Overtaken:
    """What changed after signing, and the lines it affects."""

    findings: tuple[str, ...]
    lines: tuple[StaleLine, ...]

    def of(self, item: str) -> StaleLine | None:
        """How a line is affected, or nothing."""
        return next((each for each in self.lines if each.line.item == item), None)


def has_open_stop(episode: Episode) -> bool:
    """Whether an alert is open that stops treatment."""
    return Alert.objects.filter(episode=episode, cleared_at=None, level__in=WITHHELD_LEVELS).exists()


def overtaken(version: Version, case: dict[str, Any], stated: Iterable[Statement], *, alerted: bool) -> Overtaken:
    """What a case, and the statements behind it, have done to a signed version; an open alert stops treatment too."""
    signed = version.snapshot.case
    case = with_daily_answers(version, case, stated)
    now = reason(case)
    then = _then(signed)
    stopped = alerted or now.triage.level in WITHHELD_LEVELS
    lines = (_judge(line, then, now, stopped) for line in active(lines_of(version)))
    affected = tuple(line for line in lines if line is not None)
    changed = _changed(signed["findings"], case["findings"]) if affected else ()
    return Overtaken(changed, affected)


def judge(version: Version, case: dict[str, Any], stated: Iterable[Statement], *, alerted: bool) -> None:
    """Keep what facts have done to a signed version, for lists that show many plans at once."""
    found = overtaken(version, case, stated, alerted=alerted)
    lines = [{"item": each.line.item, "effect": each.effect} for each in found.lines]
    Staleness.objects.bulk_create(
        [Staleness(version=version, findings=list(found.findings), lines=lines)],
        update_conflicts=True,
        unique_fields=["version"],
        update_fields=["findings", "lines", "judged_at"],
    )


def _judge(line: PlanLine, then: Result | None, now: Result, stopped: bool) -> StaleLine | None:
    rulings = now.plan.rulings
    ruling = rulings.get(line.item)
    if ruling is None:
        return StaleLine(line, "stop", None)
    if ruling.state == "contraindicated" or (stopped and line.is_treatment):
        return StaleLine(line, "stop", ruling)
    if ruling.state == "unanswered":
        return StaleLine(line, "held", ruling)
    before = then.plan.rulings.get(line.item) if then is not None else None
    if before is None:
        return None
    if set(ruling.precautions) - set(before.precautions):
        return StaleLine(line, "caution", ruling)
    if line.origin == "engine" and before.indicated and not ruling.indicated:
        return StaleLine(line, "unfounded", ruling)
    return None


def _then(signed: dict[str, Any]) -> Result | None:
    """The signed case under today's knowledge; nothing when today's contract no longer reads it."""
    try:
        return reason(signed)
    except CaseProblems:
        return None


def with_daily_answers(version: Version, case: dict[str, Any], stated: Iterable[Statement]) -> dict[str, Any]:
    """Today's case with the emergency answers of the signed one where none holds today and none was taken back since.

    A reassuring answer of a later visit holds for its own day, and when that is over the signed one stands again.
    """
    signed = version.snapshot.case
    known = library().findings
    lapsed = [
        name
        for name in signed["findings"]
        if name in known and known[name].group == DAILY_GROUP and name not in case["findings"]
    ]
    if not lapsed or version.signed_at is None:
        return case
    newest = {row.finding: row for row in stated if row.at > version.signed_at}
    taken_back = {name for name, row in newest.items() if row.value is None}
    kept = {name: signed["findings"][name] for name in lapsed if name not in taken_back}
    findings = dict(sorted({**case["findings"], **kept}.items()))
    return {**case, "findings": findings}


def _changed(before: dict[str, Any], after: dict[str, Any]) -> tuple[str, ...]:
    names = sorted({*before, *after})
    return tuple(name for name in names if before.get(name) != after.get(name))
