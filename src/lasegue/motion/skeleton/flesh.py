"""Flesh as ellipsoids fixed to the bones: what contacts rest on and what is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np

from lasegue.motion.skeleton.chain import SEGMENT, Array, Whole
from lasegue.motion.skeleton.posture import Posture

Triple = tuple[float, float, float]


class Station(NamedTuple):
    """
    One ellipsoid.

    Args:
        name: `right_calf`; unique in a body
        segment: the segment it is fixed to
        centre: (3,) in the segment's frame, H
        radii: (3,) front to back, along, to the side, H
        groups: what contacts may call it; "hands" and the like are made from both sides
        tilt: turn about the segment's z axis, degrees; positive lowers the front
    """

    name: str
    segment: str
    centre: Triple
    radii: Triple
    groups: tuple[str, ...] = ()
    tilt: float = 0.0


class Shapes(NamedTuple):
    """
    The ellipsoids of one posture in the world.

    Args:
        centres: (n, 3), H
        spans: (n, 3, 3), columns are the half axes; a point of the surface is centre + span @ unit vector
    """

    centres: Array
    spans: Array

    def lowest(self) -> Array:
        """(n,) height of the lowest point of each, H."""
        low: Array = self.centres[:, 1] - np.linalg.norm(self.spans[:, 1], axis=-1)
        return low


@dataclass(frozen=True, eq=False)
class Body:
    """
    One kind of body on the common skeleton.

    Args:
        id: such as `average`
        stations: its ellipsoids
        links: part of the drawing to the groups of stations whose hulls make it up
        tones: role of a layer to the CSS variable that colours it, where it differs from the usual one
        hair: id of how the head is covered
    """

    id: str
    stations: tuple[Station, ...]
    links: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    tones: Mapping[str, str] = field(default_factory=dict)
    hair: str = "short"

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Number of each station."""
        return {station.name: number for number, station in enumerate(self.stations)}

    @cached_property
    def groups(self) -> Mapping[str, tuple[int, ...]]:
        """Numbers of the stations in each contact group; `feet`, `hands` and other plurals hold both sides."""
        found: dict[str, list[int]] = {}
        for number, station in enumerate(self.stations):
            for group in station.groups:
                found.setdefault(group, []).append(number)
                plural = PLURALS.get(group.partition("_")[2])
                if plural:
                    found.setdefault(plural, []).append(number)
        return {name: tuple(numbers) for name, numbers in found.items()}

    @cached_property
    def segments(self) -> Whole:
        """(n,) number of each station's segment in `SEGMENTS`."""
        return np.array([SEGMENT[station.segment] for station in self.stations])

    @cached_property
    def offsets(self) -> Array:
        """(n, 3) centres in the frames of their segments, H."""
        return np.array([station.centre for station in self.stations], float)

    @cached_property
    def spans(self) -> Array:
        """(n, 3, 3) half axes as columns, in the frames of their segments, H."""
        tilts = np.radians([-station.tilt for station in self.stations])
        turns = np.zeros((len(tilts), 3, 3))
        turns[:, 0, 0] = turns[:, 1, 1] = np.cos(tilts)
        turns[:, 1, 0], turns[:, 0, 1], turns[:, 2, 2] = np.sin(tilts), -np.sin(tilts), 1
        radii: Array = np.array([station.radii for station in self.stations], float)
        spans: Array = turns * radii[:, None, :]
        return spans

    def shapes(self, posture: Posture) -> Shapes:
        """Where its ellipsoids are in a posture."""
        axes = posture.axes[self.segments]
        return Shapes(posture.points(self.segments, self.offsets), axes @ self.spans)


#: Word for both sides of a contact group.
PLURALS = {
    "hand": "hands", "palm": "palms", "fingers": "fingers", "forearm": "forearms", "elbow": "elbows",
    "knee": "knees", "shin": "shins", "calf": "calves", "sole": "soles", "heel": "heels", "toes": "toes",
    "foot": "feet", "foot_top": "feet-top", "forefoot": "forefeet", "thigh_back": "thighs-back",
    "thigh_front": "thighs-front", "hip_side": "hip-sides", "shoulder_side": "shoulder-sides",
    "foot_side": "feet-sides", "ankle": "ankles", "knee_side": "knee-sides", "upper_arm": "upper-arms",
    "shoulder_back": "shoulders-back",
}  # fmt: skip
