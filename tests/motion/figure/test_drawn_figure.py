import time
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as some
from shapely import Polygon
from tests.motion.figure.drawn_postures import FRONT, POSTURES, SIDE, drawing, mask, posture, stored

from lasegue.motion.figure.arrangement import arranged
from lasegue.motion.figure.bodies import KINDS, SKINS
from lasegue.motion.figure.camera import Camera, Points
from lasegue.motion.figure.drawing import outline
from lasegue.motion.figure.fingers import GAPS
from lasegue.motion.figure.layer import Layer
from lasegue.motion.figure.shaping import body_of
from lasegue.motion.figure.squash import FLOOR, Surface, pressed
from lasegue.motion.skeleton.joints import LIMITS, other_side
from lasegue.motion.skeleton.posture import SEGMENTS, Posture, neutral, posed

AVERAGE = body_of("average")
STEPS = 18  # a second and a half
ANGLES = ["hip.flex", "knee", "ankle", "shoulder.flex", "shoulder.abd", "elbow", "forearm", "wrist", "fingers"]


def _area(ring: Points) -> float:
    return Polygon(ring).buffer(0).area


@cache
def _film(name: str) -> list[tuple[Layer, ...]]:
    base, angles, camera = POSTURES[name]
    frames = [posture(base, angles, share) for share in np.linspace(0, 1, STEPS)]
    stacking = arranged(frames, AVERAGE, camera)
    return [outline(frame, AVERAGE, camera, stacking) for frame in frames]


#: What watches a film runs in one process: drawn in two, each would be drawn twice.
each_film = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.xdist_group(f"film of {name}")) for name in POSTURES]
)


def _find(layers: Sequence[Layer], role: str) -> Layer:
    return next(layer for layer in layers if layer.role == role)


@each_film
def test_the_list_of_layers_stays_the_same_over_a_movement(name: str) -> None:
    lists = [[(layer.role, layer.tone, layer.far) for layer in frame] for frame in _film(name)]
    assert all(each == lists[0] for each in lists)
    assert len({role for role, _, _ in lists[0]}) == len(lists[0])


@each_film
def test_every_layer_is_one_ring_that_is_never_empty(name: str) -> None:
    for layer in (layer for frame in _film(name) for layer in frame):
        assert layer.ring.ndim == 2 and layer.ring.shape[1] == 2 and len(layer.ring) >= 4
        assert np.isfinite(layer.ring).all()


@each_film
def test_no_part_grows_or_shrinks_at_a_stroke(name: str) -> None:
    film = _film(name)
    whole = max(_area(layer.ring) for layer in film[0])
    for before, after in pairwise(film):
        for one, other in zip(before, after, strict=True):
            change = abs(_area(one.ring) - _area(other.ring))
            assert change < max(0.25 * _area(one.ring), 0.02 * whole), one.role


@pytest.mark.parametrize("name", POSTURES)
def test_lines_run_along_the_ring_they_belong_to(name: str) -> None:
    for layer in drawing(name):
        edge = Polygon(layer.ring).exterior
        for line in layer.lines:
            assert shapely.distance(shapely.points(line), edge).max() < 1e-3


@pytest.mark.parametrize("name", POSTURES)
def test_the_silhouette_is_the_one_that_was_looked_at(name: str) -> None:
    now, before = mask(drawing(name)), stored(name)
    shared = (now & before).sum() / (now | before).sum()
    both = "\n".join(
        "".join(" -+#"[int(a) + 2 * int(b)] for a, b in zip(*rows, strict=True))
        for rows in zip(now, before, strict=True)
    )
    assert shared >= 0.98, f"{shared:.3f}: only now -, only stored +\n{both}"


def test_seen_from_the_side_the_far_limbs_are_told_apart_and_from_the_front_none_is_far() -> None:
    side, front = drawing("standing-side"), drawing("standing-front")
    assert {layer.role for layer in side if layer.far} == {
        f"left_{part}" for part in ("thigh", "shank", "foot", "upper_arm", "sleeve", "forearm", "hand", *GAPS)
    }
    assert not any(layer.far for layer in front)


def test_a_far_limb_shows_beside_the_near_one() -> None:
    layers = drawing("standing-side")
    near = shapely.union_all([Polygon(layer.ring).buffer(0) for layer in layers if not layer.far])
    far = shapely.union_all([Polygon(layer.ring).buffer(0) for layer in layers if layer.far])
    assert far.difference(near).area > 0.1 * far.area


def test_where_a_limb_grows_out_of_another_no_line_is_drawn() -> None:
    layers = drawing("standing-side")
    knee = AVERAGE.shapes(posture(*POSTURES["standing-side"][:2])).centres[AVERAGE.index["right_knee"]]
    inside = shapely.Point(SIDE.project(knee)).buffer(0.015)
    for role in ("right_thigh", "right_shank"):
        assert all(not shapely.LineString(line).intersects(inside) for line in _find(layers, role).lines)


@pytest.mark.parametrize("identity", KINDS)
def test_every_body_draws_the_same_parts_of_the_trunk_and_limbs(identity: str) -> None:
    usual = [layer.role for layer in outline(neutral(), AVERAGE, SIDE)]
    parts = [
        role for role in usual if role.startswith(("right_", "left_")) or role in {"shirt", "trousers", "neck", "head"}
    ]
    roles = [layer.role for layer in outline(neutral(), body_of(identity), SIDE)]
    assert [role for role in roles if role in parts] == parts


