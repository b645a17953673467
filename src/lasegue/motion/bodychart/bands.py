"""Words for shapes on the body: a band of the leg, a band of the trunk, a small oval, a cut along the midline."""

from collections.abc import Sequence
from itertools import pairwise

from lasegue.motion.bodychart.curves import Edge, Point, sample
from lasegue.motion.bodychart.outline import LEG_INNER, LEG_OUTER, MIDDLE, TRUNK_EDGE

Slope = tuple[float, float, float]  # heights at the inner end, in the middle, at the outer end


def _height(slope: float | Slope, share: float) -> float:
    if not isinstance(slope, tuple):
        return slope
    inner, middle, outer = slope
    return inner + (4 * middle - 3 * inner - outer) * share + (2 * inner + 2 * outer - 4 * middle) * share * share


def _band(inner: Edge, outer: Edge, top: float | Slope, bottom: float | Slope, near: float, far: float) -> list[Point]:
    """The stretch of a limb between two heights and two shares of its width (0 inner edge, 1 outer edge)."""

    def at(height: float, share: float) -> Point:
        return (inner.at(height) * (1 - share) + outer.at(height) * share, height)

    across = [near + (far - near) * step / 4 for step in range(5)]
    steps = max(int(_height(bottom, 0.5) - _height(top, 0.5)) // 9, 1)

    def side(share: float) -> list[Point]:
        start, end = _height(top, share), _height(bottom, share)
        return [at(start + (end - start) * step / steps, share) for step in range(steps + 1)]

    upper = [at(_height(top, share), share) for share in across]
    lower = [at(_height(bottom, share), share) for share in across]
    return [*upper, *side(far)[1:-1], *lower[::-1], *side(near)[1:-1][::-1]]


def leg(top: float | Slope, bottom: float | Slope, near: float = 0.0, far: float = 1.0) -> list[Point]:
    """A band of the leg."""
    return _band(LEG_INNER, LEG_OUTER, top, bottom, near, far)


def leg_run(*stops: tuple[float, float]) -> list[Point]:
    """A line along the leg through ``(height, share)`` stops: how high, and how far between its two edges."""
    line: list[Point] = []
    for (y0, s0), (y1, s1) in pairwise(stops):
        steps = max(int(abs(y1 - y0)) // 9, 1)
        for step in range(steps):
            y, share = y0 + (y1 - y0) * step / steps, s0 + (s1 - s0) * step / steps
            line.append((LEG_INNER.at(y) * (1 - share) + LEG_OUTER.at(y) * share, y))
    y, share = stops[-1]
    return [*line, (LEG_INNER.at(y) * (1 - share) + LEG_OUTER.at(y) * share, y)]


def leg_under(top: Sequence[Point], bottom: float, near: float, far: float) -> list[Point]:
    """A band of the leg below a line set point by point, from its inner to its outer end."""
    outer, inner = leg_run((top[-1][1], far), (bottom, far)), leg_run((bottom, near), (top[0][1], near))
    return [*top, *outer[1:], *inner[:-1]]


_SPINE = Edge([(MIDDLE, 0), (MIDDLE, 300)])


def trunk(top: float | Slope, bottom: float | Slope, near: float, far: float) -> list[Point]:
    """A band of the trunk, from the midline (0) to the side (1)."""
    return _band(_SPINE, TRUNK_EDGE, top, bottom, near, far)


def oval(x: float, y: float, across: float, along: float, lean: float = 0.0) -> list[Point]:
    """A small oval; ``lean`` moves its lower end outwards."""
    corners = [(0, -1), (0.7, -0.7), (1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7)]
    return sample([(x + across * a + lean * b, y + along * b) for a, b in corners])


def cut(polygon: Sequence[Point], at: float) -> tuple[list[Point], list[Point]]:
    """The parts of the polygon to the left and to the right of the upright line at ``at``."""
    parts: tuple[list[Point], list[Point]] = ([], [])
    for (x0, y0), (x1, y1) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        parts[x0 > at].append((x0, y0))
        if (x0 > at) != (x1 > at):
            crossing = (at, y0 + (y1 - y0) * (at - x0) / (x1 - x0))
            parts[0].append(crossing)
            parts[1].append(crossing)
    return parts
