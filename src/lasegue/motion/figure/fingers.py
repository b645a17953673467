"""The gaps between the fingers: thin lines on the side of a hand that faces us."""

from typing import Final

import numpy as np

from lasegue.motion.figure.camera import Points
from lasegue.motion.figure.layer import Layer
from lasegue.motion.figure.seen import Seen

#: From the knuckles to where the fingers part: segment, and how far down its bone, H.
_WAY: Final = (("fingers", 0.002), ("fingers", 0.020), ("fingertips", 0.002), ("fingertips", 0.010))
#: Roles of the gaps without side, and where they are, towards the thumb, H.
GAPS: Final = {"index_gap": 0.0098, "middle_gap": 0.0, "ring_gap": -0.0100}
_THICK: Final = 0.0066
#: Half the width of a line at each point of the way: it runs out at both ends.
_WIDTHS: Final = np.array([0.0002, 0.0010, 0.0010, 0.0004])
_FACING: Final = 0.22
_TINY: Final = 1e-9


def finger_layers(view: Seen, side: str, *, far: bool) -> tuple[Layer, ...]:
    """A layer for each gap of one hand, always the same number; seen from its edge a hand shows none."""
    return tuple(
        Layer(f"{side}_{name}", "figure-lip", _line(view, side, place), far=far, shaded=False, detail=0)
        for name, place in GAPS.items()
    )


def _line(view: Seen, side: str, gap: float) -> Points:
    """The ring (8, 2) of one gap, from the knuckles as far as it faces us."""
    outward = 1.0 if side == "right" else -1.0
    segments = view.posture.segments
    facing = [outward * float(view.camera.depth(segments[f"{side}_{name}"].axes[:, 2])) for name, _ in _WAY]
    towards = outward * float(np.sign(facing[0]))
    places = [
        view.camera.project(view.posture.point(f"{side}_{name}", (gap, -down, towards * _THICK))) for name, down in _WAY
    ]
    seen = next((at for at, depth in enumerate(facing) if depth * np.sign(facing[0]) < _FACING), len(places))
    path: Points = np.array([places[min(at, max(seen - 1, 0))] for at in range(len(places))])
    along = np.gradient(path, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True) + _TINY
    aside = np.stack([-along[:, 1], along[:, 0]], axis=1) * _WIDTHS[:, None] * (seen > 1)
    return np.vstack([path + aside, (path - aside)[::-1]])
