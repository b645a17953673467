"""
Angles that keep the contacts and stay near the wishes: damped least squares for many frames at once.

The cost of a frame is the square sum of its misses (stiff), of flesh below a surface (stiff) and of angles away from
their wishes (soft). A contact therefore beats any wish, and willingness only decides which joint gives way. Limits are
never crossed: a step that would is cut off there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from threadpoolctl import ThreadpoolController

from lasegue.motion.skeleton.chain import ANGLES, BASES, INDEX, Array, Truths, Whole, places
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

#: Angles that stay at zero while both sides do the same.
UNEVEN: Final = frozenset(
    {
        "root.z",
        "root.side",
        "root.turn",
        *(f"{r}.{way}" for r in ("lumbar", "thoracic", "cervical") for way in ("side", "turn")),
    }
)
#: Angles are solved in radians, the place of the root in H.
SCALE: Final = np.array([1.0 if name in {"root.x", "root.y", "root.z"} else 180 / np.pi for name in ANGLES])

#: Holds the threads of the linear algebra that is loaded by now.
_THREADS: Final = ThreadpoolController()


@dataclass(frozen=True, eq=False)
class Below:
    """A surface not to sink into, its way in every frame (frames, 3), and which ellipsoids are held above it."""

    surface: Surface
    gone: Array
    which: Whole


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
        alike: both sides do the same, so that one is solved for both
    """

    base: str
    wishes: Array
    stubborn: Array
    rows: Sequence[Row]
    below: Sequence[Below]
    flesh: Flesh
    alike: bool = False

    @cached_property
    def pull(self) -> Array:
        """(angles,) weight of each angle's way from its wish; fixed ones have none, as they never leave it."""
        pull: Array = np.where(self.stubborn < FIXED, self.stubborn, 0) ** 2
        return pull

    def poses(self, angles: Array, frame: Whole) -> Poses:
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
    # The matrices of a step are small: more threads only wait for each other, at three times the processor time.
    with _THREADS.limit(limits=1, user_api="blas"):
        return _descended(problem, start, rounds)


def _descended(problem: Problem, start: Array, rounds: int) -> Array:
    low, high = bounds()
    ways, lead = _ways(problem)
    pull, scale = problem.pull, SCALE[lead]
    weight = ways.T @ pull
    angles = np.clip(start, low, high)
    damping = np.full(len(angles), 1e-2)
    cost = _cost(problem, angles, np.arange(len(angles)))
    active = np.arange(len(angles))
    for _ in range(rounds):
        stiff, slope = _slope(problem, angles[active], active, ways * SCALE[:, None])
        away = (angles[active] - problem.wishes[active]) / SCALE
        normal = slope.swapaxes(1, 2) @ slope
        downhill = -(slope.swapaxes(1, 2) @ stiff[..., None])[..., 0] - (pull * away) @ ways
        pinned = _pinned(angles[active][:, lead], downhill, low[lead], high[lead])
        downhill = np.where(pinned, 0, downhill)
        normal = normal * ~pinned[:, :, None] * ~pinned[:, None, :]
        diagonal = np.einsum("fii->fi", normal)
        diagonal += weight + damping[active][:, None] + pinned
        step = np.clip(np.linalg.solve(normal, downhill[..., None])[..., 0], -0.5, 0.5)
        trial = np.clip(angles[active] + (step * scale) @ ways.T, low, high)
        reached = _cost(problem, trial, active)
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


def _ways(problem: Problem) -> tuple[Array, Whole]:
    """What the solver may turn: columns (angles, ways) of ones, and the first angle of each; sides in one if alike."""
    low, high = bounds()
    free = (problem.stubborn < FIXED) & (low < high)
    columns, lead = [], []
    for at, name in enumerate(ANGLES):
        if not free[at] or (problem.alike and (name.startswith("left_") or name in UNEVEN)):
            continue
        column = np.zeros(len(ANGLES))
        column[at] = 1
        if problem.alike and name.startswith("right_"):
            column[INDEX[f"left_{name.removeprefix('right_')}"]] = 1
        columns.append(column)
        lead.append(at)
    return np.array(columns).T, np.array(lead, dtype=int)


def _pinned(value: Array, downhill: Array, low: Array, high: Array) -> Truths:
    """Angles that stand at a limit and would go beyond it."""
    pinned: Truths = ((value <= low) & (downhill < 0)) | ((value >= high) & (downhill > 0))
    return pinned


def _cost(problem: Problem, angles: Array, frame: Whole) -> Array:
    stiff = problem.stiff(problem.poses(angles, frame))
    away = (angles - problem.wishes[frame]) / SCALE
    cost: Array = (stiff**2).sum(axis=1) + (problem.pull * away**2).sum(axis=1)
    return cost


def _slope(problem: Problem, angles: Array, frame: Whole, ways: Array) -> tuple[Array, Array]:
    """The stiff part (n, k) and its slope (n, k, ways) by forward differences, all trials in one evaluation."""
    count, ahead = len(angles), ways.shape[1]
    trials = np.repeat(angles[:, None], ahead + 1, axis=1)
    trials[:, 1:] += STEP * ways.T
    stiff = problem.stiff(problem.poses(trials.reshape(count * (ahead + 1), -1), np.repeat(frame, ahead + 1)))
    stiff = stiff.reshape(count, ahead + 1, -1)
    slope = (stiff[:, 1:] - stiff[:, :1]) / STEP
    return stiff[:, 0], slope.swapaxes(1, 2)
