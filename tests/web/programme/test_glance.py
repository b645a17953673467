from datetime import date, timedelta
from typing import cast

import pytest

from lasegue.web.programme.course import MEASURE, Course, Point, Way, Week
from lasegue.web.programme.glance import better, doing
from lasegue.web.programme.watching import DAYS, Cell, Grid, Row
from lasegue.web.record.reasoner import library

TODAY = date(2026, 11, 23)


def grid(*done: int) -> Grid:
    """The last two weeks with a set on the days so many days ago, and nothing heard on any other."""
    days = tuple(TODAY - timedelta(days=back) for back in range(DAYS - 1, -1, -1))
    heard = tuple((TODAY - day).days in done for day in days)
    cells = tuple(Cell(int(came), "", "", "") for came in heard)
    return Grid(days, (Row("prone-press-up", "Prone press-up", cells),), ("",) * DAYS, ("",) * DAYS, heard)


def test_without_a_signed_plan_nobody_is_called_silent() -> None:
    tile = doing(grid(), None)
    assert tile.answer == "No plan yet"
    assert "without a word" not in tile.facts


def test_days_before_the_first_signature_are_not_counted() -> None:
    tile = doing(grid(0, 2), TODAY - timedelta(days=2))
    assert tile.answer == "2 of 3 days"
    assert tile.facts == "1 day without a word."


def test_an_old_plan_is_judged_by_the_last_two_weeks() -> None:
    assert doing(grid(0), TODAY - timedelta(days=90)).answer == "1 of 14 days"


def course(*values: int, weeks: int = 0, way: Way = "unknown") -> Course:
    """A course of one pain value a day, and of so many weeks that were painted."""
    points = tuple(Point(TODAY - timedelta(days=len(values) - at), value) for at, value in enumerate(values))
    film = cast("tuple[Week, ...]", (None,) * weeks)
    clear = library().measures[MEASURE].meaningful_change[0]
    changed = len(values) > 1 and values[0] - values[-1] >= clear.value
    return Course(way, "", "", film, points, clear, changed, ())


@pytest.mark.parametrize("told", [course(6), course(weeks=1), course(6, weeks=1, way="none"), course(weeks=2)])
def test_one_day_alone_is_not_known_yet_and_not_no_change(told: Course) -> None:
    assert better(told).answer == "Not known yet"


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        (course(6, 6), "No clear change"),
        (course(weeks=2, way="same"), "No clear change"),
        (course(6, 2), "Better"),
        (course(6, weeks=2, way="up"), "Better"),
        (course(3, 6), "Worse"),
        (course(weeks=2, way="down"), "Worse"),
    ],
)
def test_two_days_are_compared(told: Course, answer: str) -> None:
    assert better(told).answer == answer
