"""
From solved keys to a film: when each frame is, and how far the way has gone by then.

A body that starts and stops moves with the least jerk, 10u³ - 15u⁴ + 6u⁵. Keys that are passed through keep a speed; a
flowing movement (walking, cycling) never stops.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from lasegue.motion.skeleton.chain import Array

RATE: Final = 12


def frames_of(times: Sequence[float]) -> list[int]:
    """The frame of each key, first at 0, at least one frame apart."""
    frames = [0]
    for time in times[1:]:
        frames.append(max(frames[-1] + 1, round((time - times[0]) * RATE)))
    return frames


def blended(keys: Array, frames: Sequence[int], stops: Sequence[bool], *, flow: bool = False) -> Array:
    """
    Values at every frame from values at the keys.

    Args:
        keys: (k, n) values
        frames: frame of each key, rising
        stops: whether the movement stands still at each key
        flow: the first and last key are the same moment of a cycle without a stop

    Returns:
        (last frame + 1, n); at a key's frame exactly the key's values.
    """
    at = np.asarray(frames, float)
    speed = _speeds(keys, at, stops, flow=flow)
    film = np.empty((int(at[-1]) + 1, keys.shape[1]))
    for left in range(len(at) - 1):
        span = at[left + 1] - at[left]
        u = (np.arange(int(span) + 1) / span)[:, None]
        film[int(at[left]) : int(at[left + 1]) + 1] = _least_jerk(
            keys[left], keys[left + 1], speed[left] * span, speed[left + 1] * span, u
        )
    film[np.asarray(frames)] = keys
    return film


def _speeds(keys: Array, at: Array, stops: Sequence[bool], *, flow: bool) -> Array:
    """Change per frame at each key: none where it stops, else of the same sign as before and after, as slow as both."""
    slopes = np.diff(keys, axis=0) / np.diff(at)[:, None]
    speed = np.zeros_like(keys)
    for key in range(len(keys)):
        if flow and key in {0, len(keys) - 1}:
            before, after = slopes[-1], slopes[0]
        elif stops[key] or key in {0, len(keys) - 1}:
            continue
        else:
            before, after = slopes[key - 1], slopes[key]
        together = before * after
        speed[key] = np.where(together > 0, 2 * together / np.where(together > 0, before + after, 1), 0)
    return speed


def _least_jerk(start: Array, end: Array, leaving: Array, arriving: Array, u: Array) -> Array:
    """The quintic between two values with given speeds and no acceleration at its ends."""
    way = end - start
    third = 10 * way - 6 * leaving - 4 * arriving
    fourth = -15 * way + 8 * leaving + 7 * arriving
    fifth = 6 * way - 3 * leaving - 3 * arriving
    blend: Array = start + leaving * u + third * u**3 + fourth * u**4 + fifth * u**5
    return blend
