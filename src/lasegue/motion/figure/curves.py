"""Small curves on a surface, such as a brow: drawn as thin shapes that taper, only where they face the eye."""

from functools import cache
from typing import NamedTuple

import numpy as np

from lasegue.motion.figure.camera import Camera, Points
from lasegue.motion.skeleton.posture import Frame

_SAMPLES = 13
_VISIBLE = 0.04


class Mark(NamedTuple):
    """
    A curve on the head.

    Args:
        points: three or more (front, up, right) places in the frame of the head, H
        width: where it is widest, H
        middle: place the normals point away from
    """

    points: tuple[tuple[float, float, float], ...]
    width: float
    middle: tuple[float, float, float] = (-0.010, 0.0, 0.0)


def drawn(mark: Mark, frame: Frame, camera: Camera) -> Points:
    """The ring (26, 2) of a mark; a point at its middle when it is turned away."""
    places, away = _places(mark)
    facing = camera.depth(away @ frame.axes.T) > _VISIBLE
    seen = camera.project(frame.origin + places @ frame.axes.T)
    start, stop = _longest(facing)
    if stop - start < 2:
        return np.repeat(seen[_SAMPLES // 2][None], 2 * _SAMPLES, axis=0)
    share = (stop - start - 1) / (_SAMPLES - 1)
    at = np.linspace(start, stop - 1, _SAMPLES)
    path = np.stack([np.interp(at, np.arange(_SAMPLES), seen[:, axis]) for axis in range(2)], axis=1)
    return _tapered(path, mark.width * min(1.0, 1.6 * share))


@cache
def _places(mark: Mark) -> tuple[Points, Points]:
    """Places along a mark and where each looks, in the frame of the head."""
    places = _through(np.array(mark.points, float), np.linspace(0, 1, _SAMPLES))
    away = places - np.array(mark.middle)
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    return places, away


def disc(middle: tuple[float, float, float], normal: tuple[float, float, float], radii: tuple[float, float],
         frame: Frame, camera: Camera) -> Points:  # fmt: skip
    """A round spot (16, 2) on the head, radii aside and up in H, smaller as it turns away and a point when hidden."""
    outward = np.array(normal) / np.linalg.norm(normal)
    aside = np.cross([0.0, 1.0, 0.0], outward)
    aside /= np.linalg.norm(aside)
    up = np.cross(outward, aside)
    facing = float(camera.depth(frame.axes @ outward))
    share = float(np.clip((facing - 0.02) / 0.25, 0, 1))
    turn = np.linspace(0, 2 * np.pi, 16, endpoint=False)[:, None]
    rim = np.array(middle) + share * (radii[0] * np.cos(turn) * aside + radii[1] * np.sin(turn) * up)
    return camera.project(frame.origin + rim @ frame.axes.T)


def _through(points: Points, along: Points) -> Points:
    """A smooth curve through three or more points: the parabola or cubic that fits them at even steps."""
    steps = np.linspace(0, 1, len(points))
    degree = min(3, len(points) - 1)
    return np.stack([np.polyval(np.polyfit(steps, points[:, axis], degree), along) for axis in range(3)], axis=1)


def _longest(flags: np.ndarray) -> tuple[int, int]:
    best, start = (0, 0), None
    for at, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = at
        elif not flag and start is not None:
            if at - start > best[1] - best[0]:
                best = (start, at)
            start = None
    return best


def _tapered(path: Points, width: float) -> Points:
    heading = np.gradient(path, axis=0)
    heading /= np.linalg.norm(heading, axis=1, keepdims=True) + 1e-12
    side = np.stack([-heading[:, 1], heading[:, 0]], axis=1)
    half = width / 2 * (0.35 + 0.65 * np.sin(np.linspace(0, np.pi, len(path))))[:, None]
    return np.vstack([path + side * half, (path - side * half)[::-1]])
