from collections.abc import Callable

import numpy as np
import pytest

from lasegue.knowledge.entries.exercise import Counting
from lasegue.knowledge.library import Library
from lasegue.motion.skeleton.camera_angles import READINGS, hip, measured
from lasegue.motion.skeleton.flesh import Body
from lasegue.motion.skeleton.matching import _count, counted, reached
from lasegue.motion.skeleton.performance import Performance, perform
from lasegue.motion.skeleton.posture import posed

SITTING = {"hip.flex": 90, "knee": 90}


@pytest.mark.parametrize(
    ("measure", "angles", "base", "expected"),
    [
        ("knee_K", {}, "upright", 180), ("knee_K", SITTING, "upright", 90), ("elbow_E", {"elbow": 60}, "upright", 120),
        ("hip_H", {"hip.flex": 90}, "upright", 90), ("hip_H", {"hip.flex": -15}, "upright", 195),
        ("hip_H", {"hip.flex": 125}, "supine", 55), ("shoulder_Sh", {"shoulder.flex": 90}, "prone", 90),
        ("shoulder_Sh", {"shoulder.flex": 175}, "supine", 175), ("shoulder_Sh", {"shoulder.flex": -25}, "upright", -25),
        ("ankle_Ank", {}, "upright", 90), ("ankle_Ank", {"ankle": -30}, "upright", 120),
        ("ankle_Ank", {"ankle": 15}, "supine", 75), ("trunk", {"root.lean": 40}, "upright", 40),
        ("trunk", {"root.lean": -15}, "upright", -15), ("trunk_from_floor", {}, "prone", 0),
        ("thigh_abduction", {"hip.abd": 30}, "side-right", 30), ("thigh_abduction", {"hip.abd": 30}, "upright", 30),
        ("thigh_rotation", {"hip.rot": 35}, "supine", 35), ("body_line", {}, "side-right", 178),
        ("body_line", {"knee": 85}, "side-right", 178), ("knee_sweep", {"root.turn": 25}, "supine", 0),
        ("shoulder_line", {"root.side": 10}, "upright", 10), ("trunk_side_lean", {}, "upright", 0),
        ("knee_sweep", {"hip.flex": 60, "knee": 90, "root.turn": 25}, "supine", 25),
        ("thigh_lift", {"hip.flex": -12}, "prone", 12), ("thigh_behind_vertical", {"hip.flex": -18}, "upright", 18),
        ("shoulder_line_turn", {"thoracic.turn": 35}, "upright", 35),
    ],
)  # fmt: skip
def test_a_camera_reads_the_angle_that_was_posed(
    measure: str, angles: dict[str, float], base: str, expected: float
) -> None:
    for side in ("right", "left"):
        assert READINGS[measure](posed(angles, base), side) == pytest.approx(expected, abs=3)


def test_the_neck_is_signed_so_that_up_and_down_differ() -> None:
    up, level, down = (READINGS["neck_N"](posed({"cervical.flex": angle}), "right") for angle in (-40, 0, 40))
    assert down < level - 15 and up > level + 10


def test_the_trunk_of_somebody_who_leans_back_on_the_floor_is_negative_for_standing_only() -> None:
    assert READINGS["trunk"](posed({"lumbar.flex": -25, "thoracic.flex": -10}), "right") < -10


def test_changes_and_shares_are_counted_from_the_start() -> None:
    film = tuple(posed({"root.y": 0.53 + rise}) for rise in (0, 0.05, 0.10))
    for measure, unit, expected in (
        ("hip_height_change", "percent_body", [0, 5, 10]),
        ("heel_height_percent_of_best", "percent_body", [0, 50, 100]),
        ("heel_height", "cm", [0, 8.5, 17]),
    ):
        values = measured(measure, unit, film, "right")
        assert values is not None and np.allclose(values, expected), measure


def test_what_a_posture_does_not_tell_is_left_open() -> None:
    assert measured("cadence", "per_min", (posed({}),), "right") is None


@pytest.mark.parametrize(
    ("values", "starts", "ends", "rises", "count"),
    [
        ([90, 150, 90], 140, 100, True, 1), ([90, 150, 120, 150, 90], 140, 100, True, 1),
        ([90, 150, 90, 150, 90], 140, 100, True, 2), ([90, 139, 90], 140, 100, True, 0),
        ([175, 90, 175], 125, 160, False, 1), ([175, 90, 150], 125, 160, False, 0),
        ([0, -20, 0], -8, -3, False, 1),
    ],
)  # fmt: skip
def test_a_repetition_goes_beyond_one_threshold_and_comes_back_beyond_the_other(
    values: list[float], starts: float, ends: float, rises: bool, count: int
) -> None:
    rule = Counting(mode="repetition", rule="", measure="knee_K", starts_beyond=starts, ends_beyond=ends)
    assert _count(np.array(values, float), rule, rises=rises) == count


def test_the_moving_side_is_the_one_that_is_measured(performed: Callable[[str], Performance], shelf: Library) -> None:
    values = {
        (each.measure, each.moment): each.value
        for each in reached(performed("seated-slider"), shelf.exercises["seated-slider"])
    }
    assert values["knee_K", "start"] < 100 and values["knee_K", "end"] > 140


def test_the_stance_side_is_the_one_whose_foot_stays(performed: Callable[[str], Performance], shelf: Library) -> None:
    performance = performed("single-leg-bridge")
    (drawn,) = [
        each.value
        for each in reached(performance, shelf.exercises["single-leg-bridge"])
        if (each.measure, each.moment) == ("hip_H", "end")
    ]
    last = performance.frames[performance.marks["end"]]
    assert drawn == hip(last, "right") != hip(last, "left")


def test_the_right_side_is_measured_where_both_do_the_same_by_turns(
    performed: Callable[[str], Performance], shelf: Library
) -> None:
    values = {
        (each.measure, each.moment): each.value
        for each in reached(performed("stationary-cycle"), shelf.exercises["stationary-cycle"])
    }
    assert values["knee_K", "end"] > values["knee_K", "start"] + 30


def test_a_picture_that_does_not_go_far_enough_counts_nothing(shelf: Library, body: Body) -> None:
    import msgspec

    plain = msgspec.to_builtins(shelf.movements["sit-to-stand"])
    plain["keyframes"][-1]["pose"] = {"hip.flex": 60, "knee": 70, "root.lean": 30}
    performance = perform(msgspec.convert(plain, type(shelf.movements["sit-to-stand"])), body)
    assert counted(performance, shelf.exercises["sit-to-stand"]) == 0


def test_a_knee_that_stays_straight_is_read_on_the_leg_that_is_lifted(
    performed: Callable[[str], Performance], shelf: Library
) -> None:
    found = list(reached(performed("sidelying-hip-abduction"), shelf.exercises["sidelying-hip-abduction"]))
    knee = next(each for each in found if each.measure == "knee_K")
    assert knee.held and knee.value > 165
