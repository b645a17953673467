"""The lines of an engine's draft that belong on paper now."""

from collections.abc import Iterator

from lasegue.exchange.handout.writing import SheetLine
from lasegue.knowledge.entries.exercise import Exercise
from lasegue.reasoning.engine import Result
from lasegue.reasoning.facts import painful_side


def lines_of_draft(result: Result) -> tuple[SheetLine, ...]:
    """Exercises of the phase that the plan starts in, and all advice; nothing when triage withholds the plan."""
    return tuple(_lines(result))


def _lines(result: Result) -> Iterator[SheetLine]:
    painful = painful_side(result.facts.findings, result.library.vocabulary)
    for line in result.plan.lines:
        is_exercise = isinstance(line.item, Exercise)
        if is_exercise and result.classified.phase not in line.phases:
            continue
        one_sided = isinstance(line.item, Exercise) and line.item.sides == "one"
        yield SheetLine(line.item.id, line.dose, painful if one_sided else "", tuple(line.because))
