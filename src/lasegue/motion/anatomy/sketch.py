"""A drawing that explains: shapes in the tones of the figures, and numbered marks whose words stand beside it.

Numbers, not words, stand in the picture: it is the same in every language and reading direction, and nothing overflows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from lasegue.motion.figure.camera import Points
from lasegue.motion.figure.paint import Paint, Palette
from lasegue.motion.figure.svg import number, rings_of

Spot = tuple[float, float]
_RADIUS = 11.0
_MARK_SIZE = 14


@dataclass(frozen=True)
class Shape:
    """A filled shape or a stroked line, in units of the picture; ``far`` is mixed into the page, ``inked`` into ink."""

    geometry: BaseGeometry
    tone: str
    edge: str = ""
    width: float = 1.4
    far: bool = False
    opacity: float = 1.0
    dashed: bool = False
    inked: bool = False


@dataclass(frozen=True)
class Mark:
    """A number beside the picture's point it explains, joined to it by a thin line."""

    at: Spot
    of: Spot


@dataclass(frozen=True)
class Sketch:
    """Shapes from back to front, marks in the order of their words, and the frame: x, y, width, height."""

    shapes: tuple[Shape, ...]
    marks: tuple[Mark, ...]
    box: tuple[float, float, float, float]


def rendered(sketch: Sketch, label: str, palette: Palette = "page") -> str:
    """One SVG element with its name."""
    paint = Paint(palette)
    view = " ".join(number(value) for value in sketch.box)
    body = "".join(_shape(shape, paint) for shape in sketch.shapes)
    marks = "".join(_mark(mark, at + 1, paint) for at, mark in enumerate(sketch.marks))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="figure anatomy-picture" viewBox="{view}" role="img" '
        f'aria-label="{escape(label)}" stroke-linejoin="round" stroke-linecap="round" direction="ltr">'
        f"{body}{marks}</svg>"
    )


def _shape(shape: Shape, paint: Paint) -> str:
    fade = f' opacity="{number(shape.opacity, 2)}"' if shape.opacity < 1 else ""
    if isinstance(shape.geometry, LineString):
        dashes = ' stroke-dasharray="6 5"' if shape.dashed else ""
        line = f'<path d="{_moves(np.asarray(shape.geometry.coords))}" fill="none"'
        casing = f'{line} stroke="{paint.fill(shape.edge)}" stroke-width="{number(shape.width + 2.4)}"{fade}/>'
        colour = paint.line(shape.tone, far=shape.far) if shape.inked else paint.fill(shape.tone)
        core = f'{line} stroke="{colour}" stroke-width="{number(shape.width)}"{dashes}{fade}/>'
        return (casing if shape.edge and not shape.dashed else "") + core
    d = "".join(f"{_moves(ring)}Z" for ring in rings_of(shape.geometry))
    stroke = (
        f' stroke="{paint.line(shape.edge, far=shape.far)}" stroke-width="{number(shape.width)}"' if shape.edge else ""
    )
    return f'<path d="{d}" fill="{paint.fill(shape.tone, far=shape.far)}"{stroke}{fade}/>' if d else ""


def _mark(mark: Mark, name: int, paint: Paint) -> str:
    (x, y), (to_x, to_y) = mark.at, mark.of
    ink, page = paint.fill("figure-mark"), paint.fill("figure-page")
    middle = f'x="{number(x)}" y="{number(y + _MARK_SIZE * 0.36)}"'
    return (
        f'<path d="M{number(x)} {number(y)}L{number(to_x)} {number(to_y)}" fill="none" stroke="{ink}" '
        'stroke-width="1.2"/>'
        f'<circle cx="{number(to_x)}" cy="{number(to_y)}" r="2.4" fill="{ink}"/>'
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(_RADIUS)}" fill="{page}" stroke="{ink}" '
        'stroke-width="1.4"/>'
        f'<text {middle} text-anchor="middle" font-size="{_MARK_SIZE}" font-weight="700" fill="{ink}">{name}</text>'
    )


def _moves(points: Points) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def smooth(points: Sequence[Spot]) -> Polygon:
    """A shape whose outline runs smoothly through points."""
    given = np.asarray(points, dtype=float)
    return Polygon(_curve(np.vstack([given[-1:], given, given[:2]])))


def smooth_line(points: Sequence[Spot]) -> LineString:
    """A line that runs smoothly through points."""
    given = np.asarray(points, dtype=float)
    padded = np.vstack([2 * given[0] - given[1], given, 2 * given[-1] - given[-2]])
    return LineString(np.vstack([_curve(padded), given[-1:]]))


def _curve(padded: Points) -> Points:
    """A Catmull-Rom curve through all points but the first and the last, ten steps from one to the next."""
    u = np.linspace(0.0, 1.0, 10, endpoint=False)
    weights = 0.5 * np.stack([-u + 2 * u**2 - u**3, 2 - 5 * u**2 + 3 * u**3, u + 4 * u**2 - 3 * u**3, -(u**2) + u**3])
    windows = np.stack([padded[at : len(padded) - 3 + at] for at in range(4)])
    curve: Points = np.einsum("wu,wnk->nuk", weights, windows).reshape(-1, 2)
    return curve
