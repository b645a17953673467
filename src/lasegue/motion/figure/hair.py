"""Hair and what covers it: a rounded volume on the head with an opening for the face, exact from every side."""

from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Polygon

from lasegue.motion.figure.camera import Camera, Points
from lasegue.motion.figure.silhouette import largest
from lasegue.motion.skeleton.flesh import Station

_FINE = 96


class Style(NamedTuple):
    """
    How a head is covered.

    Args:
        cap: the volume, an ellipsoid on the head
        border: rows of (azimuth from the front, elevation) in degrees on the cap; hair lies above. Mirrored left
        tone: CSS variable
        back: whether it hangs behind the neck
        knot: a second volume, behind the head
        ears: whether they show
    """

    cap: Station
    border: tuple[tuple[float, float], ...]
    tone: str = "figure-hair"
    back: bool = False
    knot: Station | None = None
    ears: bool = True


def _cap(centre: tuple[float, float, float], radii: tuple[float, float, float], tilt: float = 0.0) -> Station:
    return Station("hair", "head", centre, radii, (), tilt)


_SHORT: Final = (
    (0, 40),
    (25, 40),
    (42, 33),
    (55, 12),
    (66, -12),
    (76, -18),
    (84, -6),
    (98, 2),
    (112, -16),
    (128, -34),
    (150, -44),
    (180, -46),
)
_LONG: Final = (
    (0, 46),
    (20, 42),
    (40, 28),
    (54, 4),
    (62, -22),
    (68, -48),
    (78, -62),
    (100, -68),
    (140, -70),
    (180, -70),
)
_TIED: Final = (
    (0, 42),
    (25, 41),
    (45, 31),
    (60, 12),
    (72, -8),
    (82, -12),
    (92, -2),
    (104, 2),
    (118, -14),
    (135, -30),
    (180, -38),
)

STYLES: Final[dict[str, Style | None]] = {
    "short": Style(_cap((-0.007, 0.026, 0), (0.0590, 0.0500, 0.0465)), _SHORT),
    "cropped": Style(_cap((-0.006, 0.023, 0), (0.0565, 0.0480, 0.0445)), _SHORT),
    "curly": Style(_cap((-0.010, 0.030, 0), (0.0660, 0.0570, 0.0560)), _SHORT),
    "bob": Style(_cap((-0.011, 0.010, 0), (0.0620, 0.0680, 0.0520)), _LONG, back=True, ears=False),
    "bun": Style(
        _cap((-0.007, 0.025, 0), (0.0585, 0.0495, 0.0460)),
        _TIED,
        knot=Station("knot", "head", (-0.050, 0.066, 0), (0.024, 0.023, 0.024)),
    ),
    "bald": None,
    "scarf": Style(
        _cap((-0.008, 0.010, 0), (0.0640, 0.0690, 0.0510)),
        ((0, 41), (20, 38), (36, 26), (46, 4), (50, -20), (49, -40), (46, -60), (60, -80), (180, -85)),
        "figure-scarf",
        ears=False,
    ),
    "turban": Style(
        _cap((-0.012, 0.046, 0), (0.0740, 0.0600, 0.0640), 10.0),
        ((0, 9), (30, 6), (60, -8), (90, -24), (130, -34), (180, -38)),
        "figure-scarf",
    ),
}


def covered(style: Style, span: Points, centre: Points, camera: Camera) -> Polygon:
    """
    The visible part of the cover.

    Args:
        style: the cover
        span: (3, 3) half axes of its cap in the world as columns, H
        centre: (3,) of its cap in the world, H
        camera: the eye
    """
    flat = camera.plane @ span
    toward = np.linalg.solve(span, camera.toward)
    view: Points = np.asarray(toward / np.linalg.norm(toward), dtype=float)
    turn = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    spread = np.linalg.cholesky(flat @ flat.T)
    middle = camera.project(centre)
    shadow = Polygon(middle + (spread @ np.stack([np.cos(turn), np.sin(turn)])).T)
    border = _border(style)
    cuts = [LineString(middle + run @ flat.T) for run in _facing(border, view)]
    inside = _inside(style)
    lift = flat.T @ np.linalg.inv(flat @ flat.T)
    kept = []
    for piece in shapely.polygonize([shapely.union_all([shadow.exterior, *cuts])]).geoms:
        point = np.asarray(piece.representative_point().coords[0]) - middle
        across = lift @ point
        height = 1 - across @ across
        if height > 0 and inside(across + np.sqrt(height) * view):
            kept.append(piece)
    return largest(shapely.union_all(kept)) if kept else Polygon()


@cache
def _elevations(style: Style) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    azimuth, elevation = np.array(style.border, float).T
    fine = np.linspace(0, 180, 91)
    plain = np.interp(fine, azimuth, elevation)
    padded = np.pad(plain, 6, mode="reflect")
    smooth = np.convolve(padded, np.hanning(9) / np.hanning(9).sum(), mode="same")[6:-6]
    return lambda degrees: np.interp(np.abs(degrees), fine, smooth)


@cache
def _border(style: Style) -> Points:
    """The border as unit vectors (n, 3) on the cap, closed."""
    azimuth = np.linspace(-180, 180, 2 * _FINE + 1)
    elevation = np.radians(_elevations(style)(azimuth))
    around = np.radians(azimuth)
    return np.stack([np.cos(elevation) * np.cos(around), np.sin(elevation), np.cos(elevation) * np.sin(around)], axis=1)


def _inside(style: Style) -> Callable[[Points], bool]:
    elevations = _elevations(style)

    def covers(direction: Points) -> bool:
        azimuth = np.degrees(np.arctan2(direction[2], direction[0]))
        elevation = np.degrees(np.arcsin(np.clip(direction[1], -1, 1)))
        return bool(elevation > elevations(np.array([azimuth]))[0])

    return covers


def _facing(border: Points, view: Points) -> list[Points]:
    """The stretches of a closed curve on the unit sphere that face the view, their ends pushed over the rim."""
    facing = border[:-1] @ view > 0
    if facing.all():
        return [border]
    if not facing.any():
        return []
    start = int(np.flatnonzero(~facing)[0])
    rolled, flags = np.roll(border[:-1], -start, axis=0), np.roll(facing, -start)
    runs: list[Points] = []
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(int), [0]])))
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        before, after = rolled[first - 1], rolled[last % len(rolled)]
        run = np.vstack([_over(before, rolled[first], view), rolled[first:last], _over(after, rolled[last - 1], view)])
        runs.append(run)
    return runs


def _over(hidden: Points, seen: Points, view: Points) -> Points:
    """A point just outside the rim where the curve passes from seen to hidden."""
    back, front = float(hidden @ view), float(seen @ view)
    crossing = seen + (hidden - seen) * (front / (front - back))
    flat = crossing - (crossing @ view) * view
    return flat / np.linalg.norm(flat) * 1.03
