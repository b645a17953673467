"""An emergency answer stops everything, tells the clinic, and stays until a clinician lifts it."""

from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from tests.web.intake.caller import Caller, reassuring
from tests.web.world import World

from lasegue.web.booking.models import Request
from lasegue.web.intake.models import Call
from lasegue.web.people.clock import today_at
from lasegue.web.people.models import Patient
from lasegue.web.record.models import Alert, Statement

pytestmark = pytest.mark.django_db
STOP = "Go to an emergency department now"
EVERYWHERE = [
    "/",
    "/check/",
    "/check/1/",
    "/check/leave/",
    "/summary/",
    "/request/",
    "/request/done/",
    "/clinic/riverbend/",
]


def shows_stop(response: Any) -> bool:
    return STOP in response.content.decode() and "Ask for a time" not in response.content.decode()


@pytest.fixture
def stopped(caller: Caller) -> Caller:
    assert shows_stop(caller.answer({"answer": "yes"}))
    return caller


def test_yes_to_the_first_question_shows_the_stop_in_the_same_answer(stopped: Caller) -> None:
    page = stopped.client.get("/check/").content.decode()
    assert 'href="tel:911"' in page
    assert "I may have cauda equina syndrome" in page
    assert "Riverbend Clinic was told at" in page
    assert "Only a clinician can lift this stop" in page


def test_the_clinic_sees_the_caller_and_the_alert(stopped: Caller) -> None:
    alert = Alert.objects.get()
    assert (alert.level, alert.clinic) == ("emergency", stopped.clinic)
    assert alert.episode.patient.name.startswith("New caller")
    assert Statement.objects.filter(finding="saddle_sensation_change", value=True).count() == 1


@pytest.mark.parametrize("address", EVERYWHERE)
def test_no_address_leads_around_the_stop(stopped: Caller, address: str) -> None:
    assert shows_stop(stopped.client.get(address))


def test_neither_an_answer_nor_a_request_nor_a_new_start_leads_around_it(stopped: Caller) -> None:
    assert shows_stop(stopped.answer({"answer": "no"}, "saddle_sensation_change"))
    assert shows_stop(stopped.ask_for_a_time())
    assert shows_stop(stopped.start())
    assert shows_stop(stopped.client.post("/check/again/"))
    assert not Request.objects.exists()
    assert Call.objects.count() == 1


def test_it_comes_back_on_another_device_by_the_link(stopped: Caller) -> None:
    other = Client()
    assert shows_stop(other.get(f"/resume/{stopped.client.cookies['call'].value}/", follow=True))
    assert shows_stop(other.get("/"))


def test_it_comes_back_by_the_device_when_the_call_is_forgotten(stopped: Caller) -> None:
    del stopped.client.cookies["call"]
    assert shows_stop(stopped.client.get("/"))
    assert shows_stop(stopped.start())


def test_visiting_again_raises_no_second_alert_and_binds_no_second_device(stopped: Caller) -> None:
    stopped.client.get("/check/")
    stopped.client.get("/check/")
    assert Alert.objects.count() == 1
    assert Alert.objects.get().episode.patient.devices.count() == 1


def test_the_stop_asks_when_it_began_and_says_it_with_its_day(stopped: Caller, sign_in: Any) -> None:
    assert "When did it begin?" in stopped.client.get("/check/").content.decode()
    page = stopped.client.post("/check/began/", {"began": "yesterday"}, follow=True).content.decode()
    day = date_format(today_at(stopped.clinic) - timedelta(days=1), "j F")
    assert f"It began on {day}.”" in page
    assert "Tell them when it began" not in page
    alert = Alert.objects.get()
    assert f"It began on {day}." in sign_in("ben").get(f"/alert/{alert.key}/").content.decode()
    assert "It began" not in sign_in("fay").get(f"/alert/{alert.key}/").content.decode()


def test_anything_else_said_of_when_it_began_changes_nothing(stopped: Caller) -> None:
    assert shows_stop(stopped.client.post("/check/began/", {"began": "never"}, follow=True))
    assert Alert.objects.get().began == ""


def test_nobody_without_a_stop_says_when_it_began(caller: Caller) -> None:
    assert caller.client.post("/check/began/", {"began": "today"}).status_code == 302
    assert not Alert.objects.exists()


