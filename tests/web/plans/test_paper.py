"""The plan on paper: drafts say so on every page, clinicians see every reason, patients see plain words."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils.html import escape
from tests.web.plans.conftest import page
from tests.web.plans.people import sign_for
from tests.web.world import World, tell

from lasegue.knowledge.wording import Wording
from lasegue.web.plans.content import goals_of, lines_of, schedule_of
from lasegue.web.plans.models import Version
from lasegue.web.plans.paper import SCORES
from lasegue.web.record.reasoner import library

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rest", ["print/", "print/?for=patient"])
def test_a_draft_is_marked_on_every_page(examined: World, ben: Client, draft: Version, rest: str) -> None:
    text = ben.get(page(examined, rest)).content.decode()
    assert text.count("Draft, not signed") == 2
    assert 'class="watermark"' in text


@pytest.mark.parametrize("rest", ["print/", "print/?for=patient"])
def test_a_signed_plan_names_who_signed_and_wears_no_mark(
    examined: World, ben: Client, draft: Version, rest: str
) -> None:
    sign_for(examined)
    text = ben.get(page(examined, rest)).content.decode()
    assert "signed by Ben Example" in text
    assert "watermark" not in text


def test_for_the_clinic_every_reason_is_open(examined: World, ben: Client, draft: Version) -> None:
    text = ben.get(page(examined, "print/?with=reasons")).content.decode()
    assert "<details" not in text
    assert text.count("What would change it") == text.count('class="ho-line"')


def test_for_the_clinic_it_is_short_until_reasons_are_asked_for(examined: World, ben: Client, draft: Version) -> None:
    text = ben.get(page(examined, "print/")).content.decode()
    assert 'class="ho-line"' in text
    assert "What would change it" not in text


def test_for_the_clinic_a_line_is_told_in_sentences(examined: World, ben: Client, draft: Version) -> None:
    """Amounts with commas, then what goes with them; a phase by its title and never by its id."""
    lines = re.findall(
        r'<article class="ho-line">.*?<p>(.*?)</p>', ben.get(page(examined, "print/")).content.decode(), re.DOTALL
    )
    assert lines
    for line in filter(None, lines):
        assert line.rstrip()[-1] in ".!?", line
        assert " · " not in line
        assert line[0] == line[0].upper()
    later = [line for line in lines if "Starts in the phase" in line]
    assert later
    assert all("“" in line.split("Starts in the phase")[1] for line in later)


def test_a_rule_about_pregnancy_is_for_the_pregnant(examined: World, ben: Client, draft: Version) -> None:
    tell(examined, {"pregnant": False}, by=examined.ben)
    for rest in ("print/?for=patient", "print/"):
        assert "tightenings" not in ben.get(page(examined, rest)).content.decode()


def test_a_goal_is_written_for_the_patient_without_the_name_of_its_score(
    examined: World, ben: Client, draft: Version
) -> None:
    text = ben.get(page(examined, "print/?for=patient")).content.decode()
    assert "ODI" not in text
    assert "questionnaire about daily life" in text


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_goals_for_the_patient_are_in_the_language_of_the_page_with_their_numbers(
    language: str, examined: World, ben: Client, draft: Version
) -> None:
    ben.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    text = ben.get(page(examined, "print/?for=patient")).content.decode()
    told = [goal for goal in goals_of(draft) if goal.goal not in SCORES]
    assert any(goal.target is not None for goal in told)
    for goal in told:
        words = Wording.of(library(), language).goal(goal.goal).text
        before_the_number = words.partition("{")[0].strip()
        assert escape(before_the_number) in text
    if language == "en":
        assert all(escape(goal.text) in text for goal in told)
    assert "{target}" not in text and "{now}" not in text


def test_a_goal_that_a_clinician_wrote_stays_as_it_was_written(examined: World, ben: Client, draft: Version) -> None:
    ben.post(page(examined, "goal/0/"), {"text": "Walk to the mill and back", "by": "2030-01-09"})
    ben.cookies[settings.LANGUAGE_COOKIE_NAME] = "es"
    assert "Walk to the mill and back" in ben.get(page(examined, "print/?for=patient")).content.decode()


def test_for_the_patient_what_to_do_stands_before_what_is_good_to_know(
    examined: World, ben: Client, draft: Version
) -> None:
    text = ben.get(page(examined, "print/?for=patient")).content.decode()
    places: dict[bool, list[int]] = {True: [], False: []}
    for line in lines_of(draft):
        place = text.find(f"<bdi>{escape(Wording.of(library(), 'en').line(line.item).title)}</bdi>")
        if place >= 0:
            places[line.kind == "exercise"].append(place)
    assert places[True] and places[False]
    assert max(places[True]) < min(places[False])


def test_for_the_patient_reasons_are_left_out_and_stop_rules_are_there(
    examined: World, ben: Client, draft: Version
) -> None:
    text = ben.get(page(examined, "print/?for=patient")).content.decode()
    assert "Stop, and tell us" in text
    assert "What would change it" not in text and "certainty" not in text


def test_of_a_line_that_a_fact_stopped_the_patient_reads_only_that_it_is_left_out(
    examined: World, ben: Client, draft: Version
) -> None:
    sign_for(examined)
    tell(examined, {"pregnant": True, "gestation_weeks": 34}, by=examined.ben)
    text = ben.get(page(examined, "print/?for=patient")).content.decode()
    assert "Prone press-up" not in text and text.count("Press-up, lying") == 1
    left_out = text[text.index("Leave these out") :]
    assert "Press-up, lying" in left_out[: left_out.index("</section>")]
    assert "Stop now" in ben.get(page(examined, "print/")).content.decode()


def test_for_the_patient_exercises_of_a_later_phase_wait(examined: World, ben: Client, draft: Version) -> None:
    text = ben.get(page(examined, "print/?for=patient")).content.decode()
    for line in lines_of(draft):
        if line.kind == "exercise":
            name = escape(Wording.of(library(), "en").line(line.item).title)
            assert (f">{name}<" in text) == (schedule_of(draft).phase in line.phases)


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_for_the_patient_lines_and_stop_rules_read_as_on_the_sheet(
    language: str, examined: World, ben: Client, draft: Version
) -> None:
    """The patient's name and words, in the language of the page; the clinic's print keeps the clinic's name."""
    ben.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    text = ben.get(page(examined, "print/?for=patient")).content.decode()
    now = [line for line in lines_of(draft) if line.kind == "exercise" and schedule_of(draft).phase in line.phases]
    assert now
    for line in now:
        words = Wording.of(library(), language).line(line.item)
        assert f"<bdi>{escape(words.title)}</bdi>" in text
        assert escape(words.to_patient.strip()) in text
    assert escape(Wording.of(library(), language).stop_rule("cauda_equina").to_patient.strip()) in text
    if language == "en":
        renamed = [line.title for line in now if Wording.of(library(), "en").line(line.item).title != line.title]
        assert renamed and not any(f">{escape(title)}<" in text for title in renamed)


def test_without_a_plan_there_is_nothing_to_print(world: World, client: Client) -> None:
    client.force_login(world.ben.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(page(world, "print/")).status_code == 404
