from datetime import date
from typing import Any

import pytest
from tests.reasoning.building import TODAY, Bench, Data, by_id, finding, goal, yes
from tests.reasoning.small import policy, small_library

from lasegue.knowledge.entries.goal import Target
from lasegue.reasoning.planning.goals import Goals, PlannedGoal, reached

FINDINGS = (finding("a"), finding("pain", "decimal", sided=True), finding("sit", "integer"), finding("word", "choice"))


def target(**parts: Any) -> Target:
    return Target(basis="convention", **parts)


@pytest.mark.parametrize(
    ("parts", "now", "value"),
    [
        ({"drop": 2}, 5, 3),
        ({"drop_percent": 30}, 8, 5.6),
        ({"drop": 2, "drop_percent": 30}, 8, 5.6),
        ({"drop": 2, "drop_percent": 30}, 5, 3),
        ({"gain": 10}, 20, 30),
        ({"gain_percent": 25}, 40, 50),
        ({"gain": 10, "gain_percent": 25}, 20, 30),
        ({"gain": 10, "gain_percent": 25}, 80, 100),
        ({"drop": 3, "lowest": 0}, 2, 0),
        ({"drop": 3, "lowest": 0}, 5, 2),
        ({"gain": 30, "highest": 60}, 45, 60),
        ({"gain": 10, "highest": 60}, 45, 55),
        ({"gain": 10, "lowest": 30}, 5, 30),
        ({"drop_percent": 33}, 7, 4.7),
        ({"fixed": 12}, 3, 12),
        ({"fixed": 12, "gain": 1}, None, 12),
        ({"fixed": 0}, 7, 0),
    ],
)
def test_a_target_is_reached_from_today(parts: Data, now: float | None, value: float) -> None:
    assert reached(target(**parts), now) == value


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        ({"gain": 10, "lowest": 30, "highest": 60}, 30),
        ({"gain_percent": 10, "lowest": 30, "highest": 60}, 30),
        ({"drop": 2, "lowest": 0, "highest": 4}, 4),
        ({"drop_percent": 30, "highest": 4}, 4),
        ({"drop": 2}, None),
    ],
)
def test_without_a_number_of_today_the_nearer_bound_is_the_target(parts: Data, value: float | None) -> None:
    assert reached(target(**parts), None) == value


def planned(findings: Data, *goals: Any, **rest: Any) -> list[PlannedGoal]:
    bench = Bench(*FINDINGS)
    whole = Goals(small_library(goals=by_id(*goals), policy=policy(goal_weeks=6)), bench.layout)
    reasons = bench.reasons(findings)
    return whole.plan(reasons.values, reasons, TODAY, **rest)


PAIN = goal(
    "pain",
    {"finding": "pain", "above": 0},
    1,
    "From {now} to {target}, {target} at last.",
    finding="pain",
    target={"drop": 2},
)


def test_a_goal_names_its_target_and_the_number_of_today() -> None:
    (found,) = planned({"pain": {"right": 5.5}}, PAIN)
    assert (found.text, found.target) == ("From 5.5 to 3.5, 3.5 at last.", 3.5)
    assert found.entry is PAIN


def test_the_worse_side_is_the_number_of_today() -> None:
    (found,) = planned({"pain": {"right": 3, "left": 7}}, PAIN)
    assert found.text == "From 7 to 5, 5 at last."


def test_a_goal_is_due_after_the_weeks_of_the_policy() -> None:
    assert planned({"pain": {"left": 7}}, PAIN)[0].by == date(2026, 4, 15)


def test_a_goal_without_a_number_has_no_target() -> None:
    (found,) = planned({"a": True}, goal("walk", yes("a"), 1, "Walk to the shop."))
    assert (found.text, found.target) == ("Walk to the shop.", None)


def test_a_goal_on_an_unstated_finding_has_only_its_bound() -> None:
    sit = goal("sit", yes("a"), 1, "Sit {target} minutes{now}.", finding="sit", target={"gain": 10, "lowest": 30})
    (found,) = planned({"a": True}, sit)
    assert (found.text, found.target) == ("Sit 30 minutes.", 30)


def test_a_word_is_no_number_of_today() -> None:
    worded = goal("w", yes("a"), 1, "{now}", finding="word", target={"drop": 1, "highest": 4})
    assert planned({"a": True, "word": "much"}, worded)[0].text == ""


def test_goals_whose_condition_is_open_or_false_are_not_set() -> None:
    assert planned({}, PAIN) == []
    assert planned({"pain": {"right": 0, "left": 0}}, PAIN) == []


def test_goals_come_by_order_and_then_by_id() -> None:
    goals = [goal(name, yes("a"), order, name) for name, order in (("z", 1), ("b", 2), ("a", 2), ("y", 0))]
    assert [each.text for each in planned({"a": True}, *goals)] == ["y", "z", "a", "b"]


def test_only_the_first_four_goals_are_set() -> None:
    goals = [goal(f"g{number}", yes("a"), number, str(number)) for number in range(6)]
    assert [each.text for each in planned({"a": True}, *goals)] == ["0", "1", "2", "3"]
    assert len(planned({"a": True}, *goals, most=2)) == 2


WHOLE = [
    ({"gain_percent": 25}, 30, 38),
    ({"gain_percent": 20}, 30, 36),
    ({"drop_percent": 30}, 44, 30),
    ({"drop_percent": 25}, 44, 33),
]


@pytest.mark.parametrize(("parts", "now", "value"), WHOLE)
def test_a_target_in_whole_numbers_is_rounded_to_the_harder_side(parts: Data, now: int | None, value: int) -> None:
    sit = goal("sit", yes("a"), 1, "{target}", finding="sit", target=parts)
    (found,) = planned({"a": True, **({} if now is None else {"sit": now})}, sit)
    assert (found.target, found.text) == (value, str(value))


def test_a_target_in_decimals_is_not_rounded_to_a_whole_number() -> None:
    pain = goal("p", yes("a"), 1, "{target}", finding="pain", target={"drop_percent": 30})
    assert planned({"a": True, "pain": {"left": 7}}, pain)[0].text == "4.9"


def test_a_drop_in_percent_is_counted_from_today() -> None:
    assert reached(target(drop_percent=50), 90) == 45
    assert reached(target(gain_percent=50), 90) == 135
