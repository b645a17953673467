"""
Contacts as numbers that should be zero.

Every contact of a movement becomes a `Row`: a function from many poses at once to how far each misses, in H (or in
radians for `level`). The solver weighs them, the report names them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations_with_replacement
from typing import Final

import numpy as np

from lasegue.knowledge.entries.movement import Contact, Moved
from lasegue.motion.skeleton.chain import SEGMENT, Array, Whole
from lasegue.motion.skeleton.flesh import PLURALS, Body
from lasegue.motion.skeleton.joints import unknown
from lasegue.motion.skeleton.landmarks import LANDMARKS, PAIRS, fixed_points
from lasegue.motion.skeleton.scene import Scene, Surface

#: Flesh that rests is drawn pressed in by so much, H.
PRESSED: Final = 0.006
#: Soft flesh rests well anywhere this near to that depth, H.
LEEWAY: Final = 0.003
#: Ellipsoids of a group whose lowest points differ by less than about this share the contact, H.
BLEND: Final = 0.0015
#: A miss of this size is a residual of 1: H for places, radians for directions.
TOLERANCE: Final = 0.004
LEVEL_TOLERANCE: Final = 0.12
BALANCE_TOLERANCE: Final = 0.02

#: Share of the body's weight and where along the bone it sits. Recalled from tables of body segments; for balance only.
WEIGHTS: Final[dict[str, tuple[float, tuple[float, float, float]]]] = {
    "head": (0.081, (0.01, 0.03, 0)), "thoracic3": (0.216, (0.01, 0, 0)), "lumbar2": (0.139, (0.02, 0, 0)),
    "pelvis": (0.142, (-0.005, 0.02, 0)),
    **{f"{side}_{name}": (mass, (0.0, -below, 0.0)) for side in ("right", "left") for name, mass, below in (
        ("upper_arm", 0.028, 0.081), ("forearm", 0.016, 0.063), ("hand", 0.006, 0.04),
        ("thigh", 0.100, 0.106), ("shank", 0.0465, 0.107), ("foot", 0.0145, 0.02))},
}  # fmt: skip

_SINGULARS: Final = {many: one for one, many in PLURALS.items()}


@dataclass(frozen=True, eq=False)
class Poses:
    """
    Many poses: joints (n, segments, 3), frames (n, segments, 3, 3), and the frame of the film that each tries (n,).

    `heights` keeps how high all flesh is above a surface, by the identity of the surface.
    """

    joints: Array
    axes: Array
    frame: Whole
    heights: dict[int, Array] = field(default_factory=dict)

    def points(self, segments: Whole, offsets: Array) -> Array:
        """World places (n, k, 3) of k points fixed to segments."""
        places = self.joints[:, segments]
        for axis in range(3):
            places += self.axes[..., axis][:, segments] * offsets[:, axis, None]
        return places


@dataclass(frozen=True, eq=False)
class Row:
    """One contact: what it is called, how far it misses for many poses (n, k), and which miss counts as 1."""

    name: str
    miss: Callable[[Poses], Array]
    tolerance: float


class Flesh:
    """The ellipsoids of a body as arrays, and which of them each group holds."""

    def __init__(self, body: Body) -> None:
        self.segments, self.offsets, self.spans = body.segments, body.offsets, body.spans
        self.names = tuple(each.name for each in body.stations)
        self.owners = tuple(each.segment for each in body.stations)
        squared = (self.spans @ self.spans.swapaxes(1, 2)).transpose(1, 2, 0)
        #: (3, 3, k) how far each reaches along two axes of its bone together; a pair of different axes counts twice.
        self._spread = squared * (2 - np.eye(3))[..., None]
        self.groups: dict[str, list[int]] = {}
        for number, each in enumerate(body.stations):
            for group in each.groups:
                self.groups.setdefault(group, []).append(number)

    def named(self, group: str) -> list[str]:
        """
        The groups that a word means: itself, or both sides of it.

        Raises:
            KeyError: when there is no such group; the message names the nearest
        """
        if group in self.groups:
            return [group]
        single = _SINGULARS.get(group, group.removesuffix("s"))
        if f"right_{single}" not in self.groups:
            raise KeyError(f"the group of flesh {unknown(group, [*self.groups, *_SINGULARS])}")
        return [f"right_{single}", f"left_{single}"]

    def heights(self, poses: Poses, surface: Surface, moved: Array, which: Sequence[int] | Whole) -> Array:
        """How high the lowest points of some ellipsoids are above a surface that has `moved` (n, 3); (n, k) in H."""
        key = id(surface)
        if key not in poses.heights:
            poses.heights[key] = self._heights(poses, surface, moved)
        some: Array = poses.heights[key][:, np.asarray(which, dtype=int)]
        return some

    def _heights(self, poses: Poses, surface: Surface, moved: Array) -> Array:
        """The same for all ellipsoids; kept with the poses, as many contacts share a surface."""
        if not surface.radius:
            return self._flat_heights(poses, surface, moved)
        away = poses.points(self.segments, self.offsets) - (surface.origin + moved)[:, None]
        distance = np.linalg.norm(away, axis=-1)
        outward = np.einsum("nkxy,nkx->nky", poses.axes[:, self.segments], away / np.maximum(distance, 1e-9)[..., None])
        span = np.einsum("nkx,kxa->nka", outward, self.spans)
        reach: Array = distance - surface.radius - np.sqrt(np.einsum("nka,nka->nk", span, span))
        return reach

    def _flat_heights(self, poses: Poses, surface: Surface, moved: Array) -> Array:
        """Above a plane only what stands along its normal counts: nearly all the time of a solve is spent here."""
        upright = np.moveaxis(surface.normal @ poses.axes, -1, 0)[:, :, self.segments]
        bones = (poses.joints - (surface.origin + moved)[:, None]) @ surface.normal
        centres = bones[:, self.segments] + sum(upright[axis] * self.offsets[:, axis] for axis in range(3))
        squares = np.zeros_like(centres)
        for first, second in combinations_with_replacement(range(3), 2):
            squares += upright[first] * upright[second] * self._spread[first, second]
        height: Array = centres - np.sqrt(squares)
        return height


def landmarks_named(word: str) -> tuple[str, ...]:
    """
    The landmarks that a word means: itself, or both sides of it.

    Raises:
        KeyError: when there is no such landmark; the message names the nearest
    """
    if word in LANDMARKS:
        return (word,)
    if word in PAIRS and all(each in LANDMARKS for each in PAIRS[word]):
        return PAIRS[word]
    raise KeyError(f"the landmark {unknown(word, LANDMARKS)}")


class Builder:
    """
    Makes rows of contacts for the frames of one film.

    Args:
        flesh: of the body
        scene: the props
        moved: for every frame, how far each prop has gone
    """

    def __init__(self, flesh: Flesh, scene: Scene, moved: Sequence[Mapping[str, Moved]]) -> None:
        self.flesh, self.scene, self.moved = flesh, scene, moved

    def gone(self, surface: Surface) -> Array:
        """The way of a surface in every frame, (frames, 3)."""
        steps = [each.get(surface.prop, Moved()) if surface.moves else Moved() for each in self.moved]
        return np.array([(step.x, step.y, step.z) for step in steps], float)

    def rows(self, contacts: Iterable[Sequence[Contact]]) -> list[Row]:
        """
        Rows of contacts, each given once for every frame (they differ at most in their numbers).

        Raises:
            KeyError: when a contact names what does not exist
        """
        makers: dict[str, Callable[[Sequence[Contact]], list[Row]]] = {
            "rest": lambda each: self._rest(each[0]),
            "level": lambda each: self._level(each[0]),
            "at": self._at,
            "hold": lambda each: [_hold(each[0])],
            "over": lambda each: [_over(each[0])],
            "balance": lambda each: [_balance(each[0])],
        }
        asked = ((make, each) for each in contacts for kind, make in makers.items() if getattr(each[0], kind))
        return [row for make, contact in asked for row in make(contact)]

    def _rest(self, contact: Contact) -> list[Row]:
        surface = self.scene.surface(contact.on)
        gone = self.gone(surface)
        rows = []
        for group in (each for word in contact.rest for each in self.flesh.named(word)):
            which = np.array(self.flesh.groups[group])

            def miss(poses: Poses, which: Whole = which) -> Array:
                heights = self.flesh.heights(poses, surface, gone[poses.frame], which)
                lowest = _lowest(heights)[:, None]
                away: Array = lowest - np.clip(lowest, -PRESSED - LEEWAY, -PRESSED + LEEWAY)
                return away

            rows.append(Row(f"rest {group} on {contact.on}", miss, TOLERANCE))
        return rows

    def _level(self, contact: Contact) -> list[Row]:
        surface = self.scene.surface(contact.on)
        first = np.cross(surface.normal, [0, 0, 1] if abs(surface.normal[2]) < 0.9 else [1, 0, 0])
        tangents = np.stack([first, np.cross(surface.normal, first)])
        rows = []
        for name in (each for word in contact.level for each in landmarks_named(word)):
            segment, column = SEGMENT[LANDMARKS[name][0]], 2 if name.endswith("palm") else 1

            def miss(poses: Poses, segment: int = segment, column: int = column) -> Array:
                flat: Array = poses.axes[:, segment, :, column] @ tangents.T
                return flat

            rows.append(Row(f"level {name} on {contact.on}", miss, LEVEL_TOLERANCE))
        return rows

    def _at(self, contact: Sequence[Contact]) -> list[Row]:
        first = contact[0]
        axes = [axis for axis, value in enumerate((first.x, first.y, first.z)) if value is not None]
        aims = []
        for each, moved in zip(contact, self.moved, strict=True):
            start = self.scene.point(each.prop, moved) if each.prop else np.zeros(3)
            aims.append(start + [value or 0 for value in (each.x, each.y, each.z)])
        aim = np.array(aims)[:, axes]
        rows = []
        for name in landmarks_named(first.at):
            segments, offsets = fixed_points([name])

            def miss(poses: Poses, segments: Whole = segments, offsets: Array = offsets) -> Array:
                away: Array = poses.points(segments, offsets)[:, 0, axes] - aim[poses.frame]
                return away

            place = f" of {first.prop}" if first.prop else ""
            rows.append(Row(f"at {name} {' '.join('xyz'[axis] for axis in axes)}{place}", miss, TOLERANCE))
        return rows


def _lowest(heights: Array) -> Array:
    """The smallest of each row, rounded off where two are alike, so that the solver never meets an edge."""
    least = heights.min(axis=1)
    below: Array = least - BLEND * np.log(np.exp((least[:, None] - heights) / BLEND).sum(axis=1))
    return below


def _hold(contact: Contact) -> Row:
    segments, offsets = fixed_points([*landmarks_named(contact.hold), *landmarks_named(contact.to)])
    offsets[1] += contact.by

    def miss(poses: Poses) -> Array:
        points = poses.points(segments, offsets)
        away: Array = points[:, 0] - points[:, 1]
        return away

    return Row(f"hold {contact.hold} to {contact.to}", miss, TOLERANCE)


def _over(contact: Contact) -> Row:
    segments, offsets = fixed_points([*landmarks_named(contact.over), *landmarks_named(contact.to)])
    axes = ["xyz".index(axis) for axis in contact.axes]

    def miss(poses: Poses) -> Array:
        points = poses.points(segments, offsets)
        away: Array = (points[:, 0] - points[:, 1] - contact.by)[:, axes]
        return away

    return Row(f"over {contact.over} to {contact.to}", miss, TOLERANCE)


def _balance(contact: Contact) -> Row:
    under = [name for word in contact.balance for name in landmarks_named(word)]
    segments, offsets = fixed_points(under)
    bones = np.array([SEGMENT[name] for name in WEIGHTS])
    shares = np.array([mass for mass, _ in WEIGHTS.values()])
    middles = np.array([middle for _, middle in WEIGHTS.values()])
    shares = shares / shares.sum()

    def miss(poses: Poses) -> Array:
        weight = np.einsum("k,nkx->nx", shares, poses.points(bones, middles))
        feet = poses.points(segments, offsets).mean(axis=1)
        away: Array = (weight - feet)[:, [0, 2]] - [contact.ahead, 0]
        return away

    return Row(f"balance over {' '.join(contact.balance)}", miss, BALANCE_TOLERANCE)


def planted(name: str, axes: Sequence[int], place: Array) -> Row:
    """A landmark that keeps a place, (3,) in H, on some axes."""
    segments, offsets = fixed_points([name])

    def miss(poses: Poses) -> Array:
        away: Array = (poses.points(segments, offsets)[:, 0] - place)[:, axes]
        return away

    return Row(f"plant {name}", miss, TOLERANCE / 2)
