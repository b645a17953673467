from datetime import date, timedelta

from lasegue.web.programme.glance import doing
from lasegue.web.programme.watching import DAYS, Cell, Grid, Row

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
