"""
K015 to K019: what can be wrong with movements, from names that lead nowhere to pictures that miss the exercise.

`names` is quick and belongs to every check of a library; `solved` performs every movement, about a second each.
"""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

import numpy as np

from lasegue.knowledge.checks.finding import Found
from lasegue.knowledge.entries.exercise import Exercise
from lasegue.knowledge.entries.movement import Contact, Keyframe, Movement
from lasegue.knowledge.library import Library
from lasegue.motion.skeleton.chain import ANGLES
from lasegue.motion.skeleton.contacts import Flesh, landmarks_named
from lasegue.motion.skeleton.joints import bounds, expanded, unknown
from lasegue.motion.skeleton.keys import DEEPEST, all_keys, key_poses
from lasegue.motion.skeleton.landmarks import LANDMARKS, PAIRS, landmark
from lasegue.motion.skeleton.matching import counted, reached
from lasegue.motion.skeleton.muscles import REGIONS
from lasegue.motion.skeleton.performance import Performance, perform
from lasegue.motion.skeleton.scene import Scene
from lasegue.motion.skeleton.stations import standard

MISSING = "K015"
NAMES = "K016"
RESIDUAL = "K017"
CAMERA = "K018"
FILM = "K019"
KINDS = ("rest", "level", "at", "hold", "over", "balance")
LISTED = "Names are listed in docs/reference/movements"
#: Most that flesh may move between two frames, and a planted point in all, H.
LEAP, SLIP = 0.08, 0.002


def missing(library: Library) -> Iterator[Found]:
    """Exercises that have no movement."""
    for name in library.exercises:
        if name not in library.movements:
            wrong = "has no movement, so nobody sees how it is done"
            yield Found(MISSING, f"exercises/{name}", wrong, f"Write movements/{name}.yaml")


def names(library: Library) -> Iterator[Found]:
    """Everything that a movement names and that does not exist, without solving anything."""
    for name, movement in library.movements.items():
        if name not in library.exercises:
            nearest = unknown(name, library.exercises)
            yield Found(MISSING, f"movements/{name}", f"the exercise {nearest}", "Name the file like the exercise")
        elif movement.sides != library.exercises[name].sides:
            wrong = f"is {movement.sides}, its exercise {library.exercises[name].sides}"
            yield Found(NAMES, f"movements/{name}.sides", wrong, "Draw the sides that the exercise prescribes")
        yield from names_of(name, movement)


def solved(library: Library) -> Iterator[Found]:
    """What only the solved film shows; movements with unknown names are left to `names`."""
    body = standard()
    for name, movement in library.movements.items():
        if name in library.exercises and not any(names_of(name, movement)):
            yield from solved_of(name, perform(movement, body), library.exercises[name])


@cache
def _flesh() -> Flesh:
    return Flesh(standard())


def names_of(name: str, movement: Movement) -> Iterator[Found]:
    """The same for one movement."""
    place = f"movements/{name}"
    scene = Scene(movement.props)
    keys = all_keys(movement)
    yield from _props(place, movement, scene)
    for where, contacts in [("", movement.contacts), *((f".{key.name}", key.contacts) for key in keys)]:
        for at, contact in enumerate(contacts):
            yield from _contact(f"{place}{where}.contacts[{at}]", contact, scene)
    for at, plant in enumerate(movement.plant):
        yield from _told(f"{place}.plant[{at}]", *((landmarks_named, point) for point in plant.points))
        if plant.from_ not in [key.name for key in keys]:
            wrong = f"the key {unknown(plant.from_, [key.name for key in keys])}"
            yield Found(NAMES, f"{place}.plant[{at}].from", wrong, "Name one of the keyframes")
    yield from _told(f"{place}.give", *((expanded, angle) for angle in (*movement.give, *movement.fix)))
    yield from _told(f"{place}.show.arrow", *((landmarks_named, point) for point in movement.show.arrow))
    for region in movement.show.region:
        if region not in REGIONS and f"right_{region}" not in REGIONS:
            yield Found(NAMES, f"{place}.show.region", f"the region {unknown(region, REGIONS)}", LISTED)
    yield from _keys(place, movement, keys, scene)


