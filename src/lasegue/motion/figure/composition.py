"""A whole film of a figure: body, props, shadow, region, nerve, and what belongs to single stills, in painting order.

From behind to the front: floor shadow, props behind, ghost of the start (end still only), far limbs, trunk, head, near
leg, highlighted region, near arm with what it holds, props in front, nerve, arrows (middle still only).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import msgspec
import numpy as np
import shapely
from shapely import LineString, Point, Polygon, unary_union
from shapely.geometry.base import BaseGeometry

from lasegue.motion.figure.arrangement import Arrangement, arranged
from lasegue.motion.figure.arrow import arrow
from lasegue.motion.figure.camera import Camera, Points
from lasegue.motion.figure.drawing import outline
from lasegue.motion.figure.fingers import GAPS
from lasegue.motion.figure.layer import Layer
from lasegue.motion.figure.nerve import Side, bed, nerve_layers
from lasegue.motion.figure.offered import MARKS, Mark
from lasegue.motion.figure.props import Held, Stage, prop_layers
from lasegue.motion.figure.region import faces_away, region_ring
from lasegue.motion.figure.shadow import shadow_layers
from lasegue.motion.figure.squash import FLOOR, Surface
from lasegue.motion.skeleton.flesh import Body
from lasegue.motion.skeleton.joints import other_side
from lasegue.motion.skeleton.landmarks import landmark
from lasegue.motion.skeleton.muscles import regions_of
from lasegue.motion.skeleton.performance import Performance
from lasegue.motion.skeleton.posture import Posture
from lasegue.motion.skeleton.scene import SIZES, Scene

#: What is said under a figure that shows the nerve.
NOT_TO_SCALE = "The slide of the nerve is drawn larger than it is: not to scale."
_LEG = ("thigh", "shank", "foot")
_HAND = ("hand", *GAPS)
_SAME = 0.93
_MAT_BEYOND = 0.11
_UNDER_LINE = 0.0025


@dataclass(frozen=True, eq=False)
class Extra:
    """A layer of one still only, painted before the layer with the number ``before``."""

    mark: Mark
    before: int
    layer: Layer


@dataclass(frozen=True, eq=False)
class Film:
    """All frames of one exercise for one side and body, with the same list of layers in each."""

    performance: Performance
    side: str
    body: str
    frames: tuple[tuple[Layer, ...], ...]
    extras: tuple[Extra, ...]
    caption: str

    def still(self, mark: Mark) -> tuple[Layer, ...]:
        """The layers of a still with what belongs to it alone."""
        layers: list[Layer] = []
        frame = self.frames[self.performance.marks[mark]]
        for number in range(len(frame) + 1):
            layers += [each.layer for each in self.extras if each.mark == mark and each.before == number]
            layers += frame[number : number + 1]
        return tuple(layers)

    def every_layer(self) -> tuple[Layer, ...]:
        """All layers of all frames and stills."""
        return (*(layer for frame in self.frames for layer in frame), *(each.layer for each in self.extras))


@dataclass(frozen=True, eq=False)
class _Set:
    """What stays the same in all frames of a film."""

    performance: Performance
    body: Body
    camera: Camera
    near: Side
    stacking: Arrangement
    surfaces: tuple[Surface, ...]
    scene: Scene
    regions: tuple[str, ...]

    def names_at(self, frame: int) -> Callable[[str], str]:
        """How names of sides read in a frame: exchanged in the second half of an alternating exercise."""
        second = self.performance.second
        return other_side if second is not None and frame >= second else str


def composed(performance: Performance, body: Body) -> Film:
    """The film of a performance, for the side it is written for."""
    view = performance.movement.view
    camera = Camera(view.yaw, view.elevation)
    first = performance.frames[0]
    hips = [float(camera.depth(landmark(first, f"{each}_hip"))) for each in ("right", "left")]
    stacking = arranged(performance.frames, body, camera)
    near: Side = "right" if (stacking.far == "left" if stacking.far else hips[0] >= hips[1]) else "left"
    setting = _Set(
        performance,
        body,
        camera,
        near,
        stacking,
        _surfaces(performance.scene),
        _fitted(performance),
        _regions(performance, camera),
    )
    frames = [_frame(setting, number) for number in range(len(performance.frames))]
    bodies = {mark: _outer(frames[performance.marks[mark]].flesh) for mark in MARKS}
    numbers = {
        number for number in range(len(frames[0].layers)) if _ever_seen([each.layers[number] for each in frames])
    }
    kept = tuple(tuple(layer for at, layer in enumerate(each.layers) if at in numbers) for each in frames)
    behind = sum(at in numbers for at in range(frames[0].behind))
    extras = (*_ghost(bodies, behind), *_arrows(setting, bodies["middle"], len(numbers)))
    caption = NOT_TO_SCALE if performance.movement.show.nerve else ""
    return Film(performance, "right", body.id, kept, extras, caption)


def mirrored(film: Film) -> Film:
    """The same film with every ring and line reflected: a person doing it with the other side."""
    extras = tuple(replace(each, layer=_reflected(each.layer)) for each in film.extras)
    frames = tuple(tuple(_reflected(layer) for layer in frame) for frame in film.frames)
    return replace(film, side="left", frames=frames, extras=extras)


def _reflected(layer: Layer) -> Layer:
    flip = np.array([-1.0, 1.0])
    return replace(layer, ring=layer.ring * flip, lines=tuple(line * flip for line in layer.lines))


@dataclass(frozen=True, eq=False)
class _Frame:
    layers: tuple[Layer, ...]
    flesh: tuple[Layer, ...]
    behind: int


def _frame(setting: _Set, number: int) -> _Frame:
    performance, camera = setting.performance, setting.camera
    posture, names = performance.frames[number], setting.names_at(number)
    outlines = outline(posture, setting.body, camera, setting.stacking, setting.surfaces)
    flesh = tuple(each for layer in outlines for each in _unshaded(layer))
    moved = performance.moved[number % len(performance.moved)]
    held = prop_layers(Stage(camera, setting.scene, posture, moved, names), setting.near)
    shadow = shadow_layers(posture, setting.body, camera)
    whole = _outer(flesh) if setting.regions else Polygon()
    regions = {
        far: tuple(
            Layer("region", "figure-region", region_ring(posture, camera, name, whole), shaded=False)
            for name in map(names, setting.regions)
            if _is_far(name, setting.near) == far
        )
        for far in (True, False)
    }
    floor_props, other_props = _of(held, "behind", floor=True), _of(held, "behind", floor=False)
    behind = (*floor_props, *shadow, *other_props)
    far = other_side(setting.near)
    before_arm = ("shirt", "trousers", "neck", *(f"{setting.near}_{part}" for part in _LEG))
    flesh_and_more = _inserted(
        flesh,
        (
            (tuple(f"{far}_{part}" for part in _HAND), _of(held, "far_hand")),
            (tuple(f"{setting.near}_{part}" for part in _HAND), _of(held, "near_hand")),
            (tuple(f"{far}_{part}" for part in _LEG), regions[True]),
            (before_arm, (*regions[False], *_of(held, "between"))),
        ),
    )
    layers = (*behind, *flesh_and_more, *_of(held, "front"), *_nerve(setting, posture, names, number))
    return _Frame(layers, flesh, len(behind))


def _of(held: Sequence[Held], slot: str, *, floor: bool | None = None) -> tuple[Layer, ...]:
    wanted = [each for each in held if each.slot == slot and floor in (None, each.on_floor)]
    return tuple(layer for each in wanted for layer in each.layers)


def _is_far(name: str, near: Side) -> bool:
    return name.startswith(("right_", "left_")) and not name.startswith(near)


def _unshaded(layer: Layer) -> tuple[Layer, ...]:
    """A layer, and the places that no shade may reach painted again: joints must not look like balls."""
    if not layer.bare:
        return (layer,)
    lines = unary_union([LineString(line) for line in layer.lines if len(line) > 1]).buffer(_UNDER_LINE)
    area = Polygon(layer.ring).buffer(0).difference(lines)
    again = [layer]
    for x, y, radius in layer.bare:
        shape = area.intersection(Point(x, y).buffer(radius, quad_segs=4))
        pieces = [piece for piece in getattr(shape, "geoms", [shape]) if isinstance(piece, Polygon) and piece.area > 0]
        ring = np.array([[x, y]] * 4)
        if pieces:
            ring = np.asarray(max(pieces, key=lambda piece: float(piece.area)).exterior.coords[:-1], dtype=float)
        again.append(Layer(layer.role, layer.tone, ring, far=layer.far, shaded=False, detail=0.6))
    again[0] = replace(layer, bare=())
    return tuple(again)


def _inserted(flesh: Sequence[Layer], wanted: Sequence[tuple[tuple[str, ...], tuple[Layer, ...]]]) -> tuple[Layer, ...]:
    """The layers of a body with others, each after the last layer that has one of the named roles."""
    after: dict[int, list[Layer]] = {}
    for roles, layers in wanted:
        places = [at for at, layer in enumerate(flesh) if layer.role in roles]
        after.setdefault(places[-1] if places else len(flesh) - 1, []).extend(layers)
    return tuple(one for at, layer in enumerate(flesh) for one in (layer, *after.get(at, ())))


def _regions(performance: Performance, camera: Camera) -> tuple[str, ...]:
    """The highlighted regions that look towards the eye for most of the time."""
    named = [each for name in performance.movement.show.region for each in regions_of(name)]
    half = performance.frames[: performance.second]
    return tuple(each for each in named if not faces_away(half, camera, each))


def _fitted(performance: Performance) -> Scene:
    """The scene with a mat that reaches under the whole way of the body, unless its place or size is given."""
    places = np.vstack([posture.origins for posture in performance.frames])
    low, high = places.min(axis=0) - _MAT_BEYOND, places.max(axis=0) + _MAT_BEYOND
    _, thick, width = SIZES["mat"]
    middle = (low + high) / 2
    fit = {"at": (float(middle[0]), 0.0, float(middle[2])), "size": (float(high[0] - low[0]), thick, width)}
    return Scene(
        [
            msgspec.structs.replace(each, **fit)
            if each.kind == "mat" and each.at is None and each.size is None
            else each
            for each in performance.movement.props
        ]
    )


def _surfaces(scene: Scene) -> tuple[Surface, ...]:
    """What presses flesh flat: the floor, and level props that do not move."""
    level = [each for each in scene.surfaces.values() if each.prop and each.normal[1] > 0.99 and not each.radius]
    made = []
    for each in level:
        along, across = (abs(float(each.along[axis])) for axis in (0, 2))
        reach_x = along * each.half[0] + across * each.half[1]
        reach_z = across * each.half[0] + along * each.half[1]
        x, height, z = (float(number) for number in each.origin)
        made.append(Surface(height, (x - reach_x, x + reach_x), (z - reach_z, z + reach_z)))
    return (FLOOR, *made)


def _nerve(setting: _Set, posture: Posture, names: Callable[[str], str], number: int) -> tuple[Layer, ...]:
    if setting.performance.movement.show.nerve is None:
        return ()
    side: Side = "right" if names("right") == "right" else "left"
    second = setting.performance.second
    origin = second if second is not None and number >= second else 0
    return nerve_layers(bed(posture, side), bed(setting.performance.frames[origin], side), setting.camera)


def _outer(flesh: Sequence[Layer]) -> BaseGeometry:
    """The whole body as one shape."""
    areas = [Polygon(layer.ring) for layer in flesh if len(layer.ring) > 3]
    return unary_union(shapely.buffer(areas, 0, quad_segs=16))


def _ever_seen(layers: Sequence[Layer]) -> bool:
    return any(float(np.ptp(layer.ring, axis=0).max()) > 1e-6 and Polygon(layer.ring).area > 1e-7 for layer in layers)


def _ghost(bodies: dict[Mark, BaseGeometry], behind: int) -> tuple[Extra, ...]:
    """The outline of the start behind the end, unless both are nearly the same."""
    start, end = bodies["start"], bodies["end"]
    if start.intersection(end).area > _SAME * start.union(end).area:
        return ()
    pieces = [piece for piece in getattr(start, "geoms", [start]) if isinstance(piece, Polygon)]
    rings = [np.asarray(piece.exterior.coords[:-1], dtype=float) for piece in pieces if piece.area > 1e-3]
    return tuple(
        Extra("end", behind, Layer("ghost", "figure-ghost", ring, (np.vstack([ring, ring[:1]]),), shaded=False))
        for ring in rings
    )


def _arrows(setting: _Set, body: BaseGeometry, before: int) -> tuple[Extra, ...]:
    performance, camera = setting.performance, setting.camera
    way = range(performance.marks["start"], performance.marks["end"] + 1)
    floor = float(camera.project([0.0, 0.0, 0.0])[1])
    found: list[Extra] = []
    avoid = body
    for name in performance.movement.show.arrow:
        path: Points = np.array([camera.project(landmark(performance.frames[at], name)) for at in way])
        ring = arrow(path, avoid, floor + 0.03)
        avoid = avoid.union(Polygon(ring).buffer(0.01))
        found.append(Extra("middle", before, Layer("arrow", "figure-arrow", ring, shaded=False)))
    return tuple(found)
