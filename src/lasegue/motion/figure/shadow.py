"""The soft shadow on the floor under what is near it."""

from functools import cache
from typing import Final

import numpy as np
from shapely import MultiPoint, Polygon

from lasegue.motion.figure.camera import Camera, Points
from lasegue.motion.figure.layer import Layer
from lasegue.motion.skeleton.chain import Truths
from lasegue.motion.skeleton.flesh import Body
from lasegue.motion.skeleton.posture import Posture

_HIGHEST = 0.14
_SPREAD = 0.010
_TURN = np.linspace(0.0, 2 * np.pi, 24, endpoint=False)
_PARTS: Final[tuple[tuple[str, ...], ...]] = (
    ("pelvis", "lumbar", "thoracic"),
    ("thoracic4", "thoracic5", "cervical", "head"),
    *(
        tuple(f"{side}_{segment}" for segment in part)
        for side in ("right", "left")
        for part in (
            ("thigh",),
            ("shank",),
            ("foot", "toes"),
            ("upper_arm",),
            ("forearm",),
            ("hand", "fingers", "fingertips", "thumb"),
        )
    ),
)


def shadow_layers(posture: Posture, body: Body, camera: Camera, floor: float = 0.0) -> tuple[Layer, ...]:
    """One ring for each part of the body: the hull of the feet of its flesh that is lower than 0.14 H over ``floor``.

    A part that is higher has its ring collapsed at the place under it.
    """
    shapes = body.shapes(posture)
    low = shapes.lowest() - floor < _HIGHEST
    layers = []
    for mine in _members(body):
        used = mine & low
        under = shapes.centres[mine].mean(axis=0) * [1, 0, 1] + [0, floor, 0]
        ring = np.repeat(camera.project(under)[None], 12, axis=0)
        if used.any():
            ring = _hull(shapes.centres[used], shapes.spans[used], camera, floor, ring)
        layers.append(Layer("shadow", "figure-shadow", ring, shaded=False, detail=0.75))
    return tuple(layers)


@cache
def _members(body: Body) -> tuple[Truths, ...]:
    """Which ellipsoids of a body each part has, for the parts that have any."""
    members = [np.array([station.segment.startswith(part) for station in body.stations]) for part in _PARTS]
    return tuple(mine for mine in members if mine.any())


def _hull(centres: Points, spans: Points, camera: Camera, floor: float, none: Points) -> Points:
    across = np.linalg.norm(spans, axis=2)[:, [0, 2]] + _SPREAD
    circle = np.stack([np.cos(_TURN), np.zeros_like(_TURN), np.sin(_TURN)], axis=1)
    feet = centres * [1, 0, 1] + [0, floor, 0]
    scale = np.stack([across[:, 0], np.zeros(len(across)), across[:, 1]], axis=1)
    points = (feet[:, None] + circle * scale[:, None]).reshape(-1, 3)
    hull = MultiPoint(camera.project(points)).convex_hull
    return np.asarray(hull.exterior.coords[:-1], dtype=float) if isinstance(hull, Polygon) else none
