"""The lower spine from the side, the belly at the left: vertebrae, discs, and the nerves behind them.

Four states of one drawing: as usual, a disc that bulges back, a canal that is narrow, a disc that is worn.
"""

from collections.abc import Sequence
from typing import Final, Literal

from shapely import LineString, Point, box, unary_union
from shapely.affinity import scale, translate
from shapely.geometry.base import BaseGeometry

from lasegue.motion.anatomy.sketch import Mark, Shape, Sketch, smooth, smooth_line

State = Literal["usual", "herniation", "narrowing", "wear"]

_WIDTH, _HEIGHT, _DISC = 104.0, 64.0, 22.0
_FRONT = 70.0
_BACK = _FRONT + _WIDTH
_CANAL = _BACK + 17.0
_LEVELS: Final = (60.0, 60.0 + _HEIGHT + _DISC, 60.0 + 2 * (_HEIGHT + _DISC))
_SORE = 1  # the second disc, the lowest but one, is the one that changes
_BOX: Final = (20.0, 6.0, 300.0, 300.0)


def spine(state: State) -> Sketch:
    """The drawing of a state, with its marks in the order of the words."""
    discs = [level + _HEIGHT + _DISC / 2 for level in _LEVELS[:2]]
    shapes = [
        *(_behind(level) for level in _LEVELS),
        *_canal(state),
        *(_disc(y, state if at == _SORE else "usual") for at, y in enumerate(discs)),
        *(Shape(_core(y, state if at == _SORE else "usual"), "figure-disc-core") for at, y in enumerate(discs)),
        *(
            _vertebra(level - (5 if state == "wear" and at == 2 else 0), _spurs(state, at))
            for at, level in enumerate(_LEVELS)
        ),
        *_changes(state, discs[_SORE]),
        *_roots(state, discs),
    ]
    return Sketch(tuple(shapes), _marks(state, discs), _BOX)


def _vertebra(level: float, spurs: Sequence[BaseGeometry]) -> Shape:
    body: BaseGeometry = box(_FRONT, level, _BACK, level + _HEIGHT).buffer(-12).buffer(12)
    waist = [Point(_FRONT - 34, level + _HEIGHT / 2).buffer(42), Point(_BACK + 36, level + _HEIGHT / 2).buffer(42)]
    for each in waist:
        body = body.difference(scale(each, 1.0, 0.62))
    whole = unary_union([body.buffer(-4).buffer(4), *spurs])
    return Shape(whole.buffer(3).buffer(-3), "figure-bone", "figure-bone")


def _behind(level: float) -> Shape:
    """The arch behind the canal with its spine, joined to the body by a thin root above the nerve's way out."""
    arch = smooth(
        [
            (_CANAL + 20, level + 2), (_CANAL + 44, level + 8), (_CANAL + 92, level + 34), (_CANAL + 98, level + 54),
            (_CANAL + 72, level + 58), (_CANAL + 40, level + 46), (_CANAL + 24, level + 62), (_CANAL + 15, level + 40),
        ]
    )  # fmt: skip
    return Shape(arch, "figure-bone", "figure-bone")


def _disc(y: float, state: State) -> Shape:
    height = _DISC - (9 if state == "wear" else 0)
    ring: BaseGeometry = box(_FRONT - 1, y - height / 2 - 3, _BACK + 1, y + height / 2 + 3).buffer(-8).buffer(10)
    if state == "wear":
        ring = translate(ring, 0, -2)
    if state == "herniation":
        bulge = smooth(
            [
                (_BACK - 20, y - 9),
                (_BACK + 4, y - 9),
                (_BACK + 19, y - 4),
                (_BACK + 22, y + 5),
                (_BACK + 14, y + 12),
                (_BACK - 18, y + 9),
            ]
        )
        ring = ring.union(bulge)
    return Shape(ring, "figure-disc-worn" if state == "wear" else "figure-disc", "figure-disc")


