from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lasegue.knowledge.entries.movement import Moved, Movement
from lasegue.motion.skeleton.flesh import Body
from lasegue.motion.skeleton.landmarks import landmark
from lasegue.motion.skeleton.performance import Performance, perform
from lasegue.motion.skeleton.scene import CRANK, Scene
from lasegue.motion.skeleton.timing import blended, frames_of


@given(st.lists(st.floats(0.1, 3), min_size=1, max_size=5))
def test_every_key_has_a_frame_of_its_own_in_order(gaps: list[float]) -> None:
    frames = frames_of([0, *np.cumsum(gaps)])
    assert frames[0] == 0 and all(later > earlier for earlier, later in pairwise(frames))


@given(st.lists(st.floats(-90, 90), min_size=2, max_size=5), st.data())
def test_a_film_meets_its_keys_and_stays_between_them(values: list[float], data: st.DataObject) -> None:
    stops = [True, *(data.draw(st.booleans()) for _ in values[2:]), True]
    frames = [12 * at for at in range(len(values))]
    film = blended(np.array(values)[:, None], frames, stops)[:, 0]
    assert np.allclose(film[frames], values)
    for left in range(len(values) - 1):
        low, high = sorted(values[left : left + 2])
        piece = film[frames[left] : frames[left + 1] + 1]
        assert low - 1e-6 <= piece.min() and piece.max() <= high + 1e-6


def test_a_stop_is_soft_and_a_passed_key_is_not_a_stop() -> None:
    keys, frames = np.array([[0.0], [50.0], [100.0]]), [0, 12, 24]
    stopped = np.diff(blended(keys, frames, [True, True, True])[:, 0])
    passed = np.diff(blended(keys, frames, [True, False, True])[:, 0])
    assert stopped[11] < 0.5 and passed[11] > 3


def test_pedals_go_round_a_circle_and_feet_go_with_them(movement: Callable[..., Movement], body: Body) -> None:
    quarter = [{"name": f"q{n}", "at": n * 0.4, "moved": {"bike": {"crank": 90 * n}}} for n in range(4)]
    cycle = movement(
        props=[{"kind": "bike"}],
        pose={"root.x": -0.08, "hip.flex": 75, "knee": 70, "root.lean": 25, "shoulder.flex": 60},
        contacts=[
            {"rest": ["seat"], "on": "bike"},
            {"at": "pelvis", "x": -0.08, "z": 0},
            {"at": "right_sole", "prop": "bike.right_pedal", "x": 0, "y": 0, "z": 0},
            {"at": "left_sole", "prop": "bike.left_pedal", "x": 0, "y": 0, "z": 0},
        ],
        keyframes=quarter,
        flow=True,
        **{"return": [{"name": "again", "like": "q0", "at": 1.6, "moved": {"bike": {"crank": 360}}}]},
    )
    performance = perform(cycle, body)
    assert performance.residual < 1
    middle = performance.scene.point("bike.crank", {})
    for posture in performance.frames:
        away = landmark(posture, "right_sole") - middle
        assert np.hypot(away[0], away[1]) == pytest.approx(CRANK, abs=0.004)


def test_a_wall_faces_where_its_turn_says(movement: Callable[..., Movement]) -> None:
    front = Scene(movement(props=[{"kind": "wall", "at": [0.5, 0, 0], "turn": 180}]).props).surface("wall")
    assert np.allclose(front.normal, [-1, 0, 0], atol=1e-9) and front.origin[0] == pytest.approx(0.49)


def test_a_hand_reaches_the_wall_and_nothing_passes_through_it(movement: Callable[..., Movement], body: Body) -> None:
    standing = movement(
        props=[{"kind": "wall", "at": [0.42, 0, 0], "turn": 180}],
        pose={"shoulder.flex": 80, "elbow": 30, "forearm": 85, "wrist": -70},
        contacts=[{"rest": ["soles"]}, {"level": ["soles"]}, {"rest": ["palms"], "on": "wall"}],
        plant=[{"points": ["soles"], "axes": ["x", "z"]}],
    )
    performance = perform(standing, body)
    assert performance.residual < 1
    shapes = body.shapes(performance.frames[0])
    assert (shapes.centres[:, 0] + np.linalg.norm(shapes.spans[:, 0], axis=-1)).max() < 0.41 + 0.013


