"""Postures that the tests of the drawing share, and their silhouettes as 64 lines of 64 bits.

Run this file to renew the stored silhouettes after a wanted change; look at the figures first.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon

from lasegue.motion.figure.camera import Camera
from lasegue.motion.figure.drawing import outline
from lasegue.motion.figure.layer import Layer
from lasegue.motion.figure.shaping import body_of
from lasegue.motion.skeleton.joints import expanded
from lasegue.motion.skeleton.posture import Posture, posed

FOLDER = Path(__file__).parent / "silhouettes"
SIDE, FRONT = Camera(12, 8), Camera(90, 6)
CELLS = 64
Cells = NDArray[np.bool_]

#: Name to how the person lies, angles and the eye.
POSTURES: dict[str, tuple[str, dict[str, float], Camera]] = {
    "standing-side": ("upright", {}, SIDE),
    "standing-front": ("upright", {"shoulder.abd": 12}, FRONT),
    "sitting": ("upright", {"hip.flex": 88, "knee": 88, "shoulder.flex": 28, "elbow": 45}, SIDE),
    "supine": ("supine", {"shoulder.abd": 18}, SIDE),
    "knee-to-chest": ("supine", {"right_hip.flex": 118, "right_knee": 125, "left_hip.flex": 48, "left_knee": 95}, SIDE),
    "prone": ("prone", {"ankle": -55, "shoulder.abd": 15, "cervical.turn": 60}, SIDE),
    "side-lying": ("side-left", {"hip.flex": 40, "knee": 70, "left_shoulder.flex": 90, "left_elbow": 90}, SIDE),
    "on-all-fours": (
        "prone",
        {"hip.flex": 90, "knee": 90, "ankle": -50, "shoulder.flex": 90, "forearm": 90, "wrist": -85},
        SIDE,
    ),
    "half-kneeling": ("upright", {"right_hip.flex": 90, "right_knee": 90, "left_knee": 92, "left_ankle": -40}, SIDE),
    "deep-squat": (
        "upright",
        {"root.lean": 40, "hip.flex": 125, "knee": 125, "ankle": 28, "hip.abd": 12, "shoulder.flex": 90},
        SIDE,
    ),
    "plank": ("prone", {"shoulder.flex": 90, "elbow": 90, "ankle": 15, "toes": 60}, SIDE),
}


def posture(base: str, angles: dict[str, float], share: float = 1.0) -> Posture:
    """A posture on the floor, a share of the way from standing or lying straight."""
    whole = {angle: value * share for name, value in angles.items() for angle in expanded(name)}
    made = posed(whole, base)
    low = float(body_of("average").shapes(made).lowest().min())
    return Posture(made.origins - np.array([0.0, low, 0.0]), made.axes)


def drawing(name: str) -> tuple[Layer, ...]:
    """The layers of one of the postures."""
    base, angles, camera = POSTURES[name]
    return outline(posture(base, angles), body_of("average"), camera)


def mask(layers: Sequence[Layer]) -> Cells:
    """What the layers cover, in a square of 64 by 64 cells round them."""
    rings = [layer.ring for layer in layers if len(layer.ring) > 3]
    whole = shapely.union_all([Polygon(ring).buffer(0) for ring in rings])
    left, top, right, bottom = whole.bounds
    size = max(right - left, bottom - top) * 1.04
    steps = (np.arange(CELLS) + 0.5) / CELLS * size - size / 2
    x, y = np.meshgrid((left + right) / 2 + steps, (top + bottom) / 2 + steps)
    return np.asarray(shapely.contains_xy(whole, x, y), dtype=bool)


def written(cells: Cells) -> str:
    """A mask as text: a line of sixteen hexadecimal digits for every row."""
    return "".join(f"{int(''.join('01'[int(cell)] for cell in row), 2):016x}\n" for row in cells)


def stored(name: str) -> Cells:
    """The silhouette of the folder."""
    lines = (FOLDER / f"{name}.txt").read_text().split()
    return np.array([[digit == "1" for digit in f"{int(line, 16):064b}"] for line in lines])


if __name__ == "__main__":
    for each in POSTURES:
        (FOLDER / f"{each}.txt").write_text(written(mask(drawing(each))))
