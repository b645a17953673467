"""The sciatic nerve laid over the body: a bed of points on the bones, and beads that slide in it.

How long the bed is follows from geometry alone: bending hip and neck, straightening the knee and drawing up the foot
lengthen it. Every bead keeps its share of the whole length, so that it moves against its bed; the picture shows that
slide three times larger, and says "not to scale". An illustration of the idea of a slider, not a measurement.
"""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from lasegue.motion.figure.camera import Camera, Points
from lasegue.motion.figure.layer import Layer
from lasegue.motion.figure.solids import tube
from lasegue.motion.skeleton.posture import Posture

Side = Literal["right", "left"]
Triple = tuple[float, float, float]

_CANAL: Final = -0.020  # behind the middle of the spine
_ROOTS: Final[tuple[tuple[str, Triple], ...]] = (
    ("head", (-0.018, -0.004, 0.0)),
    *((f"cervical{level}", (_CANAL, 0.0, 0.0)) for level in (3, 2, 1, 0)),
    *((f"thoracic{level}", (_CANAL, 0.0, 0.0)) for level in (5, 4, 3, 2, 1, 0)),
    *((f"lumbar{level}", (_CANAL, 0.0, 0.0)) for level in (4, 3, 2)),
)
#: From the roots down, for the right; the third number is towards the side of the body.
_COURSE: Final[tuple[tuple[str, Triple], ...]] = (
    ("lumbar1", (-0.022, 0.0, 0.006)),
    ("lumbar0", (-0.024, 0.0, 0.012)),
    ("pelvis", (-0.045, 0.045, 0.024)),
    ("pelvis", (-0.058, 0.012, 0.040)),
    ("pelvis", (-0.052, -0.026, 0.054)),
    ("thigh", (-0.034, -0.058, 0.006)),
    ("thigh", (-0.028, -0.110, 0.002)),
    ("thigh", (-0.024, -0.170, 0.0)),
    ("thigh", (-0.018, -0.218, 0.0)),
    ("shank", (-0.017, -0.022, 0.0)),
    ("shank", (-0.024, -0.080, -0.002)),
    ("shank", (-0.021, -0.150, -0.006)),
    ("shank", (-0.017, -0.222, -0.012)),
    ("foot", (-0.018, -0.014, -0.016)),
    ("foot", (0.002, -0.031, -0.012)),
    ("foot", (0.050, -0.031, -0.006)),
)
MID_THIGH: Final = len(_ROOTS) + 6.4  # as a number along the course
_BETWEEN: Final = 8
_SHOWN_SLIDE: Final = 3.0
_BEADS: Final = 18
_WIDTH, _BEAD, _LARGE, _TICK = 0.0110, 0.0034, 0.0105, 0.030


@dataclass(frozen=True, eq=False)
class Bed:
    """The course of the nerve in one posture: points (n, 3) in the world and the way to each from the skull (n,)."""

    points: Points
    travelled: Points

    @property
    def length(self) -> float:
        """The whole way, in body heights."""
        return float(self.travelled[-1])

    def at(self, way: float) -> Points:
        """The place (3,) so far along the bed."""
        return np.array([np.interp(way, self.travelled, self.points[:, axis]) for axis in range(3)])

    def way_of(self, number: float) -> float:
        """How far along the bed the point with this number of the course is; it goes with its bone."""
        return float(np.interp(number * _BETWEEN, np.arange(len(self.travelled)), self.travelled))

    def number_of(self, way: float) -> float:
        """The number of the course that lies so far along."""
        return float(np.interp(way, self.travelled, np.arange(len(self.travelled)))) / _BETWEEN


def bed(posture: Posture, side: Side) -> Bed:
    """The course in a posture, as a smooth curve through points fixed to the bones."""
    right = 1.0 if side == "right" else -1.0
    fixed = []
    for segment, (x, y, z) in (*_ROOTS, *_COURSE):
        owner = f"{side}_{segment}" if segment in ("thigh", "shank", "foot") else segment
        fixed.append(posture.point(owner, (x, y, z * right)))
    points = _smooth(np.array(fixed))
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    return Bed(points, np.concatenate([[0.0], np.cumsum(steps)]))


def strain(now: Bed, start: Bed) -> float:
    """By what share the bed is longer than at the start; negative when it is shorter."""
    return now.length / start.length - 1.0


def slide(now: Bed, start: Bed, number: float) -> float:
    """How far the nerve has moved towards the foot against the bed at a point of the course, in body heights."""
    share = start.way_of(number) / start.length
    return share * now.length - now.way_of(number)


def nerve_layers(now: Bed, start: Bed, camera: Camera) -> tuple[Layer, ...]:
    """The nerve with its casing, small beads, the mark on the thigh and the large bead that moves away from it."""
    ring = tube(camera, now.points[:: _BETWEEN // 2], _WIDTH)
    casing = (np.vstack([ring, ring[:1]]),)
    layers = [Layer("nerve", "figure-nerve", ring, casing, shaded=False, detail=0)]
    for share in np.linspace(0.05, 0.97, _BEADS):
        number = start.number_of(share * start.length)
        layers.append(_dot("figure-nerve-edge", now, start, camera, number, _BEAD, 8))
    here = now.way_of(MID_THIGH)
    way = camera.project(now.at(here + 0.01)) - camera.project(now.at(here - 0.01))
    across = np.array([-way[1], way[0]]) / max(float(np.linalg.norm(way)), 1e-9)
    centre = camera.project(now.at(here))
    for tone, width, half in (("figure-nerve-edge", 0.0035, _TICK), ("figure-page", 0.0018, _TICK - 0.0015)):
        aside = np.array([-across[1], across[0]]) * width
        corners = [across * half + aside, across * half - aside, -across * half - aside, -across * half + aside]
        layers.append(Layer("tick", tone, centre + np.array(corners), shaded=False))
    layers.append(_dot("figure-page", now, start, camera, MID_THIGH, _LARGE + 0.003, 20))
    layers.append(_dot("figure-bead", now, start, camera, MID_THIGH, _LARGE, 20))
    return tuple(layers)


def _dot(tone: str, now: Bed, start: Bed, camera: Camera, number: float, radius: float, corners: int) -> Layer:
    way = now.way_of(number) + _SHOWN_SLIDE * slide(now, start, number)
    turn = np.linspace(0.0, 2 * np.pi, corners, endpoint=False)
    rim = radius * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    return Layer("bead", tone, camera.project(now.at(way)) + rim, shaded=False, detail=0)


def _smooth(points: Points) -> Points:
    """A Catmull-Rom curve with eight steps between points."""
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    u = np.arange(_BETWEEN) / _BETWEEN
    weights = 0.5 * np.stack([-u + 2 * u**2 - u**3, 2 - 5 * u**2 + 3 * u**3, u + 4 * u**2 - 3 * u**3, -(u**2) + u**3])
    windows = np.stack([padded[at : len(padded) - 3 + at] for at in range(4)])
    curve = np.einsum("wu,wnk->nuk", weights, windows).reshape(-1, 3)
    return np.vstack([curve, points[-1:]])
