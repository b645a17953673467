"""Every region of the contract has its place on the drawing, on the right side of it."""

import pytest

from lasegue.knowledge.shelf import load
from lasegue.motion.bodychart.areas import (
    AREAS,
    BODY_VIEWS,
    FIELD_OF_VIEW,
    OTHER,
    Area,
    area_at,
    areas_of,
    side_on_the_right,
)
from lasegue.motion.bodychart.curves import Point, inside, sample, straight, turn_over
from lasegue.motion.bodychart.marks import SIDES_OF
from lasegue.motion.bodychart.outline import CONTOURS, MIDDLE
from lasegue.motion.bodychart.wording import REGIONS

CONTRACT = load().vocabulary.regions


def centre(area: Area) -> Point:
    xs, ys = zip(*area.polygon, strict=True)
    return (sum(xs) / len(xs), sum(ys) / len(ys))


def test_every_region_of_the_contract_is_drawn_with_exactly_its_sides() -> None:
    drawn = {region: SIDES_OF[region] for region in CONTRACT}
    assert drawn == {region: frozenset(entry.sides) for region, entry in CONTRACT.items()}


def test_every_region_of_the_contract_has_its_words_and_no_other_has() -> None:
    assert set(REGIONS) == set(CONTRACT)


@pytest.mark.parametrize("view", BODY_VIEWS)
def test_left_is_left_on_the_back_and_faces_you_on_the_front(view: str) -> None:
    on_the_right = side_on_the_right(view)
    for area in areas_of(view):
        x, _ = centre(area)
        if area.side == "mid":
            assert abs(x - MIDDLE) < 0.5
        else:
            assert (x > MIDDLE) == (area.side == on_the_right), area.token
    assert {side_on_the_right("back"), side_on_the_right("front")} == {"right", "left"}


@pytest.mark.parametrize("view", FIELD_OF_VIEW)
def test_both_halves_of_a_view_are_the_same_turned_over(view: str) -> None:
    axis = FIELD_OF_VIEW[view][0] / 2
    for area in areas_of(view):
        twins = [
            other for other in AREAS if (other.region, other.side, other.view) == (area.region, OTHER[area.side], view)
        ]
        turned = {(round(x, 6), round(y, 6)) for x, y in turn_over(area.polygon, axis)}
        assert any(turned == {(round(x, 6), round(y, 6)) for x, y in twin.polygon} for twin in twins), area.token


@pytest.mark.parametrize("view", BODY_VIEWS)
def test_legs_are_covered_without_a_hole(view: str) -> None:
    contour = sample(CONTOURS[view])
    bare = [
        (x, y)
        for y in range(282, 484, 3)
        for x in range(104, 150)
        if all(inside((x + dx, y), contour) for dx in (-1.2, 0, 1.2)) and area_at(view, (x + 0.5, y + 0.5)) is None
    ]
    assert bare == []


@pytest.mark.parametrize("view", BODY_VIEWS)
def test_areas_of_the_skin_lie_on_the_body(view: str) -> None:
    contour = sample(CONTOURS[view])
    for area in areas_of(view):
        if area.layer == "skin":
            assert inside(centre(area), contour) or area.region == "hand", area.token


def test_the_contract_says_below_the_knee_where_the_drawing_does() -> None:
    for area in AREAS:
        if area.view in BODY_VIEWS and area.layer == "skin" and CONTRACT[area.region].below_knee:
            assert centre(area)[1] > 380, area.token


def test_beside_the_body_and_on_the_chest_there_is_no_region() -> None:
    assert area_at("back", (10, 20)) is None
    assert area_at("front", (110, 130)) is None


@pytest.mark.parametrize(
    ("view", "point", "token"),
    [
        ("back", (126, 420), "calf_right"),
        ("back", (74, 420), "calf_left"),
        ("back", (100, 205), "back_low_mid"),
        ("back", (100, 262), "saddle_mid"),
        ("back", (125, 250), "buttock_right"),
        ("front", (126, 420), "shin_outer_left"),
        ("front", (74, 300), "thigh_front_right"),
    ],
)
def test_a_touch_finds_the_region_under_it(view: str, point: Point, token: str) -> None:
    found = area_at(view, point)
    assert found is not None
    assert found.token == token


def test_an_area_is_named_and_drawn_from_its_own_shape() -> None:
    for area in AREAS:
        assert (area.token, area.path) == (f"{area.region}_{area.side}", straight(area.polygon))
