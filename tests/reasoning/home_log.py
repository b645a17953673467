"""Logs of the home programme in a few words, and a plan to read them against."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any

from lasegue.knowledge.entries.entry import Level, Phase
from lasegue.knowledge.library import Library
from lasegue.reasoning.planning.eligibility import State
from lasegue.reasoning.progression.log import Logged
from lasegue.reasoning.progression.plan import SignedPlan, planned

START = date(2026, 3, 10)
ZONE = timezone(timedelta(hours=1))
CLEAR = {"saddle_sensation_change": False, "urine_start_difficulty": False}
PRESS_UP = "prone-press-up"
DOSE = {"sets": 1, "reps": [10, 15], "per_day": [4, 6]}


def day(number: int) -> date:
    """The day so many days after signing."""
    return START + timedelta(days=number)


def at(number: int, hour: float = 8.0) -> datetime:
    """A moment of that day."""
    return datetime.combine(day(number), datetime.min.time(), ZONE) + timedelta(hours=hour)


def entry(number: int, hour: float, kind: str, **body: Any) -> Logged:
    """One entry; a key that ends in an underscore loses it."""
    return Logged(kind, at(number, hour), {name.rstrip("_"): value for name, value in body.items()})


def session(
    number: int,
    *,
    before: int | None = 2,
    after: int | None = 2,
    place: str | None = "same",
    screen: Mapping[str, Any] | None = CLEAR,
    hurt: Mapping[str, Any] | None = None,
    line: str = PRESS_UP,
    hour: float = 8.0,
) -> list[Logged]:
    """A session of one line; what is ``None`` is not logged."""
    name = f"s{number}-{hour}"
    rows = [entry(number, hour, "set_done", session=name, line=line, exercise=line)]
    if screen is not None:
        rows.append(entry(number, hour - 0.2, "screen", answers=screen))
    if before is not None:
        rows.append(entry(number, hour - 0.1, "pain", session=name, moment="before", worst=before))
    if hurt is not None:
        rows.append(entry(number, hour + 0.05, "hurts_more", session=name, line=line, exercise=line, **hurt))
    if after is not None:
        change = {} if place is None else {"place_change": place}
        rows.append(entry(number, hour + 0.2, "pain", session=name, moment="after", worst=after, **change))
    return rows


def joined(*parts: Iterable[Logged]) -> list[Logged]:
    """Several parts as one log."""
    return [each for part in parts for each in part]


def plan_of(
    library: Library,
    *lines: str,
    phase: Phase = "calm_and_protect",
    level: Level = "treat",
    closed: Mapping[str, State] | None = None,
    dose: Mapping[str, Any] | None = None,
) -> SignedPlan:
    """A signed plan of exercises, all of them open unless named in ``closed``."""
    states: dict[str, State] = dict.fromkeys(library.exercises, "open")
    states.update(closed or {})
    made = (planned(library, line, library.exercises[line].phases, START, dose) for line in lines or (PRESS_UP,))
    return SignedPlan(phase, tuple(made), states, level)
