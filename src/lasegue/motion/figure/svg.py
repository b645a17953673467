"""Rings and lines as path data, and the frame of a picture."""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from lasegue.motion.figure.camera import Points
from lasegue.motion.figure.layer import Layer

Box = tuple[float, float, float, float]
#: Units of a picture for a body height.
SCALE: Final = 300.0
#: How far a simplified ring may leave the real one, in body heights: a fifth of a pixel at 300.
_LOSS: Final = 0.0007


def number(value: float, decimals: int = 1) -> str:
    """A number with few decimals and nothing superfluous."""
    text = f"{value:.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def data(ring: Points) -> str:
    """Path data of a closed ring (n, 2), simplified where nobody sees it."""
    return f"{_moves(_simple(ring, closed=True))}Z"


def data_of_line(line: Points) -> str:
    """Path data of an open line (m, 2)."""
    return _moves(_simple(line, closed=False))


def rings_of(shape: BaseGeometry) -> tuple[Points, ...]:
    """The outer rings of all polygons of a shape."""
    pieces: Iterable[BaseGeometry] = getattr(shape, "geoms", [shape])
    return tuple(
        np.asarray(piece.exterior.coords[:-1], dtype=float)
        for piece in pieces
        if isinstance(piece, Polygon) and not piece.is_empty
    )


def box_of(layers: Sequence[Layer], margin: float = 0.03) -> Box:
    """The frame round all layers in body heights: x, y, width, height."""
    points = np.vstack([layer.ring for layer in layers])
    low, high = points.min(axis=0) - margin, points.max(axis=0) + margin
    return (float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1]))


def _simple(points: Points, *, closed: bool) -> Points:
    if len(points) < (9 if closed else 3):
        return points
    line = np.vstack([points, points[:1]]) if closed else points
    simple = np.asarray(LineString(line).simplify(_LOSS).coords)
    return simple[:-1] if closed else simple


def _moves(points: Points) -> str:
    """Moves relative to the point before, in tenths of a unit: shorter than places."""
    tenths = np.rint(points * SCALE * 10).astype(int)
    steps = np.diff(tenths, axis=0)
    first = f"M{_tenth(int(tenths[0, 0]))} {_tenth(int(tenths[0, 1]))}l"
    return first + " ".join(f"{_tenth(int(x))} {_tenth(int(y))}" for x, y in steps)


def _tenth(value: int) -> str:
    return (
        f"{value // 10}"
        if value % 10 == 0
        else f"{value / 10:.1f}".replace("0.", ".", 1)
        if abs(value) < 10
        else f"{value / 10:.1f}"
    )
