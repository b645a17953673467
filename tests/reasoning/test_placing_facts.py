from typing import Any

import pytest
from tests.reasoning.building import Data, Sketch, finding
from tests.reasoning.words import WORDS

from lasegue.logic.truth import Truth
from lasegue.reasoning.facts import lowest_per_side, painful_side, shape_of, split_region

BENCH = Sketch(
    finding("age", "integer"),
    finding("slr", sided=True),
    finding("angle", "integer", sided=True),
    finding("symptoms", "choice_set", choices=["fever", "rash", "none", "no_others"]),
    finding("weak_actions", "choice_set", choices=["toe", "ankle", "none", "no_others"], sided=True),
    finding("pain_regions", "region_set"),
    finding("numb_regions", "region_set"),
    finding("repeated", "direction_response"),
)


def sides(condition: Data, findings: Data) -> tuple[Truth, Truth, Truth]:
    """Truth on the right, on the left, and without a side."""
    right, left, unsided = (BENCH.truth({**condition, "side": side}, findings) for side in ("right", "left", "unsided"))
    return right, left, unsided


def slr(stated: Data) -> tuple[Truth, Truth, Truth]:
    return sides({"finding": "slr", "is": True}, {"slr": stated})


def region(name: str, place: str, stated: list[str]) -> tuple[Truth, Truth, Truth]:
    return sides({"finding": name, "has": [place]}, {name: stated})


def test_an_absent_finding_is_unknown_on_every_side() -> None:
    assert sides({"finding": "slr", "is": True}, {}) == (None, None, None)


def test_an_absent_number_fits_no_comparison_and_fails_none() -> None:
    assert BENCH.truth({"finding": "age", "at_least": 70}, {}) is None


def test_a_stated_number_is_compared() -> None:
    assert BENCH.truth({"finding": "age", "at_least": 70}, {"age": 71}) is True
    assert BENCH.truth({"finding": "age", "at_least": 70}, {"age": 69}) is False


def test_a_no_without_a_side_is_a_no_on_both_sides() -> None:
    assert slr({"unsided": False}) == (False, False, False)


def test_a_yes_without_a_side_leaves_right_and_left_unknown() -> None:
    assert slr({"unsided": True}) == (None, None, True)


def test_a_number_without_a_side_leaves_right_and_left_unknown() -> None:
    assert sides({"finding": "angle", "at_least": 40}, {"angle": {"unsided": 50}}) == (None, None, True)


def test_a_stated_right_leaves_left_unknown_and_nothing_without_a_side() -> None:
    assert slr({"right": True}) == (True, None, False)


def test_a_stated_left_leaves_right_unknown_and_nothing_without_a_side() -> None:
    assert slr({"left": False}) == (None, False, False)


def test_the_empty_place_without_a_side_fits_no_comparison() -> None:
    stated = {"angle": {"right": 50}}
    for test in ({"at_least": 0}, {"at_most": 900}, {"above": -1}, {"below": 900}):
        assert BENCH.truth({"finding": "angle", "side": "unsided", **test}, stated) is False


def test_an_unstated_side_keeps_a_comparison_open() -> None:
    assert BENCH.truth({"finding": "angle", "below": 40}, {"angle": {"right": 50}}) is None


def test_two_stated_sides_settle_a_comparison() -> None:
    assert BENCH.truth({"finding": "angle", "below": 40}, {"angle": {"right": 50, "left": 60}}) is False


def test_a_side_and_a_yes_without_a_side_may_stand_together() -> None:
    assert slr({"right": False, "unsided": True}) == (False, None, True)


def test_a_listed_member_is_present_and_an_unlisted_one_unknown() -> None:
    assert BENCH.truth({"finding": "symptoms", "has": ["fever"]}, {"symptoms": ["fever"]}) is True
    assert BENCH.truth({"finding": "symptoms", "has": ["rash"]}, {"symptoms": ["fever"]}) is None


@pytest.mark.parametrize("stated", [[], ["none"], ["fever", "no_others"]])
def test_a_closed_set_says_no_to_what_it_does_not_list(stated: list[str]) -> None:
    assert BENCH.truth({"finding": "symptoms", "has": ["rash"]}, {"symptoms": stated}) is False


def test_a_closed_set_keeps_what_it_lists() -> None:
    assert BENCH.truth({"finding": "symptoms", "has": ["fever"]}, {"symptoms": ["fever", "no_others"]}) is True


def test_a_sided_set_is_read_side_by_side() -> None:
    stated = {"weak_actions": {"right": ["toe"], "left": ["none"]}}
    assert sides({"finding": "weak_actions", "has": ["toe"]}, stated) == (True, False, False)
    assert sides({"finding": "weak_actions", "has": ["ankle"]}, stated) == (None, False, False)


def test_an_empty_set_without_a_side_is_empty_on_both_sides() -> None:
    assert sides({"finding": "weak_actions", "has": ["toe"]}, {"weak_actions": {"unsided": []}}) == (False,) * 3


def test_a_member_without_a_side_leaves_right_and_left_unknown() -> None:
    stated = {"weak_actions": {"unsided": ["toe", "no_others"]}}
    assert sides({"finding": "weak_actions", "has": ["toe"]}, stated) == (None, None, True)
    assert sides({"finding": "weak_actions", "has": ["ankle"]}, stated) == (False, False, False)


def test_the_body_chart_is_always_complete() -> None:
    assert region("pain_regions", "foot", ["calf_right"]) == (False, False, False)


