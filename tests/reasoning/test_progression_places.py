"""How far down the leg a symptom is, and where it went."""

from typing import Any

import pytest

from lasegue.knowledge.library import Library
from lasegue.reasoning.progression.places import change, furthest, lowest_place, numb_places


@pytest.mark.parametrize(
    ("token", "rank"),
    [
        ("back_low_mid", 1),
        ("saddle_mid", 1),
        ("buttock_right", 2),
        ("groin_left", 2),
        ("hip_lateral_left", 2),
        ("thigh_back_right", 3),
        ("knee_front_left", 3),
        ("calf_right", 4),
        ("foot_top_right", 5),
    ],
)
def test_each_place_has_a_height(library: Library, token: str, rank: int) -> None:
    assert lowest_place({"pain": [token]}, library.vocabulary) == rank


@pytest.mark.parametrize("kind", ["pain", "tingling", "numb"])
def test_the_lowest_of_pain_tingling_and_numbness_counts(library: Library, kind: str) -> None:
    regions = {"pain": ["buttock_right"], "tingling": [], "numb": [], kind: ["buttock_right", "calf_right"]}

    assert lowest_place(regions, library.vocabulary) == 4


def test_a_chart_without_a_mark_is_lower_than_nothing(library: Library) -> None:
    assert lowest_place({"pain": [], "tingling": [], "numb": []}, library.vocabulary) == 0
    assert lowest_place({}, library.vocabulary) == 0


@pytest.mark.parametrize("token", ["leg_right", "a_place_nobody_knows"])
def test_a_name_that_leaves_the_height_open_leaves_the_lowest_place_open(library: Library, token: str) -> None:
    assert lowest_place({"pain": ["calf_right", token]}, library.vocabulary) is None


def test_nothing_painted_is_unknown_and_not_none(library: Library) -> None:
    assert lowest_place(None, library.vocabulary) is None
    assert numb_places(None) is None
    assert numb_places({"pain": ["calf_right"]}) == frozenset()


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [(4, 2, "nearer"), (2, 4, "further"), (4, 4, "same"), (None, 4, None), (4, None, None), (None, None, None)],
)
def test_a_change_needs_both_ends(before: int | None, after: int | None, where: str | None) -> None:
    assert change(before, after) == where


@pytest.mark.parametrize(
    ("changes", "worst"),
    [(["nearer", "same", "further"], "further"), (["nearer", "same"], "same"), (["nearer"], "nearer"), ([], None)],
)
def test_of_several_changes_the_worst_counts(changes: list[Any], worst: str | None) -> None:
    assert furthest(changes) == worst
