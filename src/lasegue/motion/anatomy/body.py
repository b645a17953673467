"""The nerve on the body: its course seen from behind and from the front, in the buttock, and in pregnancy."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from shapely import LineString, Polygon, box, unary_union
from shapely.geometry.base import BaseGeometry

from lasegue.motion.anatomy.sketch import Mark, Shape, Sketch, Spot, smooth, smooth_line
from lasegue.motion.figure.bodies import body_of
from lasegue.motion.figure.camera import Camera
from lasegue.motion.figure.drawing import outline
from lasegue.motion.skeleton.posture import Posture, posed

#: Units of these pictures for a body height.
SCALE: Final = 640.0
_ARM: Final = ("sleeve", "upper_arm", "forearm", "hand")
_BACK, _FRONT, _SIDE = Camera(-90, 4), Camera(90, 4), Camera(0, 0)
_ASIDE: Final = {"right_shoulder.abd": 14, "left_shoulder.abd": 14, "right_hip.abd": 5, "left_hip.abd": 5}

Fixed = tuple[str, tuple[float, float, float]]
#: Fixed to the bones of the right side: the trunk of the nerve, and its two branches from above the knee.
TRUNK: Final[tuple[Fixed, ...]] = (
    ("pelvis", (-0.050, 0.050, 0.018)),
    ("pelvis", (-0.060, 0.018, 0.036)),
    ("pelvis", (-0.055, -0.022, 0.050)),
    ("right_thigh", (-0.030, -0.060, 0.004)),
    ("right_thigh", (-0.030, -0.120, 0.002)),
    ("right_thigh", (-0.028, -0.185, 0.000)),
)
TIBIAL: Final[tuple[Fixed, ...]] = (
    ("right_thigh", (-0.028, -0.185, 0.000)),
    ("right_shank", (-0.028, -0.010, -0.002)),
    ("right_shank", (-0.030, -0.080, -0.002)),
    ("right_shank", (-0.026, -0.160, -0.006)),
    ("right_shank", (-0.018, -0.225, -0.014)),
    ("right_foot", (-0.020, -0.026, -0.010)),
)
FIBULAR: Final[tuple[Fixed, ...]] = (
    ("right_thigh", (-0.028, -0.185, 0.000)),
    ("right_thigh", (-0.020, -0.225, 0.016)),
    ("right_shank", (-0.010, -0.030, 0.026)),
    ("right_shank", (0.012, -0.062, 0.026)),
    ("right_shank", (0.024, -0.130, 0.012)),
    ("right_shank", (0.020, -0.215, 0.004)),
    ("right_foot", (0.030, 0.000, 0.004)),
    ("right_foot", (0.066, -0.012, 0.000)),
)
_ROOTS: Final[tuple[tuple[Fixed, ...], ...]] = tuple(
    ((level, (-0.030, 0.0, 0.004)), (level, (-0.036, -0.018, 0.014)), TRUNK[0])
    for level in ("lumbar2", "lumbar1", "lumbar0")
)


def _standing() -> Posture:
    return posed(_ASIDE)


def _line(posture: Posture, camera: Camera, course: Sequence[Fixed]) -> LineString:
    points = [camera.project(posture.point(segment, place)) * SCALE for segment, place in course]
    return smooth_line([(float(x), float(y)) for x, y in points])


@cache
def _person(body: str, camera: Camera, *, arms: bool = True) -> tuple[Shape, ...]:
    """A quiet body, mixed into the page, with its lines."""
    shapes: list[Shape] = []
    for layer in outline(_standing(), body_of(body), camera):
        area = Polygon(layer.ring * SCALE).buffer(0)
        if area.area < 4 or (not arms and layer.role.endswith(_ARM)):
            continue
        shapes.append(Shape(area, layer.tone, far=True))
        lines = [LineString(line * SCALE) for line in layer.lines if len(line) > 1]
        shapes += [Shape(line, layer.tone, width=1.6, far=True, inked=True) for line in lines if line.length > 1]
    return tuple(shapes)


def _cut(shapes: Sequence[Shape], frame: BaseGeometry) -> tuple[Shape, ...]:
    """What lies in the frame, so that the picture is small."""
    cut = ((each, each.geometry.intersection(frame)) for each in shapes)
    return tuple(
        replace(each, geometry=piece)
        for each, whole in cut
        for piece in getattr(whole, "geoms", [whole])
        if isinstance(piece, Polygon | LineString) and not piece.is_empty
    )


def _nerve(line: LineString, *, hidden: bool = False, width: float = 8.0) -> Shape:
    return Shape(line, "figure-nerve", "figure-nerve-edge", width=width, dashed=hidden, opacity=0.75 if hidden else 1.0)


def _place(posture: Posture, camera: Camera, fixed: Fixed) -> Spot:
    x, y = camera.project(posture.point(*fixed)) * SCALE
    return (float(x), float(y))


def course_behind() -> Sketch:
    """The right leg from behind: from the low back to the heel."""
    posture, frame = _standing(), _framed(-0.22, -0.71, 0.56, 0.73)
    lines = [_line(posture, _BACK, each) for each in (*_ROOTS, TRUNK, TIBIAL, FIBULAR[:4])]
    shapes = (*_cut(_person("average", _BACK), _frame(frame)), *(_nerve(line) for line in lines))
    spots = [
        _place(posture, _BACK, each)
        for each in (("lumbar1", (-0.03, 0, 0.006)), TRUNK[1], TRUNK[4], TIBIAL[1], TIBIAL[3])
    ]
    return Sketch(shapes, tuple(Mark((0.29 * SCALE, y), (x, y)) for x, y in spots), frame)


def course_in_front() -> Sketch:
    """The right leg from the front: the branch to the shin and the top of the foot; what runs behind is dashed."""
    posture, frame = _standing(), _framed(-0.34, -0.71, 0.56, 0.73)
    behind = [_line(posture, _FRONT, each) for each in (TRUNK, FIBULAR[:3])]
    before = _line(posture, _FRONT, FIBULAR[2:])
    shapes = (
        *_cut(_person("average", _FRONT), _frame(frame)),
        *(_nerve(line, hidden=True) for line in behind),
        _nerve(before),
    )
    spots = [_place(posture, _FRONT, each) for each in (TRUNK[3], FIBULAR[2], FIBULAR[4], FIBULAR[6])]
    return Sketch(shapes, tuple(Mark((-0.29 * SCALE, y), (x, y)) for x, y in spots), frame)


def buttock() -> Sketch:
    """The right buttock from behind: the nerve leaves the pelvis under a muscle that runs to the hip."""
    posture, frame = _standing(), _framed(-0.16, -0.72, 0.44, 0.36)
    inner = _place(posture, _BACK, ("pelvis", (-0.060, 0.035, 0.008)))
    outer = _place(posture, _BACK, ("pelvis", (-0.010, 0.004, 0.076)))
    lower = _place(posture, _BACK, ("pelvis", (-0.060, 0.008, 0.010)))
    muscle = smooth(
        [inner, ((inner[0] + outer[0]) / 2, inner[1] - 3), outer, ((lower[0] + outer[0]) / 2, lower[1] + 8), lower]
    )
    trunk = _line(posture, _BACK, TRUNK)
    shapes = (
        *_cut(_person("average", _BACK), _frame(frame)),
        *(_nerve(_line(posture, _BACK, each)) for each in _ROOTS),
        _nerve(trunk, width=11),
        Shape(muscle, "figure-muscle", "figure-muscle", opacity=0.92),
    )
    under = trunk.intersection(muscle)
    if isinstance(under, LineString) and not under.is_empty:
        shapes = (*shapes, Shape(under, "figure-sore", width=8, dashed=True))
    middle = muscle.centroid
    below = _place(posture, _BACK, TRUNK[3])
    marks = (
        Mark((0.24 * SCALE, middle.y - 60), (middle.x + 12, middle.y - 8)),
        Mark((0.24 * SCALE, middle.y + 20), (float(trunk.intersection(muscle.buffer(1)).centroid.x), middle.y + 2)),
        Mark((0.24 * SCALE, below[1]), below),
    )
    return Sketch(shapes, marks, frame)


def pregnancy() -> Sketch:
    """A pregnant woman from the side: the belly, the curve of the back, the pelvis and the nerve."""
    posture, frame = _standing(), _framed(-0.24, -0.86, 0.50, 0.56)
    person = _cut(_person("pregnant", _SIDE, arms=False), _frame(frame))
    spine_line = _line(posture, _SIDE, tuple((f"lumbar{at}", (-0.022, 0.0, 0.0)) for at in (4, 3, 2, 1, 0)))
    trunk = _line(posture, _SIDE, (("lumbar0", (-0.026, 0, 0)), *TRUNK))
    belly = _place(posture, _SIDE, ("lumbar1", (0.095, 0.0, 0.0)))
    back = _place(posture, _SIDE, ("lumbar2", (-0.045, 0.0, 0.0)))
    seat = _place(posture, _SIDE, TRUNK[1])
    whole = unary_union([each.geometry for each in person])
    glow = smooth(
        [
            (belly[0] - 44, belly[1] - 44),
            (belly[0] + 10, belly[1] - 32),
            (belly[0] + 20, belly[1] + 16),
            (belly[0] - 34, belly[1] + 44),
        ]
    )
    shapes = (
        *person,
        Shape(glow.intersection(whole), "figure-region", opacity=0.6),
        Shape(spine_line, "figure-bone", "figure-nerve-edge", width=13),
        _nerve(trunk),
    )
    marks = (
        Mark((0.22 * SCALE, belly[1]), belly),
        Mark((-0.20 * SCALE, back[1] - 20), back),
        Mark((-0.20 * SCALE, seat[1] + 16), seat),
    )
    return Sketch(shapes, marks, frame)


def _framed(x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
    """A frame given in body heights."""
    return (x * SCALE, y * SCALE, width * SCALE, height * SCALE)


def _frame(frame: tuple[float, float, float, float]) -> BaseGeometry:
    x, y, width, height = frame
    return box(x, y, x + width, y + height)
