"""Which part of the drawing is which region: every region of the contract, on each view where it lies.

Three layers. ``skin`` areas tile the body and are what a stroke of paint finds. ``point`` areas are small places a
clinician names (a joint, a muscle) and lie on top of the skin. ``whole`` areas stand for words that leave the part open
("leg", "foot"). The views are ``back``, ``front`` and the lenses of a foot: ``sole``, ``outer``, ``top``, ``inner``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from lasegue.motion.bodychart.bands import cut
from lasegue.motion.bodychart.body_areas import BACK, BACK_SPLIT, FRONT, FRONT_SPLIT, Layer, Split
from lasegue.motion.bodychart.curves import Point, inside, straight, turn_over
from lasegue.motion.bodychart.foot_areas import FIELDS, FOOT_AREAS, VIEW_OF_LENS
from lasegue.motion.bodychart.outline import HEIGHT, MIDDLE, WIDTH

Side = Literal["right", "left", "mid"]
BODY_VIEWS = ("back", "front")
LENSES = tuple(FIELDS)
FIELD_OF_VIEW: dict[str, tuple[float, float]] = {"back": (WIDTH, HEIGHT), "front": (WIDTH, HEIGHT), **FIELDS}
# Whose side lies on the right of the picture: of a back one sees the right on the right, of a face the left
PICTURE_RIGHT: dict[str, Side] = {"back": "right", "front": "left"}
OTHER: dict[Side, Side] = {"right": "left", "left": "right", "mid": "mid"}


@dataclass(frozen=True)
class Area:
    """One region of one side on one view, as a polygon in the units of that view.

    There is a fixed number of areas, the same for everybody: how each is named and drawn is worked out once.
    """

    region: str
    side: Side
    view: str
    layer: Layer
    polygon: tuple[Point, ...]

    @cached_property
    def token(self) -> str:
        """The region with its side, as the contract writes it."""
        return f"{self.region}_{self.side}"

    @cached_property
    def path(self) -> str:
        """SVG path data of the polygon."""
        return straight(self.polygon)


def side_on_the_right(view: str) -> Side:
    """Whose side lies on the right of the picture in this view."""
    return PICTURE_RIGHT[VIEW_OF_LENS.get(view, view)]


def _both(region: str, view: str, layer: Layer, half: Sequence[Point], axis: float) -> Iterator[Area]:
    near = side_on_the_right(view)
    yield Area(region, near, view, layer, tuple(half))
    yield Area(region, OTHER[near], view, layer, tuple(turn_over(half, axis)))


def _split(view: str, rows: Split) -> Iterator[Area]:
    for region, layer, half, ends in rows:
        middle, side = cut(half, ends)
        yield from _both(region, view, layer, side, MIDDLE)
        strip = [point for point in middle if point[0] > MIDDLE]
        ends_at = sorted((point for point in middle if point[0] == MIDDLE), key=lambda point: point[1])
        yield Area(region, "mid", view, layer, (ends_at[0], *strip, ends_at[-1], *turn_over(strip, MIDDLE)))


def _all() -> Iterator[Area]:
    for view, rows, split in (("back", BACK, BACK_SPLIT), ("front", FRONT, FRONT_SPLIT)):
        for region, layer, half in rows:
            yield from _both(region, view, layer, half, MIDDLE)
        yield from _split(view, split)
    for lens, regions in FOOT_AREAS.items():
        for region, shapes in regions:
            for shape in shapes:
                yield from _both(region, lens, "skin", shape, FIELDS[lens][0] / 2)


AREAS: tuple[Area, ...] = tuple(_all())
_OF_VIEW = {view: tuple(area for area in AREAS if area.view == view) for view in FIELD_OF_VIEW}


def areas_of(view: str, tokens: Iterable[str] | None = None, side: Side | None = None) -> list[Area]:
    """The areas of a view in drawing order; of these tokens only, or of one side only (a lens shows one foot)."""
    wanted = None if tokens is None else set(tokens)
    return [
        area
        for area in _OF_VIEW.get(view, ())
        if (wanted is None or area.token in wanted) and (side is None or area.side == side)
    ]


def area_at(view: str, point: Point, side: Side | None = None) -> Area | None:
    """The piece of skin under a point of the view, or nothing beside the body and where the contract has no region."""
    found = [area for area in areas_of(view, side=side) if area.layer == "skin" and inside(point, area.polygon)]
    return found[-1] if found else None
