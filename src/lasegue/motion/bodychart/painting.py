"""What a stroke paints: the skin it passes over, as regions of the contract. The page's script does the same."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from lasegue.motion.bodychart.areas import Side, area_at
from lasegue.motion.bodychart.curves import Point

REACH = 4.0  # body units between two looks at a stroke: the narrowest strip of skin is about five wide


def look_along(stroke: Sequence[Point], reach: float = REACH) -> Iterable[Point]:
    """The points of the stroke, with more between them where they lie farther apart than ``reach``."""
    for (x0, y0), (x1, y1) in pairwise(stroke):
        steps = max(int(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 / reach), 1)
        for step in range(steps):
            yield (x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps)
    yield from stroke[-1:]


def regions_under(view: str, stroke: Sequence[Point], side: Side | None = None) -> list[str]:
    """Region tokens under a stroke in the order they are met; nothing beside the body.

    Args:
        view: a body view or a lens of a foot.
        stroke: points in the units of the view; one point is a tap.
        side: whose foot, on a lens.
    """
    met = (area_at(view, point, side) for point in look_along(stroke))
    return list(dict.fromkeys(area.token for area in met if area))
