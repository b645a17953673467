"""A posture with its flesh, seen by a camera, as layers from back to front."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import numpy as np
import shapely
from shapely import Point, Polygon
from shapely.geometry.base import BaseGeometry

from lasegue.motion.figure.arrangement import Arrangement, arranged
from lasegue.motion.figure.camera import Camera
from lasegue.motion.figure.fingers import finger_layers
from lasegue.motion.figure.head import head_layers, nape_layers
from lasegue.motion.figure.layer import Layer
from lasegue.motion.figure.parts import GROUPS, HIP, LIMBS, SHOULDER, SIDES, TRUNK, Part, hulls_of, of_side
from lasegue.motion.figure.seen import Seen, seen
from lasegue.motion.figure.silhouette import all_softened, edge_of, hulls, largest, ring_of, softened, stroked, united
from lasegue.motion.figure.squash import FLOOR, Surface
from lasegue.motion.skeleton.flesh import Body
from lasegue.motion.skeleton.posture import Posture

_ARMPIT: Final = 0.075
_ARMPIT_CLOSE: Final = 0.035
_UNDER: Final = 0.0015
_BACKWARDS: Final = 0.020


def outline(
    posture: Posture,
    body: Body,
    camera: Camera,
    arrangement: Arrangement | None = None,
    surfaces: Sequence[Surface] = (FLOOR,),
) -> tuple[Layer, ...]:
    """
    The layers of one frame, from back to front; roles and order depend on body and arrangement alone.

    Args:
        posture: the frame
        body: whose flesh
        camera: the eye
        arrangement: how the parts are stacked, the same for all frames of an exercise; made from this frame when absent
        surfaces: what presses flesh flat
    """
    stacking = arrangement or arranged((posture,), body, camera)
    drawing = _Drawing(seen(posture, body, camera, surfaces), stacking)
    return tuple(layer for group in stacking.order for layer in drawing.group(group))


class _Drawing:
    """All outlines of one frame."""

    def __init__(self, view: Seen, stacking: Arrangement) -> None:
        self.view, self.stacking = view, stacking
        self.parts, self.joints = _parts(stacking.far), _joints(stacking.far)
        self.areas = self._areas()
        self.inner: dict[str, BaseGeometry] = {}

    def group(self, name: str) -> tuple[Layer, ...]:
        """The layers painted together under one name of the stacking."""
        if name == "trunk":
            return (self.layer("trousers"), self.layer("shirt"))
        if name == "head":
            nape = nape_layers(self.view)
            head = (self.layer("neck"), *head_layers(self.view, self.layer("head", detail=2.5)))
            return (*head, *nape) if self.stacking.behind else (*nape, *head)
        side, _, limb = name.partition("_")
        layers = tuple(self.layer(f"{side}_{part}") for part in GROUPS[limb])
        return (*layers, *finger_layers(self.view, side, far=side == self.stacking.far)) if limb == "hand" else layers

    def layer(self, role: str, *, detail: float = 1.0) -> Layer:
        """The layer of one part."""
        part, area = self.parts[role], self.areas[role]
        tone = self.view.body.tones.get(role.partition("_")[2] if role.startswith(SIDES) else role, part.tone)
        far = self.stacking.far is not None and role.startswith(self.stacking.far)
        edge = edge_of(area)
        ring = ring_of(edge, self.view.middle(part.hulls[0].split()[0]))
        return Layer(role, tone, ring, stroked(edge, self._hidden(role)), far=far, bare=self._bare(part), detail=detail)

    def _bare(self, part: Part) -> tuple[tuple[float, float, float], ...]:
        places = [self.view.camera.project(self.view.posture.point(at, (0, -down, 0))) for at, down, _ in part.bare]
        return tuple((float(x), float(y), reach) for (x, y), (_, _, reach) in zip(places, part.bare, strict=True))

    def _areas(self) -> dict[str, Polygon]:
        flat = [hull for part in self.parts.values() for hull in part.hulls]
        pieces = iter(hulls(self.view.outlines, flat, self.view.body.index))
        parts = self.parts.values()
        unions = united([[next(pieces) for _ in part.hulls] for part in parts])
        close, rounding = np.array([part.close for part in parts]), np.array([part.round for part in parts])
        areas = {
            name: largest(area) for name, area in zip(self.parts, all_softened(unions, close, rounding), strict=True)
        }
        for side in SIDES:
            if side != self.stacking.far:
                areas["shirt"] = self._armpit(areas["shirt"], areas[f"{side}_sleeve"], side)
        areas["neck"] = self._neck(areas["neck"])
        return areas

    def _armpit(self, shirt: Polygon, sleeve: Polygon, side: str) -> Polygon:
        """The shirt with the notch between trunk and sleeve filled near the shoulder."""
        both = softened(shirt.union(sleeve), _ARMPIT_CLOSE, 0.0)
        return largest(shirt.union(both.intersection(self._disc(f"{side}_upper_arm", _ARMPIT))))

    def _neck(self, neck: Polygon) -> Polygon:
        """The neck out of its collar: with the opening when we look into it, up to its near rim when we do not."""
        number = self.view.body.index["collar"]
        upward = self.view.shapes.spans[number][:, 1]
        opening = Polygon(self.view.outlines[number])
        if float(self.view.camera.depth(upward)) > 0:
            return neck
        return largest(neck.difference(opening.buffer(_UNDER)))

    def _disc(self, segment: str, reach: float) -> BaseGeometry:
        place = self.view.camera.project(self.view.posture.segments[segment].origin)
        return Point(place).buffer(reach, quad_segs=6)

    def _hidden(self, role: str) -> BaseGeometry | None:
        """Where a part grows into its neighbours no line is drawn, whichever of the two lies over the other."""
        grown = [
            self._inner(other).intersection(self._disc(joint, reach))
            for other, joint, reach in self.joints.get(role, ())
        ]
        return shapely.union_all(grown) if grown else None

    def _inner(self, role: str) -> BaseGeometry:
        """What is shown of a part, a little smaller."""
        if role not in self.inner:
            self.inner[role] = self._shown(role).buffer(-_UNDER)
        return self.inner[role]

    def _shown(self, role: str) -> BaseGeometry:
        """The area of a part; of the trousers only what the shirt leaves."""
        return self.areas[role].difference(self.areas["shirt"]) if role == "trousers" else self.areas[role]


@cache
def _joints(far: str | None) -> Mapping[str, list[tuple[str, str, float]]]:
    """What each part grows into: the table read both ways, but for far parts under near ones."""
    both: dict[str, list[tuple[str, str, float]]] = {}
    for role, part in _parts(far).items():
        for other, joint, reach in part.grows:
            if far is not None and role.startswith(far) and not other.startswith(far):
                continue
            both.setdefault(role, []).append((other, joint, reach))
            both.setdefault(other, []).append((role, joint, reach + _BACKWARDS))
    return both


@cache
def _parts(far_side: str | None) -> Mapping[str, Part]:
    """All parts by role; hip and shoulder of a far side go with the limb, so that they share its tone."""
    parts = dict(TRUNK)
    for side in SIDES:
        for name, part in LIMBS.items():
            parts[f"{side}_{name}"] = of_side(part, side)
        hip, shoulder = hulls_of(HIP, side), hulls_of(SHOULDER, side)
        far = side == far_side
        for own, extra in (("thigh" if far else "trousers", hip), ("sleeve" if far else "shirt", shoulder)):
            role = f"{side}_{own}" if far else own
            parts[role] = parts[role]._replace(hulls=(*parts[role].hulls, *extra))
    return parts
