"""Lists and sheets whose rows are prepared before they are drawn: what people typed stays text, and nothing is lost."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.world import ALL_CLEAR, World, tell

from lasegue.web.booking.models import Appointment, Request
from lasegue.web.caseload.timeline import told_of
from lasegue.web.people.clock import now_at
from lasegue.web.record.episodes import chart_for
from lasegue.web.record.models import Statement

pytestmark = pytest.mark.django_db

SignIn = Callable[[str], Client]
TYPED, SHOWN = '<b>x "&', "&lt;b&gt;x &quot;&amp;"


def booked(world: World, state: str = "booked") -> Appointment:
    return Appointment.objects.create(
        patient=world.ana, clinic=world.riverbend, therapist=world.ben, starts_at=timezone.now(), state=state
    )


@pytest.fixture
def typed(world: World) -> World:
    tell(world, {"slr_angle_deg": {"right": 40}, **ALL_CLEAR}, by=world.ben)
    booked(world)
    Request.objects.create(patient=world.ana, clinic=world.riverbend, note=TYPED)
    for each in (world.ana, world.ben):
        each.name = TYPED
        each.save()
    return world


@pytest.mark.parametrize(
    "page",
    ["/appointments/", "/patients/", "/today/", "/patient/{}/timeline/", "/patient/{}/exam/", "/patient/{}/plan/"],
)
@pytest.mark.parametrize("who", ["ben", "amy"])
def test_a_name_is_text_wherever_it_stands(typed: World, sign_in: SignIn, page: str, who: str) -> None:
    text = sign_in(who).get(page.format(typed.ana.key)).content.decode()
    assert SHOWN in text
    assert "<b>x" not in text


@pytest.mark.parametrize(
    ("state", "moves"),
    [
        ("booked", ["Arrived", "Done", "No show", "Cancel"]),
        ("arrived", ["Done", "Not yet here", "No show"]),
        ("off", []),
    ],
)
def test_an_appointment_offers_what_can_become_of_it(
    world: World, sign_in: SignIn, state: str, moves: list[str]
) -> None:
    booked(world, state)
    answer = sign_in("fay").get("/appointments/", {"day": now_at(world.riverbend).date().isoformat()})
    (row,) = answer.context["rows"]
    assert [words for _move, words in row.moves] == moves
    assert answer.content.decode().count(row.mark) == len(moves)


@pytest.mark.parametrize("asked", [50, 52])
def test_requests_that_do_not_fit_are_counted(world: World, sign_in: SignIn, asked: int) -> None:
    for number in range(asked):
        at = timezone.now() - timedelta(minutes=number)
        Request.objects.create(patient=world.ana, clinic=world.riverbend, made_at=at)
    answer = sign_in("fay").get("/appointments/")
    assert len(answer.context["requests"]) == 50
    assert answer.context["more"] == asked - 50


def test_what_a_chart_has_read_is_not_read_once_more_for_its_timeline(
    world: World, django_assert_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    occasion = tell(world, {"slr_angle_deg": {"right": 40, "left": 80}}, by=world.ben).statements[0].occasion
    Statement.objects.create(episode=world.episode, occasion=occasion, finding="pain_of_old", value=True)
    written = chart_for(world.episode).cells.written
    with django_assert_num_queries(1):
        told = told_of(world.episode, written)
        assert {row.occasion.by for row in told} == {world.ben}
    assert told == told_of(world.episode)


def test_what_was_stated_since_the_chart_was_read_stands_in_its_timeline(world: World) -> None:
    tell(world, {"slr_angle_deg": {"right": 40}}, by=world.ben)
    written = chart_for(world.episode).cells.written
    tell(world, {"slr_angle_deg": {"left": 80}}, by=world.ben)
    assert {row.side for row in told_of(world.episode, written)} == {"right", "left"}


def test_a_finding_that_the_library_no_longer_has_stays_in_the_timeline(world: World, sign_in: SignIn) -> None:
    occasion = tell(world, {"slr_angle_deg": {"right": 40}}, by=world.ben).statements[0].occasion
    Statement.objects.create(episode=world.episode, occasion=occasion, finding="pain_of_old", value=True)
    chart = chart_for(world.episode)
    assert "pain_of_old" not in {row.finding for row in chart.cells.stated}
    assert "pain_of_old" not in chart.case["findings"]
    assert "pain of old" in sign_in("ben").get(f"/patient/{world.ana.key}/timeline/").content.decode()
