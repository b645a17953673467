"""How far a goal is: start, now and aim in words, and where each lies on a line on which better is further."""

import pytest
from django.test import Client
from django.utils import translation
from tests.web.programme.test_pages_of_the_programme import text_of
from tests.web.world import World, tell

from lasegue.web.plans.models import Version
from lasegue.web.programme.course import way_to

SITTING, SCORE = "sitting_tolerance_min", "odi_percent"


def test_no_change_is_said_and_lies_at_the_start_of_the_line() -> None:
    way = way_to(SITTING, 15, 15, 45, 1)
    assert (way.was, way.now, way.target) == ("15 minutes", "15 minutes", "45 minutes or more")
    assert (way.start_at, way.now_at, way.aim_at) == (0, 0, 100)
    assert way.says == "No change yet since the start."


def test_part_of_the_way_is_measured_from_the_start() -> None:
    way = way_to(SITTING, 15, 30, 45, 1)
    assert (way.from_at, way.length) == (0, 50)
    assert way.says == "You have come 50% of the way."


def test_a_step_back_lies_before_the_start_and_is_said() -> None:
    way = way_to(SITTING, 20, 10, 50, 1)
    assert (way.now_at, way.start_at, way.aim_at) == (0, 25, 100)
    assert "further from the aim" in way.says


def test_less_of_a_score_is_better_and_told_out_of_a_hundred() -> None:
    way = way_to(SCORE, 46, 40, 32.2, -1)
    assert (way.was, way.now, way.target) == ("46 of 100", "40 of 100", "32 of 100 or less")
    assert way.start_at < way.now_at < way.aim_at


def test_no_pain_at_all_cannot_be_less() -> None:
    assert way_to("nprs_back_avg_7d", 2, 1, 0, -1).target == "0 of 10"


@pytest.mark.parametrize(("was", "now", "target"), [(15, 60, 45), (45, 45, 45), (50, 45, 45)])
def test_an_aim_that_is_reached_is_said_to_be_reached(was: float, now: float, target: float) -> None:
    way = way_to(SITTING, was, now, target, 1)
    assert way.says == "You have reached this."
    assert way.now_at >= way.aim_at


def test_it_is_said_in_the_language_of_the_page() -> None:
    with translation.override("es"):
        assert way_to(SITTING, 15, 15, 45, 1).target == "45 minutos o más"


@pytest.mark.django_db
def test_progress_shows_start_now_and_aim_without_the_name_of_a_form(
    world: World, plan: Version, phone: Client
) -> None:
    tell(world, {"odi_percent": 40})
    text = text_of(phone, "/me/progress/")
    assert "(ODI)" not in text
    assert "At the start" in text or "Your goal" in text
