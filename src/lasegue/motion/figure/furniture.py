"""What stands in the room: mat, chair, wall, step and the like, built of boxes and rods in their own frame.

Every builder takes the size (length x, height y, width z) and gives parts in the prop's own frame: x along its length,
y up, z along its width, the middle of its foot at the origin. A mat lies in the floor, so that its top is the floor.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from lasegue.motion.figure.camera import Points
from lasegue.motion.figure.solids import FRONT, SIDE, TOP
from lasegue.motion.skeleton.scene import POINTS, STEPS

Size = tuple[float, float, float]
Place = Literal["behind", "front"]
_MAT = 0.014
_OPENING = 0.46
_LEG = 0.022
_ROUND = 0.032
_WHOLE_DOOR = 1.0
_RAIL = 0.5
#: Lines across a path, and how wide they are.
LINES: Final = 6
_LINE = 0.010


@dataclass(frozen=True)
class Block:
    """A box: its middle, its size, and how far it is tipped about the width (degrees, front up)."""

    centre: Size
    size: Size
    tipped_deg: float = 0.0
    place: Place = "behind"
    tones: tuple[str, str, str] = (TOP, FRONT, SIDE)


@dataclass(frozen=True)
class Rod:
    """A round bar or, when short, a disc."""

    start: Size
    end: Size
    radius: float
    place: Place = "behind"
    tones: tuple[str, str] = (FRONT, SIDE)


@dataclass(frozen=True)
class Round:
    """An ellipsoid."""

    centre: Size
    radii: Size
    tone: str = FRONT


@dataclass(frozen=True)
class Cushion:
    """A box with round edges."""

    centre: Size
    size: Size
    radius: float
    tone: str = TOP


@dataclass(frozen=True)
class Sheet:
    """A flat, even or wavy, piece through points (n, 3)."""

    points: Points
    tone: str
    place: Place = "front"


Part = Block | Rod | Round | Cushion | Sheet
Builder = Callable[[Size], tuple[Part, ...]]


def _legs(length: float, height: float, width: float, thick: float = _LEG) -> tuple[Block, ...]:
    """Four legs, far ones first."""
    aside, ahead = width / 2 - thick / 2, length / 2 - thick / 2
    corners = [(-ahead, -aside), (ahead, -aside), (-ahead, aside), (ahead, aside)]
    return tuple(Block((x, height / 2, z), (thick, height, thick)) for x, z in corners)


def mat(size: Size) -> tuple[Part, ...]:
    """A thin mat, drawn a little into the floor so that its edge is seen."""
    return (Block((0, size[1] - _MAT / 2, 0), (size[0], _MAT, size[2])),)


def chair(size: Size) -> tuple[Part, ...]:
    """A plain chair that faces x; its height is the height of the seat."""
    length, seat, width = size
    post = -length / 2 + _LEG / 2
    aside = width / 2 - _LEG / 2
    above = 0.27
    back = (
        Block((post, seat + above / 2, -aside), (_LEG, above, _LEG)),
        Block((post, seat + above * 0.72, 0), (_LEG * 0.8, above * 0.5, width - _LEG)),
        Block((post, seat + above / 2, aside), (_LEG, above, _LEG)),
    )
    plate = Block((0, seat - 0.012, 0), (length, 0.024, width))
    return (*_legs(length, seat - 0.024, width), plate, *back)


def table(size: Size) -> tuple[Part, ...]:
    """A treatment table or a kitchen table: a top on four legs."""
    length, height, width = size
    return (
        *_legs(length * 0.86, height - 0.03, width * 0.8, 0.03),
        Block((0, height - 0.015, 0), (length, 0.03, width)),
    )


def bed(size: Size) -> tuple[Part, ...]:
    """A bed: frame and mattress."""
    length, height, width = size
    frame = Block((0, (height - 0.11 + 0.06) / 2, 0), (length, height - 0.17, width), tones=(FRONT, SIDE, SIDE))
    feet = tuple(
        Block((x * (length / 2 - 0.03), 0.03, z * (width / 2 - 0.03)), (0.03, 0.06, 0.03))
        for z in (-1, 1) for x in (-1, 1)
    )  # fmt: skip
    return (*feet, frame, Block((0, height - 0.055, 0), (length, 0.11, width)))


def wall(size: Size) -> tuple[Part, ...]:
    """A piece of wall, its foot a skirting."""
    length, height, width = size
    return (
        Block((0, height / 2, 0), (length, height, width), tones=(TOP, FRONT, FRONT)),
        Block((0, 0.022, 0), (length + 0.008, 0.044, width), tones=(SIDE, SIDE, SIDE)),
    )


def doorway(size: Size) -> tuple[Part, ...]:
    """The post a leg leans on, the other post behind it, and the lintel over both; a low one is cut off below it."""
    length, height, width = size
    lintel = Block((0, height + width / 2, -_OPENING / 2), (length, width, _OPENING + width))
    return (
        Block((0, height / 2, -_OPENING), size),
        *((lintel,) if height >= _WHOLE_DOOR else ()),
        Block((0, height / 2, 0), size, place="front"),
    )


def block(size: Size) -> tuple[Part, ...]:
    """A step or a box on the floor."""
    return (Block((0, size[1] / 2, 0), size),)


def stairs(size: Size) -> tuple[Part, ...]:
    """Steps with a rail on either side that rise along x; the size is that of one, the first at the flight's place."""
    length, rise, width = size
    rows = [
        Block((length * step, rise * (step + 1) / 2, 0), (length, rise * (step + 1), width)) for step in range(STEPS)
    ]
    return (*_rail(size, -width / 2 + 0.02, "behind"), *reversed(rows), *_rail(size, width / 2 - 0.02, "front"))


