"""What does not fit is refused with words that help; nothing is lost, nothing guessed, nobody else's call reached."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from tests.web.intake.caller import Caller
from tests.web.world import World

from lasegue.web.booking.models import Request
from lasegue.web.intake.models import Call
from lasegue.web.people.pace import MOST_CALLS

pytestmark = pytest.mark.django_db

HUGE = "x" * 900_000


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        ("saddle_sensation_change", {}),
        ("saddle_sensation_change", {"answer": "maybe"}),
        ("saddle_sensation_change", {"answer": "yes\x00"}),
        ("saddle_sensation_change", {"answer": HUGE}),
        ("age_years", {"answer": "-3"}),
        ("age_years", {"answer": "44.5"}),
        ("age_years", {"answer": "nan"}),
        ("age_years", {"answer": "1e400"}),
        ("sex_at_birth", {"answer": "other"}),
        ("chart", {}),
        ("chart", {"pain": ["calf_left", "moon_right"]}),
        ("chart", {"pain": ["calf_left"], "answer": "nowhere"}),
        ("chart", {"pain": ["calf_left"], "worst": "11"}),
        ("nprs_leg_now", {"left": "11"}),
        ("nprs_leg_now", {}),
        ("onset_date", {"answer": "2999-01-01"}),
        ("onset_date", {"answer": "last week"}),
        ("onset_date", {"ago": "-2", "unit": "weeks"}),
        ("onset_date", {"ago": "9" * 40, "unit": "years"}),
        ("onset_date", {"ago": "3", "unit": "centuries"}),
        ("course", {"answer": "improving\x00"}),
        ("subjective_weakness", {"answer": "yes"}),
        ("worse", {}),
        ("worse", {"worse_sitting": "perhaps"}),
        ("other_symptoms", {"answer": ["none", "dizziness"]}),
        ("other_symptoms", {"answer": ["plague"]}),
        ("words", {"words": ""}),
        ("words", {"words": HUGE}),
    ],
)  # fmt: skip
def test_an_answer_that_does_not_fit_is_refused_and_nothing_is_kept(
    caller: Caller, question: str, fields: dict[str, Any]
) -> None:
    caller.answer_all(until=question)
    before = dict(caller.call.answers)
    response = caller.answer(fields, question)
    assert response.status_code == 422
    assert "Please check this first" in response.content.decode()
    assert caller.call.answers == before


@pytest.mark.parametrize(
    ("question", "fields", "kept"),
    [
        ("age_years", {"answer": "fifty"}, 'value="fifty"'),
        ("onset_date", {"ago": "-2", "unit": "months"}, '<option value="months" selected>'),
        ("other_symptoms", {"answer": ["none", "dizziness"]}, r'value="dizziness" checked'),
        ("worse", {"worse_sitting": "?", "worse_standing": "no"}, r'name="worse_standing"\s+value="no"\s+checked'),
        ("chart", {"pain": ["calf_left"], "worst": "11", "no_numb": "yes"}, r'value="calf_left"[^>]* checked'),
        ("chart", {"pain": ["calf_left"], "worst": "11", "no_numb": "yes"}, 'name="no_numb" value="yes" checked'),
        ("words", {"words": "a" * 2001}, "a" * 2001),
    ],
)  # fmt: skip
def test_what_was_sent_and_refused_stands_in_the_page_again(
    caller: Caller, question: str, fields: dict[str, Any], kept: str
) -> None:
    caller.answer_all(until=question)
    page = caller.answer(fields, question).content.decode()
    assert re.search(kept, page)


def test_a_question_that_was_not_asked_is_not_taken(caller: Caller) -> None:
    for question in ("mrc_hip_flexion", "fever", "no_such_thing", "x\x00"):
        assert caller.answer({"answer": "no"}, question).status_code == 302
    assert caller.call.answers == {}


def test_sending_the_same_answer_twice_changes_nothing(caller: Caller) -> None:
    question = caller.asked
    for _ in range(2):
        caller.answer({"answer": "no"}, question)
    assert caller.call.path == [question]


def test_more_than_a_million_letters_are_refused(caller: Caller) -> None:
    assert caller.answer({"answer": "x" * 1_100_000}).status_code == 400


@pytest.mark.parametrize(
    "given",
    [
        {"name": ""},
        {"name": "x" * 500},
        {"name": "Ivy\x00Sparrow"},
        {"phone": "call me", "email": ""},
        {"phone": "", "email": ""},
        {"phone": "", "email": "not an address"},
        {"born_on": "2999-01-01"},
        {"born_on": "1800-01-01"},
        {"born_on": "yesterday"},
        {"preferred": ["sun_midnight"]},
        {"note": "x\x00"},
        {"agreed": ""},
    ],
)
def test_a_request_that_does_not_fit_is_refused_with_the_reason(caller: Caller, given: dict[str, Any]) -> None:
    caller.answer_all()
    response = caller.ask_for_a_time(**given)
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert not Request.objects.exists()


def test_an_answer_against_an_earlier_one_takes_that_back_and_asks_again(caller: Caller) -> None:
    caller.answer_all(until="sex_at_birth")
    caller.answer({"answer": "female"})
    caller.answer_all(until="pregnant")
    caller.answer({"answer": "yes"})
    caller.answer({"answer": "20"}, "gestation_weeks")
    caller.answer({"answer": "no"}, "pregnant")
    assert caller.call.answers["pregnant"] is False
    assert "gestation_weeks" not in caller.call.answers


def test_nobody_reaches_another_persons_call(caller: Caller, world: World) -> None:
    caller.answer_all(until="fever")
    stranger = Client()
    for address in ("/check/", "/check/1/", "/summary/", "/request/", "/check/leave/"):
        assert stranger.get(address)["Location"] == "/"
    stranger.cookies["call"] = str(caller.call.key)
    assert stranger.get("/check/")["Location"] == "/"
    stranger.cookies["call"] = caller.call.secret_hash
    assert stranger.get("/check/")["Location"] == "/"


def test_one_address_cannot_fill_the_list(world: World) -> None:
    cache.clear()
    for _ in range(MOST_CALLS):
        Client().post("/check/begin/", {"clinic": "riverbend"})
    refused = Client().post("/check/begin/", {"clinic": "riverbend"})
    assert refused.status_code == 429
    assert "call 911" in refused.content.decode().lower()
    assert Call.objects.count() == MOST_CALLS


def test_forms_from_elsewhere_are_refused(caller: Caller) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = caller.client.cookies
    assert strict.post("/check/", {"question": "fever", "answer": "no"}).status_code == 403


def test_no_secret_and_no_finding_stands_in_an_address(caller: Caller) -> None:
    caller.answer_all(until="fever")
    page = caller.client.get("/check/").content.decode()
    assert "/check/fever" not in page
    assert caller.client.cookies["call"].value not in page
