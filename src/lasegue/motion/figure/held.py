"""Things a body carries (dumbbell, kettlebell, box, dowel) or stretches through points (band, strap, dowel)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from lasegue.motion.figure.camera import Camera, Points
from lasegue.motion.figure.solids import FRONT, SIDE, TOP, Face, box, cord, cylinder, ellipsoid, tube
from lasegue.motion.skeleton.landmarks import LANDMARKS, PAIRS, landmark
from lasegue.motion.skeleton.posture import Posture

_ROD = 0.009


@dataclass(frozen=True, eq=False)
class Hold:
    """Where a carried thing is: its place (3,), and axes (3, 3) of what carries it as columns."""

    place: Points
    axes: Points


def turned(deg: float) -> Points:
    """A turn about the width, the front up."""
    angle = np.radians(deg)
    return np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1.0]])


def hold_of(posture: Posture, name: str, offset: Points) -> Hold:
    """Where a carried prop is: at its landmark, or half way between both of a pair such as ``grips``.

    ``offset`` (3,) is seen from there, in the frame of what carries it.

    Raises:
        KeyError: when there is no such landmark.
    """
    if name in PAIRS and PAIRS[name][0] in LANDMARKS:
        right, left = (landmark(posture, one) for one in PAIRS[name])
        across = right - left
        across[1] = 0.0
        across /= max(float(np.linalg.norm(across)), 1e-9)
        axes = np.stack([np.cross([0.0, 1.0, 0.0], across), [0.0, 1.0, 0.0], across], axis=1)
        return Hold((right + left) / 2.0 + axes @ offset, axes)
    segment, _ = LANDMARKS[name]
    axes = posture.segments[segment].axes
    return Hold(landmark(posture, name) + axes @ offset, axes)


def dumbbell(camera: Camera, hold: Hold, size: Points) -> tuple[Face, ...]:
    """A short bar in the fist, along the knuckles, with a weight at either end."""
    along = hold.axes[:, 0]
    half, thick = float(max(size)) / 2.0, 0.024
    plates = sorted((-1.0, 1.0), key=lambda sign: float(camera.depth(along * sign)))
    inner, outer = half * 0.45, half
    first, last = (
        cylinder(camera, hold.place + along * sign * inner, hold.place + along * sign * outer, thick, (SIDE, FRONT))
        for sign in plates
    )
    bar = cylinder(camera, hold.place - along * inner, hold.place + along * inner, _ROD, (FRONT, SIDE))
    return (*first, *bar, *last)


def kettlebell(camera: Camera, hold: Hold, size: Points) -> tuple[Face, ...]:
    """A ball of iron that hangs straight down from its handle."""
    radius = float(size[0]) / 2.0
    height = float(size[1])
    middle = hold.place - np.array([0.0, height - radius, 0.0])
    across = hold.axes[:, 0] * np.array([1.0, 0.0, 1.0])
    across /= max(float(np.linalg.norm(across)), 1e-9)
    turn = np.linspace(0.0, np.pi, 13)
    top = height - radius
    arc = middle + np.outer(np.cos(turn) * radius * 0.62, across) + np.outer(np.sin(turn) * top, [0.0, 1.0, 0.0])
    return (
        Face(SIDE, tube(camera, arc, 0.016)),
        Face(SIDE, ellipsoid(camera, middle, (radius,) * 3)),
        Face(
            "figure-shine",
            ellipsoid(camera, middle + np.array([-0.4, 0.45, 0.3]) * radius, (radius * 0.24,) * 3),
            lined=False,
        ),
    )


def carried_box(camera: Camera, hold: Hold, size: Points) -> tuple[Face, ...]:
    """A box held level between the hands."""
    return box(camera, hold.place, size, hold.axes)


def carried_dowel(camera: Camera, hold: Hold, size: Points) -> tuple[Face, ...]:
    """A stick along the upright axis of what it goes with."""
    half = hold.axes[:, 1] * float(max(size)) / 2.0
    return cylinder(camera, hold.place - half, hold.place + half, _ROD, (FRONT, TOP))


def band(camera: Camera, line: Points, size: Points) -> tuple[Face, ...]:
    """A band through points; it grows thinner as it stretches."""
    length = float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())
    width = 0.020 / np.sqrt(max(length, 0.1) / 0.3)
    return tuple(Face("figure-band", ring, lined=False) for ring in cord(camera, line, width))


def strap(camera: Camera, line: Points, size: Points) -> tuple[Face, ...]:
    """A strap or towel, for example from a hand round the sole to the other hand."""
    return tuple(Face("figure-strap", ring, lined=False) for ring in cord(camera, line, 0.013))


def stretched_dowel(camera: Camera, line: Points, size: Points) -> tuple[Face, ...]:
    """A stick laid along points: the straight line that fits them best, as long as the stick is."""
    middle = line.mean(axis=0)
    along = np.linalg.svd(line - middle)[2][0]
    half = along * float(max(size)) / 2.0
    return cylinder(camera, middle - half, middle + half, _ROD, (FRONT, TOP))


#: How each carried kind is drawn.
HELD: Final[Mapping[str, Callable[[Camera, Hold, Points], tuple[Face, ...]]]] = {
    "dumbbell": dumbbell, "kettlebell": kettlebell, "box": carried_box, "dowel": carried_dowel,
}  # fmt: skip
#: How each kind is drawn that goes through points (n, 3).
STRETCHED: Final[Mapping[str, Callable[[Camera, Points, Points], tuple[Face, ...]]]] = {
    "band": band, "strap": strap, "dowel": stretched_dowel,
}  # fmt: skip
