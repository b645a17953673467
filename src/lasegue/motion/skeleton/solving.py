"""
Angles that keep the contacts and stay near the wishes: damped least squares for many frames at once.

The cost of a frame is the square sum of its misses (stiff), of flesh below a surface (stiff) and of angles away from their
wishes (soft). A contact therefore beats any wish, and willingness only decides which joint gives way. Limits are never
crossed: a step that would is cut off there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from lasegue.motion.skeleton.chain import ANGLES, BASES, Array, places
from lasegue.motion.skeleton.contacts import Flesh, Poses, Row
from lasegue.motion.skeleton.joints import FIXED, bounds
from lasegue.motion.skeleton.scene import Surface

#: A miss that counts as 1 weighs as much as an angle of usual willingness that is so far (radians) from its wish.
STIFF: Final = 0.6
CLEAR: Final = 150.0
#: Flesh sinks so far before it is pushed out, and a raised surface loses its hold over such a margin, H.
SINKING: Final = 0.0095
FADE: Final = 0.02
STEP: Final = 1e-5
ENOUGH: Final = 2e-5

#: Angles are solved in radians, the place of the root in H.
SCALE: Final = np.array([1.0 if name in {"root.x", "root.y", "root.z"} else 180 / np.pi for name in ANGLES])


@dataclass(frozen=True, eq=False)
class Below:
    """A surface that flesh may not sink into: which ellipsoids are held above it, and its way in every frame (frames, 3)."""

    surface: Surface
    gone: Array
    which: Array


@dataclass(frozen=True, eq=False)
class Problem:
    """
    What one solve asks.

    Args:
        base: the frame in which the person lies
        wishes: (frames, angles) in degrees and H
        stubborn: (angles,) how unwillingly each leaves its wish
        rows: the contacts
        below: the surfaces
        flesh: of the body
    """

    base: str
    wishes: Array
    stubborn: Array
    rows: Sequence[Row]
    below: Sequence[Below]
    flesh: Flesh

    def poses(self, angles: Array, frame: Array) -> Poses:
        """All bones for trial angles (n, angles) of the frames (n,)."""
        joints, axes = places(angles, BASES[self.base])
        return Poses(joints, axes, frame)

    def stiff(self, poses: Poses) -> Array:
        """Weighted misses and sinking, (n, k)."""
        parts = [row.miss(poses) * (STIFF / row.tolerance) for row in self.rows]
        for each in self.below:
            heights = self.flesh.heights(poses, each.surface, each.gone[poses.frame], each.which)
            parts.append(np.minimum(0, heights + SINKING) * _within(self.flesh, poses, each) * CLEAR)
        return np.concatenate(parts, axis=1) if parts else np.zeros((len(poses.frame), 1))


def _within(flesh: Flesh, poses: Poses, below: Below) -> Array:
    """How far (0 to 1) each ellipsoid is over the surface and not far below it; it fades so that no edge is sharp."""
    length, width = below.surface.half
    if not np.isfinite(length):
        return np.ones((1, 1))
    away = poses.points(flesh.segments[below.which], flesh.offsets[below.which])
    away = away - (below.surface.origin + below.gone[poses.frame])[:, None]
    across = np.cross(below.surface.along, below.surface.normal)
    over = np.minimum(length - np.abs(away @ below.surface.along), width - np.abs(away @ across))
    inside: Array = np.clip(np.minimum(over, away @ below.surface.normal + 0.05) / FADE, 0, 1)
    return inside


def solved(problem: Problem, start: Array, rounds: int = 60) -> Array:
    """
    Angles (frames, angles) that meet the contacts, from a first guess of the same shape.

    Each frame is solved for itself, all of them in the same steps; the result depends on nothing but the arguments.
    """
    low, high = bounds()
    free = np.flatnonzero((problem.stubborn < FIXED) & (low < high))
    weight = problem.stubborn[free] ** 2
    scale = SCALE[free]
    angles = np.clip(start, low, high)
    damping = np.full(len(angles), 1e-2)
    cost = _cost(problem, angles, np.arange(len(angles)), free)
    active = np.arange(len(angles))
    for _ in range(rounds):
        stiff, slope = _slope(problem, angles[active], active, free)
        away = (angles[active][:, free] - problem.wishes[active][:, free]) / scale
        normal = slope.swapaxes(1, 2) @ slope
        downhill = -(slope.swapaxes(1, 2) @ stiff[..., None])[..., 0] - weight * away
        pinned = _pinned(angles[active][:, free], downhill, low[free], high[free])
        downhill = np.where(pinned, 0, downhill)
        normal = normal * ~pinned[:, :, None] * ~pinned[:, None, :]
        diagonal = np.einsum("fii->fi", normal)
        diagonal += weight + damping[active][:, None] + pinned
        step = np.linalg.solve(normal, downhill[..., None])[..., 0]
        trial = angles[active].copy()
        trial[:, free] = np.clip(trial[:, free] + np.clip(step, -0.5, 0.5) * scale, low[free], high[free])
        reached = _cost(problem, trial, active, free)
        better = reached < cost[active]
        won = active[better]
        angles[won] = trial[better]
        gain = cost[won] - reached[better]
        cost[won] = reached[better]
        damping[active] = np.where(better, np.maximum(damping[active] * 0.25, 1e-7), damping[active] * 6)
        done = (damping[active] > 1e7) | (np.abs(step).max(axis=1) < ENOUGH)
        done[better] |= gain < 1e-9
        active = active[~done]
        if not len(active):
            break
    return angles


def _pinned(value: Array, downhill: Array, low: Array, high: Array) -> Array:
    """Angles that stand at a limit and would go beyond it."""
    pinned: Array = ((value <= low) & (downhill < 0)) | ((value >= high) & (downhill > 0))
    return pinned


def _cost(problem: Problem, angles: Array, frame: Array, free: Array) -> Array:
    stiff = problem.stiff(problem.poses(angles, frame))
    away = (angles[:, free] - problem.wishes[frame][:, free]) / SCALE[free]
    cost: Array = (stiff**2).sum(axis=1) + (problem.stubborn[free] ** 2 * away**2).sum(axis=1)
    return cost


def _slope(problem: Problem, angles: Array, frame: Array, free: Array) -> tuple[Array, Array]:
    """The stiff part (n, k) and its slope (n, k, free) by forward differences, all trials in one evaluation."""
    count, ways = len(angles), len(free)
    trials = np.repeat(angles[:, None], ways + 1, axis=1)
    trials[:, np.arange(ways) + 1, free] += STEP * SCALE[free]
    stiff = problem.stiff(problem.poses(trials.reshape(count * (ways + 1), -1), np.repeat(frame, ways + 1)))
    stiff = stiff.reshape(count, ways + 1, -1)
    slope = (stiff[:, 1:] - stiff[:, :1]) / STEP
    return stiff[:, 0], slope.swapaxes(1, 2)
