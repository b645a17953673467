"""Boxes, rods, discs and ellipsoids in the projection of the figure, as rings with three tones of light.

The number of faces of a solid never changes, so that frames can be interpolated: a face that looks away collapses to
its middle.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray
from shapely import MultiPoint, Polygon

from lasegue.motion.figure.camera import Camera, Points

TOP, FRONT, SIDE = "figure-prop-top", "figure-prop-front", "figure-prop-side"
_ROUND = 40
_TURN = np.linspace(0.0, 2.0 * np.pi, _ROUND, endpoint=False)
_CIRCLE = np.stack([np.cos(_TURN), np.sin(_TURN)])


@dataclass(frozen=True)
class Face:
    """One flat piece of a solid: its tone, its ring (n, 2) on the picture, whether it is seen and has an edge."""

    tone: str
    ring: Points
    seen: bool = True
    lined: bool = True


def _face(camera: Camera, tone: str, corners: Points, outward: Points) -> Face:
    ring = camera.project(corners)
    if float(outward @ camera.toward) > 1e-6:
        return Face(tone, ring)
    return Face(tone, np.repeat(ring.mean(axis=0, keepdims=True), len(ring), axis=0), seen=False)


def box(
    camera: Camera,
    centre: ArrayLike,
    size: ArrayLike,
    axes: ArrayLike | None = None,
    tones: tuple[str, str, str] = (TOP, FRONT, SIDE),
) -> tuple[Face, ...]:
    """Six faces of a box: ``size`` along its own x, y, z; ``axes`` (3, 3) has these axes as columns.

    Tones go by where a face looks in the world: up, to the viewer, sideways.
    """
    middle, half = np.asarray(centre, dtype=float), np.asarray(size, dtype=float) / 2.0
    turn = np.eye(3) if axes is None else np.asarray(axes, dtype=float)
    faces = []
    for axis in range(3):
        one, two = (axis + 1) % 3, (axis + 2) % 3
        for sign in (-1.0, 1.0):
            local = np.zeros((4, 3))
            local[:, axis] = sign * half[axis]
            local[:, one] = half[one] * np.array([-1, 1, 1, -1])
            local[:, two] = half[two] * np.array([-1, -1, 1, 1])
            outward = turn[:, axis] * sign
            faces.append(_face(camera, _lit(outward, tones), middle + local @ turn.T, outward))
    return tuple(faces)


def _lit(outward: Points, tones: tuple[str, str, str]) -> str:
    return tones[int(np.argmax(np.abs(outward)[[1, 2, 0]]))]


def _hull(points: Points) -> Points:
    hull = MultiPoint(points).convex_hull
    if not isinstance(hull, Polygon):  # a rod seen end on, without thickness
        return np.repeat(points.mean(axis=0, keepdims=True), _ROUND, axis=0)
    return np.asarray(hull.exterior.coords[:-1], dtype=float)


def ellipsoid(camera: Camera, centre: ArrayLike, radii: ArrayLike, axes: ArrayLike | None = None) -> Points:
    """The ring (40, 2) of an ellipsoid with ``radii`` (3,) along ``axes``; exact, since the projection is parallel."""
    turn = np.eye(3) if axes is None else np.asarray(axes, dtype=float)
    spread = camera.plane @ turn @ np.diag(np.broadcast_to(np.asarray(radii, dtype=float), 3))
    shape = np.linalg.cholesky(spread @ spread.T + 1e-12 * np.eye(2))
    ring: Points = camera.project(centre) + (shape @ _CIRCLE).T
    return ring


def capsule(camera: Camera, start: ArrayLike, end: ArrayLike, radius: float) -> Points:
    """The ring of a rod with round ends."""
    return _hull(np.vstack([ellipsoid(camera, point, (radius,) * 3) for point in (start, end)]))


def cushion(camera: Camera, centre: ArrayLike, size: ArrayLike, radius: float, axes: ArrayLike | None = None) -> Points:
    """The ring of a box whose edges are round."""
    turn = np.eye(3) if axes is None else np.asarray(axes, dtype=float)
    inner = np.maximum(np.asarray(size, dtype=float) / 2.0 - radius, 0.0)
    signs = np.array(np.meshgrid(*[[-1.0, 1.0]] * 3)).reshape(3, -1).T
    corners = np.asarray(centre, dtype=float) + (signs * inner) @ turn.T
    return _hull(np.vstack([ellipsoid(camera, corner, (radius,) * 3) for corner in corners]))


def _around(direction: Points) -> NDArray[np.float64]:
    helper = np.eye(3)[int(np.argmin(np.abs(direction)))]
    one = np.cross(direction, helper)
    one /= np.linalg.norm(one)
    return np.stack([one, np.cross(direction, one)])


def cylinder(
    camera: Camera, start: ArrayLike, end: ArrayLike, radius: float, tones: tuple[str, str] = (FRONT, SIDE)
) -> tuple[Face, Face, Face]:
    """The mantle of a rod or disc with flat ends, and its two ends."""
    first, last = np.asarray(start, dtype=float), np.asarray(end, dtype=float)
    along = last - first
    length = float(np.linalg.norm(along))
    direction = along / length if length > 1e-9 else np.array([0.0, 0.0, 1.0])
    circle = radius * (_CIRCLE.T @ _around(direction))
    mantle = _hull(camera.project(np.vstack([first + circle, last + circle])))
    return (
        Face(tones[0], mantle),
        _face(camera, tones[1], first + circle, -direction),
        _face(camera, tones[1], last + circle, direction),
    )


def tube(camera: Camera, points: ArrayLike, width: float) -> Points:
    """The ring of a cord or ribbon of even ``width`` through points (n, 3): one side there, the other side back."""
    line = camera.project(points)
    steps = np.array([last - first for first, last in pairwise(line)])
    steps = np.vstack([steps, steps[-1:]])
    around = np.vstack([steps[:1], (steps[:-1] + steps[1:]) / 2.0])[: len(line)]
    around[0] = steps[0]
    lengths = np.linalg.norm(around, axis=1, keepdims=True)
    side = np.stack([-around[:, 1], around[:, 0]], axis=1) / np.maximum(lengths, 1e-9) * width / 2.0
    return np.vstack([line + side, (line - side)[::-1]])


def cord(camera: Camera, points: ArrayLike, width: float) -> tuple[Points, ...]:
    """The rings of a cord through points (n, 3), one for each stretch, with round ends: sharp turns stay whole."""
    line = np.asarray(points, dtype=float)
    return tuple(capsule(camera, first, last, width / 2.0) for first, last in pairwise(line))
