from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.web.world import World

from lasegue.web.booking.models import Appointment
from lasegue.web.caseload.day import day_of
from lasegue.web.people.models import OpeningHours

pytestmark = pytest.mark.django_db

NEW_YORK = ZoneInfo("America/New_York")
MORNING = datetime(2026, 11, 23, 9, 43, tzinfo=NEW_YORK)  # a Monday


def book(world: World, clock: time, minutes: int = 40, state: str = "booked", kind: str = "treatment") -> Appointment:
    return Appointment.objects.create(
        clinic=world.riverbend,
        patient=world.ana,
        therapist=world.ben,
        starts_at=datetime.combine(MORNING.date(), clock, NEW_YORK),
        minutes=minutes,
        state=state,
        kind=kind,
    )


@pytest.fixture
def opened(world: World) -> World:
    OpeningHours.objects.create(clinic=world.riverbend, weekday=0, opens=time(8), closes=time(12))
    OpeningHours.objects.create(clinic=world.riverbend, weekday=0, opens=time(13), closes=time(17))
    return world


def test_a_block_stands_where_its_hour_is_and_is_as_long_as_it_lasts(opened: World) -> None:
    book(opened, time(10, 30), 60, kind="first")
    day = day_of(opened.riverbend, MORNING, opened.ben)
    block = next(block for block in day.blocks if block.opens)
    assert block.place == "m-150 d-60"
    assert block.look == "first"
    assert day.hours == "hours-9"


def test_free_time_is_what_is_left_from_now_on_while_the_clinic_is_open(opened: World) -> None:
    book(opened, time(10, 30), 60)
    book(opened, time(13, 10))
    day = day_of(opened.riverbend, MORNING, opened.ben)
    free = [(block.time, block.kind) for block in day.blocks if block.look == "free"]
    assert free == [("9:45", "until 10:30 am"), ("11:30", "until 12:00 pm"), ("1:50", "until 5:00 pm")]
    assert day.next_free == MORNING.replace(minute=45)


def test_the_break_is_drawn_and_nothing_is_free_in_it(opened: World) -> None:
    day = day_of(opened.riverbend, MORNING, opened.ben)
    assert [(block.time, block.place) for block in day.blocks if block.look == "off"] == [("12:00", "m-240 d-60")]


def test_now_is_drawn_only_while_the_day_shows_it(opened: World) -> None:
    assert day_of(opened.riverbend, MORNING, opened.ben).now_time == "9:43"
    assert day_of(opened.riverbend, MORNING.replace(hour=22), opened.ben).now == ""


def test_an_hour_under_the_line_of_now_goes_without_its_name(opened: World) -> None:
    names = [name for _place, name in day_of(opened.riverbend, MORNING.replace(hour=10, minute=5), opened.ben).lines]
    assert names[:4] == ["8 am", "9 am", "", "11 am"]


def test_a_day_without_hours_says_closed_and_still_shows_who_comes(world: World) -> None:
    book(world, time(7, 15))
    day = day_of(world.riverbend, MORNING, world.ben)
    assert not day.is_open
    assert [block.place for block in day.blocks] == ["m-15 d-40"]


def test_an_appointment_that_is_off_leaves_its_time_free(opened: World) -> None:
    book(opened, time(10, 30), state="off")
    assert day_of(opened.riverbend, MORNING, opened.ben).next_free == MORNING.replace(minute=45)
    assert not [block for block in day_of(opened.riverbend, MORNING, opened.ben).blocks if block.opens]


def test_everyones_day_has_no_free_stretches_of_one_person(opened: World) -> None:
    day = day_of(opened.riverbend, MORNING, None)
    assert day.next_free is None
    assert [block.look for block in day.blocks] == ["off"]


def test_the_day_of_the_clock_change_keeps_its_own_hours(world: World) -> None:
    changing = datetime(2026, 11, 1, 9, 0, tzinfo=NEW_YORK)
    OpeningHours.objects.create(clinic=world.riverbend, weekday=6, opens=time(8), closes=time(12))
    Appointment.objects.create(
        clinic=world.riverbend, patient=world.ana, therapist=world.ben, starts_at=changing + timedelta(hours=1)
    )
    block = next(block for block in day_of(world.riverbend, changing, world.ben).blocks if block.opens)
    assert block.place == "m-120 d-40"
