"""The head: skull, face, ears and hair as layers that work from every side."""

from typing import TYPE_CHECKING, Final

import numpy as np
from shapely import Polygon

from lasegue.motion.figure.curves import Mark, disc, drawn
from lasegue.motion.figure.hair import STYLES, covered
from lasegue.motion.figure.layer import Layer
from lasegue.motion.figure.silhouette import ring_of, stroked

if TYPE_CHECKING:
    from lasegue.motion.figure.drawing import _Drawing

_EYE: Final = ((0.0455, 0.0075, 0.0185), (0.82, 0.0, 0.50), (0.0042, 0.0056))
_BROW: Final = ((0.0530, 0.0222, 0.0080), (0.0490, 0.0248, 0.0185), (0.0380, 0.0212, 0.0285))
_MOUTH: Final = Mark(
    ((0.0470, -0.0258, -0.0125), (0.0550, -0.0282, -0.006), (0.0572, -0.0285, 0), (0.0550, -0.0282, 0.006),
     (0.0470, -0.0258, 0.0125)),
    0.0038, (0.018, -0.026, 0),
)  # fmt: skip
_NOSE: Final = Mark(
    ((0.0560, -0.0095, -0.0065), (0.0640, -0.0128, 0), (0.0560, -0.0095, 0.0065)), 0.0026, (0.030, -0.004, 0)
)
_EAR_FACES: Final = 0.30


def head_layers(drawing: "_Drawing") -> tuple[Layer, ...]:
    """From back to front: knot of hair, ears that peep out, head, face, hair, ears that face us."""
    return (
        *_knot(drawing),
        *(_ear(drawing, side, behind=True) for side in ("right", "left")),
        drawing.layer("head", detail=2.5),
        *_face(drawing),
        *_hair(drawing),
        *(_ear(drawing, side, behind=False) for side in ("right", "left")),
    )


def nape_layers(drawing: "_Drawing") -> tuple[Layer, ...]:
    """Hair that hangs behind the neck."""
    style = STYLES[drawing.body.hair]
    if style is None or not style.back:
        return ()
    area = Polygon(drawing.outlines[drawing.body.index["hair"]])
    return (
        Layer("hair_back", drawing.body.tones.get("hair", style.tone), ring_of(area, np.zeros(2)), stroked(area, None)),
    )


def _knot(drawing: "_Drawing") -> tuple[Layer, ...]:
    style = STYLES[drawing.body.hair]
    if style is None or style.knot is None:
        return ()
    area = Polygon(drawing.outlines[drawing.body.index["knot"]])
    return (
        Layer("hair_knot", drawing.body.tones.get("hair", style.tone), ring_of(area, np.zeros(2)), stroked(area, None)),
    )


def _ear(drawing: "_Drawing", side: str, *, behind: bool) -> Layer:
    """An ear: behind the head it peeps out; facing us it lies on the head and shrinks to a point as it turns away."""
    number = drawing.body.index[f"{side}_ear"]
    ring = drawing.outlines[number]
    outward = drawing.posture.segments["head"].axes[:, 2] * (1 if side == "right" else -1)
    if not behind:
        share = np.clip(float(drawing.camera.depth(outward)) / _EAR_FACES, 0, 1)
        centre = drawing.camera.project(drawing.shapes.centres[number])
        ring = centre + (ring - centre) * share
    role = f"{side}_ear" + ("_behind" if behind else "")
    style = STYLES[drawing.body.hair]
    if style is not None and not style.ears:
        ring = np.repeat(ring.mean(axis=0)[None], len(ring), axis=0)
    return Layer(role, "figure-skin", ring, (np.vstack([ring, ring[:1]]),), shaded=False)


def _face(drawing: "_Drawing") -> tuple[Layer, ...]:
    frame, camera = drawing.posture.segments["head"], drawing.camera
    marks = [Layer("nose", "figure-lip", drawn(_NOSE, frame, camera), shaded=False)]
    marks.append(Layer("mouth", "figure-lip", drawn(_MOUTH, frame, camera), shaded=False))
    for side, right in (("right", 1), ("left", -1)):
        (x, y, z), (nx, ny, nz), radii = _EYE
        eye = disc((x, y, right * z), (nx, ny, right * nz), radii, frame, camera)
        brow = Mark(tuple((bx, by, right * bz) for bx, by, bz in _BROW), 0.0042, (0.010, 0.012, 0))
        marks.append(Layer(f"{side}_eye", "figure-eye", eye, shaded=False))
        marks.append(
            Layer(
                f"{side}_brow", drawing.body.tones.get("brow", "figure-hair"), drawn(brow, frame, camera), shaded=False
            )
        )
    return tuple(marks)


def _hair(drawing: "_Drawing") -> tuple[Layer, ...]:
    style = STYLES[drawing.body.hair]
    if style is None:
        return ()
    number = drawing.body.index["hair"]
    area = covered(style, drawing.shapes.spans[number], drawing.shapes.centres[number], drawing.camera)
    fallback = drawing.camera.project(drawing.shapes.centres[number])
    return (
        Layer(
            "hair", drawing.body.tones.get("hair", style.tone), ring_of(area, fallback), stroked(area, None), detail=1.6
        ),
    )
