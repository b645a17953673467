"""Whole numbers over time as short text: what changes evenly costs almost nothing.

Points are rounded to quarter pixels at 300 pixels a body height. The first frame is kept as steps from point to point,
the second as steps from the first, all others as second differences over time. Signs go into the lowest bit. Small
numbers, which are nearly all, are one printable sign each, so that gzip finds long runs; larger ones are two or four.
``frontend/scripts/figure_frames.js`` reads it.
"""

import base64
from typing import Final

import numpy as np
from numpy.typing import NDArray

#: Units of a body height: quarter pixels at 300 pixels.
UNITS = 1200
#: Signs that JSON writes as they are, in the order of their code.
SIGNS: Final = "".join(chr(code) for code in range(ord("#"), ord("~") + 1) if chr(code) != "\\")
#: How many numbers are one sign, and how many signs begin a number of two; the last sign begins one of four.
SINGLE: Final = 83
DOUBLE: Final = len(SIGNS) - SINGLE - 1
Whole = NDArray[np.int32]


def rounded(points: NDArray[np.float64]) -> Whole:
    """Points in body heights as quarter pixels."""
    return np.rint(points * UNITS).astype(np.int32)


def encode(frames: Whole) -> str:
    """Frames (time, numbers) as text.

    Raises:
        ValueError: when a difference does not fit into 16 bits; the figure would be more than ten bodies wide.
    """
    steps = frames.copy()
    if len(frames) > 1:
        steps[1] = frames[1] - frames[0]
    if len(frames) > 2:
        steps[2:] = frames[2:] - 2 * frames[1:-1] + frames[:-2]
    steps[0, 2:] = frames[0, 2:] - frames[0, :-2]
    if steps.size and int(np.abs(steps).max()) >= 1 << 15:
        raise ValueError(f"frames: expected differences below 32768 quarter pixels, got {int(np.abs(steps).max())}")
    folded: list[int] = ((steps << 1) ^ (steps >> 31)).ravel().tolist()
    return "".join(map(_signs, folded))


def _signs(number: int) -> str:
    """A number from 0 to 65535 as one, two or four signs."""
    base = len(SIGNS)
    if number < SINGLE:
        return SIGNS[number]
    beyond = number - SINGLE
    if beyond < DOUBLE * base:
        return SIGNS[SINGLE + beyond // base] + SIGNS[beyond % base]
    beyond -= DOUBLE * base
    return SIGNS[-1] + SIGNS[beyond // base**2] + SIGNS[beyond // base % base] + SIGNS[beyond % base]


def decode(text: str, numbers: int) -> Whole:
    """The frames (time, ``numbers``) of a text."""
    folded = np.array(_numbers(text), dtype=np.int32)
    steps = ((folded >> 1) ^ -(folded & 1)).reshape(-1, numbers)
    for axis in range(2):
        steps[0, axis::2] = np.cumsum(steps[0, axis::2])
    if len(steps) > 2:
        steps[1:] = np.cumsum(steps[1:], axis=0)
    return np.cumsum(steps, axis=0, dtype=np.int32)


def _numbers(text: str) -> list[int]:
    base = len(SIGNS)
    signs = iter([SIGNS.index(sign) for sign in text])
    found = []
    for sign in signs:
        if sign < SINGLE:
            found.append(sign)
        elif sign < SINGLE + DOUBLE:
            found.append(SINGLE + (sign - SINGLE) * base + next(signs))
        else:
            found.append(SINGLE + DOUBLE * base + (next(signs) * base + next(signs)) * base + next(signs))
    return found


def encode_bits(frames: NDArray[np.bool_]) -> str:
    """Yes and no (time, numbers) as text: only what differs from the frame before is set."""
    changed = frames.copy()
    changed[1:] ^= frames[:-1]
    return base64.b64encode(np.packbits(changed, axis=1, bitorder="little").tobytes()).decode()


def decode_bits(text: str, numbers: int) -> NDArray[np.bool_]:
    """The yes and no (time, ``numbers``) of a text."""
    raw = np.frombuffer(base64.b64decode(text), dtype=np.uint8).reshape(-1, (numbers + 7) // 8)
    changed = np.unpackbits(raw, axis=1, count=numbers, bitorder="little").astype(bool)
    frames: NDArray[np.bool_] = np.logical_xor.accumulate(changed, axis=0)
    return frames
