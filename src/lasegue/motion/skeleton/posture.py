"""A posture: where every segment of the body is and how it is turned."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lasegue.motion.skeleton.chain import ANGLES, BASES, INDEX, SEGMENT, SEGMENTS, Array, Whole, places
from lasegue.motion.skeleton.proportions import HIP_HEIGHT


@dataclass(frozen=True, eq=False)
class Frame:
    """
    Place and turn of one segment.

    Args:
        origin: (3,) its upper joint in the world, H
        axes: (3, 3) columns are the segment's anterior, cranial and right axis in the world
    """

    origin: Array
    axes: Array


@dataclass(frozen=True, eq=False)
class Posture:
    """
    All segments in the world: X right, Y up, Z to the viewer, floor Y = 0, lengths in H.

    Args:
        origins: (segments, 3) joints, in the order of `SEGMENTS`
        axes: (segments, 3, 3) frames
    """

    origins: Array
    axes: Array

    @cached_property
    def segments(self) -> Mapping[str, Frame]:
        """The same by name."""
        return {name: Frame(self.origins[at], self.axes[at]) for name, at in SEGMENT.items()}

    def point(self, segment: str, offset: tuple[float, float, float] | Array) -> Array:
        """
        The world place of a point fixed to a segment.

        Args:
            segment: one of `SEGMENTS`
            offset: (3,) in the segment's frame, H

        Raises:
            KeyError: when there is no such segment
        """
        at = SEGMENT[segment]
        place: Array = self.origins[at] + self.axes[at] @ np.asarray(offset, float)
        return place

    def points(self, segments: Whole, offsets: Array) -> Array:
        """World places (n, 3) of points on many segments: their numbers in `SEGMENTS` (n,) and offsets (n, 3)."""
        places: Array = self.origins[segments] + (self.axes[segments] @ offsets[..., None])[..., 0]
        return places


def posture_of(angles: Array, base: str) -> Posture:
    """The posture of one row of angles (len(ANGLES),), in degrees and H."""
    joints, axes = places(angles[None], BASES[base])
    return Posture(joints[0], axes[0])


def posed(angles: Mapping[str, float], base: str = "upright") -> Posture:
    """
    The posture of some angles; what is not named is zero, but for the hips, which stand at their height.

    Args:
        angles: names of `ANGLES` to degrees (places of the root in H)
        base: how the person lies, one of `BASES`

    Raises:
        KeyError: when an angle or base has no such name
    """
    row = np.zeros(len(ANGLES))
    for name, value in {"root.y": HIP_HEIGHT, **angles}.items():
        row[INDEX[name]] = value
    return posture_of(row, base)


def neutral() -> Posture:
    """Standing upright, facing +X, arms hanging, palms to the thighs."""
    return posed({})


__all__ = ["SEGMENTS", "Frame", "Posture", "neutral", "posed", "posture_of"]
