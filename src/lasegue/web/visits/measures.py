"""What is measured at a visit: start, last time, today, and whether the change is a clear one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lasegue.knowledge.entries.finding import Finding
from lasegue.knowledge.entries.measure import Measure
from lasegue.web.record.models import Statement
from lasegue.web.record.reasoner import library
from lasegue.web.record.units import beside
from lasegue.web.visits.choices import SIDES_IN_FULL
from lasegue.web.visits.models import Visit

#: Measured at every visit; the plan's own measures follow.
ALWAYS = ("nprs_leg_avg_7d", "nprs_back_avg_7d", "sitting_tolerance_min", "walking_tolerance_min", "slr_angle_deg")
#: Not the score of a questionnaire; a higher number is the better one.
HIGHER_IS_BETTER = frozenset({"sitting_tolerance_min", "walking_tolerance_min", "slr_angle_deg"})


@dataclass(frozen=True)
class Row:
    """One measure on one side. ``meaning`` speaks of the change since the start; ``clear`` says it is meaningful.

    ``source`` names where the meaningful change stood, empty when none is known.
    """

    finding: Finding
    side: str
    start: float | None
    last: float | None
    today: float | None
    change: float | None
    better: bool | None
    clear: bool
    least: float | None
    sources: tuple[str, ...]

    @property
    def unit(self) -> str:
        """Its unit beside the name."""
        return beside(self.finding.unit)

    @property
    def side_name(self) -> str:
        """The side in words."""
        return str(SIDES_IN_FULL.get(self.side, self.side))

    @property
    def size(self) -> float:
        """How large the change since the start is, whichever way it went."""
        return abs(self.change or 0)

    @property
    def field(self) -> str:
        """Name of its field in a form."""
        return f"{self.finding.id}.{self.side}" if self.side else self.finding.id

    @property
    def place(self) -> str:
        """Its name as part of an element's id."""
        return self.field.replace(".", "-")


def rows_of(visit: Visit, statements: list[Statement], planned: tuple[str, ...]) -> list[Row]:
    """Rows of a visit: what is always measured, then what the plan measures, on the sides that hurt or were stated."""
    findings = library().findings
    names = [name for name in dict.fromkeys((*ALWAYS, *planned)) if name in findings]
    numbers = {name: _numbers(name, statements) for name in names}
    return [row for name in names for row in _rows(findings[name], numbers[name], visit)]


def sides_of(finding: Finding, numbers: dict[str, Any]) -> tuple[str, ...]:
    """Sides on which a finding is measured: those already stated, or both."""
    if not finding.sided:
        return ("",)
    return tuple(side for side in ("left", "right") if side in numbers) or ("left", "right")


def _rows(finding: Finding, numbers: dict[str, list[tuple[int, float]]], visit: Visit) -> Iterator[Row]:
    for side in sides_of(finding, numbers):
        series = numbers.get(side, [])
        before = [value for occasion, value in series if occasion != visit.occasion_id]
        today = next((value for occasion, value in reversed(series) if occasion == visit.occasion_id), None)
        start, last = (before[0], before[-1]) if before else (None, None)
        yield _row(finding, side, start, last, today)


def _row(finding: Finding, side: str, start: float | None, last: float | None, today: float | None) -> Row:
    measure = next((each for each in library().measures.values() if each.finding == finding.id), None)
    change = today - start if today is not None and start is not None else None
    least = min((each.value for each in measure.meaningful_change), default=None) if measure else None
    sources = (
        tuple(dict.fromkeys(name for each in measure.meaningful_change for name in each.sources)) if measure else ()
    )
    better = None if not change else (change > 0) == _higher_is_better(finding, measure)
    clear = change is not None and least is not None and abs(change) >= least
    return Row(finding, side, start, last, today, change, better, clear, least, sources)


def _higher_is_better(finding: Finding, measure: Measure | None) -> bool:
    return measure.better == "higher" if measure is not None else finding.id in HIGHER_IS_BETTER


def _numbers(name: str, statements: list[Statement]) -> dict[str, list[tuple[int, float]]]:
    """Newest value of each occasion, by side, oldest occasion first; a value taken back is left out."""
    newest: dict[tuple[str, int], Any] = {}
    for row in statements:
        if row.finding == name:
            newest[row.side, row.occasion_id] = row.value
    found: dict[str, list[tuple[int, float]]] = {}
    for (side, occasion), value in newest.items():
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            found.setdefault(side, []).append((occasion, value))
    return found
