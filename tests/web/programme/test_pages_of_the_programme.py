import html
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from tests.web.programme.test_log import entry, hurts, send
from tests.web.world import World, tell

from lasegue.web.people.models import Device
from lasegue.web.plans.models import Version
from lasegue.web.plans.signing import withdraw
from lasegue.web.programme.models import Entry
from lasegue.web.record.episodes import chart_of
from lasegue.web.record.models import Alert, Statement

pytestmark = pytest.mark.django_db

PAGES = (
    "/me/",
    "/me/session/",
    "/me/progress/",
    "/me/learn/",
    "/me/learn/sitting/",
    "/me/flare-up/",
    "/me/help/",
    "/me/worse/",
    "/me/phone/",
)
SESSION = "0b1f6a2e-3f7e-4c0c-9e62-6a5b1f8c2d11"


def text_of(phone: Client, page: str) -> str:
    """A page as it is read: any white space is one space."""
    answer = phone.get(page)
    assert answer.status_code == 200, page
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_every_page_opens_in_every_language(plan: Version, phone: Client, page: str, language: str) -> None:
    phone.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    text = text_of(phone, page)
    assert f'lang="{language}"' in text
    assert ('dir="rtl"' in text) is (language == "ar") or 'dir="ltr"' in text


@pytest.mark.parametrize("page", PAGES)
def test_while_an_emergency_is_open_every_page_is_the_stop(
    world: World, plan: Version, phone: Client, page: str
) -> None:
    tell(world, {"saddle_sensation_change": True})
    text = text_of(phone, page)
    assert "emergency department now" in text
    assert "Press-up, lying" not in text


@pytest.mark.parametrize("page", PAGES)
def test_an_ended_device_sees_nothing(world: World, plan: Version, phone: Client, page: str) -> None:
    Device.objects.update(revoked_at=timezone.now())
    answer = phone.get(page)
    assert answer.status_code == 403
    assert "Press-up, lying" not in answer.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_needs_few_queries(plan: Version, phone: Client, page: str, django_assert_max_num_queries: Any) -> None:
    send(
        phone, entry(plan, "pain", {"moment": "after", "worst": 4}), hurts(plan), entry(plan, "question", {"text": "?"})
    )
    phone.get(page)
    with django_assert_max_num_queries(15):
        phone.get(page)


def test_today_says_what_there_is_to_do(plan: Version, phone: Client) -> None:
    text = text_of(phone, "/me/")
    assert "How is your leg now?" in text
    assert "Press-up, lying" in text
    assert 'href="/me/session/"' in text
    assert "I only have 5 minutes" in text


def test_without_a_signed_plan_there_is_nothing_to_do(world: World, phone: Client) -> None:
    text = text_of(phone, "/me/")
    assert "There is no plan yet" in text
    assert 'href="/me/session/"' not in text


def test_a_plan_that_was_taken_back_is_said_to_be_changing(world: World, plan: Version, phone: Client) -> None:
    withdraw(chart_of(world.riverbend, world.ana.key), world.ben, "seen again first")
    text = text_of(phone, "/me/")
    assert "Your plan is being changed" in text
    assert "Press-up, lying" not in text


def test_an_exercise_that_hurt_is_left_out_today_with_the_reason(plan: Version, phone: Client) -> None:
    send(phone, hurts(plan, further_down=True))
    line = next(each for each in phone.get("/me/programme.json").json()["items"] if each["line"] == "prone-press-up")
    assert line["why"]
    assert line["why"] in html.unescape(text_of(phone, "/me/"))


def test_a_session_that_was_done_is_a_statement_and_no_trophy(plan: Version, phone: Client) -> None:
    body = {"session": SESSION, "done": ["prone-press-up"], "left": [], "seconds": 400}
    send(phone, entry(plan, "session_ended", body))
    text = text_of(phone, "/me/")
    assert "Your next session is" in text
    assert "streak" not in text
    assert "!" not in text.split("<main")[1].replace("<!", "")


def test_better_is_kept_and_worse_asks_where_first(plan: Version, phone: Client) -> None:
    assert phone.post("/me/feel/", {"is": "better"})["Location"] == "/me/"
    assert 'value="better" aria-pressed="true"' in text_of(phone, "/me/")
    assert phone.post("/me/feel/", {"is": "worse"})["Location"] == "/me/worse/"
    assert [row.body["is"] for row in Entry.objects.order_by("done_at")] == ["better", "worse"]


def worse(**more: str) -> dict[str, Any]:
    from lasegue.web.visits.screen import screen

    return {**{each.id: "no" for each in screen()}, "worst": "4", "pain": ["calf_right"], **more}


def test_when_it_is_worse_every_question_is_answered_before_it_is_sent(plan: Version, phone: Client) -> None:
    given = worse()
    given.pop("fever")
    answer = phone.post("/me/worse/", given)
    assert answer.status_code == 422
    assert "Please answer every question" in answer.content.decode()
    assert not Entry.objects.exists()


def test_when_it_is_worse_the_record_hears_it(world: World, plan: Version, phone: Client) -> None:
    assert phone.post("/me/worse/", worse())["Location"] == "/me/"
    assert {row.kind for row in Entry.objects.all()} == {"screen", "pain"}
    assert Statement.objects.filter(finding="nprs_leg_now").latest("id").value == 4


