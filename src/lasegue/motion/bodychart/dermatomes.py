"""Root areas of the skin, as own simplified outlines to lay over a chart: L2 to S3.

Basis: clinical convention awaiting sign-off. Published maps differ from each other and neighbouring roots overlap, so
an outline is a hint for the eye and never a level diagnosis; no rule of the software reads it.
"""

from lasegue.motion.bodychart.areas import areas_of, side_on_the_right
from lasegue.motion.bodychart.bands import leg_run
from lasegue.motion.bodychart.curves import Point, turn_over
from lasegue.motion.bodychart.foot_areas import FIELDS
from lasegue.motion.bodychart.outline import MIDDLE

BASIS = "convention awaiting sign-off"
ROOTS = ("L2", "L3", "L4", "L5", "S1", "S2", "S3")

# On the body, for the half on the right of the picture
_HALVES: dict[tuple[str, str], list[Point]] = {
    ("L2", "front"): [
        (108, 276), (116, 262), (126, 250), (136, 240), (146.6, 243), *leg_run((256, 0.97), (312, 0.94),
        (314, 0.06), (284, 0.1)),
    ],
    ("L3", "front"): leg_run((316, 0.03), (316, 0.5), (296, 0.94), (318, 0.96), (344, 0.6), (364, 0.05), (340, 0.02)),
    ("L4", "front"): [
        *leg_run((316, 0.98), (346, 0.66), (368, 0.1), (384, 0.03), (482, 0.04)),
        *leg_run((482, 0.48), (392, 0.46), (374, 0.74), (348, 0.98), (320, 0.99)),
    ],
    ("L5", "front"): [
        *leg_run((354, 0.97), (380, 0.76), (396, 0.5), (478, 0.5)), (117, 487), (114, 494), (113, 502), (113, 511),
        (117.2, 516), (125, 513.2), (131, 511), (134.4, 507.6), (132, 498), (129.6, 489), *leg_run((480, 0.96),
        (360, 0.98)),
    ],
    ("S1", "front"): [
        (128.4, 474), (129.6, 478), (130.2, 488), (137, 499), (139.8, 504), (139, 508.6), (135.8, 508),
        (133.4, 502), (129.4, 490),
    ],
    ("L5", "back"): leg_run((280, 0.85), (350, 0.85), (470, 0.84), (470, 0.97), (350, 0.98), (280, 0.98)),
    ("S1", "back"): [
        (125, 264), *leg_run((284, 0.48), (350, 0.48), (476, 0.5)), (121.6, 490), (121.4, 511.4), (127, 509.8),
        (129, 507.6),
        (136, 507.2), (138, 504), (134.6, 495.4), (130.6, 490), *leg_run((482, 0.96), (462, 0.86), (350, 0.82),
        (290, 0.83)),
        (140.4, 264), (133, 257),
    ],
    ("S2", "back"): [
        (108, 275), *leg_run((290, 0.1), (350, 0.1), (470, 0.12)), (114.6, 488), (114.4, 504), (118, 510.6),
        (120.4, 500),
        *leg_run((476, 0.45), (350, 0.45), (284, 0.45)), (122.6, 266), (115, 271),
    ],
    ("S3", "back"): [
        (103, 245), (109, 248), (113, 256), (113, 266), (109, 274), (104.4, 283), (102, 274), (100.6, 266), (101, 254),
    ],
}  # fmt: skip
# On the lenses of a foot: the regions a root's skin covers there
_ON_FOOT: dict[str, frozenset[str]] = {
    "L4": frozenset({"ankle_inner"}),
    "L5": frozenset({"foot_top", "web_1", "big_toe", "toes_2_4"}),
    "S1": frozenset({"little_toe_outer_foot", "ankle_outer"}),
    "S2": frozenset({"heel"}),
}


def outlines_of(root: str, view: str) -> list[list[Point]]:
    """The outlines of a root's skin on a view, both sides; on a lens for the foot on the right of the picture first.

    Raises:
        ValueError: the root is none of ``ROOTS``.
    """
    if root not in ROOTS:
        raise ValueError(f"expected one of {', '.join(ROOTS)}, came {root!r}")
    if view in FIELDS:
        halves = [
            list(a.polygon) for a in areas_of(view, side=side_on_the_right(view)) if a.region in _ON_FOOT.get(root, ())
        ]
        return halves + [turn_over(half, FIELDS[view][0] / 2) for half in halves]
    half = _HALVES.get((root, view))
    return [] if half is None else [half, turn_over(half, MIDDLE)]
