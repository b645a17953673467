"""A record that is taken along is whole, holds no secret and no draft, and belongs to one person."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.web.world import ALL_CLEAR, World, tell

from lasegue.web.audit import trail
from lasegue.web.people.devices import COOKIE, bind_now
from lasegue.web.people.models import Consent
from lasegue.web.plans.drafting import open_draft
from lasegue.web.record.episodes import chart_of
from lasegue.web.visits.signing import sign
from lasegue.web.visits.treating import clear_all, say_nothing_done, start

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]


@pytest.fixture
def told(world: World) -> World:
    tell(world, {**ALL_CLEAR, "age_years": 45, "nprs_leg_avg_7d": {"right": 7}}, by=world.ben)
    Consent.objects.create(patient=world.ana, kind="record", version="1")
    return world


def test_a_patient_takes_their_own_record_along(told: World) -> None:
    visit = start(chart_of(told.riverbend, told.ana.key), told.ben)
    clear_all(visit, told.ben)
    say_nothing_done(visit, told.ben, "We talked.")
    sign(visit, told.ben)
    phone = Client()
    made = bind_now(told.ana, "Phone")
    phone.cookies[COOKIE] = made.secret
    answer = phone.get("/me/record/file/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"]
    record = answer.json()
    assert record["person"]["name"] == "Ana Example"
    (episode,) = record["episodes"]
    said = {(each["finding"], each["side"]): each["value"] for each in episode["statements"]}
    assert said[("nprs_leg_avg_7d", "right")] == 7
    assert "We talked." in episode["visits"][0]["note"]["O"]
    assert record["consents"][0]["kind"] == "record"
    assert made.secret not in answer.content.decode()
    assert made.row.secret_hash not in answer.content.decode()
    assert "record.exported" in [each.action for each in trail.of_patient(told.riverbend.pk, told.ana.pk)]


def test_a_draft_is_no_part_of_it(told: World, sign_in: Browser) -> None:
    open_draft(chart_of(told.riverbend, told.ana.key), told.ben)
    record = sign_in("ben").post(f"/patient/{told.ana.key}/export/").json()
    assert record["episodes"][0]["plans"] == []


def test_nobody_takes_the_record_of_somebody_else_along(told: World, sign_in: Browser) -> None:
    page = f"/patient/{told.ana.key}/export/"
    assert sign_in("cleo").post(page).status_code == 404
    assert sign_in("fay").post(page).status_code == 403
    assert sign_in("olga").post(page).status_code == 403
    assert Client().get("/me/record/file/").status_code == 403
