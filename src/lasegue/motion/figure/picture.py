"""A still as SVG text: on a page with colours as variables, on paper with plain values."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

import numpy as np
from shapely import LineString, Polygon
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from lasegue.motion.figure.layer import Layer
from lasegue.motion.figure.paint import OPACITY, Paint, Palette
from lasegue.motion.figure.svg import SCALE, Box, box_of, data, data_of_line, number, rings_of

#: Width of lines in body heights, by role; all others are drawn in the usual width.
_LINE: Final = 0.0042
_WIDTHS: Final = {"prop": 0.0022, "ghost": 0.003, "water": 0.0, "nerve": 0.0034}
_EDGES: Final = {"ghost": "figure-ghost-edge", "nerve": "figure-nerve-edge"}
_SHADE: Final = (-0.007, -0.009)  # light comes from the upper left
_HATCH_GAP, _HATCH_WIDTH = 0.017, 0.0034
_SMALL = 1e-5


def picture(layers: Sequence[Layer], *, palette: Palette = "page", box: Box | None = None, small: bool = False) -> str:
    """One SVG element of a still, without ids, so that many can stand on one page.

    Args:
        layers: in painting order
        palette: ``page`` writes variables with light values to fall back on; the others write plain values
        box: x, y, width and height in body heights; by default what the layers need
        small: for sizes near 120 px: no ghost, heavier lines
    """
    paint = Paint(palette)
    x, y, width, height = box or box_of(layers)
    pieces = []
    for (role, _), group in groupby(
        layers, key=lambda layer: (layer.role in OPACITY and layer.role, layer.role in OPACITY)
    ):
        drawn = "".join(_drawn(layer, paint, small=small) for layer in group)
        pieces.append(f'<g opacity="{OPACITY[role]}">{drawn}</g>' if role else drawn)
    view = " ".join(number(value * SCALE) for value in (x, y, width, height))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="figure" viewBox="{view}" width="{number(width * SCALE)}" '
        f'height="{number(height * SCALE)}" stroke-linejoin="round" stroke-linecap="round">{"".join(pieces)}</svg>'
    )


def _drawn(layer: Layer, paint: Paint, *, small: bool) -> str:
    if small and layer.role == "ghost":
        return ""
    shape = Polygon(layer.ring)
    if shape.area < _SMALL and not layer.lines and layer.role not in ("bead", "tick"):
        return ""
    text = f'<path d="{data(layer.ring)}" fill="{paint.fill(layer.tone, far=layer.far)}"/>'
    if layer.shaded and not small:
        text += _shade(layer, paint)
    if layer.role == "region":
        text += _hatch(shape.buffer(0), paint)
    return text + _lines(layer, paint, small=small)


def _lines(layer: Layer, paint: Paint, *, small: bool) -> str:
    lines = [line for line in layer.lines if len(line) > 1 and float(np.ptp(line, axis=0).max()) > 1e-4]
    width = _WIDTHS.get(layer.role, _LINE) * (1.8 if small else 1.0)
    if not lines or not width:
        return ""
    dashes = ' stroke-dasharray="4 3"' if layer.role == "ghost" else ""
    edge = _EDGES.get(layer.role)
    colour = paint.fill(edge) if edge else paint.line(layer.tone, far=layer.far)
    d = "".join(data_of_line(line) for line in lines)
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{number(width * SCALE, 2)}"{dashes}/>'


def _shade(layer: Layer, paint: Paint) -> str:
    """A crescent at the lower right: the part without itself moved to the light."""
    shape = Polygon(layer.ring).buffer(0)
    if shape.area < 1e-4:
        return ""
    lit = translate(shape, *_SHADE)
    d = "".join(data(ring) for ring in rings_of(shape.difference(lit).buffer(-0.0006).buffer(0.0006)))
    if not d:
        return ""
    return f'<path d="{d}" fill="{paint.fill("figure-ink")}" fill-opacity="{OPACITY["shade"]}"/>'


def _hatch(shape: BaseGeometry, paint: Paint) -> str:
    """Slanting lines cut to a shape: a pattern that needs no id."""
    if shape.is_empty:
        return ""
    low_x, low_y, high_x, high_y = shape.bounds
    span = high_y - low_y
    starts = np.arange(low_x - span, high_x, _HATCH_GAP * np.sqrt(2))
    lines = [LineString([(start, high_y), (start + span, low_y)]) for start in starts]
    cut = [line.intersection(shape) for line in lines]
    pieces = [piece for each in cut for piece in getattr(each, "geoms", [each]) if isinstance(piece, LineString)]
    d = "".join(data_of_line(np.asarray(piece.coords)) for piece in pieces if piece.length > 1e-3)
    colour = paint.fill("figure-hatch")
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{number(_HATCH_WIDTH * SCALE, 2)}"/>' if d else ""
    )
