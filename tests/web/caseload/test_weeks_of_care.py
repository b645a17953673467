"""Weeks and re-evaluations are counted in the days of the clinic, whatever day it is in Greenwich by then."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from lasegue.web.caseload.courses import Course, due_week
from lasegue.web.record.episodes import week_in_words

NEW_YORK = ZoneInfo("America/New_York")


def evening(month: int, day: int) -> datetime:
    """Late in New York, when the next day has begun in Greenwich; as the database gives it."""
    return datetime(2026, month, day, 22, tzinfo=NEW_YORK).astimezone(ZoneInfo("UTC"))


def signed(at: datetime, examined_on: date | None) -> Course:
    return Course(1, "in_care", None, None, None, None, None, None, at, examined_on, None, False, None, None)


def test_the_second_week_begins_on_the_same_weekday_as_the_first() -> None:
    with timezone.override(NEW_YORK):
        weeks = [week_in_words(evening(11, 10), date(2026, 11, day)) for day in (10, 16, 17)]
    assert weeks == ["week 1", "week 1", "week 2"]


def test_an_examination_on_the_very_day_is_the_re_evaluation_of_that_week() -> None:
    now = datetime(2026, 11, 25, 9, tzinfo=NEW_YORK)
    assert due_week(signed(evening(11, 10), None), now) == 2
    assert due_week(signed(evening(11, 10), date(2026, 11, 23)), now) == 2
    assert due_week(signed(evening(11, 10), date(2026, 11, 24)), now) is None
