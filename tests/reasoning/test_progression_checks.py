"""Re-evaluation at 2, 4, 6 and 12 weeks, and when the programme may end."""

from datetime import date
from typing import Any

import pytest
from tests.reasoning.home_log import START

from lasegue.knowledge.shelf import load
from lasegue.reasoning.facts import Facts, Visit
from lasegue.reasoning.progression.deciding import Progression
from lasegue.reasoning.progression.reevaluating import Check, check_of, observed

RULES = Progression(load())
FIRST = {"leg_pain": 6.0, "odi": 40.0, "rmdq": 12.0}
GOALS = {"goals_met": True, "knows_flare_plan": True, "items_alone": 3}


def check(weeks: float, now: dict[str, float], **stated: Any) -> Check:
    return Check(weeks, FIRST, now, stated=stated)


@pytest.mark.parametrize(("weeks", "due"), [(1.9, None), (2, "at-2-weeks"), (5, "at-4-weeks"), (40, "at-12-weeks")])
def test_the_check_that_is_due_follows_the_weeks(weeks: float, due: str | None) -> None:
    found = RULES.reevaluate(check(weeks, {})).due

    assert (found.id if found else None) == due


@pytest.mark.parametrize(
    ("weeks", "now", "on_track"),
    [
        (2, {"leg_pain": 5.0}, True),
        (4, {"leg_pain": 4.0}, True),
        (4, {"leg_pain": 6.0, "odi": 30.0}, True),
        (4, {"leg_pain": 6.0, "rmdq": 7.0}, True),
        (4, {"leg_pain": 6.0, "odi": 38.0}, False),
        (4, {"leg_pain": 6.0, "odi": 38.0, "rmdq": 8.4}, True),
        (6, {"leg_pain": 5.0}, False),
    ],
)
def test_meaningful_change_decides(weeks: float, now: dict[str, float], on_track: bool) -> None:
    assert RULES.reevaluate(check(weeks, now)).on_track is on_track


def test_a_score_that_was_not_taken_is_no_lack_of_change() -> None:
    found = RULES.reevaluate(check(4, {"leg_pain": 6.0}))

    assert found.on_track is None
    assert {"odi_change", "rmdq_change"} <= set(found.missing)


def test_at_two_weeks_a_higher_lowest_place_is_enough() -> None:
    moved = Check(2, FIRST, {"leg_pain": 6.0}, first_place=4, latest_place=2)
    stays = Check(2, FIRST, {"leg_pain": 6.0}, first_place=4, latest_place=4)

    assert RULES.reevaluate(moved).on_track is True
    assert RULES.reevaluate(stays).on_track is False


def test_at_six_weeks_too_little_gain_asks_for_an_opinion() -> None:
    assert RULES.reevaluate(check(6, {"leg_pain": 5.0}, first_goal_met=True)).contact == "examine"


def test_thirty_percent_without_the_first_goal_is_not_settled_at_six_weeks() -> None:
    assert RULES.reevaluate(check(6, {"leg_pain": 4.0})).on_track is None
    assert RULES.reevaluate(check(6, {"leg_pain": 4.0}, first_goal_met=True)).on_track is True


def test_at_half_the_pain_visits_are_spaced_out() -> None:
    (outcome,) = RULES.reevaluate(check(6, {"leg_pain": 3.0}, first_goal_met=True)).outcomes

    assert "taper" in [each.id for each in outcome.criteria]


def test_discharge_needs_every_criterion() -> None:
    well = {"leg_pain": 1.0, "odi": 12.0}

    assert RULES.reevaluate(check(8, well, **GOALS)).discharge
    for missing in GOALS:
        assert not RULES.reevaluate(check(8, well, **{**GOALS, missing: None})).discharge


def test_two_checks_without_gain_end_the_same_care() -> None:
    found = RULES.reevaluate(check(6, {"leg_pain": 6.0}, checks_without_gain=2))

    assert "plateau" in [each.rule.id for each in found.outcomes]


def test_a_case_with_history_is_a_check() -> None:
    first = Visit(START, {"nprs_leg_avg_7d": {"right": 6}, "odi_percent": 40, "pain_regions": ["calf_right"]})
    facts = Facts(
        "a", date(2026, 4, 7), {"nprs_leg_avg_7d": {"right": 3}, "pain_regions": ["buttock_right"]}, history=(first,)
    )

    found = check_of(facts, START, RULES.library.vocabulary, {})

    assert (found.weeks, found.first["leg_pain"], found.latest, found.first_place, found.latest_place) == (
        4.0,
        6.0,
        {"leg_pain": 3.0},
        4,
        2,
    )


def gained(first: dict[str, float], latest: dict[str, float]) -> dict[str, Any]:
    return observed(Check(6, first, latest))


def test_the_gain_is_the_greatest_share_of_a_first_score() -> None:
    seen = gained({"leg_pain": 5.0, "odi": 40.0}, {"leg_pain": 4.0, "odi": 30.0})

    assert (seen["leg_pain_change"], seen["odi_change"], seen["percent_better"]) == (-1.0, -10.0, 25.0)


def test_a_first_score_of_one_has_a_share_and_one_of_nothing_has_none() -> None:
    assert gained({"rmdq": 1.0}, {"rmdq": 0.0})["percent_better"] == 100.0
    assert gained({"rmdq": 0.0}, {"rmdq": 3.0}) == {"rmdq_now": 3.0, "rmdq_change": 3.0}


def test_a_score_taken_at_one_end_only_has_no_change() -> None:
    assert gained({}, {"odi": 20.0}) == {"odi_now": 20.0}
    assert gained({"odi": 20.0}, {}) == {}


def test_a_case_without_an_earlier_visit_has_nothing_to_be_compared_with() -> None:
    facts = Facts("a", START, {"nprs_leg_avg_7d": {"right": 3}})

    found = check_of(facts, START, RULES.library.vocabulary, {"first_goal_met": True})

    assert found == Check(0.0, {}, {"leg_pain": 3.0}, None, None, {"first_goal_met": True})


def test_of_two_legs_the_worse_one_is_scored_and_none_of_no_leg() -> None:
    words = RULES.library.vocabulary
    both = Facts("a", START, {"nprs_leg_avg_7d": {"right": 3, "left": 5}})
    none = Facts("a", START, {"nprs_leg_avg_7d": {}})

    assert check_of(both, START, words, {}).latest == {"leg_pain": 5.0}
    assert check_of(none, START, words, {}).latest == {}
