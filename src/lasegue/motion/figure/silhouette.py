"""Ellipsoids seen by a camera: exact ellipses, hulls of neighbours, one soft outline each."""

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from shapely import LinearRing, LineString, Polygon
from shapely.geometry.base import BaseGeometry

from lasegue.motion.figure.camera import Camera, Points
from lasegue.motion.skeleton.flesh import Shapes

_AROUND = np.linspace(0.0, 2 * np.pi, 24, endpoint=False)
_CIRCLE = np.stack([np.cos(_AROUND), np.sin(_AROUND)])
_TINY = 1e-9
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
    points = [outlines[rows].reshape(-1, 2) for rows in numbers]
    owner = np.repeat(np.arange(len(points)), [len(each) for each in points])
    clouds = shapely.multipoints(np.concatenate(points), indices=owner)
    return list(np.atleast_1d(np.asarray(shapely.convex_hull(clouds))))


def softened(shape: BaseGeometry, close: float, rounding: float) -> BaseGeometry:
    """The shape with creases filled and corners rounded, H."""
    wide = shape.buffer(close, quad_segs=_QUARTER)
    back = wide.buffer(-close - rounding, quad_segs=_QUARTER)
    return back.buffer(rounding, quad_segs=_QUARTER)


def largest(shape: BaseGeometry) -> Polygon:
    """The largest piece without holes: one ring."""
    pieces = [piece for piece in getattr(shape, "geoms", [shape]) if isinstance(piece, Polygon) and not piece.is_empty]
    if not pieces:
        return Polygon()
    return Polygon(max(pieces, key=lambda piece: piece.area).exterior)


def ring_of(shape: Polygon, fallback: Points) -> Points:
    """The ring of a shape as (n, 2), or a point where it hides when there is none."""
    if shape.is_empty:
        return np.repeat(np.asarray(fallback, float)[None, :], 4, axis=0)
    return np.asarray(_edge(shape).coords, dtype=float)[:-1]


def stroked(shape: Polygon, hidden: BaseGeometry | None) -> tuple[Points, ...]:
    """The outline but for what lies in hidden parts, longest stretch first."""
    if shape.is_empty:
        return ()
    edge = _edge(shape)
    if hidden is None or hidden.is_empty:
        return (np.asarray(edge.coords),)
    rest = edge.difference(hidden)
    merged = shapely.line_merge(rest) if rest.geom_type == "MultiLineString" else rest
    lines = [line for line in getattr(merged, "geoms", [merged]) if not line.is_empty]
    return tuple(np.asarray(line.coords) for line in sorted(lines, key=lambda line: -line.length))


def _edge(shape: Polygon) -> LinearRing:
    """The outer ring with no more points than anybody sees."""
    return LinearRing(LineString(shape.exterior.coords).simplify(0.0003).coords)
