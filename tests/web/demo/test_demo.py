import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from lasegue.web.audit import trail
from lasegue.web.audit.wording import EVENTS
from lasegue.web.demo import clinic
from lasegue.web.demo.story import read_people
from lasegue.web.people.models import Clinic, Patient
from lasegue.web.portal.home import DONE
from lasegue.web.record.models import Alert, Episode, Statement

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def riverbend(django_db_setup: None, django_db_blocker: Any) -> Iterator[float]:
    """The demo clinic, built once for this file; the seconds of processor time it took."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        began = time.process_time()
        clinic.build()
        yield time.process_time() - began
        transaction.set_rollback(True)


@pytest.fixture
def demo(settings: Any) -> None:
    settings.DEMO = True


def test_the_demo_is_there_in_twenty_seconds_with_somebody_in_every_stage(riverbend: float) -> None:
    stages = dict(Episode.objects.values_list("patient__name", "stage"))
    assert set(stages.values()) == {stage for stage, _ in Episode.STAGES}
    assert {person.name: person.stage for person in read_people().people} == stages
    assert riverbend < 20


def test_people_speak_three_languages_and_have_fictional_numbers(riverbend: float) -> None:
    people = Patient.objects.filter(is_demo=True)
    assert {person.language for person in people} == {"en", "es", "ar"}
    assert all(person.phone.startswith("555-01") for person in people)


def test_an_emergency_at_intake_and_a_new_weakness_wait_for_somebody(riverbend: float) -> None:
    waiting = Alert.objects.filter(cleared_at=None, taken_at=None)
    assert {(each.episode.patient.name, each.level) for each in waiting} >= {
        ("Ivy Sparrow", "emergency"),
        ("Hazel Dove", "urgent"),
    }


def test_one_safety_answer_of_the_person_waiting_for_examination_is_unknown(riverbend: float) -> None:
    assert Episode.objects.get(patient__name="Juniper Wren").standing.open_answers == 1


def test_the_past_is_told_in_the_past_and_the_trail_follows_it(riverbend: float) -> None:
    here = Clinic.objects.get(slug=clinic.SLUG)
    events = list(trail.of_clinic(here.pk).order_by("number"))
    assert trail.first_break(events) is None
    assert [event.at for event in events] == sorted(event.at for event in events)
    birch = Statement.objects.filter(episode__patient__name="Birch Lark")
    assert all(abs((each.at.date() - each.occasion.on).days) <= 1 for each in birch)
    assert (events[-1].at - events[0].at).days >= 70


def test_building_again_changes_nothing_and_addresses_stay_the_same(riverbend: float) -> None:
    before = set(Patient.objects.values_list("pk", "key"))
    clinic.build()
    assert set(Patient.objects.values_list("pk", "key")) == before
    assert Patient.objects.get(name="Alder Finch").key == clinic.key_of("Alder Finch")


@pytest.mark.parametrize("door", ["therapist", "assistant", "front_desk", "owner", "brook"])
def test_every_door_of_the_demo_opens_with_one_click(riverbend: float, demo: None, door: str) -> None:
    client = Client()
    assert client.post(f"/demo/sign-in/{door}/").status_code == 302
    assert client.get("/today/").status_code == 200
    assert "(this one)" in client.get("/accounts/sessions/").content.decode()


def test_outside_a_demo_the_doors_do_not_exist(riverbend: float) -> None:
    key = clinic.key_of("Alder Finch")
    client = Client()
    assert client.post("/demo/sign-in/therapist/").status_code == 404
    assert client.post(f"/demo/patient/{key}/").status_code == 404
    assert client.get("/demo/").status_code == 404
    assert client.get("/today/").status_code == 302


def test_a_link_that_only_looks_does_not_sign_in(riverbend: float, demo: None) -> None:
    assert Client().get("/demo/sign-in/therapist/").status_code == 405


def test_everything_in_the_trail_has_words_for_the_owner_and_for_the_patient(riverbend: float) -> None:
    happened = set(trail.of_clinic(Clinic.objects.get().pk).values_list("action", flat=True))
    assert happened <= set(EVENTS)
    of_no_patient = ("staff.", "clinic.", "certificate.", "record.many_seen")
    assert {each for each in EVENTS if not each.startswith(of_no_patient)} == set(DONE)
