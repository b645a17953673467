"""Signed plans and facts that change: which lines, what happens to them, and what the patient still sees."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape
from tests.web.plans.conftest import page
from tests.web.plans.people import answer_for, sign_for
from tests.web.world import World, tell

from lasegue.web.people.membership import staff
from lasegue.web.plans import adding
from lasegue.web.plans.drafting import open_draft
from lasegue.web.plans.models import Staleness, Version
from lasegue.web.plans.released import current_plan
from lasegue.web.plans.staleness import Overtaken, has_open_stop, overtaken
from lasegue.web.record.cells import case_of, cells_of
from lasegue.web.record.episodes import Chart
from lasegue.web.record.models import Alert, Occasion
from lasegue.web.record.statements import Answer, state

pytestmark = pytest.mark.django_db
Now = Callable[[], Chart]


@pytest.fixture
def signed(examined: World, draft: Version) -> Version:
    return sign_for(examined)


def stale_lines(version: Version, on: date) -> Overtaken:
    """What the facts of a day have done to a signed version; empty while it stands."""
    cells = cells_of(version.episode, on)
    case = case_of(version.episode, on, cells)
    return overtaken(version, case, cells.stated, alerted=has_open_stop(version.episode))


def effects(version: Version, world: World) -> dict[str, str]:
    return {each.line.item: each.effect for each in stale_lines(version, world.on).lines}


def tell_on(world: World, days: int, findings: dict[str, Any]) -> None:
    """State findings some days from now."""
    occasion = Occasion.objects.create(
        episode=world.episode, kind="visit", on=world.on + timedelta(days=days), by=world.ben
    )
    state(occasion, [Answer(name, value) for name, value in findings.items()], staff(world.ben), by=world.ben)


def test_a_plan_whose_facts_stand_is_not_stale(examined: World, signed: Version, ben: Client) -> None:
    assert stale_lines(signed, examined.on).lines == ()
    assert "A fact changed after signing" not in ben.get(page(examined)).content.decode()


def test_a_fact_that_forbids_a_line_stops_it_and_names_itself(examined: World, signed: Version, ben: Client) -> None:
    tell(examined, {"pregnant": True, "gestation_weeks": 34}, by=examined.ben)
    found = stale_lines(signed, examined.on)
    assert effects(signed, examined)["prone-press-up"] == "stop"
    assert "pregnant" in found.findings
    text = ben.get(page(examined)).content.decode()
    assert "A fact changed after signing" in text and "Stop now" in text


def test_a_stopped_line_is_held_back_from_the_patient_and_the_rest_stands(examined: World, signed: Version) -> None:
    tell(examined, {"pregnant": True, "gestation_weeks": 34}, by=examined.ben)
    released = current_plan(examined.episode)
    assert released is not None
    assert "prone-press-up" in [line.item for line in released.held]
    assert "prone-press-up" not in [line.item for line in released.lines]
    assert "safety-net" in [line.item for line in released.lines]


def test_an_answer_taken_back_holds_the_line_until_it_is_answered(examined: World, draft: Version, chart: Now) -> None:
    answer_for(examined, "thrust-manipulation")
    open_draft(chart(), examined.ben)
    adding.add(chart(), examined.ben, "thrust-manipulation", "stiff and recent")
    signed = sign_for(examined)
    tell(examined, {"anticoagulant": None}, by=examined.ben)
    assert effects(signed, examined)["thrust-manipulation"] == "held"
    released = current_plan(examined.episode)
    assert released is not None
    assert "thrust-manipulation" in [line.item for line in released.held]


def test_what_called_for_a_line_and_no_longer_holds_asks_for_another_look(examined: World, signed: Version) -> None:
    tell(examined, {"repeated_movement_response": {"extension": "worse", "flexion": "centralises"}}, by=examined.ben)
    assert effects(signed, examined)["prone-press-up"] in ("unfounded", "stop")


def test_a_new_precaution_is_shown_and_the_patient_goes_on(examined: World, draft: Version, chart: Now) -> None:
    answer_for(examined, "thrust-manipulation")
    open_draft(chart(), examined.ben)
    adding.add(chart(), examined.ben, "thrust-manipulation", "stiff and recent")
    signed = sign_for(examined)
    tell(examined, {"antiplatelet": True}, by=examined.ben)
    assert effects(signed, examined)["thrust-manipulation"] == "caution"
    released = current_plan(examined.episode)
    assert released is not None
    assert "thrust-manipulation" in [line.item for line in released.lines]


def test_a_changed_score_that_changes_no_line_leaves_the_plan_fresh(examined: World, signed: Version) -> None:
    tell(examined, {"nprs_back_avg_7d": 3}, by=examined.ben)
    assert stale_lines(signed, examined.on).lines == ()


def test_an_emergency_holds_every_treatment_line_back(examined: World, signed: Version, ben: Client) -> None:
    tell(examined, {"saddle_sensation_change": True}, by=examined.amy)
    released = current_plan(examined.episode)
    assert released is not None
    assert not any(line.is_treatment for line in released.lines)
    assert "held back from the patient until the stop is cleared" in ben.get(page(examined)).content.decode()


def test_an_open_alert_holds_treatment_back_even_when_the_answer_was_corrected(
    examined: World, signed: Version
) -> None:
    tell(examined, {"saddle_sensation_change": True}, by=examined.amy)
    tell(examined, {"saddle_sensation_change": False}, by=examined.ben)
    released = current_plan(examined.episode)
    assert released is not None and not any(line.is_treatment for line in released.lines)
    Alert.objects.update(cleared_at=timezone.now())
    released = current_plan(examined.episode)
    assert released is not None and any(line.is_treatment for line in released.lines)


def test_tomorrow_the_emergency_answers_of_the_signed_plan_stand_until_they_are_asked_again(
    examined: World, signed: Version
) -> None:
    tomorrow = examined.on + timedelta(days=1)
    assert stale_lines(signed, tomorrow).lines == ()
    tell_on(examined, 1, {"saddle_sensation_change": True})
    assert "stop" in {each.effect for each in stale_lines(signed, tomorrow).lines}


def test_emergency_answers_of_a_later_visit_that_have_lapsed_are_no_changed_facts(
    examined: World, signed: Version
) -> None:
    tell_on(examined, 1, {"saddle_sensation_change": False, "pregnant": True, "gestation_weeks": 34})
    changed = stale_lines(signed, examined.on + timedelta(days=2)).findings
    assert "pregnant" in changed
    assert "saddle_sensation_change" not in changed


def test_an_emergency_answer_that_was_taken_back_after_signing_is_a_changed_fact(
    examined: World, signed: Version
) -> None:
    tell_on(examined, 1, {"saddle_sensation_change": None, "pregnant": True, "gestation_weeks": 34})
    assert "saddle_sensation_change" in stale_lines(signed, examined.on + timedelta(days=2)).findings


def test_lists_learn_of_a_stale_plan_when_the_fact_is_stated(examined: World, signed: Version) -> None:
    assert not Staleness.objects.exclude(lines=[]).exists()
    tell(examined, {"pregnant": True, "gestation_weeks": 34}, by=examined.ben)
    kept = Staleness.objects.get(version=signed)
    assert {"item": "prone-press-up", "effect": "stop"} in kept.lines
    assert "pregnant" in kept.findings
    before = kept.judged_at
    tell(examined, {"pregnant": False, "gestation_weeks": None}, by=examined.ben)
    kept.refresh_from_db()
    assert kept.lines == []
    assert kept.judged_at > before


def test_revising_draws_up_the_next_version_without_the_stopped_line(
    examined: World, signed: Version, ben: Client
) -> None:
    tell(examined, {"pregnant": True, "gestation_weeks": 34}, by=examined.ben)
    assert ben.post(page(examined, "revise/")).status_code == 302
    draft = Version.objects.get(state="draft")
    text = ben.get(page(examined)).content.decode()
    assert draft.number == 2
    assert "Changes since version 1" in text and "Removed:" in text
    assert Version.objects.get(number=1).state == "signed"


def test_the_draft_that_revises_says_which_fact_changed_and_what_it_did_to_each_line(
    examined: World, signed: Version, ben: Client
) -> None:
    tell(examined, {"pregnant": True, "gestation_weeks": 34}, by=examined.ben)
    ben.post(page(examined, "revise/"))
    text = " ".join(ben.get(page(examined)).content.decode().split())
    said = text[text.index("Changed since version 1 was signed") :].partition("</ul>")[0]
    assert "pregnant" in said.lower()
    for each in stale_lines(signed, examined.on).lines:
        assert f"<b>{escape(each.line.title)}</b>" in said
    assert said.count("Stop now") == list(effects(signed, examined).values()).count("stop") > 0


def test_a_draft_that_revises_a_plan_whose_facts_stand_names_no_changed_fact(
    examined: World, signed: Version, ben: Client
) -> None:
    ben.post(page(examined, "revise/"))
    assert "Changed since version" not in ben.get(page(examined)).content.decode()


def test_a_draft_or_an_ended_version_never_reaches_a_patient(examined: World, draft: Version) -> None:
    assert current_plan(examined.episode) is None
    Version.objects.filter(pk=draft.pk).update(state="withdrawn")
    assert current_plan(examined.episode) is None


def test_a_row_that_only_says_it_is_signed_reaches_nobody(examined: World, draft: Version) -> None:
    Version.objects.filter(pk=draft.pk).update(state="signed", signed_by=examined.ben, signed_at=timezone.now())
    assert current_plan(examined.episode) is None