def _props(place: str, movement: Movement, scene: Scene) -> Iterator[Found]:
    """Props with one name, and what they are carried by or stretched through."""
    called = [prop.called for prop in movement.props]
    if len(set(called)) < len(called):
        yield Found(NAMES, f"{place}.props", "two props have one name", "Give one of them a name of its own")
    for at, prop in enumerate(movement.props):
        for point in (*prop.through, *([prop.with_] if prop.with_ else [])):
            if point not in {*LANDMARKS, *PAIRS, *scene.points()} and len(point.split()) != 3:
                wrong = unknown(point, [*LANDMARKS, *scene.points()])
                yield Found(NAMES, f"{place}.props[{at}]", wrong, "Use a landmark, a prop point or 'x y z'")


def _told(place: str, *asked: tuple[Callable[[str], object], str]) -> Iterator[Found]:
    """What each lookup says of a name that does not exist."""
    for look_up, name in asked:
        try:
            look_up(name)
        except KeyError as error:
            yield Found(NAMES, place, str(error.args[0]), LISTED)


def _contact(place: str, contact: Contact, scene: Scene) -> Iterator[Found]:
    given = [kind for kind in KINDS if getattr(contact, kind)]
    if len(given) != 1:
        wrong = f"expected one of {', '.join(KINDS)}, got {' and '.join(given) or 'none'}"
        yield Found(NAMES, place, wrong, "Split it, or say what must hold")
    yield from _told(place, *((_flesh().named, group) for group in contact.rest), (scene.surface, contact.on))
    points = [*contact.level, *contact.balance, *(each for each in (contact.at, contact.hold, contact.over) if each)]
    yield from _told(place, *((landmarks_named, point) for point in points))
    if contact.hold or contact.over:
        yield from _told(place, (landmarks_named, contact.to))
        for point in (contact.hold or contact.over, contact.to):
            if point not in LANDMARKS:
                yield Found(NAMES, place, f"{point} is not one landmark", "Name one side; write a contact for each")
    if contact.at and contact.x is None and contact.y is None and contact.z is None:
        yield Found(NAMES, place, "says at without x, y or z", "Give the numbers that must hold")
    if contact.prop:
        yield from _told(place, (lambda name: scene.point(name, {}), contact.prop))


def _keys(place: str, movement: Movement, keys: tuple[Keyframe, ...], scene: Scene) -> Iterator[Found]:
    """Keyframes: their names, times, poses, and the way back."""
    seen: list[str] = []
    for key in keys:
        if key.name in seen:
            yield Found(NAMES, f"{place}.{key.name}", "is the name of two keyframes", "Name each key once")
        if key.like and key.like not in seen:
            yield Found(NAMES, f"{place}.{key.name}.like", f"{unknown(key.like, seen)}", "Name a key before this one")
        seen.append(key.name)
        yield from _told(f"{place}.{key.name}", *((expanded, angle) for angle in (*key.pose, *key.fix)))
        for prop in key.moved:
            if prop not in scene.props:
                wrong = f"the prop {unknown(prop, scene.props)}"
                yield Found(NAMES, f"{place}.{key.name}.moved", wrong, "Name a prop of this movement")
    yield from _times(place, movement, keys)
    yield from _told(f"{place}.pose", *((expanded, angle) for angle in movement.pose))
    yield from _beyond(place, movement)


def _times(place: str, movement: Movement, keys: tuple[Keyframe, ...]) -> Iterator[Found]:
    """The order of the keys and the way back."""
    if any(later.at <= earlier.at for earlier, later in pairwise(keys)):
        yield Found(NAMES, f"{place}.keyframes", "times do not rise from key to key", "Sort the keys by at")
    if movement.sides == "alternate" and movement.base.startswith("side"):
        yield Found(NAMES, f"{place}.sides", "lies on a side and alternates", "Write sides: one")
    if not movement.keyframes:
        yield Found(NAMES, f"{place}.keyframes", "has no keyframe", "Write at least a start")
    own = None if isinstance(movement.returns, str) else movement.returns
    if own is not None and (not own or own[-1].like != keys[0].name):
        yield Found(NAMES, f"{place}.return", "does not end in the start", f"Give its last key like: {keys[0].name}")