def _rail(size: Size, aside: float, place: Place) -> tuple[Rod, ...]:
    """A rail that follows the edges of steps, half a body above them, on a post at either end."""
    length, rise, _ = size
    first, last = -length * 0.8, length * (STEPS - 1)

    def over(x: float) -> Size:
        return (x, rise * (1 + x / length) + _RAIL, aside)

    feet = ((first, 0.0, aside), (last, rise * STEPS, aside))
    posts = tuple(Rod(foot, over(foot[0]), 0.008, place, tones=(SIDE, FRONT)) for foot in feet)
    return (*posts, Rod(over(first - 0.03), over(last + 0.03), 0.011, place, tones=(SIDE, FRONT)))


def ball(size: Size) -> tuple[Part, ...]:
    """A large ball on the floor, with the light on it."""
    radius = size[1] / 2
    shine = (-radius * 0.35, radius * 1.45, radius * 0.6)
    return (
        Round((0, radius, 0), (radius,) * 3, "figure-ball"),
        Round(shine, (radius * 0.3, radius * 0.18, radius * 0.1), "figure-shine"),
    )


def pillow(size: Size) -> tuple[Part, ...]:
    """A soft cushion; a thick one keeps flat faces."""
    return (Cushion((0, size[1] / 2, 0), size, min(min(size) * 0.48, _ROUND), "figure-pillow"),)


def bike(size: Size) -> tuple[Part, ...]:
    """A stationary bicycle that faces x, without its pedals: those turn with the feet."""
    length, height, width = size
    half, tone = length / 2, (SIDE, FRONT)
    points = POINTS["bike"]
    axle, saddle, grip = (tuple(np.array(points[name]) * size) for name in ("crank", "saddle", "right_grip"))
    wheel, stem = (half * 0.66, height * 0.30), (half * 0.80, height * 0.98)
    disc = height * 0.22
    return (
        Block((-half * 0.75, 0.012, 0), (0.04, 0.024, width), tones=(FRONT, SIDE, SIDE)),
        Block((half * 0.75, 0.012, 0), (0.04, 0.024, width), tones=(FRONT, SIDE, SIDE)),
        Rod((-half * 0.75, 0.03, 0), (half * 0.75, 0.03, 0), 0.014, tones=tone),
        Rod((*wheel, -0.02), (*wheel, 0.02), disc, tones=tone),
        Rod((*wheel, 0.0), (*wheel, 0.021), disc * 0.7, tones=(FRONT, TOP)),
        Rod((axle[0], 0.03, 0), (axle[0], axle[1], 0), 0.016, tones=tone),
        Rod((axle[0], axle[1], 0), (saddle[0], saddle[1] - 0.02, 0), 0.015, tones=tone),
        Rod((axle[0], axle[1], 0), (half * 0.68, height * 0.72, 0), 0.015, tones=tone),
        Rod((*wheel, 0), (*stem, 0), 0.014, tones=tone),
        Rod((*stem, 0), (grip[0], grip[1], 0), 0.012, tones=tone),
        Rod((grip[0], grip[1], -grip[2]), (grip[0], grip[1], grip[2]), 0.010, tones=tone),
        Cushion((saddle[0], saddle[1] - 0.018, 0), (0.15, 0.036, 0.09), 0.016, SIDE),
    )


