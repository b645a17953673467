from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.formats import date_format
from django.utils.translation import override

from lasegue.web.ui.clock import clock_of, dated, day_in_words, visit_of

VISIT = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Monday 30 November 2026, 9:30 a.m."),
        ("es", "Lunes 30 de noviembre de 2026, 09:30"),
        ("ar", "الاثنين 30 نوفمبر 2026، 9:30 ص"),
    ],
)
def test_a_visit_is_written_with_its_weekday_and_the_comma_of_the_language(language: str, words: str) -> None:
    with override(language):
        assert visit_of(VISIT) == words
        assert words.endswith(dated(VISIT))


@pytest.mark.parametrize(("days", "words"), [(0, "Today, 9:30 a.m."), (1, "Tomorrow, 9:30 a.m.")])
def test_a_visit_that_is_near_is_named_so(days: int, words: str) -> None:
    assert visit_of(VISIT, VISIT - timedelta(days=days, hours=2)) == words
    assert "Monday" in visit_of(VISIT, VISIT - timedelta(days=2))


def test_a_day_is_written_in_the_language_of_the_page_each_time() -> None:
    on, form = date(2026, 11, 30), "DAY_FORMAT"
    for language in ("en", "es", "ar", "en"):
        with override(language):
            assert day_in_words(on, form) == date_format(on, form)
    assert day_in_words(datetime(2026, 11, 30, 23, 59, tzinfo=UTC), "Y-m-d") == "2026-11-30"


@pytest.mark.parametrize(
    ("language", "day", "time"), [("en", "30 Nov 2026", "9:30 am"), ("es", "30 nov 2026", "9:30 am")]
)
def test_a_day_and_a_minute_are_written_in_the_language_of_whoever_reads(language: str, day: str, time: str) -> None:
    for each in ("ar", language):
        with override(each):
            written = day_in_words(VISIT), day_in_words(VISIT.date()), clock_of(VISIT)
    assert written == (day, day, time)


def test_one_moment_is_another_minute_on_another_clock() -> None:
    there = VISIT.astimezone(ZoneInfo("Asia/Tokyo"))
    assert clock_of(VISIT) == "9:30 am"
    assert clock_of(there) == "6:30 pm"
    assert day_in_words(VISIT.replace(hour=20).astimezone(ZoneInfo("Asia/Tokyo"))) == "1 Dec 2026"
