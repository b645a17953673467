"""A movement performed: the film of postures that the figure, the player and the coach share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from msgspec.structs import replace

from lasegue.knowledge.entries.movement import Contact, Keyframe, Moved, Movement
from lasegue.motion.skeleton.chain import BASES, SEGMENT, Array, places
from lasegue.motion.skeleton.contacts import Builder, Flesh
from lasegue.motion.skeleton.flesh import Body
from lasegue.motion.skeleton.joints import other_side
from lasegue.motion.skeleton.keys import KeyReport, Studio, all_keys
from lasegue.motion.skeleton.posture import Posture
from lasegue.motion.skeleton.scene import Placed, Scene
from lasegue.motion.skeleton.solving import Problem, solved
from lasegue.motion.skeleton.timing import RATE, blended, frames_of


@dataclass(frozen=True, eq=False)
class Performance:
    """
    The film of one movement.

    Args:
        movement: that was performed
        frames: postures, 12 a second: the way out, then its own way back; for `alternate` the same for the other side
        angles: (frames of the first side, angles) solved, degrees and H
        moved: how far each prop has gone, for every frame
        marks: frame of `start`, `middle` and `end` of the first side
        keys: frame of every key by name
        holds: seconds that a frame is held, by frame
        second: frame where the other side begins, for `alternate`
        reports: how each key came out
        scene: the props, placed
    """

    movement: Movement
    frames: tuple[Posture, ...]
    angles: Array
    moved: tuple[Mapping[str, Moved], ...]
    marks: Mapping[str, int]
    keys: Mapping[str, int]
    holds: Mapping[int, float]
    second: int | None
    reports: tuple[KeyReport, ...]
    scene: Scene

    @property
    def props(self) -> tuple[Placed, ...]:
        """The props, placed in the world."""
        return tuple(self.scene.props.values())

    @property
    def returns(self) -> str:
        """`mirror` when the way back is the way out backwards, `own` when it is in the frames, `none` when untold."""
        return self.movement.returns if isinstance(self.movement.returns, str) else "own"

    @property
    def hold_s(self) -> float:
        """Seconds that the end is held."""
        return self.holds.get(self.marks["end"], 0.0)

    @property
    def out_s(self) -> float:
        """Seconds of the way out, without holds."""
        return self.marks["end"] / RATE

    @property
    def back_s(self) -> float:
        """Seconds of the way back, without holds; as long as the way out when the film does not tell it."""
        return self.out_s if self.returns != "own" else (len(self.angles) - 1 - self.marks["end"]) / RATE

    @cached_property
    def residual(self) -> float:
        """The worst of all keys; over 1 the movement cannot be drawn as written."""
        return max(each.residual for each in self.reports)

    @property
    def residuals(self) -> Mapping[str, float]:
        """The worst miss of every key."""
        return {each.key: each.residual for each in self.reports}

    def cycle(self) -> tuple[Posture, ...]:
        """One whole repetition of the first side, out and back, without holds."""
        first = self.frames[: len(self.angles)]
        return first + first[-2::-1] if self.returns == "mirror" else first


def perform(movement: Movement, body: Body) -> Performance:
    """
    Solve a movement for a body.

    The result depends on nothing but the arguments. Residuals over 1 are reported, not raised.

    Raises:
        KeyError: when the movement names an angle, group, landmark, surface or key that does not exist
    """
    studio = Studio(movement, Flesh(body))
    keys = all_keys(movement)
    solutions, reports = _solve_keys(studio, keys)
    if keys[-1].name != movement.keyframes[-1].name and keys[-1].like == keys[0].name and not keys[-1].pose:
        solutions[keys[-1].name] = solutions[keys[0].name]
    frames = frames_of([key.at for key in keys])
    angles, moved = _film(studio, keys, frames, solutions)
    joints, axes = places(angles, BASES[movement.base])
    postures = tuple(Posture(joint, axis) for joint, axis in zip(joints, axes, strict=True))
    named = {key.name: frame for key, frame in zip(keys, frames, strict=True)}
    end = named[movement.keyframes[-1].name]
    alternate = movement.sides == "alternate"
    return Performance(
        movement,
        postures + tuple(swapped(each) for each in postures) if alternate else postures,
        angles,
        moved,
        {"start": 0, "middle": named.get("middle", end // 2), "end": end},
        named,
        {named[key.name]: key.hold for key in keys if key.hold},
        len(postures) if alternate else None,
        reports,
        studio.scene,
    )


def swapped(posture: Posture) -> Posture:
    """The same facing with right and left exchanged: the mirror image across the plane Z = 0."""
    flip = np.diag([1.0, 1.0, -1.0])
    return Posture(posture.origins[_OTHER] @ flip, flip @ posture.axes[_OTHER] @ flip)


_OTHER = np.array([SEGMENT[other_side(name)] for name in SEGMENT])


def _solve_keys(studio: Studio, keys: Sequence[Keyframe]) -> tuple[dict[str, Array], tuple[KeyReport, ...]]:
    """All keys, those that define plants first."""
    movement = studio.movement
    names = [key.name for key in keys]
    sources = list(dict.fromkeys(plant.from_ for plant in movement.plant))
    for source in sources:
        if source not in names:
            raise KeyError(f"the key {source}, which a plant starts from, does not exist; keys: {', '.join(names)}")
    order = sources + [name for name in names if name not in sources]
    solutions: dict[str, Array] = {}
    reports: dict[str, KeyReport] = {}
    for name in order:
        at = names.index(name)
        near = next((solutions[each] for each in (*names[at::-1], *names[at:]) if each in solutions), None)
        solutions[name], reports[name] = studio.solve(keys[at], near)
        for plant in movement.plant:
            if plant.from_ == name:
                studio.plant(plant, solutions[name])
    return solutions, tuple(reports[name] for name in names)


def _film(
    studio: Studio, keys: Sequence[Keyframe], frames: Sequence[int], solutions: Mapping[str, Array]
) -> tuple[Array, tuple[Mapping[str, Moved], ...]]:
    """Angles and ways of the props in every frame: blended, then solved again where both neighbours keep a contact."""
    movement = studio.movement
    stops = [key.hold > 0 or key.name in {keys[0].name, movement.keyframes[-1].name, keys[-1].name} for key in keys]
    angles = blended(np.array([solutions[key.name] for key in keys]), frames, stops, flow=movement.flow)
    moved = _moves(movement, keys, frames, stops)
    film = angles.copy()
    progress = blended(np.arange(len(keys), dtype=float)[:, None], frames, stops, flow=movement.flow)
    for number, ((left, right), (first, last)) in enumerate(zip(pairwise(keys), pairwise(frames), strict=True)):
        if last - first < 2:
            continue
        inside = slice(first + 1, last)
        contacts = _shared(movement.contacts, left, right, progress[inside, 0] - number)
        ways = moved[inside]
        rows = [*Builder(studio.flesh, studio.scene, ways).rows(contacts), *studio.plants]
        below = studio.below(ways, [each[0] for each in contacts])
        problem = Problem(
            movement.base, angles[inside], studio.stubborn(left, right), rows, below, studio.flesh, studio.alike
        )
        film[inside] = solved(problem, angles[inside], rounds=30)
    return film, tuple(moved)


def _shared(always: Sequence[Contact], left: Keyframe, right: Keyframe, parts: Array) -> list[list[Contact]]:
    """Contacts of the movement, and those of both neighbouring keys, with their numbers blended where they differ."""
    kept = [(each, other) for each in left.contacts for other in right.contacts if _bare(each) == _bare(other)]
    return [
        *([each] * len(parts) for each in always),
        *([_between(each, other, float(part)) for part in parts] for each, other in kept),
    ]


def _bare(contact: Contact) -> Contact:
    """The contact without its numbers, keeping which of them are given."""
    given = {axis: None if getattr(contact, axis) is None else 0.0 for axis in "xyz"}
    return replace(contact, **given)


def _between(left: Contact, right: Contact, part: float) -> Contact:
    numbers = {
        axis: start + (end - start) * part
        for axis in "xyz"
        if (start := getattr(left, axis)) is not None and (end := getattr(right, axis)) is not None
    }
    return replace(left, **numbers)


def _moves(
    movement: Movement, keys: Sequence[Keyframe], frames: Sequence[int], stops: Sequence[bool]
) -> list[Mapping[str, Moved]]:
    """How far each prop has gone in every frame; a prop that no key moves stays out of it."""
    names = sorted({name for key in keys for name in key.moved})
    if not names:
        return [{} for _ in range(frames[-1] + 1)]
    ways = []
    for key in keys:
        steps = [key.moved.get(name, Moved()) for name in names]
        ways.append([value for step in steps for value in (step.x, step.y, step.z, step.crank)])
    film = blended(np.array(ways, float), frames, stops, flow=movement.flow)
    return [
        {
            name: Moved(x=row[at], y=row[at + 1], z=row[at + 2], crank=row[at + 3])
            for at, name in zip(range(0, len(row), 4), names, strict=True)
        }
        for row in film.tolist()
    ]
