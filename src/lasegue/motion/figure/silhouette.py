"""Ellipsoids seen by a camera: exact ellipses, hulls of neighbours, one soft outline each."""

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LinearRing, Polygon
from shapely.geometry.base import BaseGeometry

from lasegue.motion.figure.camera import Camera, Points
from lasegue.motion.skeleton.flesh import Shapes

_AROUND = np.linspace(0.0, 2 * np.pi, 24, endpoint=False)
_CIRCLE = np.stack([np.cos(_AROUND), np.sin(_AROUND)])
_TINY = 1e-9
Areas = NDArray[np.object_]
_QUARTER = 5


def ellipses(shapes: Shapes, camera: Camera) -> Points:
    """The outline of every ellipsoid as (n, 24, 2): an orthographic shadow is an ellipse."""
    seen = np.einsum("ij,njk->nik", camera.plane, shapes.spans)
    spread = np.einsum("nij,nkj->nik", seen, seen) + _TINY * np.eye(2)
    outlines: Points = camera.project(shapes.centres)[:, None, :] + np.swapaxes(
        np.linalg.cholesky(spread) @ _CIRCLE, 1, 2
    )
    return outlines


def hulls(outlines: Points, groups: Sequence[str], index: Mapping[str, int]) -> list[BaseGeometry]:
    """The convex hull of each group of stations; a group is names separated by spaces."""
    numbers = [[index[name] for name in group.split()] for group in groups]
    points = outlines[[number for group in numbers for number in group]].reshape(-1, 2)
    owner = np.repeat(np.arange(len(numbers)), [len(group) * outlines.shape[1] for group in numbers])
    # A line has the same hull as its points and is one shape to make, not one for each of them.
    return list(np.atleast_1d(np.asarray(shapely.convex_hull(shapely.linestrings(points, indices=owner)))))


def united(groups: Sequence[Sequence[BaseGeometry]]) -> Areas:
    """The union of each group of shapes, all of them in one step."""
    table = np.full((len(groups), max(len(group) for group in groups)), None, dtype=object)
    for row, group in zip(table, groups, strict=True):
        row[: len(group)] = group
    return np.asarray(shapely.union_all(table, axis=1), dtype=object)


def softened(shape: BaseGeometry, close: float, rounding: float) -> BaseGeometry:
    """The shape with creases filled and corners rounded, H."""
    soft: BaseGeometry = all_softened(np.array([shape]), np.array([close]), np.array([rounding]))[0]
    return soft


def all_softened(shapes: Areas, close: Points, rounding: Points) -> Areas:
    """The same for many shapes (n,), each with numbers of its own (n,)."""
    wide = shapely.buffer(shapes, close, quad_segs=_QUARTER)
    back = shapely.buffer(wide, -close - rounding, quad_segs=_QUARTER)
    return np.asarray(shapely.buffer(back, rounding, quad_segs=_QUARTER), dtype=object)


def largest(shape: BaseGeometry) -> Polygon:
    """The largest piece without holes: one ring."""
    pieces = [piece for piece in getattr(shape, "geoms", [shape]) if isinstance(piece, Polygon) and not piece.is_empty]
    if not pieces:
        return Polygon()
    return Polygon(max(pieces, key=lambda piece: piece.area).exterior)


def ring_of(edge: LinearRing | None, fallback: Points) -> Points:
    """The ring of an edge as (n, 2), or a point where it hides when there is none."""
    if edge is None:
        return np.repeat(np.asarray(fallback, float)[None, :], 4, axis=0)
    return shapely.get_coordinates(edge)[:-1]


def stroked(edge: LinearRing | None, hidden: BaseGeometry | None) -> tuple[Points, ...]:
    """The outline but for what lies in hidden parts, longest stretch first."""
    if edge is None:
        return ()
    if hidden is None or hidden.is_empty:
        return (shapely.get_coordinates(edge),)
    rest = edge.difference(hidden)
    merged = shapely.line_merge(rest) if rest.geom_type == "MultiLineString" else rest
    lines = [line for line in getattr(merged, "geoms", [merged]) if not line.is_empty]
    return tuple(shapely.get_coordinates(line) for line in sorted(lines, key=lambda line: -line.length))


def edge_of(shape: Polygon) -> LinearRing | None:
    """The outer ring with no more points than anybody sees; nothing for a shape that is empty."""
    if shape.is_empty:
        return None
    open_ended = shapely.linestrings(shapely.get_coordinates(shape.exterior))
    return LinearRing(shapely.get_coordinates(shapely.simplify(open_ended, 0.0003)))
