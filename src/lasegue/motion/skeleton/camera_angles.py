"""
What a camera would measure of a posture, in the true plane and never from the drawn picture.

The names are those of `kinematics` in knowledge/exercises. Angles of joints are 180 for a straight limb; those of hip,
neck and shoulder are signed: over 180 is extension, below 0 is behind the body. Lengths are H; `measured` turns them
into the unit that is asked for.
"""

from collections.abc import Callable, Mapping
from typing import Final, Literal

import numpy as np

from lasegue.motion.skeleton.chain import Array
from lasegue.motion.skeleton.landmarks import landmark
from lasegue.motion.skeleton.posture import Posture

Side = Literal["right", "left"]
#: A reading of one side of a posture: (posture, side) to degrees or H.
Reading = Callable[[Posture, Side], float]

#: Height of the person that the cm of the exercises are about (m), and the length of the trunk (H).
BODY_M: Final = 1.70
TRUNK: Final = 0.288
#: Knees less than this above or beside the hips do not tell to which side they lean, H.
LEVEL: Final = 0.08


_TOP_OF_BACK: Final = "thoracic5"


def _angle(a: Array, b: Array) -> float:
    cosine = float(a @ b) / max(float(np.linalg.norm(a) * np.linalg.norm(b)), 1e-9)
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))


def _sagittal(posture: Posture, segment: str, vector: Array) -> Array:
    """A vector in the plane of a segment that its front and its head end span: (forward, up)."""
    axes = posture.segments[segment].axes
    return np.array([vector @ axes[:, 0], vector @ axes[:, 1]])


def _forward(posture: Posture, segment: str, start: Array, end: Array) -> float:
    """By how many degrees one direction is turned towards the front to become another, within half a turn."""
    a, b = _sagittal(posture, segment, start), _sagittal(posture, segment, end)
    # Down, turned towards the front, is a turn from below to ahead: the mathematical direction.
    return float(np.degrees(np.arctan2(a[0] * b[1] - a[1] * b[0], a @ b)))


def _middle(posture: Posture, name: str) -> Array:
    middle: Array = (landmark(posture, f"right_{name}") + landmark(posture, f"left_{name}")) / 2
    return middle


def _trunk(posture: Posture) -> Array:
    up: Array = _middle(posture, "shoulder") - _middle(posture, "hip")
    return up


def knee(posture: Posture, side: Side) -> float:
    """Hip, knee, ankle: 180 is straight."""
    at = {name: landmark(posture, f"{side}_{name}") for name in ("hip", "knee", "ankle")}
    return _angle(at["hip"] - at["knee"], at["ankle"] - at["knee"])


def elbow(posture: Posture, side: Side) -> float:
    """Shoulder, elbow, wrist: 180 is straight."""
    at = {name: landmark(posture, f"{side}_{name}") for name in ("shoulder", "elbow", "wrist")}
    return _angle(at["shoulder"] - at["elbow"], at["wrist"] - at["elbow"])


def hip(posture: Posture, side: Side) -> float:
    """Shoulder, hip, knee, signed: less than 180 is flexion, more is extension."""
    thigh = landmark(posture, f"{side}_knee") - landmark(posture, f"{side}_hip")
    return 180 - _forward(posture, "pelvis", -_trunk(posture), thigh)


def shoulder(posture: Posture, side: Side) -> float:
    """Hip, shoulder, elbow, signed: 0 is at the side, 180 overhead, negative behind."""
    arm = landmark(posture, f"{side}_elbow") - landmark(posture, f"{side}_shoulder")
    raised = _forward(posture, "thoracic4", -_trunk(posture), arm)
    return raised if raised > -120 else raised + 360


def ankle(posture: Posture, side: Side) -> float:
    """Shank against foot: 90 is neutral, less is toes up."""
    at = {name: landmark(posture, f"{side}_{name}") for name in ("knee", "ankle", "heel", "ball")}
    foot = posture.segments[f"{side}_foot"].axes[:, 0]
    return _angle(at["knee"] - at["ankle"], foot)


def neck(posture: Posture, side: Side) -> float:
    """Hip, shoulder, ear, signed: less than 180 is head forward or down, more is looking up."""
    ear = _middle(posture, "ear") - _middle(posture, "shoulder")
    return 180 + _forward(posture, "thoracic4", _trunk(posture), ear)


