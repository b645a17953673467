"""The leg: the way of the sciatic nerve, and the skin that its roots serve.

Landmarks of the nerve: it leaves the pelvis below the piriformis, runs between seat bone and outer hip bone, down the
middle of the back of the thigh, and parts above the knee; the outer branch goes round the head of the fibula to the
shin and top of the foot, the other down the calf, behind the inner ankle, to the sole.
"""

from typing import Final

from lasegue.motion.anatomy.scene import Frame, Label, Scene, Shape
from lasegue.motion.bodychart.curves import Point, smooth, turn_over
from lasegue.motion.bodychart.dermatomes import outlines_of
from lasegue.motion.bodychart.outline import CROTCH, FOOT_BACK, FOOT_FRONT, INSIDE_UP, MIDDLE, SIDE

_TOP = 176.0
_SCALE = 0.9
_HALF: Final = [point for point in SIDE if point[1] >= _TOP][::2]
_INNER: Final = [*INSIDE_UP[::2], INSIDE_UP[-1]]
ROOTS: Final[list[list[Point]]] = [
    [(102, 206), (106, 220), (112, 238), (117, 251)],
    [(102, 216), (106, 228), (112, 242), (117, 251)],
    [(103, 227), (108, 238), (113, 246), (117, 251)],
    [(104, 236), (109, 243), (117, 251)],
]
TRUNK: Final[list[Point]] = [(117, 251), (123, 260), (125.6, 272), (124.6, 300), (124.6, 325), (124.6, 340)]
TIBIAL: Final[list[Point]] = [
    (124.6, 340),
    (124.4, 365),
    (124, 395),
    (121.6, 435),
    (118.6, 466),
    (116.8, 482),
    (118.4, 499),
]
FIBULAR: Final[list[Point]] = [(124.6, 340), (129, 354), (134.4, 370), (137.4, 381)]
IN_FRONT: Final[list[Point]] = [(137.4, 381), (135.6, 405), (131, 440), (127.4, 470), (129.6, 498)]

_FROM_THE_SIDE: Final[list[Point]] = [
    (27, 176), (29, 194), (29.4, 212), (27.6, 230), (25.4, 246), (26, 262), (26.6, 285), (24.6, 312), (20.6, 338),
    (18.6, 352), (19.8, 362), (18.4, 372), (14.4, 382), (13.4, 398), (11.6, 422), (8.6, 446), (6.6, 464), (8, 476),
    (15, 486), (28, 495), (38, 501), (42, 506.4), (40, 511), (22, 512), (12, 509.6), (2, 511.4), (-11, 512), (-16, 506),
    (-14.4, 495), (-10, 482), (-9.4, 468), (-12, 450), (-18.4, 428), (-21.4, 408), (-18.6, 390), (-13.4, 374),
    (-12.6, 360), (-15, 340), (-19.6, 315), (-23.6, 292), (-26.6, 276), (-35, 263), (-38.6, 247), (-36.6, 231),
    (-28, 214), (-22, 200), (-20.6, 188), (-22.4, 176),
]  # fmt: skip
_SIDE_TRUNK: Final[list[list[Point]]] = [
    [(-12, 204), (-15, 218), (-20, 236), (-22, 250), (-18, 270), (-11, 300), (-8, 326), (-8, 341)],
    [(-8, 341), (-9, 366), (-12, 398), (-11, 435), (-7, 466), (-6, 484), (2, 503), (22, 508)],
    [(-8, 341), (-5, 360), (1, 379), (6, 402), (6, 438), (4, 466), (12, 487), (27, 499)],
]  # fmt: skip


def _both(frame: Frame, foot: list[Point]) -> Shape:
    half: list[Point] = [*_HALF, *foot, *_INNER]
    whole = frame.points([*half, CROTCH, *turn_over(half, MIDDLE)])
    return Shape("skin", smooth(whole, closed=False) + "Z")


def _folds(frame: Frame) -> Shape:
    fold: list[Point] = [(103.2, 267), (109, 273.4), (118, 276.6), (128, 276), (137, 271.4), (143.4, 264)]
    knee: list[Point] = [(114.6, 365.6), (120, 368), (127, 368.4), (133.6, 366)]
    both = [fold, knee, turn_over(fold, MIDDLE), turn_over(knee, MIDDLE)]
    return frame.line("fine", [(100, 178), (100, 226)], [(100, 240), (100, 264)], *both)


def nerve_path() -> Scene:
    """The way of the nerve in the right leg: from behind, and from the outer side."""
    behind = Frame(4, 34, _SCALE, 48, _TOP)
    side = Frame(242, 34, _SCALE, 0, _TOP)
    at = behind.point
    shapes = (
        _both(behind, FOOT_BACK), _folds(behind), behind.line("hidden", IN_FRONT),
        behind.line("twig", *ROOTS), *behind.nerve(TRUNK, TIBIAL, FIBULAR),
        Shape("skin", smooth(side.points(_FROM_THE_SIDE), closed=False) + "Z"), *side.nerve(*_SIDE_TRUNK),
    )  # fmt: skip
    labels = (
        Label("from_behind", (4, 16), 120, heading=True),
        Label("from_the_side", (284, 16), 150, edge="right", heading=True),
        Label("low_back", (108, 56), 86, (at((103, 210)),)),
        Label("buttock", (108, 104), 86, (at((123, 260)),)),
        Label("back_of_thigh", (108, 146), 86, (at((124.6, 312)),)),
        Label("two_branches", (108, 200), 86, (at((129, 354)),)),
        Label("calf_and_sole", (108, 254), 86, (at((121.6, 435)),)),
        Label("shin_and_top", (108, 302), 86, (at((128, 474)),)),
        Label("not_to_scale", (144, 374), 280, edge="middle"),
    )
    return Scene(382, shapes, labels)


def nerve_areas() -> Scene:
    """The skin of L4, L5 and S1 on the right leg, from the front and from behind."""
    front = Frame(4, 34, _SCALE, 48, _TOP)
    back = Frame(190, 34, _SCALE, 48, _TOP)
    painted = [
        front.area(root.lower(), outlines_of(root, "front")[1]) for root in ("L4", "L5", "S1")
    ] + [back.area(root.lower(), outlines_of(root, "back")[0]) for root in ("L5", "S1")]  # fmt: skip
    shapes = (_both(front, FOOT_FRONT), _both(back, FOOT_BACK), _folds(back), *painted)
    turned = {"l4": (87.0, 420.0), "l5": (69.0, 440.0)}
    labels = (
        Label("from_the_front", (4, 16), 130, heading=True),
        Label("from_behind", (284, 16), 130, edge="right", heading=True),
        Label("right_leg", (144, 46), 86, edge="middle"),
        Label("area_s1", (190, 120), 80, (back.point((130, 340)),), edge="right"),
        Label("area_l4", (106, 202), 80, (front.point(turned["l4"]),)),
        Label("area_l5", (106, 272), 84, (front.point(turned["l5"]),)),
        Label("areas_differ", (144, 372), 276, edge="middle"),
        Label("not_to_scale", (144, 408), 280, edge="middle"),
    )
    return Scene(416, shapes, labels)
