"""From the first page to a request that the clinic can see."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import clear_script_prefix, set_script_prefix
from django.utils import timezone
from tests.web.intake.caller import Caller, reassuring
from tests.web.world import World

from lasegue.web.booking.models import Request
from lasegue.web.intake.calls import COOKIE, LIFE
from lasegue.web.intake.models import Call
from lasegue.web.intake.ordering import SCREEN
from lasegue.web.people.models import Consent, Device, Patient
from lasegue.web.record.models import Alert, Episode, Statement

pytestmark = pytest.mark.django_db


def test_the_first_page_says_what_comes_and_starts_the_check(world: World) -> None:
    page = Client().get("/").content.decode()
    assert "Start the check" in page
    assert "Call 911 if you have" in page


def test_without_a_clinic_the_first_page_leads_to_the_set_up(db: None) -> None:
    assert Client().get("/")["Location"] == "/setup/"


def test_a_clinic_of_several_has_its_own_page(world: World) -> None:
    assert "Elsewhere Clinic" in Client().get("/clinic/elsewhere/").content.decode()


def test_an_unknown_clinic_does_not_exist(world: World) -> None:
    assert Client().get("/clinic/nowhere/").status_code == 404


def test_a_call_that_nobody_can_take_up_any_more_is_forgotten_unless_the_clinic_has_heard_of_it(
    caller: Caller, world: World
) -> None:
    heard, stopped, alive = (Caller(world.riverbend) for _ in range(3))
    for each in (heard, stopped, alive):
        each.start()
    long_ago = timezone.now() - LIFE - timedelta(minutes=1)
    old = Call.objects.exclude(pk=alive.call.pk)
    Call.objects.filter(pk=heard.call.pk).update(episode=world.episode)
    Call.objects.filter(pk=stopped.call.pk).update(stopped_at=timezone.now())
    kept = {each.call.pk for each in (heard, stopped, alive)}
    old.update(started_at=long_ago)
    Caller(world.riverbend).start()
    assert Call.objects.filter(pk__in=kept).count() == 3
    assert Call.objects.count() == 4


def test_the_emergency_screen_is_asked_first(caller: Caller) -> None:
    assert caller.asked == "saddle_sensation_change"
    page = caller.client.get("/check/").content.decode()
    assert "Why do you ask this?" in page
    assert "never count it as a no" in page


def test_a_reassuring_call_ends_in_a_request(caller: Caller) -> None:
    caller.answer_all()
    assert "What you told us" in caller.client.get("/check/", follow=True).content.decode()
    assert caller.ask_for_a_time()["Location"] == "/request/done/"
    patient = Patient.objects.get(name="Ivy Sparrow")
    episode = Episode.objects.get(patient=patient)
    assert episode.stage == "asked"
    assert episode.their_words.startswith("Sit through")
    request = Request.objects.get(patient=patient)
    assert (request.preferred, request.urgent) == (["mon_morning"], False)
    assert Consent.objects.filter(patient=patient).count() == 1
    assert Statement.objects.filter(episode=episode, finding="fever", value=False, origin="patient").exists()
    assert not Alert.objects.filter(episode=episode).exists()
    assert Device.objects.filter(patient=patient).count() == 1


def test_who_has_asked_for_a_time_finds_their_pages_on_the_first_page_and_starts_no_second_check(
    caller: Caller,
) -> None:
    caller.answer_all(until="fever")
    assert "Go on where you were" in caller.client.get("/").content.decode()
    caller.answer_all()
    caller.ask_for_a_time()
    page = caller.client.get("/").content.decode()
    assert 'href="/me/"' in page
    assert "Start a new check" in page
    assert "Go on where you were" not in page
    caller.client.cookies.pop("device")
    assert 'href="/request/done/"' in caller.client.get("/").content.decode()


def test_after_a_reassuring_check_the_person_is_told_to_keep_moving(caller: Caller) -> None:
    caller.answer_all()
    caller.ask_for_a_time()
    page = caller.client.get("/request/done/").content.decode()
    assert "keep moving as you can" in page
    assert "see your doctor" not in page


def test_sending_twice_makes_one_request(caller: Caller) -> None:
    caller.answer_all()
    first, second = caller.ask_for_a_time(), caller.ask_for_a_time()
    assert first["Location"] == second["Location"]
    assert Request.objects.count() == 1
    assert Patient.objects.filter(name="Ivy Sparrow").count() == 1


def test_a_request_before_the_questions_are_done_leads_back_to_them(caller: Caller) -> None:
    assert caller.client.get("/request/")["Location"] == "/check/"
    assert caller.ask_for_a_time()["Location"] == "/check/"
    assert not Request.objects.exists()


def test_a_request_without_consent_keeps_what_was_typed(caller: Caller) -> None:
    caller.answer_all()
    response = caller.ask_for_a_time(agreed="")
    assert response.status_code == 422
    page = response.content.decode()
    assert "Ivy Sparrow" in page
    assert "cannot keep your answers" in page
    assert not Request.objects.exists()


def test_an_answer_can_be_corrected_from_its_step(caller: Caller) -> None:
    caller.answer_all(until="chart")
    step = caller.call.path.index("fever") + 1
    assert "checked" in caller.client.get(f"/check/{step}/").content.decode()
    caller.answer({"answer": "unsure"}, "fever")
    assert "fever" not in caller.call.answers
    assert "fever" in caller.call.unsure


def test_not_sure_is_asked_once_more_and_then_left_to_the_therapist(caller: Caller) -> None:
    caller.answer({"answer": "unsure"})
    caller.answer_all(lambda each: {"answer": "unsure"} if each == "saddle_sensation_change" else reassuring(each))
    assert caller.call.unsure.count("saddle_sensation_change") == 2
    page = caller.client.get("/summary/").content.decode()
    assert "Where you were not sure" in page
    caller.ask_for_a_time()
    assert not Statement.objects.filter(finding="saddle_sensation_change").exists()


def test_a_call_goes_on_where_it_was_on_another_device(caller: Caller) -> None:
    caller.answer_all(until="fever")
    other = Client()
    response = other.get(f"/resume/{caller.client.cookies['call'].value}/", follow=True)
    assert "fever" in response.content.decode().lower()
    assert Call.objects.count() == 1


def test_an_unknown_link_says_so(world: World) -> None:
    response = Client().get("/resume/nonsense/")
    assert response.status_code == 404
    assert "no longer works" in response.content.decode()


def test_reassuring_answers_of_the_screen_are_asked_again_another_day(caller: Caller) -> None:
    caller.answer_all(until="chart")
    Call.objects.update(changed_at=timezone.now() - timedelta(days=2))
    assert "Has the feeling changed between your legs?" in caller.client.get("/check/").content.decode()
    assert "fever" in caller.call.answers
    assert "we ask it again today" not in caller.client.get("/check/").content.decode()
    Call.objects.update(started_at=timezone.now() - timedelta(days=2))
    assert "Your answers are kept" in caller.client.get("/check/").content.decode()
    assert "urinary_retention" not in caller.call.answers


def test_other_languages_are_offered_in_their_own_names(world: World) -> None:
    page = Client().get("/", headers={"Accept-Language": "ar"}).content.decode()
    assert 'dir="rtl"' in page
    assert re.search(r">\s*English\s*</button>", page)
    assert re.search(r">\s*Español\s*</button>", page)


def test_a_question_is_asked_in_spanish(caller: Caller) -> None:
    page = caller.client.get("/check/", headers={"Accept-Language": "es"}).content.decode()
    assert "¿Ha cambiado lo que siente entre las piernas?" in page
    assert "¿Por qué pregunta esto?" in page


def test_every_question_has_an_address_so_that_the_way_back_of_the_browser_leads_to_the_one_before(
    caller: Caller,
) -> None:
    assert caller.start()["Location"] == "/check/1/"
    for number, question in enumerate(SCREEN[:3], 1):
        page = caller.client.get(f"/check/{number}/").content.decode()
        assert f'value="{question}"' in page
        assert caller.answer({"answer": "no"})["Location"] == f"/check/{number + 1}/"
    assert f'value="{SCREEN[1]}"' in caller.client.get("/check/2/").content.decode()
    assert caller.client.get("/check/9/")["Location"] == "/check/"


def test_each_part_counts_its_own_questions_also_on_the_way_back(caller: Caller) -> None:
    caller.answer_all(until="chart")
    safety = len(caller.call.path)
    assert re.search(r"Your story</b> · 1 of about \d+", caller.client.get("/check/").content.decode())
    back = caller.client.get("/check/2/").content.decode()
    assert f"Safety check</b> · 2 of about {safety}" in back
    caller.answer_all()
    last = caller.client.get(f"/check/{len(caller.call.path)}/").content.decode()
    story = len(caller.call.path) - safety
    assert f"Your story</b> · {story} of about {story}" in last


def test_a_question_asked_again_at_the_end_leads_back_to_the_last_one_and_not_to_the_start(caller: Caller) -> None:
    caller.answer({"answer": "unsure"})
    again = "saddle_sensation_change"
    for _ in range(100):
        if caller.asked == again:
            break
        caller.answer(reassuring(str(caller.asked)))
    page = caller.client.get("/check/").content.decode()
    assert "You were not sure before" in page
    assert f'href="/check/{len(caller.call.path)}/"' in page


@pytest.mark.parametrize(("sex", "offered"), [("male", False), ("female", True), ("intersex", True)])
def test_symptoms_of_women_are_not_offered_to_men(caller: Caller, sex: str, offered: bool) -> None:
    caller.answer_all(lambda each: {"answer": sex} if each == "sex_at_birth" else reassuring(each), "other_symptoms")
    page = caller.client.get("/check/").content.decode()
    assert "Dizziness" in page
    assert ("Painful periods" in page) is offered


def test_not_sure_is_never_counted_as_a_no_is_said_where_there_is_a_no(caller: Caller) -> None:
    caller.answer_all(until="sex_at_birth")
    page = caller.client.get("/check/").content.decode()
    assert "That is fine. Your therapist will ask you again." in page
    assert "count it as a no" not in page
    caller.answer_all(until="cardiac_implant")
    assert "never count it as a no" in caller.client.get("/check/").content.decode()


def test_progress_never_goes_backwards(caller: Caller) -> None:
    reached = 0
    while (question := caller.asked) is not None:
        caller.client.get("/check/")
        assert caller.call.reached >= reached
        reached = caller.call.reached
        caller.answer(reassuring(question))
    assert reached > 90


def test_a_demo_offers_its_doors_and_a_real_clinic_does_not(world: World, settings: Any) -> None:
    assert "/demo/" not in Client().get("/").content.decode()
    settings.DEMO = True
    page = Client().get("/").content.decode()
    assert 'action="/demo/sign-in/therapist/"' in page
    assert 'href="/demo/"' in page


def test_the_link_back_leads_below_the_address_at_which_the_product_is_served(caller: Caller) -> None:
    set_script_prefix("/therapy/")
    try:
        page = caller.client.get("/check/leave/").content.decode()
    finally:
        clear_script_prefix()
    secret = caller.client.cookies[COOKIE].value
    assert f'value="http://testserver/therapy/resume/{secret}/"' in page


def test_a_shared_device_can_forget_the_call_and_the_link_still_works(caller: Caller) -> None:
    caller.answer_all(until="fever")
    secret = caller.client.cookies["call"].value
    assert "forget me here" in caller.client.get("/check/leave/").content.decode()
    caller.client.post("/check/again/")
    assert caller.client.get("/check/")["Location"] == "/"
    assert "fever" in caller.client.get(f"/resume/{secret}/", follow=True).content.decode().lower()
