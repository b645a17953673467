"""A film as one short document for the player: the same bytes for the same film."""

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from shapely import Polygon

from lasegue.motion.figure.camera import Points
from lasegue.motion.figure.codec import UNITS, encode, encode_bits, rounded
from lasegue.motion.figure.composition import Film
from lasegue.motion.figure.layer import Layer
from lasegue.motion.figure.offered import MARKS
from lasegue.motion.figure.svg import box_of
from lasegue.motion.figure.tracing import on_lines, traced
from lasegue.motion.skeleton.timing import RATE

VERSION: Final = 2
_JUMP = 0.10  # H between two frames: more is a cut, not a motion


def document(film: Film) -> dict[str, Any]:
    """The document of a film, without its digest."""
    stacks = list(zip(*film.frames, strict=True))
    rings = [traced(stack) for stack in stacks]
    numbers = np.concatenate([rounded(ring).reshape(len(ring), -1) for ring in rings], axis=1)
    lines = [_lined(ring, stack) for ring, stack in zip(rings, stacks, strict=True)]
    stroked = [marks for marks in lines if marks.any()]
    performance = film.performance
    box = box_of(film.every_layer())
    return {
        "v": VERSION,
        "id": performance.movement.id,
        "side": film.side,
        "body": film.body,
        "box": [int(np.floor(value * UNITS)) for value in box],
        "units": UNITS,
        "fps": RATE,
        "layers": [_described(*each) for each in zip(stacks, rings, lines, strict=True)],
        "extras": [
            {
                "mark": each.mark, "before": each.before, "role": each.layer.role, "tone": each.layer.tone,
                "ring": rounded(_coarse(each.layer)).ravel().tolist(),
            }
            for each in film.extras
        ],
        "frames": encode(numbers),
        "lines": encode_bits(np.concatenate(stroked, axis=1)) if stroked else "",
        "marks": {mark: performance.marks[mark] for mark in MARKS},
        "timing": {
            "out_s": round(performance.out_s, 3), "hold_s": round(performance.hold_s, 3),
            "back_s": round(performance.back_s, 3), "returns": performance.returns,
            "holds": {str(frame): round(hold, 3) for frame, hold in sorted(performance.holds.items())},
            "second": performance.second,
        },
        "caption": film.caption,
    }  # fmt: skip


def packed_film(film: Film, alt: Mapping[str, str]) -> bytes:
    """The document as JSON text; ``digest`` is over all the rest."""
    content = {**document(film), "alt": dict(alt)}
    digest = hashlib.sha256(_text(content)).hexdigest()[:16]
    return _text({**content, "digest": digest})


def zipped(content: bytes) -> bytes:
    """What travels: compressed without the time, so that the bytes stay the same."""
    return gzip.compress(content, compresslevel=9, mtime=0)


def _text(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _lined(rings: Points, stack: Sequence[Layer]) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    return np.stack([on_lines(ring, layer.lines) for ring, layer in zip(rings, stack, strict=True)])


def _described(stack: Sequence[Layer], rings: Points, lines: "np.ndarray[Any, np.dtype[np.bool_]]") -> dict[str, Any]:
    """What a layer is: flags that are not set are left out."""
    first = stack[0]
    leaps = np.abs(np.diff(rings, axis=0)).max(axis=(1, 2)) > _JUMP
    flags = {
        "far": first.far,
        "shade": first.shaded and rings.shape[1] > 8,
        "lines": bool(lines.any()),
        "cuts": [int(at) + 1 for at in np.flatnonzero(leaps)],
    }
    return {
        "role": first.role,
        "tone": first.tone,
        "n": rings.shape[1],
        **{name: flag for name, flag in flags.items() if flag},
    }


def _coarse(layer: Layer) -> Points:
    shape = Polygon(layer.ring).simplify(0.0008)
    return np.asarray(shape.exterior.coords[:-1], dtype=float) if isinstance(shape, Polygon) else layer.ring
