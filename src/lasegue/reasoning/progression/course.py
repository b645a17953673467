"""What the days show together: pain against the usual level, new numb places, days without exercise."""

from collections.abc import Mapping, Sequence
from datetime import date
from statistics import median
from typing import NamedTuple

from lasegue.reasoning.progression.observing import Seen
from lasegue.reasoning.progression.places import numb_places
from lasegue.reasoning.progression.plan import SignedPlan
from lasegue.reasoning.progression.sessions import Book

#: Days that make the usual level, and the fewest it takes (a convention; see the observation ``pain_above_usual``).
USUAL_DAYS, FEWEST_DAYS = 7, 3


class Above(NamedTuple):
    """The present run of days above the usual pain: since when, how far at most, and how far on its last logged day."""

    since: date
    most: float
    last: float


def of_course(book: Book, plan: SignedPlan, on: date) -> Seen:
    """Observations of the course on a day, by a book that ends with it."""
    return {
        **_exercise(book, plan, on),
        **_numbness(book, plan),
        **_usual(daily_pain(book), on),
    }


def daily_pain(book: Book) -> dict[date, int]:
    """The worst pain of each day that was logged before a session or for the day."""
    days: dict[date, int] = {}
    for pain in book.pains:
        day = pain.at.date()
        if pain.moment != "after":
            days[day] = max(pain.worst, days.get(day, 0))
    return days


def _exercise(book: Book, plan: SignedPlan, on: date) -> Seen:
    lines = {each.line for each in plan.lines}
    days = [session.on for session in book.sessions if session.done & lines]
    return {"days_since_exercise": (on - max(days)).days} if days else {}


def _numbness(book: Book, plan: SignedPlan) -> Seen:
    """New numb places count from the first painting since the last clearance, whatever was painted in between."""
    cleared = plan.cleared
    painted = [
        places
        for pain in book.pains
        if cleared is None or pain.at > cleared
        if (places := numb_places(pain.regions)) is not None
    ]
    if len(painted) < 2:
        return {}
    return {"new_numbness": any(places - painted[0] for places in painted[1:])}


def _usual(days: Mapping[date, int], on: date) -> Seen:
    run, usual = above_usual(days)
    if usual is None:
        return {}
    if run is None:
        return {"most_above_usual": 0.0, "days_above_usual": 0, "pain_above_usual": 0.0}
    return {"most_above_usual": run.most, "days_above_usual": (on - run.since).days, "pain_above_usual": run.last}


def above_usual(days: Mapping[date, int]) -> tuple[Above | None, float | None]:
    """The run of days above the usual that lasts until the last day, and the usual level; days stand in any order."""
    calm: list[int] = []
    run: Above | None = None
    for day in sorted(days):
        usual = _level(calm)
        over = days[day] - usual if usual is not None else 0.0
        if over > 0:
            run = Above(run.since, max(run.most, over), over) if run else Above(day, over, over)
        else:
            calm.append(days[day])
            run = None
    return run, _level(calm)


def _level(calm: Sequence[int]) -> float | None:
    return float(median(calm[-USUAL_DAYS:])) if len(calm) >= FEWEST_DAYS else None
