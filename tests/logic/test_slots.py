from math import isnan
from typing import Any

import msgspec
import pytest

from lasegue.logic.condition import SIDES, Condition, Side
from lasegue.logic.slots import NOWHERE, Layout, Shape, Slot

SHAPES = {
    "plain": Shape("scalar"),
    "sided": Shape("scalar", sided=True),
    "marks": Shape("set"),
    "sided_marks": Shape("set", sided=True),
    "places": Shape("regions"),
    "tried": Shape("directions"),
    "@verdict": Shape("scalar"),
}


@pytest.fixture
def layout() -> Layout:
    return Layout(SHAPES)


def slots(layout: Layout, bound: Side | None = None, /, **leaf: Any) -> list[Slot]:
    return list(layout.slots_of(msgspec.convert(leaf, Condition), bound))


def test_a_shape_and_a_slot_are_plain_unless_told_otherwise() -> None:
    assert Shape("scalar").sided is False
    assert Slot("plain") == ("plain", None, None, False)


def test_nowhere_compares_false_with_everything_itself_included() -> None:
    assert isnan(NOWHERE)
    assert not any([NOWHERE == NOWHERE, NOWHERE < 1, NOWHERE > 1, NOWHERE >= 1, NOWHERE <= 1])  # noqa: PLR0124


def test_a_plain_finding_has_one_slot(layout: Layout) -> None:
    assert slots(layout, finding="plain", above=1) == [Slot("plain")]


def test_a_plain_finding_ignores_the_bound_side(layout: Layout) -> None:
    assert slots(layout, "left", finding="plain", above=1) == [Slot("plain")]


def test_a_conclusion_has_a_slot_of_its_own(layout: Layout) -> None:
    assert slots(layout, conclusion="verdict", one_of=["a"]) == [Slot("@verdict")]


def test_a_sided_finding_has_a_slot_for_each_side(layout: Layout) -> None:
    assert slots(layout, finding="sided", above=1) == [Slot("sided", side) for side in SIDES]


@pytest.mark.parametrize("side", SIDES)
def test_a_leaf_with_a_side_looks_there_only(layout: Layout, side: Side) -> None:
    assert slots(layout, finding="sided", side=side, above=1) == [Slot("sided", side)]


@pytest.mark.parametrize("side", SIDES)
def test_a_leaf_under_a_bound_side_looks_there_only(layout: Layout, side: Side) -> None:
    assert slots(layout, side, finding="sided", above=1) == [Slot("sided", side)]


def test_the_own_side_of_a_leaf_goes_before_the_bound_one(layout: Layout) -> None:
    assert slots(layout, "right", finding="sided", side="left", above=1) == [Slot("sided", "left")]


def test_a_set_has_a_slot_for_each_member_named(layout: Layout) -> None:
    assert slots(layout, "right", finding="marks", has=["p", "q"]) == [
        Slot("marks", None, "p"),
        Slot("marks", None, "q"),
    ]


def test_a_sided_set_has_a_slot_for_each_member_on_each_side(layout: Layout) -> None:
    expected = [Slot("sided_marks", side, part) for part in ("p", "q") for side in SIDES]
    assert slots(layout, finding="sided_marks", has=["p", "q"]) == expected


def test_a_region_has_a_slot_for_each_side(layout: Layout) -> None:
    assert slots(layout, finding="places", has=["calf"]) == [Slot("places", side, "calf") for side in SIDES]


def test_a_region_under_a_bound_side_is_sought_there_only(layout: Layout) -> None:
    assert slots(layout, "left", finding="places", has=["calf", "foot"]) == [
        Slot("places", "left", "calf"),
        Slot("places", "left", "foot"),
    ]


def test_a_direction_has_one_slot_whatever_the_side(layout: Layout) -> None:
    expected = [Slot("tried", part="flexion")]
    assert slots(layout, "left", finding="tried", direction="flexion", one_of=["better"]) == expected


@pytest.mark.parametrize("subject", ["plain", "marks", "places", "tried"])
def test_whether_something_is_known_has_one_slot_of_its_own(layout: Layout, subject: str) -> None:
    assert slots(layout, "left", finding=subject, known=False) == [Slot(subject, known=True)]


@pytest.mark.parametrize("subject", ["sided", "sided_marks"])
def test_whether_a_sided_finding_is_known_is_asked_of_the_whole_or_of_the_side_named(
    layout: Layout, subject: str
) -> None:
    assert slots(layout, finding=subject, known=False) == [Slot(subject, known=True)]
    assert slots(layout, "left", finding=subject, known=False) == [Slot(subject, "left", known=True)]
    assert slots(layout, "left", finding=subject, side="right", known=False) == [Slot(subject, "right", known=True)]


def test_positions_are_given_out_in_order_and_kept(layout: Layout) -> None:
    first, second = Slot("sided", "left"), Slot("plain")
    assert [layout.position(each) for each in (first, second, first)] == [0, 1, 0]


def test_slots_are_listed_by_subject_once(layout: Layout) -> None:
    right, left = Slot("sided", "right"), Slot("sided", "left")
    for each in (right, Slot("plain"), left, right):
        layout.position(each)
    assert layout.by_subject == {"sided": [(right, 0), (left, 2)], "plain": [(Slot("plain"), 1)]}


def test_when_nothing_is_stated_every_value_is_unknown_and_nothing_is_known(layout: Layout) -> None:
    for each in (Slot("plain"), Slot("plain", known=True), Slot("marks", None, "p")):
        layout.position(each)
    assert layout.empty() == [None, False, None]


def test_layouts_do_not_share_positions() -> None:
    Layout(SHAPES).position(Slot("plain"))
    assert Layout(SHAPES).empty() == []