def _core(y: float, state: State) -> BaseGeometry:
    if state == "wear":
        return scale(Point(_FRONT + _WIDTH * 0.55, y - 2).buffer(10), 2.2, 0.28)
    core = scale(Point(_FRONT + _WIDTH * 0.55, y).buffer(10), 2.6, 0.72)
    if state != "herniation":
        return core
    tongue = smooth(
        [
            (_FRONT + 70, y - 4),
            (_BACK, y - 5),
            (_BACK + 14, y - 1),
            (_BACK + 15, y + 5),
            (_BACK, y + 5),
            (_FRONT + 70, y + 5),
        ]
    )
    return core.union(tongue)


def _canal(state: State) -> tuple[Shape, ...]:
    line = [(_CANAL, 8.0), (_CANAL, 120.0), (_CANAL + 1, 200.0), (_CANAL - 2, 304.0)]
    if state == "herniation":
        y = _LEVELS[_SORE] + _HEIGHT + _DISC / 2
        line = [(_CANAL, 8.0), (_CANAL, y - 60), (_CANAL + 7, y), (_CANAL + 1, y + 50), (_CANAL - 2, 304.0)]
    return (Shape(smooth_line(line), "figure-nerve", "figure-nerve-edge", width=15),)


def _roots(state: State, discs: list[float]) -> tuple[Shape, ...]:
    """The nerve that leaves at each disc, coming towards the eye and going down to the leg."""
    made = []
    for at, y in enumerate(discs):
        sore = state in ("herniation", "narrowing") and at == _SORE
        line = smooth_line(
            [(_CANAL + (4 if sore else 0), y - 26), (_CANAL + 3, y - 4), (_CANAL - 6, y + 26), (_BACK - 18, y + 62)]
        )
        made.append(Shape(line, "figure-nerve", "figure-nerve-edge", width=9))
        if sore:
            made.append(Shape(_middle(line), "figure-sore", "figure-nerve-edge", width=9))
    return tuple(made)


def _middle(line: LineString) -> LineString:
    """The stretch of a root that is pressed on."""
    return LineString([line.interpolate(share, normalized=True) for share in (0.14, 0.2, 0.26, 0.32, 0.38)])


def _changes(state: State, y: float) -> tuple[Shape, ...]:
    """The thick band behind the canal, where it is narrow."""
    if state != "narrowing":
        return ()
    band = smooth(
        [(_CANAL + 24, y - 34), (_CANAL + 10, y - 8), (_CANAL + 10, y + 12), (_CANAL + 24, y + 34), (_CANAL + 34, y)]
    )
    return (Shape(band, "figure-band-thick", "figure-band-thick"),)


def _spurs(state: State, at: int) -> tuple[BaseGeometry, ...]:
    """Beaks of bone on the edges that face the narrow place."""
    if state != "narrowing" or at not in (1, 2):
        return ()
    edge = _LEVELS[at] + (_HEIGHT - 2 if at == 1 else 2)
    way = -1 if at == 1 else 1
    return tuple(
        smooth(
            [(x, edge + way * 16), (x + out * 12, edge + way * 3), (x + out * 15, edge - way * 4), (x - out * 12, edge)]
        )
        for x, out in ((_BACK - 4, 1), (_FRONT + 4, -1))
    )


def _marks(state: State, discs: list[float]) -> tuple[Mark, ...]:
    y = discs[_SORE]
    bone = Mark((40, _LEVELS[0] + 32), (_FRONT + 18, _LEVELS[0] + 32))
    upper = Mark((40, discs[0] + 4), (_FRONT + 14, discs[0]))
    nerve = Mark((296, 24), (_CANAL + 3, 34))
    own: dict[State, tuple[Mark, ...]] = {
        "usual": (bone, upper, nerve, Mark((296, discs[0] + 34), (_CANAL - 4, discs[0] + 22))),
        "herniation": (Mark((40, y + 4), (_BACK + 8, y + 2)), Mark((296, y - 34), (_CANAL + 6, y - 14)), nerve),
        "narrowing": (
            Mark((40, y - 20), (_BACK + 4, y - 13)),
            Mark((296, y + 12), (_CANAL + 20, y + 2)),
            Mark((296, y - 34), (_CANAL + 5, y - 12)),
        ),
        "wear": (Mark((40, y + 2), (_FRONT + 20, y - 2)), Mark((40, discs[0] + 4), (_FRONT + 14, discs[0])), nerve),
    }
    return own[state]
