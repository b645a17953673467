"""What the head of a chart says of treatment: stopped, held for want of an answer, or the screen of each visit."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.plans.people import answer_all, desk_worker
from tests.web.world import World, tell

from lasegue.web.record.episodes import chart_for
from lasegue.web.record.models import Alert

pytestmark = pytest.mark.django_db

SignIn = Callable[[str], Client]
DUE, HELD = "Emergency screen before treatment", "Treatment held"


def head(sign_in: SignIn, world: World) -> str:
    page = sign_in("ben").get(f"/patient/{world.ana.key}/timeline/").content.decode()
    return page[page.index('id="who"') : page.index("</section>", page.index('id="who"'))]


def test_answers_never_given_hold_treatment_and_are_counted(world: World, sign_in: SignIn) -> None:
    tell(world, {"age_years": 45})
    chart = chart_for(world.episode)
    assert chart.held == len(chart.unanswered) > 0
    assert not chart.due_again
    assert f"{HELD}: {chart.held} safety answers open" in head(sign_in, world)


def test_a_screen_answered_at_the_last_visit_is_asked_before_treatment_and_alarms_nobody(
    world: World, sign_in: SignIn
) -> None:
    answer_all(world, desk_worker(), days_ago=3)
    chart = chart_for(world.episode)
    assert chart.due_again and chart.held == 0
    assert "saddle_sensation_change" in chart.unanswered
    shown = head(sign_in, world)
    assert DUE in shown and HELD not in shown


def test_a_screen_answered_today_lets_treatment_begin(world: World, sign_in: SignIn) -> None:
    answer_all(world, desk_worker())
    assert not chart_for(world.episode).unanswered
    shown = head(sign_in, world)
    assert "Treat" in shown and DUE not in shown and HELD not in shown


def test_an_answer_taken_back_is_open_and_not_only_due_again(world: World) -> None:
    answer_all(world, desk_worker(), days_ago=3)
    tell(world, {"saddle_sensation_change": None}, by=world.ben, days_ago=2)
    assert chart_for(world.episode).held == 1


def test_a_stop_whose_alert_was_cleared_keeps_its_colour(world: World, sign_in: SignIn) -> None:
    answer_all(world, {**desk_worker(), "saddle_sensation_change": True})
    Alert.objects.update(cleared_at=timezone.now())
    assert "tag-em" in head(sign_in, world)