def trunk(posture: Posture, side: Side) -> float:
    """Lean of the trunk from the upright, degrees; forward is positive, back negative."""
    lean = _trunk(posture)
    ahead = posture.segments["pelvis"].axes[:, 0] + posture.segments["thoracic3"].axes[:, 0]
    horizontal = float(np.hypot(lean[0], lean[2]))
    return float(np.degrees(np.arctan2(np.copysign(horizontal, lean[0] * ahead[0] + lean[2] * ahead[2]), lean[1])))


def back(posture: Posture, _side: Side) -> float:
    """How far the back is bent forward from its resting curve: rounded is above 0, hollow is below."""
    frames = posture.segments
    forward, up, _right = frames["pelvis"].axes.T @ frames[_TOP_OF_BACK].axes[:, 1]
    return float(np.degrees(np.arctan2(forward, up)))


def trunk_from_floor(posture: Posture, side: Side) -> float:
    """How steep the line from hip to shoulder is, 0 lying to 90 upright; the flat pose of the same body is 0."""
    lean = _trunk(posture)
    return float(np.degrees(np.arcsin(np.clip(lean[1] / np.linalg.norm(lean), -1, 1))))


def trunk_side_lean(posture: Posture, side: Side) -> float:
    """Lean of the trunk to a side, degrees without sign."""
    lean = _trunk(posture)
    return float(np.degrees(np.arctan2(abs(lean @ posture.segments["pelvis"].axes[:, 2]), np.linalg.norm(lean))))


def thigh_abduction(posture: Posture, side: Side) -> float:
    """How far the thigh points away from the middle plane of the pelvis, degrees."""
    thigh = landmark(posture, f"{side}_knee") - landmark(posture, f"{side}_hip")
    outward = posture.segments["pelvis"].axes[:, 2] * (1 if side == "right" else -1)
    return float(np.degrees(np.arcsin(np.clip(thigh @ outward / np.linalg.norm(thigh), -1, 1))))


def thigh_rotation(posture: Posture, side: Side) -> float:
    """Outward rotation of the thigh in the hip, degrees."""
    turn = posture.segments["pelvis"].axes.T @ posture.segments[f"{side}_thigh"].axes
    right = 1 if side == "right" else -1
    return float(-right * np.degrees(np.arctan2(-turn[2, 0], turn[2, 2])))


def thigh_behind_vertical(posture: Posture, side: Side) -> float:
    """How far the thigh points behind the upright, degrees."""
    thigh = landmark(posture, f"{side}_knee") - landmark(posture, f"{side}_hip")
    behind = -thigh @ posture.segments["pelvis"].axes[:, 0]
    return float(np.degrees(np.arctan2(behind, -thigh[1])))


def thigh_lift(posture: Posture, side: Side) -> float:
    """How steep the thigh is above level, degrees."""
    thigh = landmark(posture, f"{side}_knee") - landmark(posture, f"{side}_hip")
    return float(np.degrees(np.arcsin(np.clip(thigh[1] / np.linalg.norm(thigh), -1, 1))))


def body_line(posture: Posture, side: Side) -> float:
    """Shoulders, hips, knees: 180 is one line, whether the knees are bent or straight."""
    hips = _middle(posture, "hip")
    return _angle(_middle(posture, "shoulder") - hips, _middle(posture, "knee") - hips)


def shoulder_line(posture: Posture, side: Side) -> float:
    """Slope of the line between the shoulders, degrees without sign."""
    line = landmark(posture, "right_shoulder") - landmark(posture, "left_shoulder")
    return float(np.degrees(np.arcsin(np.clip(abs(line[1]) / np.linalg.norm(line), -1, 1))))


def shoulder_line_turn(posture: Posture, side: Side) -> float:
    """Turn of the shoulders against the hips about the trunk, degrees without sign."""
    line = landmark(posture, "right_shoulder") - landmark(posture, "left_shoulder")
    axes = posture.segments["pelvis"].axes
    return abs(float(np.degrees(np.arctan2(line @ axes[:, 0], line @ axes[:, 2]))))


