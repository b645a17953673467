"""Arrows that say which way: the path of a landmark over the real frames, as a calm curve beside the body."""

import numpy as np
from shapely import Polygon
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from lasegue.motion.figure.camera import Points

_SHORTEST = 0.10
_MOST_SAGITTA = 0.22  # of the chord: beyond, an arrow becomes a hook
_TRIM = 0.04
_CLEAR = 0.008
_TAIL, _NECK, _HEAD, _BARB = 0.002, 0.0075, 0.045, 0.019
_STEPS = 20
_DIRECTIONS, _DISTANCES = 16, np.linspace(0.0, 0.24, 9)
_PER_AREA, _PER_DISTANCE, _PER_DEPTH = 400.0, 0.5, 4.0


def arrow(path: Points, avoid: BaseGeometry, floor: float) -> Points:
    """The ring (n, 2) of an arrow along a landmark's way (m, 2), moved as a whole to where it hides least.

    1. Reduce the way to a parabola over its chord, at least 0.10 H long, its sagitta at most 0.22 of the chord.
    2. Give it a tail that grows and a solid head.
    3. Try 16 directions and 9 distances: overlap with ``avoid``, way from its place, and what hangs below ``floor``
       (picture y, downwards) are what it costs.
    """
    ring = _tapered(_parabola(path))
    shape = Polygon(ring).buffer(_CLEAR)
    best, least = np.zeros(2), np.inf
    for distance in _DISTANCES:
        for turn in np.arange(_DIRECTIONS) * 2 * np.pi / _DIRECTIONS:
            shift = distance * np.array([np.cos(turn), np.sin(turn)])
            cost = _cost(translate(shape, *shift), avoid, floor) + _PER_DISTANCE * float(distance)
            if cost < least - 1e-12:
                best, least = shift, cost
    return ring + best


def _cost(shape: BaseGeometry, avoid: BaseGeometry, floor: float) -> float:
    below = max(0.0, shape.bounds[3] - floor)
    return _PER_AREA * float(shape.intersection(avoid).area) + _PER_DEPTH * below


def _parabola(path: Points) -> Points:
    first, last = path[0], path[-1]
    chord = last - first
    length = float(np.linalg.norm(chord))
    if length < 1e-6:
        chord, length = np.array([0.0, -1.0]) * 1e-6, 1e-6
    along = chord / length
    across = np.array([-along[1], along[0]])
    heights = (path - first) @ across
    sagitta = float(heights[int(np.argmax(np.abs(heights)))]) / length
    sagitta = float(np.clip(sagitta, -_MOST_SAGITTA, _MOST_SAGITTA))
    span = max(length, _SHORTEST)
    u = np.linspace(_TRIM, 1.0 - _TRIM, _STEPS)
    middle = (first + last) / 2.0
    curve: Points = middle + np.outer((u - 0.5) * span, along) + np.outer(4 * sagitta * span * u * (1 - u), across)
    return curve


def _tapered(curve: Points) -> Points:
    steps = np.gradient(curve, axis=0)
    tangents = steps / np.linalg.norm(steps, axis=1, keepdims=True)
    normals = np.stack([-tangents[:, 1], tangents[:, 0]], axis=1)
    left = np.linalg.norm(curve - curve[-1], axis=1)
    body = left > _HEAD * 0.85
    widths = np.linspace(_TAIL, _NECK, len(curve))[:, None]
    one, other = (curve + normals * widths)[body], (curve - normals * widths)[body]
    tip, way = curve[-1], tangents[-1]
    neck = tip - way * _HEAD
    aside = np.array([-way[1], way[0]]) * _BARB
    return np.vstack([one, neck + aside, tip, neck - aside, other[::-1]])
