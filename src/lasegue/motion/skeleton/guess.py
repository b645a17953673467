"""
A first guess without iterating: limbs bend to their targets by the law of cosines.

The elbow or knee keeps the side on which the wished pose puts it: an author chooses it by turning shoulder or hip.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np

from lasegue.motion.skeleton.chain import BASES, INDEX, SEGMENT, Array, places
from lasegue.motion.skeleton.joints import bounds
from lasegue.motion.skeleton.landmarks import LANDMARKS

#: Segments of a limb from the trunk outwards, the angles of its first joint, and the angle in its middle.
_LIMBS: Final = {
    f"{side}_{end}": (f"{side}_{upper}", f"{side}_{lower}", f"{side}_{joint}", f"{side}_{bend}", parent, right)
    for side, right in (("right", 1), ("left", -1))
    for end, upper, lower, joint, bend, parent in (
        ("hand", "upper_arm", "forearm", "shoulder", "elbow", "thoracic5"),
        ("foot", "thigh", "shank", "hip", "knee", "pelvis"),
    )
}


def reached(row: Array, base: str, targets: Mapping[str, Array]) -> Array:
    """
    The pose with limbs bent and swung so that landmarks of hands and feet come to their targets.

    Args:
        row: (angles,) the wished pose
        base: how the person lies
        targets: landmark to its place (3,) in the world; those of other segments are left alone

    Returns:
        (angles,) within the limits; a target out of reach is only approached.
    """
    low, high = bounds()
    guess = row.copy()
    for name, target in sorted(targets.items()):
        segment, offset = LANDMARKS[name]
        owner = segment if segment in _LIMBS else segment.replace("toes", "foot").replace("fingertips", "hand")
        if owner not in _LIMBS:
            continue
        upper, lower, joint, bend, parent, right = _LIMBS[owner]
        for _ in range(3):
            joints, axes = (each[0] for each in places(guess[None], BASES[base]))
            end = joints[SEGMENT[segment]] + axes[SEGMENT[segment]] @ np.array(offset)
            top, middle = joints[SEGMENT[upper]], joints[SEGMENT[lower]]
            guess[INDEX[bend]] += _bending(top, middle, end, target)
            guess = np.clip(guess, low, high)
            joints, axes = (each[0] for each in places(guess[None], BASES[base]))
            end = joints[SEGMENT[segment]] + axes[SEGMENT[segment]] @ np.array(offset)
            swung = _swing(end - joints[SEGMENT[upper]], target - joints[SEGMENT[upper]]) @ axes[SEGMENT[upper]]
            angles = _three(axes[SEGMENT[parent]].T @ swung, right)
            names = [INDEX[f"{joint}.{way}"] for way in ("flex", "abd", "rot")]
            guess[names] = _nearest(angles, guess[names], low[names], high[names])
    return guess


def _bending(top: Array, middle: Array, end: Array, target: Array) -> float:
    """By how many degrees more the middle joint must bend for the end to be as far from the top as the target is."""
    upper, lower = float(np.linalg.norm(middle - top)), float(np.linalg.norm(end - middle))

    def opening(distance: float) -> float:
        return float(np.degrees(np.arccos(np.clip((upper**2 + lower**2 - distance**2) / (2 * upper * lower), -1, 1))))

    return opening(float(np.linalg.norm(end - top))) - opening(float(np.linalg.norm(target - top)))


def _swing(now: Array, wanted: Array) -> Array:
    """The smallest rotation from one direction to another."""
    a, b = now / max(float(np.linalg.norm(now)), 1e-9), wanted / max(float(np.linalg.norm(wanted)), 1e-9)
    axis, cosine = np.cross(a, b), float(a @ b)
    if cosine < -0.999:
        return np.eye(3)
    cross = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    turn: Array = np.eye(3) + cross + cross @ cross / (1 + cosine)
    return turn


def _three(turn: Array, right: int) -> Array:
    """Flexion, abduction and rotation (degrees) of a ball joint's rotation matrix."""
    side = np.arcsin(np.clip(turn[2, 1], -1, 1))
    flex = np.arctan2(-turn[0, 1], turn[1, 1])
    about = np.arctan2(-turn[2, 0], turn[2, 2])
    three: Array = np.degrees(np.array([flex, -right * side, -right * about]))
    return three


def _nearest(angles: Array, before: Array, low: Array, high: Array) -> Array:
    """Of the two ways to write one rotation, the one within the limits and nearest to what was there."""
    other = np.array([angles[0] + 180, 180 - angles[1], angles[2] + 180])
    ways = [(each + 180) % 360 - 180 for each in (angles, other)]

    def fitness(way: Array) -> float:
        beyond = np.maximum(0, low - way) + np.maximum(0, way - high)
        return float(np.abs(way - before).sum() + 20 * beyond.sum())

    return np.clip(min(ways, key=fitness), low, high)