def test_when_it_is_worse_a_warning_sign_stops_at_once(world: World, plan: Version, phone: Client) -> None:
    answer = phone.post("/me/worse/", worse(saddle_sensation_change="yes"), follow=True)
    assert "emergency department now" in answer.content.decode()
    assert Alert.objects.filter(level="emergency").exists()


def test_an_urgent_answer_leaves_the_pages_open_and_the_exercises_out(
    world: World, plan: Version, phone: Client
) -> None:
    tell(world, {"weakness_new": {"right": True}, "weakness_getting_worse": {"right": True}}, by=world.ben)
    text = text_of(phone, "/me/")
    assert "No exercises for now. Call the clinic today." in text
    assert 'href="/me/session/"' not in text
    progress = text_of(phone, "/me/progress/")
    assert "No exercises for now. Call the clinic today." in progress
    assert "good sign" not in progress


def test_the_start_stands_before_the_list_so_that_nobody_has_to_scroll_for_it(plan: Version, phone: Client) -> None:
    text = text_of(phone, "/me/")
    assert text.index("data-start") < text.index("Press-up, lying")


@pytest.mark.parametrize(
    ("stage", "words"),
    [("referred", "You were sent on for other care"), ("discharged", "Your treatment here has ended")],
)
def test_whoever_is_no_longer_treated_is_told_so_and_not_to_agree_on_a_visit(
    world: World, phone: Client, stage: str, words: str
) -> None:
    world.episode.stage, world.episode.closed_at = stage, timezone.now()
    world.episode.save()
    text = text_of(phone, "/me/")
    assert words in text
    assert "No visit is booked" not in text
    assert "There is no plan yet" not in text


def test_a_button_pressed_twice_says_it_once(plan: Version, phone: Client) -> None:
    sent = {"text": "Can I swim?", "entry": "7d1f0a52-7a4e-4c4f-9a54-6c1f4f1f2f11"}
    for _ in range(2):
        phone.post("/me/ask/", sent)
    assert Entry.objects.filter(kind="question").count() == 1
    phone.post("/me/ask/", {**sent, "text": "Can I run?"})
    assert Entry.objects.filter(kind="question").count() == 2


@pytest.mark.parametrize("text", ["", "  ", "x" * 1001, "a\x00b"])
def test_a_question_that_is_none_is_not_sent(plan: Version, phone: Client, text: str) -> None:
    answer = phone.post("/me/ask/", {"text": text}, follow=True)
    assert "Please write your question" in answer.content.decode()
    assert not Entry.objects.exists()


def test_progress_tells_which_way_the_pain_goes(world: World, plan: Version, phone: Client) -> None:
    places = {"pain": ["buttock_right"], "tingling": [], "numb": []}
    send(phone, entry(plan, "pain", {"moment": "after", "worst": 2, "regions": places}))
    text = text_of(phone, "/me/progress/")
    assert "<svg" in text
    assert "Leg pain" in text
    assert "4 to 6 weeks" not in text


def test_a_subject_that_is_not_for_this_person_does_not_exist(plan: Version, phone: Client) -> None:
    assert phone.get("/me/learn/pregnancy/").status_code == 404
    assert phone.get("/me/learn/no-such-thing/").status_code == 404
    assert "/me/learn/pregnancy/" not in text_of(phone, "/me/learn/")


def test_a_flare_up_names_the_warning_signs_first(plan: Version, phone: Client) -> None:
    text = text_of(phone, "/me/flare-up/")
    assert text.index("Then call 911 now") < text.index("Halve your walks")
    assert "this exercise" not in text


def test_a_flare_up_says_nothing_of_exercises_while_a_warning_holds_them(
    world: World, plan: Version, phone: Client
) -> None:
    tell(world, {"weakness_new": {"right": True}, "weakness_getting_worse": {"right": True}}, by=world.ben)
    text = text_of(phone, "/me/flare-up/")
    assert text.index("Then call 911 now") < text.index("No exercises for now. Call the clinic today.")
    assert "Halve your walks" not in text
    assert "start again" not in text


def test_a_flare_up_without_a_plan_sends_nobody_back_to_first_exercises(world: World, phone: Client) -> None:
    text = text_of(phone, "/me/flare-up/")
    assert "There is no plan yet" in text
    assert "first exercises" not in text
    assert "Tell us where it hurts now" in text
    world.episode.stage, world.episode.closed_at = "referred", timezone.now()
    world.episode.save()
    assert "Do what they tell you there" in text_of(phone, "/me/flare-up/")


def test_the_manifest_says_nothing_about_anybody(world: World, plan: Version, phone: Client) -> None:
    told = phone.get("/manifest.webmanifest").json()
    assert told["scope"] == told["start_url"] == "/me/"
    assert "Ana" not in str(told)
    assert "Riverbend" not in str(told)


def test_a_subject_shows_the_drawings_that_its_entry_names(plan: Version, phone: Client) -> None:
    text = text_of(phone, "/me/learn/causes-of-sciatica/")
    assert text.count('class="anatomy"') == 5
    assert 'class="anatomy"' not in text_of(phone, "/me/learn/sitting/")


def test_the_words_in_the_drawings_are_in_the_language_of_the_page(plan: Version, phone: Client) -> None:
    text = phone.get("/me/learn/what-is-sciatica/", headers={"Accept-Language": "ar"}).content.decode()
    assert '<svg xmlns="http://www.w3.org/2000/svg" class="anatomy"' in text
    assert text.count('lang="ar" aria-label') == 1
