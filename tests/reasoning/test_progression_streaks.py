"""Rows of greens and ambers, and how long a step back lasts."""

import pytest

from lasegue.reasoning.progression.decision import Light
from lasegue.reasoning.progression.streaks import after


@pytest.mark.parametrize("between", ["green", None])
def test_two_ambers_that_do_not_follow_each_other_are_no_row(between: Light | None) -> None:
    streak = after(["amber", between, "amber"])

    assert (streak.ambers, streak.stepped_back) == (1, "no")


def test_ambers_are_counted_anew_after_a_red_day() -> None:
    streak = after(["amber", "red", "amber"])

    assert (streak.ambers, streak.stepped_back) == (1, "red")


def test_a_day_that_is_not_green_has_no_greens_before_it() -> None:
    assert after(["green", None, "green"]).greens == 1
    assert after(["green", "amber", "green"]).greens == 1
    assert after(["green", "red"]).greens == 0


def test_a_red_day_outranks_two_ambers() -> None:
    assert after(["amber", "amber", "red"]).stepped_back == "red"
    assert after(["red", "amber", "amber"]).stepped_back == "red"


def test_two_greens_end_a_step_back_and_count_from_nothing_again() -> None:
    assert after(["red", "green", "green"]).greens == 0
    assert after(["red", "green", "green", "green"]) == (1, 0, "no")


def test_the_rules_read_the_whole_row() -> None:
    assert after(["amber", "amber"]).seen() == {"greens_in_a_row": 0, "ambers_in_a_row": 2, "stepped_back": "ambers"}