def test_a_prop_that_moves_takes_its_points_along(movement: Callable[..., Movement]) -> None:
    scene = Scene(movement(props=[{"kind": "box", "at": [0.2, 0, 0]}]).props)
    lifted = scene.point("box.right_side", {"box": Moved(y=0.3)}) - scene.point("box.right_side", {})
    assert np.allclose(lifted, [0, 0.3, 0])


def test_a_foot_stands_on_a_step_and_a_body_lies_on_a_bed(movement: Callable[..., Movement], body: Body) -> None:
    stepping = movement(
        props=[{"kind": "step", "at": [0.25, 0, 0.05]}],
        pose={"right_hip.flex": 60, "right_knee": 80},
        contacts=[{"rest": ["right_sole"], "on": "step"}, {"rest": ["left_sole"]}, {"level": ["soles"]}],
    )
    performance = perform(stepping, body)
    assert performance.residual < 1
    posture = performance.frames[0]
    assert landmark(posture, "right_sole")[1] - landmark(posture, "left_sole")[1] == pytest.approx(0.1, abs=0.008)
    lying = perform(
        movement(base="supine", props=[{"kind": "bed"}], contacts=[{"rest": ["back", "head-back"], "on": "bed"}]), body
    )
    assert lying.residual < 1 and body.shapes(lying.frames[0]).lowest().min() > 0.28 - 0.012


def test_a_body_rests_on_a_ball(movement: Callable[..., Movement], body: Body) -> None:
    sitting = movement(
        props=[{"kind": "ball"}],
        pose={"hip.flex": 84, "knee": 90},
        contacts=[
            {"rest": ["seat"], "on": "ball"},
            {"rest": ["soles"]},
            {"level": ["soles"]},
            {"at": "pelvis", "x": 0, "z": 0},
        ],
    )
    assert perform(sitting, body).residual < 1


def test_a_way_back_of_its_own_ends_where_it_began(movement: Callable[..., Movement], body: Body) -> None:
    there = movement(
        keyframes=[{"name": "start", "at": 0}, {"name": "end", "at": 1, "pose": {"right_hip.flex": 60}}],
        **{"return": [{"name": "back", "like": "start", "at": 2.5}]},
    )
    performance = perform(there, body)
    assert performance.returns == "own" and performance.back_s == pytest.approx(1.5)
    assert np.allclose(performance.angles[0], performance.angles[-1])


def test_a_way_back_that_is_not_told_has_no_frames_and_takes_as_long_as_the_way_out(
    movement: Callable[..., Movement], body: Body
) -> None:
    there = movement(
        keyframes=[{"name": "start", "at": 0}, {"name": "end", "at": 1, "pose": {"right_hip.flex": 60}}],
        **{"return": "none"},
    )
    performance = perform(there, body)
    assert (performance.returns, performance.back_s) == ("none", performance.out_s)
    assert performance.marks["end"] == len(performance.cycle()) - 1


def test_only_the_plate_of_a_leg_press_slides(performed: Callable[[str], Performance]) -> None:
    film = performed("leg-press").frames
    hips, feet = (np.array([landmark(frame, name) for frame in film]) for name in ("pelvis", "right_sole"))
    assert np.ptp(hips[:, 0]) < 0.01 and np.ptp(feet[:, 0]) > 0.08


def test_what_is_held_on_a_leg_press_stays_while_the_plate_slides(movement: Callable[..., Movement]) -> None:
    scene = Scene(movement(props=[{"kind": "leg_press"}]).props)
    moved = {"leg_press": Moved(x=0.1)}
    assert np.allclose(scene.point("leg_press.right_grip", moved), scene.point("leg_press.right_grip", {}))
    assert [scene.surface(f"leg_press.{part}").moves for part in ("back", "plate")] == [False, True]