def leg_press(size: Size) -> tuple[Part, ...]:
    """The seat and rail of a leg press that faces x; its height is the seat's. The plate moves with the feet."""
    length, height, width = size
    return (
        Block((length * 0.05, 0.02, 0), (length, 0.04, width * 0.4)),
        Block((-length * 0.22, height * 0.45, 0), (0.08, height * 0.8, width * 0.5)),
        Block((-length * 0.36 - 0.02 + 0.12, height - 0.02, 0), (0.26, 0.04, width)),
        Block((-length * 0.36 - 0.13, height + 0.19, 0), (0.04, 0.48, width), tipped_deg=30),
    )


def plate(size: Size) -> tuple[Part, ...]:
    """The foot plate of a leg press, which slides, and the arm it stands on."""
    length, height, width = size
    middle = np.array([length * 0.36, height * 2, 0.0])
    away = np.array([0.94, -0.34, 0.0])
    board = middle + away * 0.015
    foot = (float(board[0] + 0.05), 0.05, 0.0)
    return (
        Rod(foot, (float(board[0] + 0.02), float(board[1]), 0.0), 0.018, tones=(SIDE, FRONT)),
        Block((float(board[0]), float(board[1]), 0), (0.03, 0.26, width), tipped_deg=-20),
    )


def path(size: Size, gone: float) -> tuple[Part, ...]:
    """A strip of floor with lines across it that move with what has been walked, so that a walker gets on.

    A line that leaves at one end comes in at the other: it looks the same again after a sixth of the length.
    """
    length, _, width = size
    spacing = length / LINES
    places = (np.arange(LINES) * spacing + gone) % length - length / 2

    def strip(start: float, end: float, tone: str) -> Sheet:
        corners = np.array([[start, 0, -width / 2], [end, 0, -width / 2], [end, 0, width / 2], [start, 0, width / 2]])
        return Sheet(corners, tone, "behind")

    lines = (strip(place, min(place + _LINE, length / 2), SIDE) for place in sorted(places.tolist()))
    return (strip(-length / 2, length / 2, TOP), *lines)


def pool(size: Size) -> tuple[Part, ...]:
    """Water up to its height: a clear sheet before the body, and the lines of small waves."""
    length, height, width = size
    along = np.linspace(-length / 2, length / 2, 48)
    waves = height + 0.006 * np.sin(along * 2 * np.pi * round(length * 6) / length)
    near = np.full_like(along, width / 2)
    top = np.stack([along, waves, near], axis=1)
    bottom = np.stack([along[::-1], np.zeros_like(along), near], axis=1)
    surface = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * [length / 2, width / 2]
    flat = np.stack([surface[:, 0], np.full(4, height), surface[:, 1]], axis=1)
    return (
        Sheet(flat, "figure-water-top", "behind"),
        Sheet(np.vstack([top, bottom]), "figure-water"),
    )


#: What each kind is built of; kinds that are carried or stretched are in ``held``.
BUILDERS: Final[Mapping[str, Builder]] = {
    "mat": mat, "chair": chair, "table": table, "bed": bed, "wall": wall, "doorway": doorway, "step": block,
    "stairs": stairs, "ball": ball, "pillow": pillow, "bike": bike, "leg_press": leg_press, "pool": pool, "box": block,
}  # fmt: skip