def test_another_region_set_leaves_unlisted_places_unknown() -> None:
    assert region("numb_regions", "foot", ["calf_right"]) == (None, None, None)


def test_an_empty_region_set_says_that_nothing_was_there() -> None:
    assert region("numb_regions", "foot", []) == (False, False, False)


def test_a_place_with_a_side_is_marked_on_that_side_only() -> None:
    assert region("pain_regions", "calf", ["calf_right"]) == (True, False, False)
    assert region("numb_regions", "calf", ["calf_left"]) == (None, True, None)


def test_a_place_without_a_side_leaves_right_and_left_unknown() -> None:
    assert region("pain_regions", "calf", ["calf"]) == (None, None, True)


def test_a_place_without_a_side_beside_the_same_with_one_keeps_the_side() -> None:
    assert region("pain_regions", "calf", ["calf", "calf_right"]) == (True, None, True)


def test_the_middle_counts_as_no_side() -> None:
    assert region("pain_regions", "back_low", ["back_low_mid"]) == (False, False, True)


def test_a_tested_direction_holds_its_response_and_another_stays_unknown() -> None:
    stated = {"repeated": {"extension": "centralises"}}
    assert BENCH.truth({"finding": "repeated", "direction": "extension", "one_of": ["centralises"]}, stated) is True
    assert BENCH.truth({"finding": "repeated", "direction": "extension", "one_of": ["worse"]}, stated) is False
    assert BENCH.truth({"finding": "repeated", "direction": "flexion", "one_of": ["worse"]}, stated) is None


@pytest.mark.parametrize(("stated", "known"), [({}, False), ({"slr": {"right": False}}, True)])
def test_a_stated_finding_is_known_and_an_absent_one_is_not(stated: Data, known: bool) -> None:
    assert BENCH.truth({"finding": "slr", "known": True}, stated) is known


@pytest.mark.parametrize(("stated", "known"), [({}, False), ({"numb_regions": []}, True)])
def test_a_stated_region_set_is_known_even_when_it_marks_nothing(stated: Data, known: bool) -> None:
    assert BENCH.truth({"finding": "numb_regions", "known": True}, stated) is known


@pytest.mark.parametrize(
    ("stated", "known"),
    [
        ({"right": True}, {"right": True, "left": False, "unsided": False}),
        ({"left": False}, {"right": False, "left": True, "unsided": False}),
        ({"unsided": True}, {"right": False, "left": False, "unsided": True}),
        ({"unsided": False}, {"right": True, "left": True, "unsided": True}),
    ],
)
def test_a_side_is_known_when_it_is_stated_or_a_no_holds_for_both(stated: Data, known: dict[str, bool]) -> None:
    for side, expected in known.items():
        assert BENCH.truth({"finding": "slr", "side": side, "known": True}, {"slr": stated}) is expected
        assert BENCH.truth({"finding": "slr", "side": side, "known": False}, {"slr": stated}) is not expected


def test_some_side_asks_whether_that_side_is_known() -> None:
    both = {"some_side": {"all": [{"finding": "slr", "known": True}, {"finding": "slr", "is": False}]}}
    assert BENCH.truth(both, {"slr": {"right": True}}) is False
    assert BENCH.truth(both, {"slr": {"right": True, "left": False}}) is True


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("boolean", "scalar"), ("choice", "scalar"), ("date", "scalar"), ("choice_set", "set"),
        ("region_set", "regions"), ("direction_response", "directions"),
    ],
)  # fmt: skip
def test_the_type_of_a_finding_gives_its_shape(kind: str, form: str) -> None:
    assert shape_of(finding("x", kind, sided=True)) == (form, True)
    assert shape_of(finding("x", kind)) == (form, False)


@pytest.mark.parametrize(
    ("word", "split"),
    [
        ("calf_right", ("calf", "right")),
        ("back_low_mid", ("back_low", "mid")),
        ("back_low", ("back_low", None)),
        ("calf", ("calf", None)),
        ("calf_mid", ("calf_mid", None)),
        ("nose_left", ("nose_left", None)),
    ],
)
def test_a_region_word_is_split_into_place_and_side(word: str, split: tuple[str, str | None]) -> None:
    assert split_region(word, WORDS) == split


def test_the_lowest_number_is_taken_for_each_side_that_is_stated() -> None:
    stated: dict[str, Any] = {"toe": {"left": 4, "right": 5}, "ankle": {"right": 3.67, "unsided": 2}, "other": {}}
    lowest = lowest_per_side(stated, ("toe", "ankle", "missing"))
    assert list(lowest.items()) == [("right", 3.67), ("left", 4), ("unsided", 2)]


def test_the_lowest_number_may_come_first() -> None:
    assert lowest_per_side({"toe": {"left": 2}, "ankle": {"left": 4}}, ("toe", "ankle")) == {"left": 2}


@pytest.mark.parametrize(
    ("marked", "side"),
    [
        (["calf_right"], "right"),
        (["foot_left", "thigh_left"], "left"),
        (["back_low_mid", "calf_left"], "left"),
        (["calf", "foot_right"], "right"),
        (["calf_right", "foot_left"], ""),
        (["back_low_mid"], ""),
        (["calf"], ""),
        ([], ""),
    ],
)
def test_pain_has_a_side_when_it_is_marked_on_one_only(marked: list[str], side: str) -> None:
    assert painful_side({"pain_regions": marked}, WORDS) == side


def test_without_a_body_chart_pain_has_no_side() -> None:
    assert painful_side({}, WORDS) == ""
