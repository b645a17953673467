"""The demo may be started at any minute of any day: what happened just now happened today, and in its order."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.web.security.walking import TO_SIGN

from lasegue.web.demo import clinic
from lasegue.web.demo.clock import clock_at
from lasegue.web.demo.story import JUST_NOW, moment_of, read_people, told_in_order
from lasegue.web.plans.models import Version
from lasegue.web.plans.readiness import checks
from lasegue.web.record.episodes import chart_of

PEOPLE = read_people()
HERE = ZoneInfo("America/New_York")
#: The nights in which the clock there loses an hour and has one twice.
CLOCK_CHANGES = [datetime.combine(day, time(1, 50), HERE) for day in (date(2027, 3, 14), date(2026, 11, 1))]
#: Five past midnight where the demo's clinic is, in the night in which its clock loses an hour.
AFTER_MIDNIGHT = datetime(2027, 3, 14, 0, 5, tzinfo=HERE)
days = st.dates(date(2026, 1, 1), date(2030, 12, 31))
moments = st.builds(datetime.combine, days, st.times(), st.just(HERE))


@given(moments)
def test_what_happened_just_now_is_of_today_and_keeps_its_order(now: datetime) -> None:
    ago = [moment_of(f"0m {minutes}", now) for minutes in range(int(JUST_NOW / timedelta(minutes=1)), -1, -1)]
    assert {moment.date() for moment in ago} == {now.date()}
    assert ago == sorted(ago)


@given(moments)
def test_a_story_has_the_same_order_as_in_the_morning_it_is_written_for(now: datetime) -> None:
    assert _orders(now) == _orders(now.replace(hour=10, minute=0, second=0, microsecond=0))


@given(moments)
@example(CLOCK_CHANGES[0])
@example(CLOCK_CHANGES[1])
def test_visits_of_today_lie_as_far_apart_as_they_are_written_and_stay_in_one_day(now: datetime) -> None:
    visits = [moment_of(f"0 {clock}", now) for clock in ("08:00", "08:50", "09:45", "16:00")]
    assert {visit.date() for visit in visits} == {now.date()}
    apart = [later.astimezone(UTC) - earlier.astimezone(UTC) for earlier, later in pairwise(visits)]
    assert apart == [timedelta(minutes=50), timedelta(minutes=55), timedelta(minutes=375)]


def _orders(now: datetime) -> dict[str, list[str]]:
    orders: dict[str, list[str]] = {person.name: [] for person in PEOPLE.people}
    for _, person, step in told_in_order(PEOPLE, now):
        if step.what != "became":
            orders[person.name].append(step.when)
    return orders


@pytest.fixture
def built_after_midnight(db: None) -> Iterator[None]:
    with clock_at(AFTER_MIDNIGHT):
        clinic.build()
        yield


def test_after_midnight_of_a_clock_change_the_demo_is_built_and_the_plan_that_waits_can_be_signed(
    built_after_midnight: Any,
) -> None:
    linden = clinic.members()["linden"]
    draft = Version.objects.get(episode__patient__name=TO_SIGN, state="draft")
    unmet = [each.text for each in checks(draft, chart_of(linden.clinic, clinic.key_of(TO_SIGN))) if not each.met]
    assert unmet == []
