"""The low spine from the side and from above: usual, with a disc that bulges, narrowed, thinner, or moved forward.

From the side the front of the body is at the right, so it is the right side that is seen. From above the front is at
the top, so right is right. The nerve that passes a disc leaves the spine one level lower: it is the one a bulge meets.
"""

from dataclasses import dataclass
from typing import Final

from lasegue.motion.anatomy.scene import Frame, Shape
from lasegue.motion.bodychart.curves import Point

BODY: Final = 40.0  # height of a bone's body; its depth is 62, its back edge at x = 0
DISC: Final = 14.0

_BODY: Final[list[Point]] = [
    (1, 2), (6, 0), (30, 1), (56, 0), (61.6, 2), (62, 7), (59.4, 20), (62, 33), (61.6, 38), (56, 40), (30, 39), (6, 40),
    (1, 38), (0, 33), (2.4, 20), (0, 7),
]  # fmt: skip
_SPINOUS: Final[list[Point]] = [
    (-26, 6), (-24, 16), (-28, 28), (-40, 32), (-58, 37), (-66, 34), (-67, 22), (-56, 16), (-40, 10), (-32, 4),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One disc: its height, how far it bulges back, and whether the bones beside it have grown small edges."""

    disc: float = DISC
    bulge: float = 0.0
    spurs: bool = False


def _disc(y: float, level: Level, lean: float) -> list[Point]:
    """The ring from its upper front round to its upper back; it swells backwards where it bulges."""
    height, out = level.disc, level.bulge
    middle = y + height / 2
    shelf = max(1.5, 3 + (DISC - height) / 5)
    return [
        (58 + lean, y), (62 + shelf + lean / 2, middle), (58, y + height), (8, y + height),
        (0, y + height + out * 0.16), (-2 - out * 0.82, middle + out * 0.3), (-2 - out, middle - out * 0.04),
        (-out * 0.5 + lean / 2, y + 0.6),
        (8 + lean, y),
    ]  # fmt: skip


def _spur(y: float, up: bool) -> list[list[Point]]:
    """Small beaks of bone at front and back of an edge that faces the disc."""
    way = -1 if up else 1
    back: list[Point] = [(3, y + 9 * way), (-4, y + 2 * way), (-7, y - 2.5 * way), (-2, y - 1.5 * way), (6, y)]
    return [back, [(62 - x, at) for x, at in back]]


def from_the_side(frame: Frame, levels: tuple[Level, Level], forward: float = 0.0) -> list[Shape]:
    """Three bones with two discs, the space for the nerves behind, and the nerve that passes the lower disc.

    ``forward`` is how far the upper two bones sit in front of the lowest.
    """
    tops = [0.0, BODY + levels[0].disc, 2 * BODY + levels[0].disc + levels[1].disc]
    leans = [forward, forward, 0.0]
    end = tops[2] + BODY
    low = tops[2] - levels[1].disc / 2
    press = max(0.0, levels[1].bulge - 4)
    sac: list[Point] = [(-4 + forward, -6), (-4 + forward, tops[1]), (-4 + forward * 0.7 - press, low - 4),
        (-4 - press, low + 4), (-4, low + 24), (-5, end + 4), (-22, end + 4), (-22, low + 22),
        (-22 + forward * 0.3, low), (-22 + forward * 0.7, low - 20), (-22 + forward, -6)]  # fmt: skip
    shapes = [
        frame.area("bone", [(x + lean, y + top) for x, y in _SPINOUS]) for top, lean in zip(tops, leans, strict=True)
    ]
    shapes.append(frame.area("sac", sac))
    for at, level in enumerate(levels):
        y = tops[at] + BODY
        lean = forward if at else 0.0
        base = forward if not at else 0.0
        shapes.append(frame.area("disc", [(x + base, height) for x, height in _disc(y, level, lean)]))
        shapes.append(_core(frame, y, level, lean, base))
    shapes += [
        frame.area("bone", [(x + lean, y + top) for x, y in _BODY]) for top, lean in zip(tops, leans, strict=True)
    ]
    for at, level in enumerate(levels):
        if level.spurs:
            y = tops[at] + BODY
            shapes += [frame.area("bone", each) for each in (*_spur(y, True), *_spur(y + level.disc, False))]
    # The nerve lies at the front of the space, passes the disc, and leaves under the stalk of the bone below
    nerve: list[Point] = [(-9 + forward, -4), (-9 + forward, tops[1] + 10), (-8 + forward * 0.7 - press * 1.1, low - 4),
        (-7 - press * 0.9, low + 7), (-3, low + 26), (10, low + 40), (24, end + 8)]  # fmt: skip
    return [*shapes, *frame.nerve(nerve)]


def _core(frame: Frame, y: float, level: Level, lean: float, base: float) -> Shape:
    middle, tall = y + level.disc / 2, level.disc * 0.3
    if level.bulge < 5:
        return frame.round("core", (30 + lean / 2 + base, middle), 17, tall)
    out = level.bulge
    return frame.area("core", [(46, middle), (38, middle + tall), (14, middle + tall * 0.7),
        (2 - out * 0.6, middle + out * 0.16), (-out * 0.7, middle),
        (8, middle - tall * 0.6), (36, middle - tall)])  # fmt: skip


_ARCH: Final[list[Point]] = [
    (-50, 36), (-43, 46), (-44, 58), (-38, 70), (-27, 78), (-16, 86), (-6, 92), (-5, 112), (0, 118), (5, 112), (6, 92),
    (16, 86), (27, 78), (38, 70), (44, 58), (43, 46), (50, 36),
]  # fmt: skip
_JOINT: Final[list[Point]] = [(33, 44), (45, 42), (54, 50), (54, 62), (46, 70), (36, 68), (31, 58)]
_CANAL: Final[list[Point]] = [
    (-24, 37),
    (0, 32),
    (24, 37),
    (30, 46),
    (24, 60),
    (10, 72),
    (0, 76),
    (-10, 72),
    (-24, 60),
    (-30, 46),
]
_RING: Final[list[Point]] = [
    (0, -44), (30, -40), (52, -24), (58, 0), (50, 22), (32, 33), (14, 31), (0, 29), (-14, 31), (-32, 33), (-50, 22),
    (-58, 0), (-52, -24), (-30, -40),
]  # fmt: skip


def from_above(frame: Frame, bulge: float = 0.0, narrow: bool = False) -> list[Shape]:
    """A disc with the space for the nerves behind it, in its ring of bone.

    ``bulge`` from 0 to 1: how far the right back corner of the disc comes out, where it meets the nerve.
    """
    left_joint = [(-x, y) for x, y in _JOINT]
    arch: list[Point] = [
        *_ARCH,
        (36, 34),
        (31, 46),
        (25, 62),
        (8, 76),
        (0, 79),
        (-8, 76),
        (-25, 62),
        (-31, 46),
        (-36, 34),
    ]
    shapes = [frame.area("bone", arch)]
    thick = 5.0 if narrow else 0.0
    joint = [(x - thick * (1.6 if x < 40 else -0.6), y) for x, y in _JOINT]
    shapes += [frame.area("bone", joint), frame.area("bone", [(-x, y) for x, y in joint] if narrow else left_joint)]
    ring = [(x, y + (5 if narrow and abs(x) < 40 and y > 20 else 0)) for x, y in _RING]
    shapes.append(frame.area("disc", ring if not bulge else _pushed(ring, bulge)))
    core: list[Point] = [
        (30, -8), (25 + 3 * bulge, 12), (21 + 9 * bulge, 15 + 25 * bulge), (16 + 5 * bulge, 15 + 25 * bulge),
        (12, 16 + 2 * bulge), (0, 17), (-20, 14), (-30, -8), (-16, -24), (16, -24),
    ]  # fmt: skip
    shapes.append(frame.area("core", core))
    squeeze = 0.66 if narrow else 1.0
    low = 53.0 if narrow else 52.0
    shapes.append(
        frame.area("sac", [(x * squeeze * 0.66 - 5 * bulge, low + (y - 52) * squeeze * 0.74) for x, y in _CANAL])
    )
    dots: list[Point] = [(-8, -4), (0, -5), (8, -4), (-5, 4), (4, 4), (0, 11)]
    shapes += [frame.round("root", (x * squeeze - 5 * bulge, low + y * squeeze), 2.2) for x, y in dots]
    out = 24.0 if not narrow else 20.5
    shapes.append(frame.round("root", (-out, 45.0 if narrow else 43.0), 4.4))
    shapes.append(
        frame.round("root", (out + 5 * bulge, (45.0 if narrow else 43.0) + 7 * bulge), 4.4, 4.4 - 1.2 * bulge)
    )
    return shapes


def _pushed(ring: list[Point], bulge: float) -> list[Point]:
    """The ring with its right back corner out."""
    corner: list[Point] = [(38, 30), (34, 36 + 6 * bulge), (25, 36 + 10 * bulge), (15, 32 + 5 * bulge), (8, 30)]
    return [*ring[:5], *corner, *ring[7:]]
