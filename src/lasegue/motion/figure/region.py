"""Highlighted places of the body, cut to what is seen of it."""

import numpy as np
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from lasegue.motion.figure.camera import Camera, Points
from lasegue.motion.figure.solids import ellipsoid
from lasegue.motion.skeleton.muscles import REGIONS
from lasegue.motion.skeleton.posture import Posture

_BEHIND = -0.022


def region_ring(posture: Posture, camera: Camera, name: str, body: BaseGeometry) -> Points:
    """The ring of a region, cut to the body as it is seen; a point where nothing of it is seen."""
    segment, centre, radii = REGIONS[name]
    frame = posture.segments[segment]
    middle = posture.point(segment, centre)
    whole = Polygon(ellipsoid(camera, middle, radii, frame.axes))
    seen = whole.intersection(body)
    pieces = [piece for piece in getattr(seen, "geoms", [seen]) if isinstance(piece, Polygon) and piece.area > 0]
    if not pieces:
        return np.repeat(camera.project(middle)[None], 4, axis=0)
    return np.asarray(max(pieces, key=lambda piece: float(piece.area)).exterior.coords[:-1], dtype=float)


def faces_away(postures: tuple[Posture, ...], camera: Camera, name: str) -> bool:
    """Whether a region lies on the side of its bone that the eye does not see, in most of these postures."""
    segment, centre, _ = REGIONS[name]
    depths = [float(camera.depth(posture.segments[segment].axes @ np.array(centre))) for posture in postures]
    return float(np.mean(depths)) < _BEHIND
