"""Layers as SVG text: a still picture without names that could clash, for pages and for paper."""

from collections.abc import Sequence

import numpy as np

from lasegue.motion.figure.camera import Points
from lasegue.motion.figure.layer import Layer
from lasegue.motion.figure.paint import OPACITY, Paint
from lasegue.motion.figure.tracing import CORNERS

#: Units of the picture for a body height.
SCALE = 300.0
_LINE = 0.0042
_SHADED = ("prop", "shadow", "ghost", "region", "nerve", "bead", "tick", "arrow")
_SHADE = (-0.008, -0.010)
_HATCH_GAP = 0.016
_HATCH_WIDTH = 0.0045


def number(value: float) -> str:
    """A number with one decimal and nothing superfluous."""
    return f"{value:.1f}".removesuffix(".0").replace("-0.0", "0") if abs(value) >= 0.05 else "0"


def path(ring: Points, *, closed: bool = True) -> str:
    """Path data of points; polygons keep corners, curves pass through the middles of their sides."""
    scaled = ring * SCALE
    start = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in scaled)
    return start + "Z" if closed else start


def is_shaded(layer: Layer) -> bool:
    """Whether a layer gets the crescent at its lower right: flesh and clothes do, flat things do not."""
    return layer.role not in _SHADED and len(layer.ring) > CORNERS


def box_of(layers: Sequence[Layer], margin: float = 0.03) -> tuple[float, float, float, float]:
    """The frame round all layers in body heights: x, y, width, height."""
    points = np.vstack([layer.ring for layer in layers])
    low, high = points.min(axis=0) - margin, points.max(axis=0) + margin
    return (float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1]))
