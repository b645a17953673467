"""Named points of the body that contacts, props and arrows refer to."""

from typing import Final

import numpy as np

from lasegue.motion.skeleton import proportions as size
from lasegue.motion.skeleton.chain import SEGMENT, Array, Whole
from lasegue.motion.skeleton.joints import unknown
from lasegue.motion.skeleton.posture import Posture

Point = tuple[str, tuple[float, float, float]]

_MIDDLE: Final[dict[str, Point]] = {
    "pelvis": ("pelvis", (0, 0, 0)),
    "sacrum": ("pelvis", (-0.070, 0.050, 0)),
    "navel": ("lumbar2", (0.075, 0, 0)),
    "sternum": ("thoracic3", (0.085, 0.010, 0)),
    "mid_back": ("thoracic3", (-0.055, 0, 0)),
    "neck": ("cervical1", (0, 0, 0)),
    "head_back": ("head", (-0.062, 0.030, 0)),
    "chin": ("head", (0.058, -0.030, 0)),
    "nose": ("head", (0.082, 0.010, 0)),
    "vertex": ("head", (0.005, 0.072, 0)),
}

#: Points of one side, for the right; the third number is towards the side of the body.
_SIDED: Final[dict[str, Point]] = {
    "ear": ("head", (0.004, 0.012, 0.042)),
    "hip": ("thigh", (0, 0, 0)),
    "hip_side": ("pelvis", (0, -0.010, 0.098)),
    "hip_back": ("pelvis", (-0.062, 0.062, 0.042)),
    "hip_bone": ("pelvis", (0.045, 0.055, 0.065)),
    "thigh_front": ("thigh", (0.045, -0.120, 0)),
    "thigh_back": ("thigh", (-0.052, -0.150, 0)),
    "above_knee": ("thigh", (0.039, -0.195, 0)),
    "above_knee_side": ("thigh", (0, -0.195, 0.040)),
    "knee": ("shank", (0, 0, 0)),
    "knee_front": ("shank", (0.036, 0, 0)),
    "knee_back": ("shank", (-0.038, -0.010, 0)),
    "shin": ("shank", (0.026, -0.120, 0)),
    "calf": ("shank", (-0.044, -0.080, 0)),
    "ankle": ("foot", (0, 0, 0)),
    "ankle_outer": ("foot", (0, 0, 0.022)),
    "ankle_inner": ("foot", (0, 0, -0.022)),
    "heel": ("foot", (-0.034, -0.033, 0)),
    "sole": ("foot", (0.030, -size.ANKLE_HEIGHT, 0)),
    "instep": ("foot", (0.040, 0.004, 0)),
    "ball": ("toes", (0, -0.013, 0)),
    "toe_tip": ("toes", (0.034, -0.006, 0)),
    "shoulder": ("upper_arm", (0, 0, 0)),
    "shoulder_side": ("upper_arm", (0, 0, 0.036)),
    "upper_arm": ("upper_arm", (0, -0.090, 0.030)),
    "elbow": ("forearm", (0, 0, 0)),
    "wrist": ("hand", (0, 0, 0)),
    "palm": ("hand", (0, -0.040, -0.010)),
    "grip": ("hand", (0, -0.046, -0.020)),
    "fingertips": ("fingertips", (0, -0.022, 0)),
}


def _table() -> dict[str, Point]:
    table = dict(_MIDDLE)
    for side, right in (("right", 1), ("left", -1)):
        for name, (segment, (x, y, z)) in _SIDED.items():
            owner = segment if segment in SEGMENT else f"{side}_{segment}"
            table[f"{side}_{name}"] = (owner, (x, y, right * z))
    return table


#: Every landmark: the segment it belongs to and its place in that segment's frame, H.
LANDMARKS: Final[dict[str, Point]] = _table()

#: Names that stand for both sides.
PAIRS: Final[dict[str, tuple[str, str]]] = {
    **{f"{name}s": (f"right_{name}", f"left_{name}") for name in _SIDED},
    "feet": ("right_foot", "left_foot"),
    "toes": ("right_toes", "left_toes"),
}


def landmark(posture: Posture, name: str) -> Array:
    """
    Where a landmark is in the world, (3,) in H.

    Raises:
        KeyError: when there is no such landmark; the message names the nearest
    """
    if name not in LANDMARKS:
        raise KeyError(unknown(name, LANDMARKS))
    segment, offset = LANDMARKS[name]
    return posture.point(segment, offset)


def fixed_points(names: list[str]) -> tuple[Whole, Array]:
    """Segment numbers (n,) and offsets (n, 3) of landmarks, for many poses at once."""
    rows = [LANDMARKS[name] for name in names]
    offsets = np.array([offset for _, offset in rows], dtype=float)
    return np.array([SEGMENT[segment] for segment, _ in rows], dtype=int), offsets
