"""A record that is taken along is whole, holds no secret and no draft, and belongs to one person."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.programme.test_log import ITEM, hurts, send
from tests.web.world import ALL_CLEAR, World, tell

from lasegue.web.audit import trail
from lasegue.web.people.devices import COOKIE, bind_now
from lasegue.web.people.models import Consent, Patient
from lasegue.web.plans.drafting import open_draft
from lasegue.web.plans.models import Version
from lasegue.web.programme.exporting import record_of
from lasegue.web.programme.models import ItemNote, RedLight
from lasegue.web.programme.reds import take
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


def test_the_days_at_home_are_in_it_with_what_the_clinic_made_of_them(
    world: World, phone: Client, plan: Version
) -> None:
    send(phone, hurts(plan, worst=7), {"kind": "nothing we know"})
    take(plan.episode, world.ben, RedLight.objects.latest("pk").pk, "Called: eases lying down.")
    ItemNote.objects.create(episode=plan.episode, item=ITEM, text="Slower.", photo=b"jpeg", by=world.ben)
    record = phone.get("/me/record/file/").json()
    home = record["episodes"][0]["home"]
    assert [each["kind"] for each in home["log"]] == ["hurts_more"]
    assert [each["entry"] for each in home["replies"]] == [home["log"][0]["id"]]
    assert [each["note"] for each in home["red_lights_taken"]] == ["Called: eases lying down."]
    assert [(each["text"], each["photo"]) for each in home["notes"]] == [("Slower.", "anBlZw==")]
    assert [each["reason"] for each in record["entries_not_taken"]] == ["unreadable"]


#: Tables about a person that the file does without, and why.
NOT_TAKEN_ALONG = {
    "Patient": "at hand already",
    "EntryLink": "a way in",
    "Call": "its answers are statements of the record",
    "Standing": "worked out from statements",
    "Snapshot": "worked out from statements",
    "Staleness": "worked out from statements and plan",
    "Deferral": "the clinic's list of work",
}


def about_a_person(model: type[Model]) -> bool:
    """Whether rows of a model belong to a patient, however many tables lie between."""
    above = [field.related_model for field in model._meta.fields if field.related_model]
    return model is Patient or any(isinstance(each, type) and about_a_person(each) for each in above)


def test_every_table_about_a_person_is_read_for_it_or_says_why_not(told: World) -> None:
    visit = start(chart_of(told.riverbend, told.ana.key), told.ben)
    clear_all(visit, told.ben)
    say_nothing_done(visit, told.ben, "We talked.")
    sign(visit, told.ben)
    with CaptureQueriesContext(connection) as asked:
        record_of(told.ana)
    read = " ".join(each["sql"] for each in asked.captured_queries)
    kept = [model for model in apps.get_models() if model.__module__.startswith("lasegue.") and about_a_person(model)]
    missing = {model.__name__ for model in kept if f'"{model._meta.db_table}"' not in read}
    assert missing == set(NOT_TAKEN_ALONG)
