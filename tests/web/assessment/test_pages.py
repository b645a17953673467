"""The pages of the examination: what they show, in how many queries, how large they are, and who may see them."""

import gzip
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override
from tests.web.world import ALL_CLEAR, World, tell

from lasegue.web.assessment.searching import matches
from lasegue.web.audit.models import Event
from lasegue.web.people.membership import staff
from lasegue.web.record.cells import result_of
from lasegue.web.record.models import Alert, Episode, Occasion, Statement
from lasegue.web.record.statements import Answer, state

pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]
MOST_QUERIES = 15
TOLD: dict[str, Any] = {
    "age_years": 45,
    "pain_regions": ["back_low_mid", "buttock_right", "calf_right"],
    "nprs_leg_avg_7d": {"right": 7},
    "worse_sitting": True,
    "cough_sneeze_strain_leg_pain": True,
}


def page_of(client: Client, world: World, rest: str = "exam/", **query: str) -> str:
    response = client.get(f"/patient/{world.ana.key}/{rest}", query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_examination_shows_story_sheet_and_reasoning_at_once(world: World, sign_in: SignIn) -> None:
    tell(world, TOLD, kind="intake")
    page = page_of(sign_in("ben"), world)
    for words in ("Their story", "7 of 10", "Right, painful side", "Likely causes", "Not answered yet", "Dangerous"):
        assert words in page
    assert "<title>Examination · AE · Lasègue</title>" in page


def test_the_emergency_screen_comes_first_until_it_is_answered_today(world: World, sign_in: SignIn) -> None:
    ben = sign_in("ben")
    assert "The emergency screen" in page_of(ben, world)
    tell(world, {**ALL_CLEAR, "constipation_new": False}, by=world.ben)
    page = page_of(ben, world)
    assert "The emergency screen" not in page
    assert re.search(r'id="g-emergency"[^>]*\sdata-load="emergency"', page)


def test_a_reassuring_answer_of_yesterday_is_shown_and_asked_again(world: World, sign_in: SignIn) -> None:
    occasion = Occasion.objects.create(episode=world.episode, kind="intake", on=world.on - timedelta(days=1))
    state(occasion, [Answer("saddle_sensation_change", value=False)], staff(world.ben), by=world.ben)
    page = page_of(sign_in("ben"), world)
    assert ": No</span>" in page
    assert "10 questions open. No treatment may start until you ask." in page


def test_a_question_that_holds_treatment_comes_before_what_is_only_useful(world: World, sign_in: SignIn) -> None:
    ben = sign_in("ben")
    tell(world, {**TOLD, **ALL_CLEAR, "constipation_new": False}, by=world.ben)
    open_ = result_of(world.episode, world.on).triage.unanswered
    assert open_
    page = page_of(ben, world)
    assert "First: without an answer nothing may be treated" in page
    assert page.partition('name="finding" value="')[2].partition('"')[0] in open_
    assert "Expected information:" not in page


def test_the_next_test_says_what_it_would_change_and_can_be_skipped(world: World, sign_in: SignIn) -> None:
    ben = sign_in("ben")
    tell(world, {**TOLD, **ALL_CLEAR, "constipation_new": False}, by=world.ben)
    tell(world, dict.fromkeys(result_of(world.episode, world.on).triage.unanswered, False), by=world.ben)
    page = page_of(ben, world)
    assert "Most useful next" in page
    assert "Expected information:" in page
    first = page.partition('name="finding" value="')[2].partition('"')[0]
    response = ben.post(f"/patient/{world.ana.key}/exam/skip/", {"finding": first}, headers={"HX-Request": "true"})
    assert f'name="finding" value="{first}"' not in response.content.decode()
    assert f'name="finding" value="{first}"' not in page_of(ben, world)


def test_what_is_unknown_names_what_it_holds_back(world: World, sign_in: SignIn) -> None:
    tell(world, {**TOLD, **ALL_CLEAR}, by=world.ben)
    page = page_of(sign_in("ben"), world)
    assert "Holds back" in page
    assert "No treatment may start until you ask." in page


def test_another_persons_cell_carries_their_initials(world: World, sign_in: SignIn) -> None:
    tell(world, {"slump_positive": {"right": True}}, by=world.amy)
    assert 'title="Amy Example">AE</abbr>' in page_of(sign_in("ben"), world)
    assert "</abbr>" not in page_of(sign_in("amy"), world)


def test_a_cell_that_the_patient_answered_says_so(world: World, sign_in: SignIn) -> None:
    tell(world, {"worse_sitting": True}, kind="intake")
    assert 'title="Told by the patient"' in page_of(sign_in("ben"), world, open="behaviour")


def test_a_shut_group_opens_by_its_address_and_as_a_part(world: World, sign_in: SignIn) -> None:
    ben = sign_in("ben")
    assert "faber_positive.left" not in page_of(ben, world)
    assert "faber_positive.left" in page_of(ben, world, open="pelvis")
    assert "faber_positive.left" in page_of(ben, world, "exam/part/", group="pelvis")
    assert ben.get(f"/patient/{world.ana.key}/exam/part/", {"group": "nowhere"}).status_code == 404
    for cell in ("nothing.right", "fever.right", "repeated_movement_response.up", "slump_positive", ""):
        assert ben.get(f"/patient/{world.ana.key}/exam/part/", {"cell": cell}).status_code == 404


def test_a_set_opens_as_a_list_with_a_box_for_nothing_there(world: World, sign_in: SignIn) -> None:
    page = page_of(sign_in("ben"), world, edit="tender_regions")
    assert "looked for, nothing there" in page
    assert 'value="buttock_right"' in page


def test_a_search_leads_to_the_cell(world: World, sign_in: SignIn) -> None:
    page = page_of(sign_in("ben"), world, "exam/find/", test="blood thinner")
    assert "?open=medical#v-anticoagulant" in page
    assert "No test or question" in page_of(sign_in("ben"), world, "exam/find/", test="zzz\x00")


def test_review_moves_the_episode_on_once_and_opens_the_draft(world: World, sign_in: SignIn) -> None:
    ben = sign_in("ben")
    for _ in range(2):
        response = ben.post(f"/patient/{world.ana.key}/exam/review/")
        assert response["Location"] == f"/patient/{world.ana.key}/plan/"
    assert Episode.objects.get().stage == "examined"
    assert Event.objects.filter(action="episode.examined").count() == 1


def test_the_story_sets_corrections_under_what_they_correct(world: World, sign_in: SignIn) -> None:
    tell(world, {"fever": True, "previous_episodes": 2}, kind="intake")
    tell(world, {"fever": False}, by=world.ben)
    page = page_of(sign_in("ben"), world, "story/")
    assert "<del>Yes</del>" in page
    assert "Corrected to" in page


def test_what_is_said_on_another_day_corrects_nothing(world: World, sign_in: SignIn) -> None:
    tell(world, {"nprs_leg_now": {"left": 5}}, kind="intake")
    Occasion.objects.update(on=world.on - timedelta(days=9))
    tell(world, {"nprs_leg_now": {"left": 2}}, kind="session")
    tell(world, {"nprs_leg_now": {"left": 2}}, kind="session")
    page = " ".join(page_of(sign_in("ben"), world, "story/").split())
    assert "<del>" not in page
    assert "Later <b>2</b>" in page
    assert f"{world.on:%-d %b}, " in page


def test_a_fact_told_on_the_phone_is_kept_as_the_patients_word(world: World, sign_in: SignIn) -> None:
    ben = sign_in("ben")
    assert "Do you have a fever" in page_of(ben, world, "story/", ask="fever")
    ben.post(f"/patient/{world.ana.key}/story/add/", {"act": "cell:fever", "fever": "no"})
    row = Statement.objects.select_related("occasion").get()
    assert (row.origin, row.by, row.occasion.kind, row.value) == ("patient", world.ben, "call", False)


def test_on_the_phone_only_what_a_person_can_tell_is_found(world: World, sign_in: SignIn) -> None:
    page = page_of(sign_in("ben"), world, "story/", test="weak")
    assert "?ask=subjective_weakness" in page
    assert "?ask=weak_actions" not in page


def test_a_refused_fact_on_the_phone_comes_back_with_the_reason(world: World, sign_in: SignIn) -> None:
    data = {"act": "cell:nprs_back_avg_7d", "nprs_back_avg_7d": "99"}
    response = sign_in("ben").post(f"/patient/{world.ana.key}/story/add/", data)
    assert response.status_code == 422
    assert "Expected a whole number from 0 to 10, got 99." in response.content.decode()


@pytest.mark.parametrize("page", ["story/", "exam/", "exam/part/?group=pelvis", "exam/find/?test=slump"])
def test_pages_ask_little_of_the_database(
    world: World, sign_in: SignIn, page: str, django_assert_max_num_queries: Any
) -> None:
    tell(world, TOLD, kind="intake")
    ben = sign_in("ben")
    with django_assert_max_num_queries(MOST_QUERIES):
        assert ben.get(f"/patient/{world.ana.key}/{page}").status_code == 200


def test_the_page_is_small_on_the_wire(world: World, sign_in: SignIn) -> None:
    tell(world, TOLD, kind="intake")
    assert len(gzip.compress(page_of(sign_in("ben"), world).encode(), 6)) < 40_000


@pytest.mark.parametrize("page", ["story/", "exam/", "exam/part/?group=pelvis", "exam/find/"])
def test_only_those_who_treat_see_the_record(world: World, sign_in: SignIn, page: str) -> None:
    assert sign_in("amy").get(f"/patient/{world.ana.key}/{page}").status_code == 200
    assert sign_in("cleo").get(f"/patient/{world.ana.key}/{page}").status_code == 404
    for name in ("fay", "olga"):
        assert sign_in(name).get(f"/patient/{world.ana.key}/{page}").status_code == 403


class TestLiftingAnAlert:
    """Only with the right, a reason, and facts that were corrected or are signed off."""

    def raised(self, world: World) -> Alert:
        alert = tell(world, {"saddle_sensation_change": True}, kind="intake").alert
        assert alert is not None
        return alert

    def test_it_needs_the_right_and_the_clinic(self, world: World, sign_in: SignIn) -> None:
        alert = self.raised(world)
        codes = {name: sign_in(name).get(f"/alert/{alert.key}/clear/").status_code for name in ("ben", "amy", "cleo")}
        assert codes == {"ben": 200, "amy": 403, "cleo": 404}

    def test_facts_that_still_ask_for_it_cannot_be_called_corrected(self, world: World, sign_in: SignIn) -> None:
        alert = self.raised(world)
        data = {"how": "corrected", "reason": "It was a slip of the finger."}
        page = sign_in("ben").post(f"/alert/{alert.key}/clear/", data).content.decode()
        assert "The facts still ask for this alert." in page
        assert "It was a slip of the finger." in page
        alert.refresh_from_db()
        assert alert.cleared_at is None

    def test_a_corrected_fact_lifts_it_with_name_and_reason(self, world: World, sign_in: SignIn) -> None:
        alert = self.raised(world)
        tell(world, {"saddle_sensation_change": False}, by=world.ben)
        sign_in("ben").post(f"/alert/{alert.key}/clear/", {"how": "corrected", "reason": "Asked again: never numb."})
        alert.refresh_from_db()
        assert alert.cleared_by == world.ben
        assert "Asked again: never numb." in alert.clear_reason
        assert Event.objects.filter(action="alert.cleared").exists()

    def test_facts_that_were_signed_off_raise_no_second_alert_until_they_are_stated_again(
        self, world: World, sign_in: SignIn
    ) -> None:
        alert = self.raised(world)
        data = {"how": "signed_off", "reason": "Scanned yesterday: no compression."}
        sign_in("ben").post(f"/alert/{alert.key}/clear/", data)
        assert tell(world, {"age_years": 45}, by=world.ben).alert is None
        assert tell(world, {"saddle_sensation_change": True}, by=world.ben).alert is not None

    def test_signing_off_needs_a_reason(self, world: World, sign_in: SignIn) -> None:
        alert = self.raised(world)
        sign_in("ben").post(f"/alert/{alert.key}/clear/", {"how": "signed_off", "reason": " "})
        alert.refresh_from_db()
        assert alert.cleared_at is None


@pytest.mark.parametrize(
    ("language", "typed"), [("en", "bladder"), ("es", "vejiga"), ("ar", "المثانة"), ("es", "bladder")]
)
def test_a_question_is_found_by_a_word_of_it_in_the_language_of_the_page(language: str, typed: str) -> None:
    with override(language):
        assert "urinary_retention" in {match.finding for match in matches(typed)}