def test_bodies_differ_where_their_names_say_so() -> None:
    def width(identity: str, role: str, camera: Camera) -> float:
        return float(np.ptp(_find(outline(neutral(), body_of(identity), camera), role).ring[:, 0]))

    assert width("large", "shirt", SIDE) > 1.15 * width("average", "shirt", SIDE)
    assert width("slim", "right_thigh", SIDE) < 0.95 * width("average", "right_thigh", SIDE)
    assert width("pregnant", "shirt", SIDE) > 1.15 * width("woman", "shirt", SIDE)
    assert all(layer.role != "hair" for layer in outline(neutral(), body_of("bald"), SIDE))
    assert _find(outline(neutral(), body_of("headscarf"), SIDE), "hair").tone == "figure-scarf"
    assert _find(outline(neutral(), body_of("older-woman"), SIDE), "hair").tone == "figure-hair-grey"


def test_an_unknown_body_is_answered_with_those_there_are() -> None:
    with pytest.raises(KeyError, match="average"):
        body_of("giant")


def test_there_are_at_least_five_skins_from_light_to_dark() -> None:
    def lightness(colour: str) -> int:
        return sum(int(colour[at : at + 2], 16) for at in (1, 3, 5))

    on_light = [lightness(tone.skin[0]) for tone in SKINS.values()]
    assert len(on_light) >= 5
    assert on_light == sorted(on_light, reverse=True)


def test_the_style_sheet_sets_the_skins_that_can_be_chosen_on_light_and_dark_pages() -> None:
    sheet = (Path(__file__).parents[3] / "frontend" / "styles" / "tokens_figure.css").read_text()
    for name, (skin, hair) in SKINS.items():
        for page in (0, 1):
            rule = f'[data-skin="{name}"] {{ --figure-skin: {skin[page]}; --figure-hair: {hair[page]}; }}'
            assert rule in sheet, rule


def test_from_behind_there_is_no_face_and_from_the_front_there_are_two_eyes() -> None:
    def eyes(yaw: float) -> list[bool]:
        layers = outline(neutral(), AVERAGE, Camera(yaw, 5))
        return [_area(_find(layers, f"{side}_eye").ring) > 1e-7 for side in ("right", "left")]

    assert eyes(90) == [True, True]
    assert eyes(0) == [True, False]
    assert eyes(180) == [False, True]
    assert eyes(-90) == [False, False]


def test_hair_covers_the_back_of_the_head_but_not_the_face() -> None:
    def share(yaw: float) -> float:
        layers = outline(neutral(), AVERAGE, Camera(yaw, 5))
        return _area(_find(layers, "hair").ring) / _area(_find(layers, "head").ring)

    assert share(90) < 0.4 < share(0) < 0.6 < share(-90)


def _mirrored(frame: Posture) -> Posture:
    """The same in a mirror on the plane x = 0: right and left change places."""
    order = [SEGMENTS.index(other_side(name)) for name in SEGMENTS]
    flip = np.diag([-1.0, 1.0, 1.0])
    return Posture(frame.origins[order] @ flip, flip @ frame.axes[order] @ np.diag([1.0, 1.0, -1.0]))


@settings(max_examples=12, deadline=None)
@given(some.data(), some.sampled_from(["upright", "supine", "prone"]), some.integers(-40, 130))
def test_the_drawing_of_the_mirror_image_is_the_mirror_image_of_the_drawing(
    data: some.DataObject, base: str, yaw: int
) -> None:
    angles = {
        f"{side}_{name}": float(data.draw(some.integers(*map(int, LIMITS[name])), label=f"{side} {name}"))
        for side in ("right", "left")
        for name in ANGLES
    }
    frame = posed(angles, base)
    drawn = outline(frame, AVERAGE, Camera(yaw, 8), surfaces=())
    twin = outline(_mirrored(frame), AVERAGE, Camera(-yaw, 8), surfaces=())

    for layer in drawn:
        image = Polygon(_find(twin, other_side(layer.role)).ring * [-1.0, 1.0]).buffer(0)
        own = Polygon(layer.ring).buffer(0)
        assert own.symmetric_difference(image).area < 2e-4, layer.role


@settings(max_examples=30, deadline=None)
@given(some.floats(-0.05, 0.2))
def test_flesh_on_a_surface_is_flattened_and_never_below_it_nor_lifted(height: float) -> None:
    shapes = AVERAGE.shapes(neutral())
    flat = pressed(shapes, (Surface(height),))
    resting = shapes.centres[:, 1] > height
    assert (flat.lowest()[resting] >= height - 1e-9).all()
    tops = [each.centres[:, 1] + np.linalg.norm(each.spans[:, 1], axis=-1) for each in (shapes, flat)]
    assert np.allclose(tops[0], tops[1])


def test_a_seat_presses_only_what_is_above_it() -> None:
    shapes = AVERAGE.shapes(neutral())
    beside = pressed(shapes, (Surface(0.02, x=(5.0, 6.0)),))
    assert np.array_equal(beside.centres, shapes.centres)


def test_a_hand_before_the_belly_is_painted_over_it_and_one_behind_the_back_under_it() -> None:
    camera = FRONT
    before = posed({"right_shoulder.flex": 30, "right_shoulder.rot": -60, "right_elbow": 95})
    behind = posed({"right_shoulder.flex": -35, "right_shoulder.rot": -70, "right_elbow": 80})
    for frame, over in ((before, True), (behind, False)):
        order = arranged((frame,), AVERAGE, camera).order
        assert (order.index("right_forearm") > order.index("trunk")) is over


def test_a_frame_is_drawn_fast_enough() -> None:
    """A frame may take 50 ms where a fixed loop takes 1; run beside it, the loop tells how fast the machine is now."""
    frame = neutral()
    stacking = arranged((frame,), AVERAGE, SIDE)
    spans = [_spent(lambda: outline(frame, AVERAGE, SIDE, stacking, (FLOOR,))) / _spent(_fixed_loop) for _ in range(9)]
    assert min(spans) < 50


def _spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _fixed_loop() -> int:
    return sum(number * number % 7 for number in range(20_000))
