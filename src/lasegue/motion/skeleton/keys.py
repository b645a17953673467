"""Solving the named moments of a movement, and saying how well each came out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from msgspec.structs import replace

from lasegue.knowledge.entries.movement import Contact, Keyframe, Moved, Movement, Plant
from lasegue.motion.skeleton import guess
from lasegue.motion.skeleton.chain import ANGLES, INDEX, Array
from lasegue.motion.skeleton.contacts import PRESSED, Builder, Flesh, Poses, Row, landmarks_named, planted
from lasegue.motion.skeleton.joints import bare, expanded, other_side, unwillingness, wishes
from lasegue.motion.skeleton.landmarks import LANDMARKS, landmark
from lasegue.motion.skeleton.posture import posture_of
from lasegue.motion.skeleton.scene import FLOOR, Scene
from lasegue.motion.skeleton.solving import UNEVEN, Below, Problem, solved

#: Flesh may be so far below its surface before it is flattened, H.
DEEPEST: Final = 0.012
#: A wish that was written down and is missed by so much (degrees) counts as 1: the data asks for what cannot be.
STRAY: Final = 45.0
#: Turns of both shoulders (abduction, rotation in degrees) that are tried when the hands do not arrive.
OTHER_ARMS: Final = ((35, 0), (0, 45), (0, -45), (35, 60))
#: Seats so narrow that thighs pass beside them.
_NARROW: Final = frozenset({"bike", "leg_press"})
#: What a floor presses flat, however much there is of it: thick hair must not lift a head that rests.
_SOFT: Final = ("hair", "knot", "belly")
#: Segments that sit: what a seat keeps from sinking.
_SITTING: Final = ("pelvis", "thigh", "lumbar", "hand", "finger")


@dataclass(frozen=True)
class Miss:
    """One contact (or wish) and by how much it is missed: 1 is the most that is allowed."""

    name: str
    residual: float


@dataclass(frozen=True)
class KeyReport:
    """
    How a key came out.

    Args:
        key: its name
        residual: the worst miss; over 1 the data cannot be drawn as written
        misses: all contacts, worst first
        strays: wished angles that gave way by more than 10 degrees: name, wish, what it became
    """

    key: str
    residual: float
    misses: tuple[Miss, ...]
    strays: tuple[tuple[str, float, float], ...]

    @property
    def contact(self) -> float:
        """The worst miss, wishes aside."""
        return max((each.residual for each in self.misses if not each.name.startswith("wish ")), default=0.0)


class Studio:
    """What all keys and frames of one movement share: the flesh, the props, the order of solving and the plants."""

    def __init__(self, movement: Movement, flesh: Flesh) -> None:
        self.movement, self.flesh, self.scene = movement, flesh, Scene(movement.props)
        self.plants: list[Row] = []
        self.planted: dict[str, tuple[list[int], Array]] = {}
        self.poses = key_poses(movement)
        self.alike = even(movement, list(self.poses.values()))

    def below(self, moved: Sequence[Mapping[str, Moved]], contacts: Sequence[Contact]) -> list[Below]:
        """The floor, and every raised surface or wall on which something rests."""
        builder = Builder(self.flesh, self.scene, moved)
        everything = np.array([n for n, name in enumerate(self.flesh.names) if name not in _SOFT])
        found = [Below(FLOOR, builder.gone(FLOOR), everything)]
        for name in sorted({contact.on for contact in contacts if contact.rest} - {"floor"}):
            surface = self.scene.surface(name)
            kind = self.scene.props[surface.prop].prop.kind
            if surface.radius or kind in _NARROW or not (np.isfinite(surface.half[0]) or kind == "wall"):
                continue
            sits = kind == "chair"
            which = [n for n in everything if not sits or any(w in self.flesh.owners[n] for w in _SITTING)]
            found.append(Below(surface, builder.gone(surface), np.array(which)))
        return found

    def stubborn(self, *keys: Keyframe) -> Array:
        """Unwillingness of all angles, with what the movement and these keys fix."""
        return unwillingness(self.movement.give, (*self.movement.fix, *(name for key in keys for name in key.fix)))

    def solve(self, key: Keyframe, near: Array | None) -> tuple[Array, KeyReport]:
        """
        One key: first guess, least squares, other arm poses when it stays bad.

        Args:
            key: the keyframe
            near: the angles of a neighbouring key, whose place is the first guess of this one's

        Returns:
            The angles (angles,) and the report.
        """
        wish = self.poses[key.name]
        contacts = (*self.movement.contacts, *key.contacts)
        rows = [*Builder(self.flesh, self.scene, [key.moved]).rows([each] for each in contacts), *self.plants]
        problem = Problem(
            self.movement.base,
            wish[None],
            self.stubborn(key),
            rows,
            self.below([key.moved], contacts),
            self.flesh,
            self.alike,
        )
        start = wish.copy()
        if near is not None:
            place = [INDEX[f"root.{axis}"] for axis in "xyz"]
            start[place] = np.where(wish[place] == wishes()[place], near[place], wish[place])
        start = self._guess(problem, start, contacts, key)
        best, report = self._attempt(problem, start, key)
        for abd, rot in OTHER_ARMS if report.contact > 1 else ():
            other = start.copy()
            for side in ("right", "left"):
                other[INDEX[f"{side}_shoulder.abd"]] += abd
                other[INDEX[f"{side}_shoulder.rot"]] += rot
            angles, found = self._attempt(problem, self._guess(problem, other, contacts, key), key)
            if found.contact < report.contact:
                best, report = angles, found
        return best, report

    def plant(self, plant: Plant, angles: Array) -> None:
        """Keep the landmarks of a plant where these angles put them."""
        posture = posture_of(angles, self.movement.base)
        axes = ["xyz".index(axis) for axis in plant.axes]
        for name in (each for word in plant.points for each in landmarks_named(word)):
            self.planted[name] = (axes, landmark(posture, name))
            self.plants.append(planted(name, axes, landmark(posture, name)))

    def _attempt(self, problem: Problem, start: Array, key: Keyframe) -> tuple[Array, KeyReport]:
        angles = solved(problem, start[None])[0]
        return angles, report(problem, angles, key.name, self._written(key))

    def _written(self, key: Keyframe) -> set[str]:
        """Angles that the author wrote down for this key and did not offer to give."""
        return {
            angle
            for name in {**self.movement.pose, **key.pose}
            for angle in expanded(name)
            if not angle.startswith("root.") and not {angle, angle.partition("_")[2]} & set(self.movement.give)
        }

    def _guess(self, problem: Problem, start: Array, contacts: Sequence[Contact], key: Keyframe) -> Array:
        row = start.copy()
        row[INDEX["root.y"]] -= self._gap(problem, row, contacts, key)
        for name, (axes, place) in list(self.planted.items())[:1]:
            now = landmark(posture_of(row, problem.base), name)
            for axis in axes if not self.alike else set(axes) - {2}:
                row[axis] += place[axis] - now[axis]
        return guess.reached(row, problem.base, self._targets(problem, row, contacts, key))

    def _gap(self, problem: Problem, row: Array, contacts: Sequence[Contact], key: Keyframe) -> float:
        """How far the lowest group that rests on something level is above its surface."""
        poses, gaps = problem.poses(row[None], np.zeros(1, dtype=int)), list[float]()
        for contact in contacts:
            surface = self.scene.surface(contact.on)
            if not contact.rest or surface.normal[1] < 0.9 or surface.radius:
                continue
            gone = Builder(self.flesh, self.scene, [key.moved]).gone(surface)
            groups = [group for word in contact.rest for group in self.flesh.named(word)]
            gaps += [float(self.flesh.heights(poses, surface, gone, self.flesh.groups[each]).min()) for each in groups]
        return min(gaps) + PRESSED if gaps else 0.0

    def _targets(self, problem: Problem, row: Array, contacts: Sequence[Contact], key: Keyframe) -> dict[str, Array]:
        """Where hands and feet should go, as far as contacts say so directly."""
        posture = posture_of(row, problem.base)
        targets: dict[str, Array] = {}
        for name, (axes, place) in self.planted.items():
            targets[name] = landmark(posture, name)
            targets[name][axes] = place[axes]
        for contact in contacts:
            if contact.at:
                start = self.scene.point(contact.prop, key.moved) if contact.prop else np.zeros(3)
                for name in landmarks_named(contact.at):
                    aim = landmark(posture, name)
                    for axis, value in enumerate((contact.x, contact.y, contact.z)):
                        aim[axis] = aim[axis] if value is None else start[axis] + value
                    targets[name] = aim
            elif contact.hold:
                segment, offset = LANDMARKS[landmarks_named(contact.to)[0]]
                targets[contact.hold] = posture.point(segment, np.array(offset) + contact.by)
        return targets


def key_poses(movement: Movement) -> dict[str, Array]:
    """
    The wished angles of every key: those of the movement, then of the key it is like, then its own.

    Raises:
        KeyError: when a key is like none before it, or a pose names no angle
    """
    written: dict[str, dict[str, float]] = {}
    for key in all_keys(movement):
        if key.like and key.like not in written:
            raise KeyError(f"the key {key.like}, which {key.name} is like, does not exist before it")
        written[key.name] = {**written.get(key.like, {}), **key.pose}
    return {name: wishes(movement.pose, pose) for name, pose in written.items()}


def even(movement: Movement, poses: Sequence[Array]) -> bool:
    """Whether both sides do the same throughout: the movement reads the same with right and left exchanged."""
    if movement.sides != "both" or any(bare(name) != name for name in (*movement.give, *movement.fix)):
        return False
    mirror = np.array([INDEX[other_side(name)] for name in ANGLES])
    sign = np.array([-1.0 if name in UNEVEN else 1.0 for name in ANGLES])
    if any(not np.allclose(row, row[mirror] * sign) for row in poses):
        return False
    groups = [movement.contacts, *(key.contacts for key in all_keys(movement))]
    if any(contact.prop.endswith("_pedal") for group in groups for contact in group):
        return False  # one pedal is up while the other is down
    points = {point for plant in movement.plant for point in plant.points}
    return points == {other_side(point) for point in points} and all(
        {_plain(each) for each in group} == {_plain(_exchanged(each)) for each in group} for group in groups
    )


def _plain(contact: Contact) -> Contact:
    """The same with its lists in one order."""
    return replace(contact, **{kind: tuple(sorted(getattr(contact, kind))) for kind in ("rest", "level", "balance")})


def _exchanged(contact: Contact) -> Contact:
    """The contact of the other side."""
    named = {kind: tuple(other_side(name) for name in getattr(contact, kind)) for kind in ("rest", "level", "balance")}
    x, y, z = contact.by
    return replace(
        contact,
        **named,
        **{kind: other_side(getattr(contact, kind)) for kind in ("at", "hold", "over", "to")},
        prop=".".join(other_side(part) for part in contact.prop.split(".")),
        by=(x, y, -z if z else z),
        z=-contact.z if contact.z else contact.z,
    )


def all_keys(movement: Movement) -> tuple[Keyframe, ...]:
    """The way out and, where it has one of its own, the way back."""
    return (*movement.keyframes, *(() if isinstance(movement.returns, str) else movement.returns))


def report(problem: Problem, angles: Array, key: str, written: set[str]) -> KeyReport:
    """How well angles meet a problem of one frame."""
    poses = problem.poses(angles[None], np.zeros(1, dtype=int))
    misses = [Miss(row.name, float(np.abs(row.miss(poses)).max() / row.tolerance)) for row in problem.rows]
    misses += _sunk(problem, poses)
    away = angles - problem.wishes[0]
    strays = tuple(
        (name, float(problem.wishes[0, at]), float(angles[at]))
        for at, name in enumerate(ANGLES)
        if name in written and abs(away[at]) > 10
    )
    misses += [Miss(f"wish {name} {wish:.0f}, became {became:.0f}", abs(became - wish) / STRAY)
               for name, wish, became in strays]  # fmt: skip
    misses.sort(key=lambda each: -each.residual)
    return KeyReport(key, misses[0].residual if misses else 0.0, tuple(misses), strays)


def _sunk(problem: Problem, poses: Poses) -> list[Miss]:
    found = []
    for each in problem.below:
        if np.isfinite(each.surface.half[0]):
            continue
        heights = problem.flesh.heights(poses, each.surface, each.gone, each.which)[0]
        lowest = int(heights.argmin())
        if heights[lowest] < -PRESSED - 0.001:
            where = each.surface.prop or "floor"
            found.append(Miss(f"{problem.flesh.names[each.which[lowest]]} below {where}", -heights[lowest] / DEEPEST))
    return found
