"""Soft tissue on a surface: flattened, never sunk in."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lasegue.motion.skeleton.flesh import Shapes


class Surface(NamedTuple):
    """A level surface; flesh above its range is pressed flat on it. Height and ranges in H."""

    height: float = 0.0
    x: tuple[float, float] = (-np.inf, np.inf)
    z: tuple[float, float] = (-np.inf, np.inf)


FLOOR = Surface()


def pressed(shapes: Shapes, surfaces: Sequence[Surface]) -> Shapes:
    """The ellipsoids, each that crosses a surface shrunk in height between its top and the surface."""
    centres, spans = shapes.centres.copy(), shapes.spans.copy()
    for surface in surfaces:
        half = np.linalg.norm(spans[:, 1], axis=-1)
        top, bottom = centres[:, 1] + half, centres[:, 1] - half
        above = (centres[:, 0] > surface.x[0]) & (centres[:, 0] < surface.x[1])
        above &= (centres[:, 2] > surface.z[0]) & (centres[:, 2] < surface.z[1])
        crossing = above & (bottom < surface.height) & (centres[:, 1] > surface.height)
        share = np.where(crossing, (top - surface.height) / (top - bottom), 1.0)
        centres[:, 1] = top - (top - centres[:, 1]) * share
        spans[:, 1] *= share[:, None]
    return Shapes(centres, spans)
