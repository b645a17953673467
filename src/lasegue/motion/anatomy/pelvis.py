"""The pelvis: the nerve at the piriformis, and what pregnancy changes."""

from typing import Final

from lasegue.motion.anatomy.scene import Frame, Label, Scene
from lasegue.motion.bodychart.curves import Point, sample

_SACRUM: Final[list[Point]] = [
    (46, 62), (70, 58), (94, 62), (96, 78), (90, 104), (82, 130), (76, 152), (70, 164), (64, 152), (58, 130),
    (50, 104), (44, 78),
]  # fmt: skip
_HIP_BONE: Final[list[Point]] = [
    (94, 66), (98, 46), (112, 30), (134, 21), (160, 22), (184, 34), (200, 54), (202, 74), (194, 92), (200, 108),
    (202, 124), (196, 140), (184, 150), (172, 158), (166, 176), (164, 196), (154, 210), (142, 210), (136, 198),
    (140, 180), (143, 166), (131, 156), (141, 146), (143, 126), (136, 104), (122, 90), (108, 86), (97, 82),
]  # fmt: skip
_THIGH_BONE: Final[list[Point]] = [
    (190, 122), (198, 112), (210, 112), (216, 120), (224, 126), (232, 116), (243, 116), (250, 128), (249, 146),
    (244, 166), (238, 196), (235, 230), (234, 268), (213, 268), (214, 230), (215, 200), (211, 184), (214, 174),
    (212, 158), (204, 150), (193, 144), (188, 134),
]  # fmt: skip
_PIRIFORMIS: Final[list[Point]] = [
    (78, 84), (92, 84), (116, 92), (150, 103), (190, 112), (222, 115), (240, 116), (242, 122), (222, 124), (190, 128),
    (150, 133), (116, 132), (92, 128), (76, 122), (72, 102),
]  # fmt: skip
_BUTTOCK: Final[list[Point]] = [
    (40, 4), (118, 2), (172, 0), (228, 4), (250, 34), (266, 78), (275, 124), (274, 176), (264, 226), (256, 270),
    (78, 270), (74, 254), (70, 246), (66, 254), (62, 270), (40, 270),
]  # fmt: skip


def buttock_muscle() -> Scene:
    """The right buttock from behind: the nerve comes out below the piriformis and goes down beside the seat bone."""
    frame = Frame(-34, 24)
    at = frame.point
    nerve: list[list[Point]] = [
        [(92, 100), (110, 114), (128, 128), (148, 142), (166, 154), (179, 172), (184, 196), (184, 230), (182, 268)],
    ]
    fold: list[Point] = [(76, 232), (104, 244), (146, 248), (196, 238), (238, 216)]
    shapes = (
        frame.plate("skin", _BUTTOCK), frame.line("fine", fold, [(70, 170), (70, 246)]),
        frame.area("bone", _HIP_BONE), frame.area("bone", _THIGH_BONE), *frame.nerve(*nerve),
        frame.area("muscle", _PIRIFORMIS), frame.area("bone", _SACRUM),
        frame.line("hidden", [(98, 105), (110, 114), (128, 127), (140, 135)]),
        frame.round("here", (146, 140), 17, 15),
    )  # fmt: skip
    labels = (
        Label("right_buttock", (4, 16), 280, heading=True),
        Label("spine_end", (4, 320), 66, (at((66, 140)),)),
        Label("piriformis", (282, 40), 84, (at((196, 119)),), edge="right"),
        Label("nerve", (196, 320), 90, (at((183, 258)),), edge="middle"),
        Label("outer_hip_bone", (284, 320), 74, (at((240, 138)),), edge="right"),
        Label("seat_bone", (114, 320), 66, (at((150, 202)),), edge="middle"),
        Label("not_to_scale", (144, 374), 280, edge="middle"),
    )
    return Scene(382, shapes, labels)


_MOTHER: Final[list[Point]] = [
    (32, 2), (45, 9), (56, 21), (59, 34), (55, 45), (54, 53), (63, 62), (82, 78), (97, 102), (101, 126), (95, 150),
    (80, 168), (62, 178), (50, 186), (50, 204), (52, 230), (52, 258),
    (-12, 258), (-16, 232), (-22, 212), (-36, 198), (-47, 180), (-49, 160), (-42, 144), (-27, 128),
    (-15, 110), (-13, 92),
    (-22, 70), (-31, 46), (-32, 22), (-28, 2),
]  # fmt: skip
_SPINE_BONES: Final[list[tuple[float, float, float]]] = [  # x, y and how far each is turned
    (-9, 44, 0.16), (-4, 62, 0.22), (1, 80, 0.16), (5, 98, 0.02), (4, 116, -0.2), (-4, 134, -0.5),
]  # fmt: skip


def pregnancy() -> Scene:
    """A pregnant woman from the side, facing right: the belly, the curve of the low back, the pelvis, the nerve."""
    frame = Frame(118, 30)
    at = frame.point
    bones = [
        frame.area("bone", [(x + dx - dy * turn, y + dy + dx * turn) for dx, dy in (
            (-9, -6), (0, -6.6), (9, -6), (9.6, 0), (9, 6), (0, 6.6), (-9, 6), (-9.6, 0))])
        for x, y, turn in _SPINE_BONES
    ]  # fmt: skip
    sacrum: list[Point] = [(-15, 143), (0, 148), (-6, 158), (-18, 170), (-28, 184), (-32, 186), (-31, 172), (-25, 156)]
    pelvis: list[Point] = [
        (-14, 150), (-4, 138), (14, 136), (34, 144), (44, 158), (48, 176), (40, 182), (28, 178), (20, 188), (12, 204),
        (0, 206), (-2, 194), (4, 182), (-6, 172), (-16, 166),
    ]  # fmt: skip
    shapes = (
        frame.plate("skin", _smooth_side()), *bones, frame.area("bone", sacrum),
        frame.area("womb", [(18, 70), (40, 64), (66, 78), (84, 102), (87, 126), (78, 148), (58, 162), (38, 158),
                            (22, 140), (15, 116), (13, 92)]),
        frame.area("bone", pelvis),
        *frame.nerve([(-8, 118), (-14, 134), (-18, 152), (-18, 172), (-10, 190), (4, 222), (8, 257)]),
    )  # fmt: skip
    labels = (
        Label("from_the_side", (4, 16), 280, heading=True),
        Label("low_back_curves", (4, 104), 80, (at((-6, 98)),)),
        Label("nerve", (4, 236), 70, (at((-4, 205)),)),
        Label("belly_grows", (284, 72), 72, (at((70, 104)),), edge="right"),
        Label("pelvis_gives", (284, 218), 88, (at((38, 166)),), edge="right"),
        Label("not_to_scale", (144, 318), 280, edge="middle"),
    )
    return Scene(326, shapes, labels)


def _smooth_side() -> list[Point]:
    """The outline with rounded sides and straight cuts above and below."""
    cut = _MOTHER.index((52, 258))
    return [*sample(_MOTHER[: cut + 1], closed=False), *sample(_MOTHER[cut + 1 :], closed=False)]