def knee_sweep(posture: Posture, side: Side) -> float:
    """Tilt of both knees to a side of the hips, seen from the feet, degrees without sign; straight legs have none."""
    way = _middle(posture, "knee") - _middle(posture, "hip")
    if np.hypot(way[1], way[2]) < LEVEL:
        return 0.0
    return abs(float(np.degrees(np.arctan2(way[2], way[1]))))


def wrist_height(posture: Posture, side: Side) -> float:
    """Height of the wrist, H."""
    return float(landmark(posture, f"{side}_wrist")[1])


def heel_height(posture: Posture, side: Side) -> float:
    """Height of the heel, H."""
    return float(landmark(posture, f"{side}_heel")[1])


def hip_height(posture: Posture, side: Side) -> float:
    """Height of the hips, H."""
    return float(_middle(posture, "hip")[1])


def shoulder_height(posture: Posture, side: Side) -> float:
    """Height of the shoulders, H."""
    return float(_middle(posture, "shoulder")[1])


def hip_offset(posture: Posture, side: Side) -> float:
    """How far the hips are to the side of the shoulders and the ankles, H without sign."""
    hips = _middle(posture, "hip") - (_middle(posture, "shoulder") + _middle(posture, "ankle")) / 2
    return abs(float(hips @ posture.segments["pelvis"].axes[:, 2]))


def knee_gap(posture: Posture, side: Side) -> float:
    """Distance between the knees, H."""
    return float(np.linalg.norm(landmark(posture, "right_knee") - landmark(posture, "left_knee")))


#: Every measure that a posture alone tells.
READINGS: Final[Mapping[str, Reading]] = {
    "knee_K": knee, "elbow_E": elbow, "hip_H": hip, "shoulder_Sh": shoulder, "ankle_Ank": ankle, "neck_N": neck,
    "trunk": trunk, "back": back, "trunk_from_floor": trunk_from_floor, "trunk_side_lean": trunk_side_lean,
    "thigh_abduction": thigh_abduction, "thigh_rotation": thigh_rotation, "thigh_lift": thigh_lift,
    "thigh_behind_vertical": thigh_behind_vertical, "body_line": body_line, "shoulder_line": shoulder_line,
    "shoulder_line_turn": shoulder_line_turn, "shoulder_pelvis_turn": shoulder_line_turn, "knee_sweep": knee_sweep,
    "wrist_height": wrist_height, "heel_height": heel_height, "hip_height": hip_height,
    "shoulder_height": shoulder_height, "hip_offset": hip_offset, "knee_gap": knee_gap,
}  # fmt: skip

#: Measures that say a change since the start: from which reading they are made, and the sign of a change that counts.
CHANGES: Final[Mapping[str, tuple[str, int]]] = {
    "hip_height_change": ("hip_height", 1),
    "shoulder_height_gain": ("shoulder_height", 1),
    "ankle_Ank_drop": ("ankle_Ank", -1),
    "heel_height": ("heel_height", 1),
    "hip_offset": ("hip_offset", 1),
}
#: What H becomes in the units of the exercises.
UNITS: Final[Mapping[str, float]] = {
    "deg": 1, "cm": BODY_M * 100, "percent_body": 100, "percent_trunk": 100 / TRUNK,
}  # fmt: skip
BEST: Final = "_percent_of_best"


def measured(measure: str, unit: str, postures: tuple[Posture, ...], side: Side) -> Array | None:
    """
    A measure over a film.

    Args:
        measure: as in the kinematics of an exercise
        unit: `deg`, `cm`, `percent_body` or `percent_trunk`
        postures: of the film, the first one the start
        side: of the body

    Returns:
        (frames,) in the unit, or nothing when a posture alone does not tell it (such as a cadence).
    """
    if measure.endswith(BEST):
        values = measured(measure.removesuffix(BEST), "percent_body", postures, side)
        if values is None:
            return None
        gained = values - values[0]
        best = float(np.abs(gained).max())
        share: Array = np.abs(gained) / max(best, 1e-9) * 100
        return share
    reading, sign = CHANGES.get(measure, (measure, 0))
    if reading not in READINGS or unit not in UNITS:
        return None
    factor = 1.0 if reading.endswith(("_Ank", "_K", "_H")) else UNITS[unit]
    values = np.array([READINGS[reading](posture, side) for posture in postures]) * factor
    return (values - values[0]) * sign if sign else values
