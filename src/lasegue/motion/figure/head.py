"""The head: skull, face, ears and hair as layers that work from every side."""

from dataclasses import replace
from typing import Final

import numpy as np
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from lasegue.motion.figure.curves import Mark, disc, drawn
from lasegue.motion.figure.hair import STYLES, covered
from lasegue.motion.figure.layer import Layer
from lasegue.motion.figure.parts import SIDES
from lasegue.motion.figure.seen import Seen
from lasegue.motion.figure.silhouette import edge_of, largest, ring_of, stroked

_EYE: Final = ((0.0455, 0.0072, 0.0185), (0.82, 0.0, 0.50), (0.0044, 0.0060))
_BROW: Final = ((0.0530, 0.0232, 0.0085), (0.0490, 0.0262, 0.0185), (0.0385, 0.0226, 0.0280))
_MOUTH: Final = Mark(
    ((0.0455, -0.0232, -0.0145), (0.0540, -0.0276, -0.007), (0.0572, -0.0288, 0), (0.0540, -0.0276, 0.007),
     (0.0455, -0.0232, 0.0145)),
    0.0040, (0.018, -0.026, 0),
)  # fmt: skip
_NOSE: Final = Mark(
    ((0.0560, -0.0095, -0.0065), (0.0640, -0.0128, 0), (0.0560, -0.0095, 0.0065)), 0.0026, (0.030, -0.004, 0)
)
_EAR_FACES: Final = 0.30
_INSET: Final = 0.0012
#: What is left of a mark and smaller than this is out of sight, H².
_SPECK: Final = 2e-6


def head_layers(view: Seen, skin: Layer) -> tuple[Layer, ...]:
    """From back to front: knot of hair, ears that peep out, the head's skin, face, hair, ears that face us."""
    inset = Polygon(skin.ring).buffer(-_INSET)
    return (
        *_volume(view, "knot"),
        *(_ear(view, side, behind=True) for side in SIDES),
        skin,
        *(_within(mark, inset) for mark in _face(view)),
        *_hair(view),
        *(_ear(view, side, behind=False) for side in SIDES),
    )


def nape_layers(view: Seen) -> tuple[Layer, ...]:
    """Hair that hangs behind the neck."""
    style = STYLES[view.body.hair]
    return _volume(view, "hair") if style is not None and style.back else ()


def _volume(view: Seen, station: str) -> tuple[Layer, ...]:
    """The whole of a volume of hair, to be painted behind the head."""
    if station not in view.body.index:
        return ()
    ring = view.outline(station)
    return (Layer(f"{station}_behind", _tone(view), ring, (np.vstack([ring, ring[:1]]),)),)


def _tone(view: Seen) -> str:
    style = STYLES[view.body.hair]
    return view.body.tones.get("hair", "figure-hair" if style is None else style.tone)


def _ear(view: Seen, side: str, *, behind: bool) -> Layer:
    """An ear: behind the head it peeps out; facing us it lies on the head and shrinks to a point as it turns away."""
    station = f"{side}_ear"
    ring, middle = view.outline(station), view.middle(station)
    style = STYLES[view.body.hair]
    share = 1.0
    if style is not None and not style.ears:
        share = 0.0
    elif not behind:
        outward = view.posture.segments["head"].axes[:, 2] * (1 if side == "right" else -1)
        share = float(np.clip(float(view.camera.depth(outward)) / _EAR_FACES, 0, 1))
    ring = middle + (ring - middle) * share
    role = f"{station}_behind" if behind else station
    return Layer(role, "figure-skin", ring, (np.vstack([ring, ring[:1]]),), shaded=False)


def _face(view: Seen) -> tuple[Layer, ...]:
    frame, camera = view.posture.segments["head"], view.camera
    marks = [Layer("nose", "figure-lip", drawn(_NOSE, frame, camera), shaded=False)]
    marks.append(Layer("mouth", "figure-lip", drawn(_MOUTH, frame, camera), shaded=False))
    brows = view.body.tones.get("brow", "figure-hair")
    for side, right in (("right", 1), ("left", -1)):
        (x, y, z), (nx, ny, nz), radii = _EYE
        eye = disc((x, y, right * z), (nx, ny, right * nz), radii, frame, camera)
        brow = Mark(tuple((bx, by, right * bz) for bx, by, bz in _BROW), 0.0042, (0.010, 0.012, 0))
        marks.append(Layer(f"{side}_eye", "figure-eye", eye, shaded=False))
        marks.append(Layer(f"{side}_brow", brows, drawn(brow, frame, camera), shaded=False))
    return tuple(marks)


def _within(mark: Layer, skin: BaseGeometry) -> Layer:
    """A mark as far as it lies on the head: a cheek on the mat is flat, and what is pressed into it is out of sight."""
    area = skin.intersection(Polygon(mark.ring).buffer(0))
    shown = largest(area) if area.area > _SPECK else Polygon()
    return replace(mark, ring=ring_of(edge_of(shown), mark.ring.mean(axis=0)))


def _hair(view: Seen) -> tuple[Layer, ...]:
    style = STYLES[view.body.hair]
    if style is None:
        return ()
    number = view.body.index["hair"]
    area = covered(style, view.shapes.spans[number], view.shapes.centres[number], view.camera)
    edge = edge_of(area)
    return (Layer("hair", _tone(view), ring_of(edge, view.middle("hair")), stroked(edge, None), detail=1.6),)
