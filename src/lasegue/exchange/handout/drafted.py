"""The lines of an engine's draft that belong on paper now."""

from collections.abc import Iterator

from lasegue.exchange.handout.writing import SheetLine
from lasegue.knowledge.entries.exercise import Exercise
from lasegue.reasoning.engine import Result
from lasegue.reasoning.sides import side_of


def lines_of_draft(result: Result) -> tuple[SheetLine, ...]:
    """Exercises of the phase that the plan starts in, and all advice; nothing when triage withholds the plan."""
    return tuple(_lines(result))


def _lines(result: Result) -> Iterator[SheetLine]:
    for line in result.plan.lines:
        is_exercise = isinstance(line.item, Exercise)
        if is_exercise and result.classified.phase not in line.phases:
            continue
        yield SheetLine(line.item.id, line.dose, side_of(line.item, result), tuple(line.because))
