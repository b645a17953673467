"""Smooth curves through hand-set points: as SVG path data, as sampled points, and turned over for the other side."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

Point = tuple[float, float]
STEPS = 6  # samples per stretch; a stretch is at most 30 units long, so a chord lies within 0.2 units of its curve


def number(value: float) -> str:
    """A coordinate to a tenth of a unit, without needless zeros."""
    return f"{value:.1f}".rstrip("0").rstrip(".").replace("-0.", "-.").removeprefix("0") or "0"


def _controls(before: Point, start: Point, end: Point, after: Point) -> tuple[Point, Point]:
    one = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
    two = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
    return one, two


def _stretches(points: Sequence[Point], closed: bool) -> Iterable[tuple[Point, Point, Point, Point]]:
    """Start, two control points and end of each stretch of the Catmull-Rom curve through the points."""
    count = len(points)
    for at in range(count if closed else count - 1):
        start, end = points[at], points[(at + 1) % count]
        before = points[at - 1] if at or closed else start
        after = points[(at + 2) % count] if closed or at + 2 < count else end
        one, two = _controls(before, start, end, after)
        yield start, one, two, end


def smooth(points: Sequence[Point], *, closed: bool = True) -> str:
    """SVG path data of the smooth curve through ``points``; open, it ends where its points end."""
    parts = [f"M{number(points[0][0])} {number(points[0][1])}"]
    parts += [
        "C" + " ".join(f"{number(x)} {number(y)}" for x, y in (one, two, end))
        for _, one, two, end in _stretches(points, closed)
    ]
    return "".join(parts) + ("Z" if closed else "")


def straight(points: Sequence[Point]) -> str:
    """SVG path data of the closed polygon through ``points``."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"


def sample(points: Sequence[Point], *, closed: bool = True) -> list[Point]:
    """Points along the smooth curve, the given ones among them."""
    found: list[Point] = []
    for start, one, two, end in _stretches(points, closed):
        for step in range(STEPS):
            t = step / STEPS
            u = 1 - t
            weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
            four = (start, one, two, end)
            found.append((sum(w * p[0] for w, p in zip(weights, four, strict=True)),
                          sum(w * p[1] for w, p in zip(weights, four, strict=True))))  # fmt: skip
    return found if closed else [*found, points[-1]]


def turn_over(points: Iterable[Point], axis: float) -> list[Point]:
    """The same points on the other side of the upright line at ``axis``, in reverse so that they run on."""
    return [(2 * axis - x, y) for x, y in points][::-1]


class Edge:
    """An edge of a limb that runs downwards: how far out it lies at each height."""

    def __init__(self, points: Sequence[Point]) -> None:
        below = sample(points, closed=False)
        self._heights = [y for _, y in below]
        self._outs = [x for x, _ in below]
        if self._heights != sorted(self._heights):
            raise ValueError("expected an edge that runs downwards, came one that turns up again")

    def at(self, height: float) -> float:
        """How far out the edge lies at ``height``; beyond its ends it goes straight on."""
        after = min(max(bisect_right(self._heights, height), 1), len(self._heights) - 1)
        (y0, y1), (x0, x1) = self._heights[after - 1 : after + 1], self._outs[after - 1 : after + 1]
        share = 0.0 if y1 == y0 else min(max((height - y0) / (y1 - y0), 0.0), 1.0)
        return x0 + (x1 - x0) * share


def inside(point: Point, polygon: Sequence[Point]) -> bool:
    """Whether ``point`` lies in the polygon, by counting crossings to its right."""
    x, y = point
    crossings = False
    for (x0, y0), (x1, y1) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            crossings = not crossings
    return crossings
