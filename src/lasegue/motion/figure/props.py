"""Props in the picture: furniture where it stands, and what is held, carried or stretched where the body has it.

A prop keeps its list of layers in all frames. What lies behind the body and what before it is decided once; a thing
held in a hand goes with that arm, a thing between both hands is covered by the near one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from lasegue.knowledge.entries.movement import Moved
from lasegue.motion.figure.camera import Camera, Points
from lasegue.motion.figure.furniture import BUILDERS, Block, Cushion, Part, Rod, Round, Sheet, path, plate
from lasegue.motion.figure.held import HELD, STRETCHED, hold_of, turned
from lasegue.motion.figure.layer import Layer
from lasegue.motion.figure.solids import Face, box, cushion, cylinder, ellipsoid
from lasegue.motion.skeleton.landmarks import LANDMARKS, PAIRS, landmark
from lasegue.motion.skeleton.posture import Posture
from lasegue.motion.skeleton.scene import CRANK, PEDAL_ASIDE, POINTS, Placed, Scene

Slot = Literal["behind", "far_hand", "between", "near_hand", "front"]
_PEDAL = (0.07, 0.012, 0.04)
#: What lies on the floor and is painted first.
ON_FLOOR = ("mat", "pool", "path")


@dataclass(frozen=True)
class Held:
    """Layers of a prop and where they go among those of the body."""

    slot: Slot
    layers: tuple[Layer, ...]
    on_floor: bool = False


@dataclass(frozen=True, eq=False)
class Stage:
    """What is needed to place props in one frame."""

    camera: Camera
    scene: Scene
    posture: Posture
    moved: Mapping[str, Moved]
    names: Callable[[str], str] = str

    def spot(self, name: str) -> Points:
        """A landmark of the body, a point of a prop, or a place written as ``x y z``, in the world (3,).

        Raises:
            KeyError: when it is none of them.
        """
        if name in LANDMARKS:
            return landmark(self.posture, self.names(name))
        if name in self.scene.points():
            return self.scene.point(name, self.moved)
        try:
            numbers = np.array([float(each) for each in name.split()])
        except ValueError:
            numbers = np.zeros(0)
        if len(numbers) != 3:
            raise KeyError(f"through: expected a landmark, a point of a prop or three numbers, got {name!r}")
        return numbers


def prop_layers(stage: Stage, near: Literal["right", "left"]) -> tuple[Held, ...]:
    """All props of a scene in one frame, the far ones first."""
    order = sorted(stage.scene.props.values(), key=lambda each: _order(stage.camera, each))
    return tuple(held for each in order for held in _one(stage, each, near))


def _order(camera: Camera, each: Placed) -> tuple[bool, float]:
    """What lies on the floor first, then the far before the near."""
    return (each.prop.kind not in ON_FLOOR, float(camera.depth(each.at)))


def _one(stage: Stage, each: Placed, near: str) -> tuple[Held, ...]:
    kind = each.prop.kind
    if kind in STRETCHED and each.prop.through:
        line = np.array([stage.spot(name) for name in each.prop.through])
        return (Held(_slot_of_line(each), _layers(STRETCHED[kind](stage.camera, line, each.size))),)
    if each.prop.with_:
        carrier = stage.names(each.prop.with_)
        hold = hold_of(stage.posture, carrier, each.at)
        build = HELD.get(kind)
        faces = build(stage.camera, hold, each.size) if build else _built(stage.camera, each, hold.place, hold.axes)
        return (Held(_slot_of_hand(carrier, near), _layers(faces)),)
    gone = stage.moved.get(each.prop.called, Moved())
    shift = np.array([gone.x, gone.y, gone.z])
    if kind == "leg_press":
        fixed = _placed(stage.camera, BUILDERS[kind](_size(each)), each.at, each.axes)
        sliding = _placed(stage.camera, plate(_size(each)), each.at + each.axes @ shift, each.axes)
        return (Held("behind", _layers(fixed["behind"])), Held("behind", _layers(sliding["behind"])))
    if kind == "path":
        ground = _placed(stage.camera, path(_size(each), gone.x), each.at, each.axes)
        return (Held("behind", _layers(ground["behind"]), on_floor=True),)
    if kind not in BUILDERS:
        raise KeyError(f"props: a {kind} is carried or stretched: expected `with` or `through` in {each.prop.called}")
    parts = _placed(stage.camera, BUILDERS[kind](_size(each)), each.at + each.axes @ shift, each.axes)
    pedals = _pedals(stage, each, gone.crank, near) if kind == "bike" else ()
    back = Held("behind", _layers(parts["behind"]), on_floor=kind == "mat")
    return (back, Held("front", _layers(parts["front"])), *pedals)


def _size(each: Placed) -> tuple[float, float, float]:
    length, height, width = (float(number) for number in each.size)
    return (length, height, width)


def _built(camera: Camera, each: Placed, at: Points, axes: Points) -> tuple[Face, ...]:
    """A piece of furniture that is carried."""
    parts = _placed(camera, BUILDERS[each.prop.kind](_size(each)), at, axes)
    return (*parts["behind"], *parts["front"])


def _placed(camera: Camera, parts: Sequence[Part], at: Points, axes: Points) -> dict[str, tuple[Face, ...]]:
    found: dict[str, list[Face]] = {"behind": [], "front": []}
    for part in parts:
        place = getattr(part, "place", "behind")
        found[place] += _faces(camera, part, at, axes)
    return {place: tuple(faces) for place, faces in found.items()}


def _faces(camera: Camera, part: Part, at: Points, axes: Points) -> tuple[Face, ...]:
    if isinstance(part, Block):
        tipped = axes @ turned(part.tipped_deg)
        return box(camera, at + axes @ np.array(part.centre), part.size, tipped, part.tones)
    if isinstance(part, Rod):
        start, end = (at + axes @ np.array(each) for each in (part.start, part.end))
        return cylinder(camera, start, end, part.radius, part.tones)
    if isinstance(part, Round):
        return (Face(part.tone, ellipsoid(camera, at + axes @ np.array(part.centre), part.radii, axes)),)
    if isinstance(part, Cushion):
        return (Face(part.tone, cushion(camera, at + axes @ np.array(part.centre), part.size, part.radius, axes)),)
    if isinstance(part, Sheet):
        return (Face(part.tone, camera.project(at + part.points @ axes.T), lined=False),)
    return ()


def _pedals(stage: Stage, each: Placed, crank_deg: float, near: str) -> tuple[Held, ...]:
    """The cranks with their pedals, each with its own foot."""
    held = []
    axle = each.world(POINTS["bike"]["crank"])
    angle = np.radians(crank_deg)
    for side, right in (("right", 1), ("left", -1)):
        aside = np.array([0, 0, PEDAL_ASIDE * 0.5 * right])
        spoke = np.array([np.cos(angle), -np.sin(angle), 0]) * CRANK * right
        start, end = axle + each.axes @ aside, axle + each.axes @ (aside + spoke)
        pedal = stage.scene.point(f"{each.prop.called}.{side}_pedal", stage.moved)
        faces = (*cylinder(stage.camera, start, end, 0.010), *box(stage.camera, pedal, _PEDAL, each.axes))
        held.append(Held("front" if side == near else "behind", _layers(faces)))
    return tuple(held)


def _layers(faces: Sequence[Face]) -> tuple[Layer, ...]:
    return tuple(Layer(_role(face), face.tone, face.ring, _edge(face), shaded=False) for face in faces)


def _role(face: Face) -> str:
    return "water" if face.tone.startswith("figure-water") else "prop"


def _edge(face: Face) -> tuple[Points, ...]:
    return (np.vstack([face.ring, face.ring[:1]]),) if face.seen and face.lined else ()


def _slot_of_hand(name: str, near: str) -> Slot:
    if name.startswith(near):
        return "near_hand"
    if name in PAIRS:
        return "between"
    return "far_hand" if name.startswith(("right", "left")) else "front"


def _slot_of_line(each: Placed) -> Slot:
    return "behind" if all(name.startswith(("mid", "sacrum", "head")) for name in each.prop.through) else "front"
