"""
The parts of a drawn body: which ellipsoids are hulled together, how softly, and at which joint a part grows on.

A part is the union of the hulls of its groups of stations. `{s}` stands for the side.
"""

from itertools import pairwise
from typing import Final, NamedTuple

SIDES: Final = ("right", "left")
FINGERS: Final = ("index", "middle", "ring", "little")


class Part(NamedTuple):
    """
    One outline.

    Args:
        tone: CSS variable without dashes
        hulls: each a group of stations, names separated by spaces
        close: how wide creases may be that are filled, H
        round: how much corners are rounded, H
        grows: neighbours this part grows out of: part, segment whose joint lies between, reach of the joint in H
        bare: where no shade lies, so that a joint is no ball: segment, distance down its bone, reach, H
    """

    tone: str
    hulls: tuple[str, ...]
    close: float
    round: float
    grows: tuple[tuple[str, str, float], ...] = ()
    bare: tuple[tuple[str, float, float], ...] = ()


def _chain(*names: str) -> tuple[str, ...]:
    return tuple(f"{one} {other}" for one, other in pairwise(names))


#: Between trunk and limb of one side: drawn with the trunk, or with the limb when that is far.
HIP: Final = (
    "{s}_glute {s}_thigh1",
    "{s}_hip_side {s}_thigh1",
    "groin {s}_thigh1",
    "{s}_fold {s}_thigh1",
    "{s}_glute {s}_fold",
    "pelvis {s}_thigh0",
    *_chain("{s}_thigh0", "{s}_thigh1", "{s}_thigh2", "{s}_thigh3"),
)
SHOULDER: Final = (
    "{s}_deltoid {s}_sleeve0",
    "{s}_trapezius {s}_deltoid",
    "{s}_pectoral {s}_deltoid",
    "{s}_lat {s}_deltoid",
    "{s}_blade {s}_deltoid",
)

TRUNK: Final[dict[str, Part]] = {
    "trousers": Part(
        "figure-trousers",
        (
            "pelvis groin",
            "pelvis sacrum",
            "groin crotch",
            *(
                hull.format(s=side)
                for side in SIDES
                for hull in ("sacrum {s}_glute", "pelvis {s}_hip_side", "crotch {s}_fold")
            ),
        ),
        0.030,
        0.004,
        (),
        (("right_thigh", 0.100, 0.062), ("left_thigh", 0.100, 0.062)),
    ),
    "shirt": Part(
        "figure-shirt",
        (
            *_chain("hem", "loin", "navel", "waist", "ribs0", "ribs1", "ribs2", "ribs3", "ribs4", "ribs5"),
            "ribs4 collar",
            "ribs5 collar",
            "loin belly navel",
            "belly waist",
            "hem belly",
            "right_pectoral left_pectoral",
            *(
                hull.format(s=side)
                for side in SIDES
                for hull in (
                    "ribs3 {s}_pectoral",
                    "ribs1 {s}_pectoral",
                    "ribs2 {s}_lat",
                    "ribs4 {s}_blade",
                    "ribs2 {s}_blade",
                    "{s}_blade {s}_trapezius",
                    "collar {s}_trapezius",
                    "hem {s}_tail loin",
                )
            ),
        ),
        0.050,
        0.010,
    ),
    "neck": Part("figure-skin", ("collar neck1", *_chain("neck1", "neck2", "neck3", "throat")), 0.012, 0.001),
    "head": Part(
        "figure-skin",
        (
            "skull forehead",
            "forehead face",
            "face chin",
            "chin right_jaw left_jaw",
            "face right_jaw",
            "face left_jaw",
            "skull right_jaw",
            "skull left_jaw",
            "skull right_temple left_temple",
            "face lips",
            "lips chin",
            "nose nose_bridge",
            "nose_bridge forehead",
            "nose lips face",
        ),
        0.006,
        0.0045,
    ),
}

