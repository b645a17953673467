"""How urgent the safety answers of a log are, by the red flags of the library. A danger stays until it is cleared."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from lasegue.knowledge.entries.entry import LEVELS, Level
from lasegue.knowledge.library import Library
from lasegue.logic.program import Truths
from lasegue.logic.slots import Layout
from lasegue.reasoning.facts import Placer, shape_of
from lasegue.reasoning.progression.plan import SignedPlan
from lasegue.reasoning.progression.sessions import Book

STOPS: tuple[Level, ...] = ("urgent", "emergency")


class Judged(NamedTuple):
    """One entry with safety answers: the level they reach, and whether none was unsure."""

    at: datetime
    level: Level
    clear: bool


class Screening:
    """The red flags of a library, ready to judge answers."""

    def __init__(self, library: Library) -> None:
        self._findings = library.findings
        self._layout = Layout({each.id: shape_of(each) for each in library.findings.values()})
        criteria = [(flag, criterion) for flag in library.red_flags.values() for criterion in flag.criteria]
        self._levels: list[Level] = [criterion.level or flag.level for flag, criterion in criteria]
        self._fires = Truths(self._layout, [criterion.when for _, criterion in criteria])
        self._placer = Placer(self._layout)

    def level(self, answers: Mapping[str, Any]) -> Level:
        """The level that the yes answers reach among themselves; what is not a plain yes or no is left open."""
        values = self._layout.empty()
        for name, answer in answers.items():
            finding = self._findings.get(name)
            if finding is not None and finding.type == "boolean" and isinstance(answer, bool):
                self._placer.place(values, name, {"unsided": answer} if finding.sided else answer)
        fired = (level for level, truth in zip(self._levels, self._fires(values), strict=True) if truth)
        return max(fired, key=LEVELS.index, default="treat")

    def judged(self, book: Book) -> list[Judged]:
        """Every entry with safety answers, judged by itself and once."""
        return [Judged(at, self.level(answers), _clear(answers)) for at, answers in book.screens]


def danger_on(day: date, judged: Iterable[Judged], plan: SignedPlan) -> str | None:
    """The observation ``danger`` on a day.

    All answers that were given up to that day and since the last clearance count. ``none`` needs answers of the day
    itself, without an unsure one.
    """
    counted = [each for each in judged if each.at.date() <= day and _counts(each.at, plan.cleared)]
    worst = max((plan.level, *(each.level for each in counted)), key=LEVELS.index)
    if worst in STOPS:
        return worst
    today = [each.clear for each in counted if each.at.date() == day]
    return "none" if today and all(today) else None


def _counts(at: datetime, cleared: datetime | None) -> bool:
    return cleared is None or at > cleared


def _clear(answers: Mapping[str, Any]) -> bool:
    """Whether every question of an entry was answered with a plain yes or no."""
    return bool(answers) and all(isinstance(answer, bool) for answer in answers.values())
