"""The same layer in all frames as rings with one number of points each, so that a player can move point to point."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from shapely import MultiLineString, points
from shapely import distance as distances

from lasegue.motion.figure.camera import Points
from lasegue.motion.figure.layer import Layer

#: A ring with at most this many corners keeps them; its sides are straight.
CORNERS = 8
_SPACING = 0.018  # H between points: 5.4 px at 300 px a body height
_SMALL = 0.18  # H round a ring: below, few points are enough; hands and feet are above and want more
_FEWEST, _ENOUGH, _MOST = 10, 28, 72
_FINE = 8
_ON_LINE = 0.005


def traced(frames: Sequence[Layer]) -> Points:
    """One layer over time as (frames, n, 2): same number of points, same way round, each near its place before.

    Rings of few corners that keep their number keep the corners too. Others get points at even distances along the
    ring; where a ring begins is chosen nearest to the frame before.
    """
    rings = [layer.ring for layer in frames]
    lengths = {len(ring) for ring in rings}
    if len(lengths) == 1 and (lengths.pop() <= CORNERS or frames[0].detail == 0):
        return np.stack(rings)
    longest = max(_perimeter(ring) for ring in rings)
    detail = max(layer.detail for layer in frames)
    least = _FEWEST if detail < 1 else 16 if longest < _SMALL else _ENOUGH
    count = int(np.clip(round(longest * detail / _SPACING / 4) * 4, least, _MOST))
    fine = [_even(ring, count * _FINE) for ring in rings]
    placed = [fine[0]]
    for ring in fine[1:]:
        placed.append(np.roll(ring, -_offset(ring, placed[-1]), axis=0))
    return np.stack(placed)[:, ::_FINE]


def on_lines(ring: Points, lines: Sequence[Points]) -> NDArray[np.bool_]:
    """Which points (n,) of a ring lie on one of its lines."""
    usable = [line for line in lines if len(line) > 1]
    if not usable:
        return np.zeros(len(ring), dtype=bool)
    return np.asarray(distances(points(ring), MultiLineString(usable)) < _ON_LINE, dtype=bool)


def _perimeter(ring: Points) -> float:
    return float(np.linalg.norm(np.roll(ring, -1, axis=0) - ring, axis=1).sum())


def _even(ring: Points, count: int) -> Points:
    """Points at even distances, clockwise on the picture."""
    around = ring if _area(ring) >= 0 else ring[::-1]
    closed = np.vstack([around, around[:1]])
    travelled = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(closed, axis=0), axis=1))])
    if travelled[-1] < 1e-9:
        return np.repeat(ring[:1], count, axis=0)
    at = np.linspace(0.0, travelled[-1], count, endpoint=False)
    return np.stack([np.interp(at, travelled, closed[:, axis]) for axis in range(2)], axis=1)


def _area(ring: Points) -> float:
    after = np.roll(ring, -1, axis=0)
    return float((ring[:, 0] * after[:, 1] - after[:, 0] * ring[:, 1]).sum() / 2.0)


def _offset(ring: Points, before: Points) -> int:
    """How far to turn a ring so that its points lie nearest to those before: the peak of the circular correlation."""
    spectrum = np.fft.fft(ring, axis=0) * np.conj(np.fft.fft(before, axis=0))
    return int(np.argmax(np.fft.ifft(spectrum.sum(axis=1)).real))
