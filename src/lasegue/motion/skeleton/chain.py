"""
Which bone hangs on which, and which angle turns it how.

The whole body is one table: every segment has a parent, a place on the parent and three rotations, flexion about z,
then side about x, then turn about y, each a weighted sum of named angles. `places` evaluates the table for many poses
at once.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lasegue.motion.skeleton import proportions as size
from lasegue.motion.skeleton.spine import CERVICAL, LUMBAR, REGIONS, THORACIC

Array = NDArray[np.float64]
Whole = NDArray[np.intp]
Truths = NDArray[np.bool_]

SIDES: Final = (("right", 1), ("left", -1))
ROOT: Final = ("root.x", "root.y", "root.z", "root.lean", "root.side", "root.turn")
LIMB: Final = (
    "hip.flex", "hip.abd", "hip.rot", "knee", "ankle", "ankle.in", "toes",
    "shoulder.flex", "shoulder.abd", "shoulder.rot", "elbow", "forearm", "wrist", "fingers",
)  # fmt: skip
ANGLES: Final[tuple[str, ...]] = (
    *ROOT,
    *(f"{region.name}.{way}" for region in REGIONS for way in ("flex", "side", "turn")),
    "nod",
    *(f"{side}_{angle}" for side, _ in SIDES for angle in LIMB),
)
INDEX: Final = {name: number for number, name in enumerate(ANGLES)}


class Link(NamedTuple):
    """
    One segment of the chain.

    Args:
        name: of the segment
        parent: the segment it hangs on, none for the pelvis
        offset: of its joint in the parent's frame, H
        flex: angle name to weight, turning about z (forward is negative, as x is anterior)
        side: the same about x
        turn: the same about y
    """

    name: str
    parent: str
    offset: tuple[float, float, float]
    flex: dict[str, float]
    side: dict[str, float]
    turn: dict[str, float]


def _spine() -> list[Link]:
    links: list[Link] = []
    parent, offset = "pelvis", (-size.SPINE_BEHIND, size.SPINE_ABOVE, 0.0)
    for region in (LUMBAR, THORACIC, CERVICAL):
        even = 1 / len(region.shares)
        for number, (share, resting) in enumerate(zip(region.shares, region.resting, strict=True)):
            name = f"{region.name}{number}"
            links.append(
                Link(
                    name, parent, offset, {f"{region.name}.flex": -share},
                    {f"{region.name}.side": even}, {f"{region.name}.turn": -even},
                )
            )  # fmt: skip
            tilt = np.radians(resting)
            parent, offset = name, (float(region.length * np.sin(tilt)), float(region.length * np.cos(tilt)), 0.0)
    links.append(Link("head", parent, offset, {"nod": -1}, {}, {}))
    return links


def _leg(side: str, right: int) -> list[Link]:
    def own(angle: str, weight: float) -> dict[str, float]:
        return {f"{side}_{angle}": weight}

    thigh, shank, foot = f"{side}_thigh", f"{side}_shank", f"{side}_foot"
    return [
        Link(thigh, "pelvis", (0, 0, right * size.HIP_ASIDE),
             own("hip.flex", 1), own("hip.abd", -right), own("hip.rot", -right)),
        Link(shank, thigh, (0, -size.THIGH, 0), own("knee", -1), {}, {}),
        Link(foot, shank, (0, -size.SHANK, 0), own("ankle", 1), own("ankle.in", right), {}),
        Link(f"{side}_toes", foot, (size.TOES_AHEAD, -size.TOES_BELOW, 0), own("toes", 1), {}, {}),
    ]  # fmt: skip


def _arm(side: str, right: int) -> list[Link]:
    def own(angle: str, weight: float) -> dict[str, float]:
        return {f"{side}_{angle}": weight}

    arm, forearm, wrist, hand = f"{side}_upper_arm", f"{side}_forearm", f"{side}_wrist", f"{side}_hand"
    fingers = f"{side}_fingers"
    thumb = (size.THUMB[0], size.THUMB[1], right * size.THUMB[2])
    shoulder = (size.SHOULDER_AHEAD, -size.SHOULDER_BELOW, right * size.SHOULDER_ASIDE)
    return [
        Link(arm, "thoracic5", shoulder, own("shoulder.flex", 1), own("shoulder.abd", -right),
             own("shoulder.rot", -right)),
        Link(forearm, arm, (0, -size.UPPER_ARM, 0), own("elbow", 1), {}, {}),
        Link(wrist, forearm, (0, -size.FOREARM, 0), {}, {}, own("forearm", right)),
        Link(hand, wrist, (0, 0, 0), {}, own("wrist", right), {}),
        Link(fingers, hand, (0, -size.PALM, 0), {}, own("fingers", right * 0.8), {}),
        Link(f"{side}_fingertips", fingers, (0, -size.FINGER, 0), {}, own("fingers", right * 0.9), {}),
        Link(f"{side}_thumb", hand, thumb, own("fingers", -0.30), own("fingers", right * 0.55), {}),
    ]  # fmt: skip


LINKS: Final[tuple[Link, ...]] = (
    Link("pelvis", "", (0, 0, 0), {"root.lean": -1}, {"root.side": 1}, {"root.turn": -1}),
    *_spine(),
    *(link for side, right in SIDES for link in (*_leg(side, right), *_arm(side, right))),
)
SEGMENTS: Final[tuple[str, ...]] = tuple(link.name for link in LINKS)
SEGMENT: Final = {name: number for number, name in enumerate(SEGMENTS)}

# How the person lies before the root turns: columns are anterior, cranial and right, in the world.
BASES: Final[dict[str, Array]] = {
    "upright": np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1]], float),
    "supine": np.array([[0, -1, 0], [1, 0, 0], [0, 0, 1]], float),
    "prone": np.array([[0, 1, 0], [-1, 0, 0], [0, 0, 1]], float),
    "side-right": np.array([[0, -1, 0], [0, 0, -1], [1, 0, 0]], float),
    "side-left": np.array([[0, 1, 0], [0, 0, 1], [1, 0, 0]], float),
}


def _weights() -> Array:
    """The table as one matrix: angles (degrees) to three rotations of every segment (radians)."""
    matrix = np.zeros((len(ANGLES), len(LINKS), 3))
    for number, link in enumerate(LINKS):
        for axis, terms in enumerate((link.flex, link.side, link.turn)):
            for angle, weight in terms.items():
                matrix[INDEX[angle], number, axis] = np.radians(weight)
    return matrix.reshape(len(ANGLES), -1)


def _levels() -> tuple[tuple[Whole, Whole], ...]:
    """Segments by distance from the pelvis, with their parents: a level is turned in one step."""
    depth = {"pelvis": 0}
    for link in LINKS[1:]:
        depth[link.name] = depth[link.parent] + 1
    rows = []
    for level in range(1, max(depth.values()) + 1):
        links = [link for link in LINKS if depth[link.name] == level]
        rows.append(
            (
                np.array([SEGMENT[link.name] for link in links]),
                np.array([SEGMENT[link.parent] for link in links]),
            )
        )
    return tuple(rows)


_WEIGHTS: Final = _weights()
_LEVELS: Final = _levels()
_OFFSETS: Final = np.array([link.offset for link in LINKS], float)
_ARMS: Final = np.array([SEGMENT["right_upper_arm"], SEGMENT["left_upper_arm"]])
_INWARD: Final = np.array([[0, size.BLADE_LIFT, -size.BLADE_INWARD], [0, size.BLADE_LIFT, size.BLADE_INWARD]])


def _turned(angles: Array) -> Array:
    """Rotation about z, then x, then y of the turned frame, for angles (…, 3) in radians: (…, 3, 3)."""
    sine, cosine = np.sin(angles), np.cos(angles)
    (sz, sx, sy), (cz, cx, cy) = np.moveaxis(sine, -1, 0), np.moveaxis(cosine, -1, 0)
    rows = (
        cz * cy - sz * sx * sy, -sz * cx, cz * sy + sz * sx * cy,
        sz * cy + cz * sx * sy, cz * cx, sz * sy - cz * sx * cy,
        -cx * sy, sx, cx * cy,
    )  # fmt: skip
    return np.stack(rows, axis=-1).reshape(*angles.shape[:-1], 3, 3)


def _blades(turned: Array) -> Array:
    """How far the shoulder blades carry the joints, (n, 2, 3) in H: from how far the arms are raised."""
    raised = np.degrees(np.arccos(np.clip(turned[:, _ARMS, 1, 1], -1, 1)))
    share = np.clip((raised - size.BLADE_FROM) / (size.BLADE_TO - size.BLADE_FROM), 0, 1)
    eased = share * share * (3 - 2 * share)
    carried: Array = eased[..., None] * _INWARD
    return carried


def places(angles: Array, base: Array) -> tuple[Array, Array]:
    """
    Where every segment is, for many poses at once.

    Args:
        angles: (n, len(ANGLES)), degrees and H
        base: one of `BASES`

    Returns:
        The joints (n, segments, 3) in H and the frames (n, segments, 3, 3), columns anterior, cranial, right.
    """
    turned = _turned((angles @ _WEIGHTS).reshape(len(angles), len(LINKS), 3))
    offsets = np.broadcast_to(_OFFSETS, (len(angles), *_OFFSETS.shape)).copy()
    offsets[:, _ARMS] += _blades(turned)
    axes = np.empty_like(turned)
    joints = np.empty((len(angles), len(LINKS), 3))
    axes[:, 0] = base @ turned[:, 0]
    joints[:, 0] = angles[:, :3]
    for own, parents in _LEVELS:
        frames = axes[:, parents]
        axes[:, own] = frames @ turned[:, own]
        joints[:, own] = joints[:, parents] + (frames @ offsets[:, own, :, None])[..., 0]
    return joints, axes
