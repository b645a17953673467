import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lasegue.motion.skeleton import proportions as size
from lasegue.motion.skeleton.chain import ANGLES, BASES, LINKS, SEGMENT, Array
from lasegue.motion.skeleton.flesh import Body
from lasegue.motion.skeleton.joints import LIMITS, bare, expanded, other_side, wishes
from lasegue.motion.skeleton.landmarks import LANDMARKS, landmark
from lasegue.motion.skeleton.performance import swapped
from lasegue.motion.skeleton.posture import neutral, posed, posture_of

#: Joints whose place on the parent moves with the shoulder blade.
CARRIED = {"right_upper_arm", "left_upper_arm"}


@st.composite
def rows(draw: st.DrawFn) -> Array:
    row = []
    for name in ANGLES:
        low, high = LIMITS.get(bare(name), (-1, 1) if name in {"root.x", "root.y", "root.z"} else (-180, 180))
        row.append(draw(st.floats(low, high)))
    return np.array(row)


@settings(max_examples=40, deadline=None)
@given(rows(), st.sampled_from(sorted(BASES)))
def test_bones_keep_their_length_and_frames_stay_square_in_any_pose(row: Array, base: str) -> None:
    posture = posture_of(row, base)
    for link in LINKS[1:]:
        if link.name in CARRIED:
            continue
        length = np.linalg.norm(posture.segments[link.name].origin - posture.segments[link.parent].origin)
        assert length == pytest.approx(np.linalg.norm(link.offset), abs=1e-9)
    assert np.allclose(posture.axes @ posture.axes.swapaxes(1, 2), np.eye(3), atol=1e-9)
    assert np.allclose(np.linalg.det(posture.axes), 1)


@settings(max_examples=40, deadline=None)
@given(rows())
def test_swapping_sides_twice_changes_nothing_and_once_mirrors_every_landmark(row: Array) -> None:
    posture = posture_of(row, "supine")
    once, twice = swapped(posture), swapped(swapped(posture))
    assert np.allclose(twice.origins, posture.origins) and np.allclose(twice.axes, posture.axes)
    assert np.allclose(np.linalg.det(once.axes), 1)
    for name in LANDMARKS:
        assert np.allclose(landmark(once, other_side(name)), landmark(posture, name) * [1, 1, -1])


def test_the_neutral_body_stands_on_the_floor_at_the_heights_of_the_tables(body: Body) -> None:
    posture = neutral()
    assert abs(body.shapes(posture).lowest().min()) < 0.003
    assert posture.segments["right_thigh"].origin[1] == pytest.approx(size.HIP_HEIGHT)
    assert posture.segments["right_upper_arm"].origin[1] == pytest.approx(0.818, abs=0.003)
    assert 0.97 < (body.shapes(posture).centres[:, 1]).max() + 0.05 < 1.02


@pytest.mark.parametrize(
    ("angle", "landmark_name", "axis", "sign"),
    [
        ("hip.flex", "right_knee", 0, 1), ("hip.abd", "right_knee", 2, 1), ("hip.rot", "right_toe_tip", 2, 1),
        ("knee", "right_ankle", 0, -1), ("ankle", "right_toe_tip", 1, 1), ("shoulder.flex", "right_elbow", 0, 1),
        ("shoulder.abd", "right_elbow", 2, 1), ("elbow", "right_wrist", 0, 1), ("lumbar.flex", "vertex", 0, 1),
        ("lumbar.side", "vertex", 2, 1), ("cervical.turn", "nose", 2, 1), ("nod", "nose", 1, -1),
        ("root.lean", "vertex", 0, 1), ("root.side", "vertex", 2, 1), ("root.turn", "nose", 2, 1),
    ],
)  # fmt: skip
def test_a_positive_angle_moves_the_way_the_page_for_authors_says(
    angle: str, landmark_name: str, axis: int, sign: int
) -> None:
    moved = dict.fromkeys(expanded(angle), 20.0)
    way = landmark(posed(moved), landmark_name) - landmark(neutral(), landmark_name)
    assert way[axis] * sign > 0.005


def test_both_sides_mirror_each_other_for_a_name_without_a_side() -> None:
    row = wishes({"hip.flex": 40, "hip.abd": 20, "hip.rot": 10, "shoulder.abd": 60, "elbow": 30, "forearm": 40})
    posture = posture_of(row, "upright")
    assert np.allclose(swapped(posture).origins, posture.origins)


def test_a_side_wins_over_both_in_whatever_order_they_are_written() -> None:
    assert np.array_equal(wishes({"right_knee": 10, "knee": 90}), wishes({"knee": 90, "right_knee": 10}))


def test_an_angle_that_does_not_exist_is_told_with_the_nearest() -> None:
    with pytest.raises(KeyError, match=r"hip\.flx does not exist; nearest: hip\.flex"):
        expanded("hip.flx")


def test_the_shoulder_blade_lifts_the_joint_of_a_raised_arm() -> None:
    raised = posed({"right_shoulder.flex": 170})
    at = SEGMENT["right_upper_arm"]
    lifted = raised.origins[at] - neutral().origins[at]
    assert lifted[1] == pytest.approx(size.BLADE_LIFT, abs=1e-6) and lifted[2] < 0
