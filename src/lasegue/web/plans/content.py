"""What a version holds, typed: lines, goals, and when to meet and measure. Stored as plain JSON, read back strictly."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal, TypeVar

import msgspec

from lasegue.knowledge.entries.entry import Kind, Phase
from lasegue.knowledge.vocabulary import PHYSICAL
from lasegue.web.plans.models import Version

_Content = TypeVar("_Content")


#: Kinds of lines that a patient reads; the others are for the clinic.
TOLD: tuple[Kind, ...] = ("exercise", "conservative", "education")


class PlanLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line: an item of the library with its dose.

    ``drafted`` is the dose that the engine or the library proposed, so that a change shows. ``reason`` says why the
    line differs from the engine's draft; ``removed`` why it was taken out. A removed line stays, so that it can be
    put back and the next version remembers.
    """

    item: str
    title: str
    kind: Kind
    phases: tuple[Phase, ...]
    dose: dict[str, Any]
    drafted: dict[str, Any]
    origin: Literal["engine", "added"]
    side: Literal["", "right", "left"] = ""
    reason: str = ""
    because: tuple[dict[str, Any], ...] = ()
    sources: tuple[str, ...] = ()
    removed: str = ""

    @property
    def is_treatment(self) -> bool:
        """Whether it is done to or by the body: by hands, by exercise, or by heat, cold, current, belt or brace."""
        return self.kind in PHYSICAL


def told_in(lines: Iterable[PlanLine], phase: Phase) -> tuple[PlanLine, ...]:
    """What a patient's paper holds in a phase: exercises of that phase, and all else that patients read."""
    now = (line for line in lines if line.kind != "exercise" or phase in line.phases)
    return tuple(line for line in now if line.kind in TOLD)


class PlanGoal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A goal of the library: the measurable form, and above it the patient's own words.

    ``edited`` says that a clinician wrote the measurable form or the day.
    """

    goal: str
    text: str
    by: date
    finding: str = ""
    target: float | None = None
    words: str = ""
    edited: bool = False


class Measuring(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One outcome measure and the days it is taken on."""

    measure: str
    title: str
    on: tuple[date, ...]


class Visits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How often and how long the clinic sees the person; ``per_week`` is the least and the most."""

    per_week: tuple[float, float]
    weeks: float
    minutes: float


class Schedule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When: the phase the plan starts in, visits, measures, days of re-evaluation.

    ``over_reason`` says why the home programme holds more than the phase or the person's minutes allow.
    """

    phase: Phase
    visits: Visits | None
    measures: tuple[Measuring, ...]
    reassess_on: tuple[date, ...]
    over_reason: str = ""


class ContentProblem(Exception):
    """The stored content of a version does not read as a plan."""


def lines_of(version: Version) -> tuple[PlanLine, ...]:
    """Every line of a version, removed ones included.

    :raises ContentProblem: when the stored lines are not lines.
    """
    return _read(version.lines, tuple[PlanLine, ...])


def goals_of(version: Version) -> tuple[PlanGoal, ...]:
    """The goals of a version.

    :raises ContentProblem: when the stored goals are not goals.
    """
    return _read(version.goals, tuple[PlanGoal, ...])


def schedule_of(version: Version) -> Schedule:
    """Visits, measures and dates of a version.

    :raises ContentProblem: when what is stored is no schedule.
    """
    return _read(version.schedule, Schedule)


def active(lines: Iterable[PlanLine]) -> tuple[PlanLine, ...]:
    """Lines that stand in the plan."""
    return tuple(line for line in lines if not line.removed)


def line_named(lines: Iterable[PlanLine], item: str) -> PlanLine | None:
    """The line that holds an item, or nothing; a plan holds each item once."""
    return next((line for line in lines if line.item == item), None)


def plain(content: Any) -> Any:
    """Content as it is stored."""
    return msgspec.to_builtins(content)


def _read(stored: Any, kind: type[_Content]) -> _Content:
    try:
        return msgspec.convert(stored, kind)
    except msgspec.ValidationError as error:
        raise ContentProblem(f"expected the content of a plan, got something else: {error}") from error