def _beyond(place: str, movement: Movement) -> Iterator[Found]:
    """Wished angles outside the limits."""
    try:
        poses = key_poses(movement)
    except KeyError:
        return  # an unknown name, which is told elsewhere
    low, high = bounds()
    for key, row in poses.items():
        for at in np.flatnonzero((row < low - 1e-9) | (row > high + 1e-9)):
            wrong = f"wishes {ANGLES[at]} {row[at]:g}, which bodies here do not do ({low[at]:g} to {high[at]:g})"
            yield Found(NAMES, f"{place}.{key}.pose", wrong, "Wish for less, and move another joint too")


def solved_of(name: str, performance: Performance, exercise: Exercise) -> Iterator[Found]:
    """What the film of one movement shows."""
    place = f"movements/{name}"
    for report in performance.reports:
        if report.residual > 1:
            worst = report.misses[0]
            wrong = f"residual {report.residual:.1f}: {worst.name}"
            yield Found(
                RESIDUAL, f"{place}.{report.key}", wrong, "The pose and this contact cannot both be; change one"
            )
    for each in reached(performance, exercise):
        if not each.held:
            low, high = each.band
            wrong = f"shows {each.measure} {each.value:.0f} at {each.moment}, exercise says {low:g} to {high:g}"
            yield Found(CAMERA, place, wrong, "Change the pose, or the band if geometry says so")
    count = counted(performance, exercise)
    if count not in {None, 1}:
        rule = exercise.kinematics.counting
        wrong = f"counts {count} repetitions by {rule.measure} beyond {rule.starts_beyond:g}, back {rule.ends_beyond:g}"
        yield Found(CAMERA, place, wrong, "One drawn repetition must count as exactly one")
    yield from _film(place, performance)


def _film(place: str, performance: Performance) -> Iterator[Found]:
    """Limits, leaps, sinking and slipping over all frames."""
    body = standard()
    low, high = bounds()
    if (performance.angles < low - 0.01).any() or (performance.angles > high + 0.01).any():
        yield Found(FILM, place, "an angle passes its limit in a frame", "Report this: the solver should not allow it")
    shapes = [body.shapes(posture) for posture in performance.frames[: len(performance.angles)]]
    lowest = np.array([each.lowest() for each in shapes])
    if lowest.min() < -DEEPEST:
        frame, at = np.unravel_index(lowest.argmin(), lowest.shape)
        wrong = f"{body.stations[at].name} is {-lowest.min():.3f} H below the floor in frame {frame}"
        yield Found(FILM, place, wrong, "Lift it with a key or a contact of its own")
    if len(shapes) > 1:
        ways = np.linalg.norm(np.diff(np.array([each.centres for each in shapes]), axis=0), axis=2)
        frame, at = np.unravel_index(ways.argmax(), ways.shape)
        if ways.max() > LEAP:
            wrong = f"{body.stations[at].name} leaps {ways.max():.2f} H after frame {frame}"
            yield Found(FILM, place, wrong, "Give more time, or say where it goes with a key between")
    if performance.second is not None:
        first, other = (body.shapes(performance.frames[at]).centres for at in (0, performance.second))
        if np.linalg.norm(first - other, axis=1).max() > LEAP:
            wrong = "the start is not alike on both sides"
            yield Found(FILM, place, wrong, "Both sides follow each other in one film: start from an even pose")
    for plant in performance.movement.plant:
        axes = ["xyz".index(axis) for axis in plant.axes]
        for point in (each for word in plant.points for each in landmarks_named(word)):
            film = performance.frames[: len(performance.angles)]
            way = np.array([landmark(posture, point)[axes] for posture in film])
            slipped = float(np.linalg.norm(way - way[performance.keys[plant.from_]], axis=1).max())
            if slipped > SLIP:
                yield Found(FILM, place, f"planted {point} slips {slipped:.4f} H", "Plant less, or wish for less")