LIMBS: Final[dict[str, Part]] = {
    "thigh": Part(
        "figure-trousers",
        (
            *_chain("{s}_lap", "{s}_thigh3", "{s}_thigh4", "{s}_thigh5", "{s}_knee"),
            "{s}_knee {s}_patella",
            "{s}_thigh5 {s}_patella",
        ),
        0.014,
        0.004,
        (("trousers", "{s}_thigh", 0.165),),
        (("{s}_thigh", 0.080, 0.058),),
    ),
    "shank": Part(
        "figure-trousers",
        (
            "{s}_knee {s}_shank0",
            "{s}_knee {s}_patella",
            "{s}_patella {s}_shank0",
            "{s}_patella {s}_shank1",
            *_chain("{s}_shank0", "{s}_shank1", "{s}_calf", "{s}_calf2", "{s}_shank4", "{s}_shank5", "{s}_trouser_hem"),
        ),
        0.014,
        0.0015,
        (("{s}_thigh", "{s}_shank", 0.052),),
        (("{s}_shank", 0.0, 0.046),),
    ),
    "foot": Part(
        "figure-skin",
        (
            *_chain("{s}_ankle0", "{s}_ankle1", "{s}_ankle2", "{s}_heel", "{s}_arch", "{s}_ball"),
            "{s}_ankle1 {s}_heel",
            *_chain("{s}_ankle2", "{s}_instep0", "{s}_instep1", "{s}_ball", "{s}_toe_ball"),
            "{s}_instep0 {s}_arch",
            "{s}_toe_ball {s}_big_toe",
            "{s}_toe_ball {s}_mid_toe",
            "{s}_toe_ball {s}_small_toe",
            "{s}_mid_toe {s}_big_toe",
        ),
        0.010,
        0.002,
    ),
    "upper_arm": Part(
        "figure-skin",
        (
            *_chain("{s}_sleeve1", "{s}_arm0", "{s}_arm1", "{s}_elbow"),
            "{s}_elbow {s}_olecranon",
            "{s}_elbow {s}_forearm0",
        ),
        0.020,
        0.004,
    ),
    "sleeve": Part(
        "figure-shirt",
        _chain("{s}_deltoid", "{s}_sleeve0", "{s}_sleeve1", "{s}_sleeve_hem"),
        0.010,
        0.0015,
        (("shirt", "{s}_upper_arm", 0.066),),
        (("{s}_upper_arm", 0.010, 0.050),),
    ),
    "forearm": Part(
        "figure-skin",
        (
            "{s}_elbow {s}_olecranon {s}_forearm0",
            *_chain("{s}_forearm0", "{s}_forearm1", "{s}_forearm2", "{s}_forearm3", "{s}_wrist"),
        ),
        0.020,
        0.004,
        (("{s}_upper_arm", "{s}_forearm", 0.030),),
        (("{s}_forearm", -0.006, 0.034),),
    ),
    "hand": Part(
        "figure-skin",
        (
            *_chain("{s}_forearm3", "{s}_wrist", "{s}_palm", "{s}_knuckles"),
            *(hull for finger in FINGERS for hull in _chain("{s}_knuckles", f"{{s}}_{finger}0", f"{{s}}_{finger}1")),
            *_chain("{s}_palm", "{s}_thumb0", "{s}_thumb1", "{s}_thumb2"),
            "{s}_wrist {s}_thumb0",
        ),
        0.004,
        0.0015,
        (("{s}_forearm", "{s}_hand", 0.050),),
        (("{s}_hand", -0.028, 0.034),),
    ),
}

#: What is painted together, from back to front; a group moves as one when depth decides the order.
GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "thigh": ("thigh",),
    "shank": ("foot", "shank"),
    "upper_arm": ("upper_arm", "sleeve"),
    "forearm": ("forearm",),
    "hand": ("hand",),
}


def of_side(part: Part, side: str) -> Part:
    """A limb's part with its names filled in."""
    return part._replace(
        hulls=tuple(hull.format(s=side) for hull in part.hulls),
        grows=tuple((name.format(s=side), joint.format(s=side), reach) for name, joint, reach in part.grows),
        bare=tuple((segment.format(s=side), down, reach) for segment, down, reach in part.bare),
    )


def hulls_of(hulls: tuple[str, ...], side: str) -> tuple[str, ...]:
    """Groups of stations with the side filled in."""
    return tuple(hull.format(s=side) for hull in hulls)
