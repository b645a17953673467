"""
What stands in the room: its usual sizes, its surfaces and its points.

A prop's own frame has its origin in the middle of its foot on the floor, x along its length, y up, and `turn` about the
upright. A chair's back is on side away from x, a wall faces its +x.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from lasegue.knowledge.entries.movement import Moved, Prop, PropKind
from lasegue.motion.skeleton.chain import Array
from lasegue.motion.skeleton.joints import unknown

Triple = tuple[float, float, float]

#: Length, height and width of each kind, H.
SIZES: Final[dict[PropKind, Triple]] = {
    "mat": (1.24, 0.006, 0.46), "chair": (0.27, 0.236, 0.28), "wall": (0.02, 1.15, 0.9), "band": (0, 0, 0.02),
    "step": (0.26, 0.10, 0.42), "ball": (0.34, 0.34, 0.34), "dumbbell": (0.03, 0.03, 0.11),
    "kettlebell": (0.10, 0.15, 0.10), "pillow": (0.22, 0.06, 0.30), "table": (0.40, 0.44, 0.70), "strap": (0, 0, 0.018),
    "dowel": (0.62, 0.014, 0.014), "bike": (0.62, 0.66, 0.26), "leg_press": (0.9, 0.22, 0.34), "pool": (1.6, 0.62, 0.8),
    "stairs": (0.16, 0.10, 0.50), "doorway": (0.06, 1.15, 0.05), "bed": (1.22, 0.28, 0.56), "box": (0.20, 0.16, 0.20),
    "path": (1.2, 0.004, 0.36),
}  # fmt: skip

#: Steps of a flight of stairs; `size` is that of one step.
STEPS: Final = 4

_TOP: Final[tuple[tuple[str, Triple, Triple], ...]] = (("", (0, 1, 0), (0, 1, 0)),)

#: Surfaces of each kind: name (none for the main one), outward normal, and a point of it in parts of the size.
FACES: Final[dict[PropKind, tuple[tuple[str, Triple, Triple], ...]]] = {
    "chair": (("", (0, 1, 0), (0, 1, 0)), ("back", (1, 0, 0), (-0.5, 1, 0))),
    "wall": (("", (1, 0, 0), (0.5, 0, 0)),),
    "doorway": (("", (1, 0, 0), (0.5, 0, 0)), ("back", (-1, 0, 0), (-0.5, 0, 0))),
    "mat": _TOP, "step": _TOP, "pillow": _TOP, "table": _TOP, "bed": _TOP, "box": _TOP,
    "leg_press": (
        ("", (0, 1, 0), (-0.2, 1, 0)),
        ("back", (0.87, 0.5, 0), (-0.36, 1, 0)),
        ("plate", (-0.94, 0.34, 0), (0.36, 2, 0)),
    ),
    "bike": (("", (0, 1, 0), (-0.13, 0.75, 0)),),
    "stairs": tuple((str(step + 1), (0.0, 1.0, 0.0), (float(step), step + 1.0, 0.0)) for step in range(STEPS)),
}  # fmt: skip

#: Points of each kind that contacts may be seen from, in parts of the size.
POINTS: Final[dict[PropKind, dict[str, Triple]]] = {
    "bike": {
        "saddle": (-0.13, 0.75, 0), "crank": (0.10, 0.26, 0),
        "right_grip": (0.50, 1, 0.40), "left_grip": (0.50, 1, -0.40),
    },
    "box": {"right_side": (0, 0.5, 0.5), "left_side": (0, 0.5, -0.5)},
    "leg_press": {"right_grip": (-0.15, 1, 0.5), "left_grip": (-0.15, 1, -0.5)},
}  # fmt: skip
#: Of a leg press only the plate slides; who sits in it stays.
_SLIDES: Final = {"leg_press": "plate"}
CRANK: Final = 0.095
PEDAL_ASIDE: Final = 0.06


@dataclass(frozen=True, eq=False)
class Surface:
    """
    A plane, or a ball when it has a radius.

    Args:
        prop: name of the prop whose motion carries it, none for the floor
        normal: (3,) outward
        origin: (3,) a point of the plane, or the middle of the ball
        along: (3,) direction of the prop's length, for the extent
        half: half length and half width within which flesh may not sink; infinite for floor and wall
        radius: of the ball
        moves: whether it goes where the prop goes
    """

    prop: str
    normal: Array
    origin: Array
    along: Array
    half: tuple[float, float] = (np.inf, np.inf)
    radius: float = 0
    moves: bool = True


FLOOR: Final = Surface("", np.array([0.0, 1, 0]), np.zeros(3), np.array([1.0, 0, 0]))


@dataclass(frozen=True, eq=False)
class Placed:
    """A prop with its size and place in the world; `axes` has its x, y and z as columns."""

    prop: Prop
    size: Array
    at: Array
    axes: Array

    def world(self, parts: Triple) -> Array:
        """A point given in parts of the size, in the world."""
        place: Array = self.at + self.axes @ (np.array(parts) * self.size)
        return place


def placed(prop: Prop) -> Placed:
    """A prop where the movement puts it, with the usual size unless it has its own."""
    turn = np.radians(prop.turn)
    axes = np.array([[np.cos(turn), 0, np.sin(turn)], [0, 1, 0], [-np.sin(turn), 0, np.cos(turn)]])
    return Placed(prop, np.array(prop.size or SIZES[prop.kind], float), np.array(prop.at or (0, 0, 0), float), axes)


class Scene:
    """All props of a movement by name, with their surfaces and points."""

    def __init__(self, props: Sequence[Prop]) -> None:
        self.props: Mapping[str, Placed] = {prop.called: placed(prop) for prop in props}
        self.surfaces: dict[str, Surface] = {"floor": FLOOR}
        for name, each in self.props.items():
            self.surfaces.update(_surfaces(name, each))

    def surface(self, name: str) -> Surface:
        """
        A surface: `floor`, a prop's name for its main one, or `prop.part`.

        Raises:
            KeyError: when there is none; the message names the nearest
        """
        if name not in self.surfaces:
            raise KeyError(f"the surface {unknown(name, self.surfaces)}")
        return self.surfaces[name]

    def points(self) -> tuple[str, ...]:
        """All names that `point` knows."""
        names: list[str] = []
        for name, each in self.props.items():
            names += [name, *(f"{name}.{point}" for point in POINTS.get(each.prop.kind, {}))]
            if each.prop.kind == "bike":
                names += [f"{name}.right_pedal", f"{name}.left_pedal"]
        return tuple(names)

    def point(self, name: str, moved: Mapping[str, Moved]) -> Array:
        """
        A point of a prop, (3,): `prop` for its place, or `prop.part`, as far as it has moved.

        Raises:
            KeyError: when there is none; the message names the nearest
        """
        if name not in self.points():
            raise KeyError(f"the prop point {unknown(name, self.points())}")
        called, _, part = name.partition(".")
        each, gone = self.props[called], moved.get(called, Moved())
        if part.endswith("_pedal"):
            right = 1 if part.startswith("right") else -1
            angle = np.radians(gone.crank)
            spoke = np.array([np.cos(angle), -np.sin(angle), 0]) * CRANK * right + [0, 0, PEDAL_ASIDE * right]
            place: Array = each.world(POINTS["bike"]["crank"]) + each.axes @ spoke
            return place
        parts = POINTS[each.prop.kind][part] if part else (0, 0, 0)
        if _SLIDES.get(each.prop.kind, part) != part:
            return each.world(parts)
        there: Array = each.world(parts) + np.array([gone.x, gone.y, gone.z])
        return there


def _surfaces(name: str, each: Placed) -> dict[str, Surface]:
    if each.prop.kind == "ball":
        radius = float(each.size[1] / 2)
        middle = each.at + np.array([0, radius, 0])
        return {name: Surface(name, FLOOR.normal, middle, each.axes[:, 0], radius=radius)}
    surfaces = {}
    for part, normal, parts in FACES.get(each.prop.kind, ()):
        upright = normal == (0, 1, 0)
        half = (float(each.size[0] / 2), float(each.size[2] / 2)) if upright else (np.inf, np.inf)
        surfaces[f"{name}.{part}" if part else name] = Surface(
            name,
            each.axes @ np.array(normal, float),
            each.world(parts),
            each.axes[:, 0],
            half,
            moves=_SLIDES.get(each.prop.kind, part) == part,
        )
    return surfaces