def test_name_and_phone_may_be_given_afterwards(stopped: Caller) -> None:
    stopped.client.post("/check/reach/", {"name": "Ivy Sparrow", "phone": "555-0142"})
    patient = Patient.objects.get(phone="555-0142")
    assert patient.name == "Ivy Sparrow"
    assert "They will call you on …0142" in stopped.client.get("/check/").content.decode()


def test_a_wish_to_be_called_without_a_number_says_what_is_missing(stopped: Caller) -> None:
    response = stopped.client.post("/check/reach/", {"name": "", "phone": ""})
    assert shows_stop(response)
    page = response.content.decode()
    assert "Please give a phone number" in page
    assert '<details class="reach" open>' in page


def test_once_cleared_the_person_is_told_and_sent_to_the_clinic_not_to_booking(stopped: Caller, world: World) -> None:
    Alert.objects.update(cleared_at=timezone.now(), cleared_by=world.ben, clear_reason="Spoke to her; old numbness.")
    page = stopped.client.get("/request/").content.decode()
    assert "A clinician has looked at your answers" in page
    assert not shows_stop(stopped.client.get("/"))
    stopped.ask_for_a_time()
    assert not Request.objects.exists()
    assert stopped.client.post("/check/again/")["Location"] == "/"


def test_when_the_clinic_cannot_be_told_the_page_says_so(caller: Caller) -> None:
    with patch("lasegue.web.intake.stopping.hand_over", side_effect=DatabaseError("disk full")):
        page = caller.answer({"answer": "yes"}).content.decode()
    assert STOP in page
    assert "We could not reach Riverbend Clinic. Call 911 yourself now." in page
    assert not Alert.objects.exists()


def test_the_clinic_is_told_on_the_next_visit_when_it_could_not_be_at_first(caller: Caller) -> None:
    with patch("lasegue.web.intake.stopping.hand_over", side_effect=DatabaseError("disk full")):
        caller.answer({"answer": "yes"})
    assert "was told at" in caller.client.get("/").content.decode()
    assert Alert.objects.get().level == "emergency"


def test_numbness_between_the_legs_on_the_drawing_stops_at_once(caller: Caller) -> None:
    caller.answer_all(until="chart")
    assert shows_stop(caller.answer({"pain": ["back_low_left"], "numb": ["saddle_mid"]}))


def test_a_vascular_stop_says_to_call_and_stay(caller: Caller) -> None:
    caller.answer_all(until="other_symptoms")
    page = caller.answer({"answer": ["chest_pain_or_breathlessness"]}).content.decode()
    assert "Call 911 now" in page
    assert "Stay where you are" in page


def test_an_urgent_answer_tells_the_clinic_and_says_what_to_do(caller: Caller) -> None:
    caller.answer_all(until="fever")
    assert caller.answer({"answer": "yes"}).status_code == 302
    assert Alert.objects.get().level == "urgent"
    page = caller.client.get("/check/", follow=True).content.decode()
    caller.answer_all(until="advice")
    page = caller.client.get("/check/", follow=True).content.decode()
    assert "Please see a doctor soon" in page
    caller.answer_all()
    caller.ask_for_a_time()
    assert Request.objects.get().urgent
    assert Patient.objects.get(name="Ivy Sparrow").episodes.count() == 1


@pytest.mark.parametrize(("question", "answer"), [("fever", "yes"), ("other_symptoms", "night_sweats")])
def test_after_the_request_a_warning_is_said_again_instead_of_to_keep_moving(
    caller: Caller, question: str, answer: str
) -> None:
    caller.answer_all(lambda each: {"answer": answer} if each == question else reassuring(each))
    caller.ask_for_a_time()
    page = caller.client.get("/request/done/").content.decode()
    assert "see your doctor: today or tomorrow with a fever" in page
    assert "keep moving" not in page


def test_an_emergency_after_an_urgent_answer_is_raised_too(caller: Caller) -> None:
    caller.answer_all(until="fever")
    caller.answer({"answer": "yes"})
    assert shows_stop(caller.answer({"answer": "yes"}, "urinary_retention"))
    assert sorted(Alert.objects.values_list("level", flat=True)) == ["emergency", "urgent"]
    assert Patient.objects.filter(name__startswith="New caller").count() == 1
