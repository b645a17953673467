"""Props touch what holds them, keep their number of faces, and go with the arm that carries them."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import ArrayLike
from shapely import Point, Polygon, unary_union
from shapely.geometry.base import BaseGeometry

from lasegue.knowledge.entries.movement import Moved, Prop, PropKind
from lasegue.knowledge.shelf import load
from lasegue.motion.figure.camera import Camera
from lasegue.motion.figure.films import films_of
from lasegue.motion.figure.furniture import BUILDERS, LINES, Cushion, Sheet, path
from lasegue.motion.figure.props import Held, Stage, prop_layers
from lasegue.motion.skeleton.landmarks import landmark
from lasegue.motion.skeleton.posture import Posture, posed
from lasegue.motion.skeleton.scene import SIZES, Scene

CAMERA = Camera(12, 8)
NEAR = 0.012


def drawn(posture: Posture, *props: Prop, moved: dict[str, Moved] | None = None) -> tuple[Held, ...]:
    return prop_layers(Stage(CAMERA, Scene(props), posture, moved or {}), "right")


def area(held: Sequence[Held]) -> BaseGeometry:
    return unary_union([Polygon(layer.ring).buffer(0) for each in held for layer in each.layers])


def distance(held: Sequence[Held], place: ArrayLike) -> float:
    return float(area(held).distance(Point(CAMERA.project(place))))


@given(st.floats(-40, 150), st.floats(0, 130), st.sampled_from(["right", "left"]))
def test_a_dumbbell_stays_in_the_fist(shoulder: float, elbow: float, side: str) -> None:
    posture = posed({f"{side}_shoulder.flex": shoulder, f"{side}_elbow": elbow})
    (held,) = drawn(posture, Prop(kind="dumbbell", with_=f"{side}_grip"))
    assert distance([held], landmark(posture, f"{side}_grip")) < NEAR
    assert held.slot == ("near_hand" if side == "right" else "far_hand")


def test_what_both_hands_carry_is_covered_by_the_near_arm() -> None:
    (held,) = drawn(posed({"right_elbow": 80, "left_elbow": 80}), Prop(kind="box", with_="grips"))
    assert held.slot == "between"
    (film,) = films_of(load(), "box-lift", "average").values()
    roles = [layer.role for layer in film.frames[0]]
    carried = max(at for at, layer in enumerate(film.frames[0]) if layer.role == "prop")
    assert max(roles.index("right_thigh"), roles.index("shirt")) < carried < roles.index("right_hand")


@given(st.floats(0, 90), st.floats(0, 120))
def test_a_strap_reaches_from_both_hands_to_the_foot(hip: float, elbow: float) -> None:
    posture = posed({"right_hip.flex": hip, "right_elbow": elbow, "left_elbow": elbow}, "supine")
    names = ("right_grip", "right_ball", "left_grip")
    held = drawn(posture, Prop(kind="strap", through=names))
    assert [distance(held, landmark(posture, name)) for name in names] == pytest.approx([0, 0, 0], abs=1e-6)


def test_a_band_keeps_its_anchor_while_the_hand_moves() -> None:
    band = Prop(kind="band", through=("0.8 0.6 0", "right_grip"))
    for elbow in (0, 60, 120):
        posture = posed({"right_elbow": elbow})
        held = drawn(posture, band)
        assert distance(held, [0.8, 0.6, 0]) == pytest.approx(0, abs=1e-6)
        assert distance(held, landmark(posture, "right_grip")) == pytest.approx(0, abs=1e-6)


def test_a_stretched_band_is_thinner() -> None:
    short, long = (
        area(drawn(posed({}), Prop(kind="band", through=("right_grip", place)))) for place in ("0.2 0.4 0", "0.9 0.4 0")
    )
    assert long.area / long.length < short.area / short.length


@given(st.floats(0, 360))
def test_pedals_turn_with_the_crank(crank: float) -> None:
    scene = Scene([Prop(kind="bike")])
    moved = {"bike": Moved(crank=crank)}
    held = prop_layers(Stage(CAMERA, scene, posed({}), moved), "right")
    slots = {each.slot for each in held}
    assert {"front", "behind"} <= slots
    assert distance([held[-2]], scene.point("bike.right_pedal", moved)) < NEAR
    assert distance([held[-1]], scene.point("bike.left_pedal", moved)) < NEAR


@given(st.floats(-60, 180), st.floats(0, 150))
def test_the_faces_of_what_is_carried_keep_their_number(shoulder: float, elbow: float) -> None:
    def faces(posture: Posture) -> list[tuple[str, str]]:
        props = [Prop(kind="dumbbell", with_="right_grip"), Prop(kind="kettlebell", with_="grips", name="bell")]
        return [(layer.role, layer.tone) for held in drawn(posture, *props) for layer in held.layers]

    assert len(faces(posed({"right_shoulder.flex": shoulder, "right_elbow": elbow}))) == len(faces(posed({})))


@pytest.mark.parametrize("kind", [kind for kind in SIZES if kind in BUILDERS])
def test_every_piece_of_furniture_stands_where_it_is_put(kind: PropKind) -> None:
    there, here = (area(drawn(posed({}), Prop(kind=kind, at=(x, 0, 0)))) for x in (0.5, 0.0))
    moved = CAMERA.project([0.5, 0, 0])
    assert np.array(there.bounds) - np.array(here.bounds) == pytest.approx([*moved, *moved], abs=1e-9)
    assert here.area > 0


@given(st.floats(-3, 3))
def test_lines_of_a_path_go_by_and_look_the_same_after_a_sixth_of_its_length(gone: float) -> None:
    size = (1.2, 0.004, 0.36)
    once, again = (path(size, way) for way in (gone, gone + size[0] / LINES))
    assert all(
        isinstance(one, Sheet) and isinstance(other, Sheet) and np.abs(one.points[:, 0]).max() <= size[0] / 2 + 1e-9
        for one, other in zip(once, again, strict=True)
    )
    places, later = (
        sorted(each.points[:, 0].min() % (size[0] / LINES) for each in parts[1:] if isinstance(each, Sheet))
        for parts in (once, again)
    )
    turn = 2 * np.pi * LINES / size[0]
    assert np.exp(1j * turn * np.array(places)) == pytest.approx(np.exp(1j * turn * np.array(later)), abs=1e-6)


def test_a_stretched_thing_says_what_it_does_not_know() -> None:
    with pytest.raises(KeyError, match="expected a landmark"):
        drawn(posed({}), Prop(kind="band", through=("right_grip", "nowhere")))


def test_a_carried_kind_that_nobody_carries_says_so() -> None:
    with pytest.raises(KeyError, match="expected `with` or `through`"):
        drawn(posed({}), Prop(kind="dumbbell"))


def test_a_low_doorway_is_cut_off_below_its_lintel_and_its_post_stands_before_the_body() -> None:
    whole, low = (BUILDERS["doorway"](size) for size in (SIZES["doorway"], (0.06, 0.66, 0.05)))
    assert len(whole) == len(low) + 1
    assert [getattr(part, "place", "behind") for part in low] == ["behind", "front"]


def test_a_thick_pillow_keeps_flat_faces_and_a_thin_one_is_round() -> None:
    for height, flat in ((0.04, False), (0.2, True)):
        (part,) = BUILDERS["pillow"]((0.3, height, 0.3))
        assert isinstance(part, Cushion)
        assert (height - 2 * part.radius > 0.1) == flat
