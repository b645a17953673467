"""What a drawing is made of: shapes in roles, and labels whose place is given and whose words come later.

Units: a drawing is 288 wide, so that at 320 px of page its letters stand at about 13 px; heights differ.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from lasegue.motion.bodychart.curves import Point, number, smooth, straight

WIDTH: Final = 288.0

#: The name that colours a shape (see anatomy.css) and, for places without that sheet, the same as plain attributes.
ROLES: Final[dict[str, str]] = {
    "skin": 'fill="#F0E6D8" stroke="#857460" stroke-width="1.3"',
    "fine": 'fill="none" stroke="#9C8B76"',
    "bone": 'fill="#F4ECDD" stroke="#857460" stroke-width="1.2"',
    "disc": 'fill="#CFE5E0" stroke="#0F5F58" stroke-width="1.2"',
    "core": 'fill="#7FB5AD"',
    "sac": 'fill="#E6EDF8" stroke="#2B4C86" stroke-width="1.1"',
    "muscle": 'fill="#C4946C" stroke="#8A6848" stroke-width="1.2"',
    "casing": 'fill="none" stroke="#FFFFFF" stroke-width="5.6"',
    "nerve": 'fill="none" stroke="#A06400" stroke-width="3.2"',
    "hidden": 'fill="none" stroke="#A06400" stroke-width="2.2" stroke-dasharray="4 3"',
    "twig": 'fill="none" stroke="#A06400" stroke-width="1.7"',
    "root": 'fill="#E9AE4B" stroke="#A06400" stroke-width="1.2"',
    "ghost": 'fill="none" stroke="#0F5F58" stroke-width="1.4" stroke-dasharray="4 3"',
    "here": 'fill="none" stroke="#1C2422" stroke-width="1.6" stroke-dasharray="3 3"',
    "womb": 'fill="#DDEDE9" stroke="#0F5F58" stroke-width="1.2"',
    "l4": 'fill="#E9C98F" stroke="#A06400" stroke-width="1.4"',
    "l5": 'fill="#9FC9C2" stroke="#0F5F58" stroke-width="1.4" stroke-dasharray="5 2"',
    "s1": 'fill="#B4C8E4" stroke="#375F95" stroke-width="1.4" stroke-dasharray="1.5 2"',
}


@dataclass(frozen=True, slots=True)
class Shape:
    """A path in a role."""

    role: str
    path: str

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise ValueError(f"expected one of {', '.join(ROLES)}, came {self.role!r}")


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place: ``at`` is the first line's edge or middle on the picture, whatever way the language runs."""

    word: str
    at: Point
    room: float  # widest line, in units of the picture
    to: tuple[Point, ...] = ()  # what the words are about; a thin line leads there
    edge: Literal["left", "middle", "right"] = "left"
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole drawing."""

    height: float
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a part stands on the picture: its own origin, a scale, and the origin's place."""

    x: float
    y: float
    scale: float = 1.0
    from_x: float = 0.0
    from_y: float = 0.0

    def point(self, at: Point) -> Point:
        """A point of the part on the picture."""
        return self.x + (at[0] - self.from_x) * self.scale, self.y + (at[1] - self.from_y) * self.scale

    def points(self, of: Sequence[Point]) -> list[Point]:
        """Points of the part on the picture."""
        return [self.point(at) for at in of]

    def area(self, role: str, points: Sequence[Point]) -> Shape:
        """A closed smooth shape."""
        return Shape(role, smooth(self.points(points)))

    def plate(self, role: str, points: Sequence[Point]) -> Shape:
        """A closed shape with corners."""
        return Shape(role, straight(self.points(points)))

    def line(self, role: str, *lines: Sequence[Point]) -> Shape:
        """Open smooth lines."""
        return Shape(role, "".join(smooth(self.points(each), closed=False) for each in lines))

    def nerve(self, *lines: Sequence[Point]) -> tuple[Shape, Shape]:
        """Nerves: a light casing under the line, so that they stand out on every ground."""
        return self.line("casing", *lines), self.line("nerve", *lines)

    def round(self, role: str, at: Point, across: float, high: float | None = None) -> Shape:
        """An ellipse by its half axes, in the part's units."""
        x, y = self.point((at[0] - across, at[1]))
        wide, tall = across * self.scale, (across if high is None else high) * self.scale
        half = f"a{number(wide)} {number(tall)} 0 0 1 "
        return Shape(role, f"M{number(x)} {number(y)}{half}{number(2 * wide)} 0{half}{number(-2 * wide)} 0Z")


_COMMAND = re.compile(r"([MLCZ])([^MLCZa]*)")


def compact(path: str) -> str:
    """The same path with steps instead of places, which takes fewer characters; arcs are left as they are."""
    return path if "a" in path else "".join(_steps(path))


def _steps(path: str) -> Iterator[str]:
    here = (0, 0)  # in tenths, so that no error of rounding adds up
    for kind, numbers in _COMMAND.findall(path):
        tenths = [round(float(each) * 10) for each in numbers.split()]
        from_here = (0, 0) if kind == "M" else here
        steps = (number((value - from_here[at % 2]) / 10) for at, value in enumerate(tenths))
        yield (kind if kind in "MZ" else kind.lower()) + " ".join(steps).replace(" -", "-")
        here = (tenths[-2], tenths[-1]) if tenths else here
