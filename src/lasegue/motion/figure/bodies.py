"""
The bodies to choose from: other radii and another head on the same stations.

People recognise themselves in a picture that is not all one build, age and dress. The bones stay the same, so every
movement fits every body. The factors are drawing conventions, not measurements of anyone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple


class Shaping(NamedTuple):
    """
    How a region differs from the average body.

    Args:
        deep: factor on the radius front to back
        wide: factor on the radius to the side
        ahead: shift forward, H
        out: factor on the distance from the midline, for stations of one side
    """

    deep: float = 1.0
    wide: float = 1.0
    ahead: float = 0.0
    out: float = 1.0


#: Stations of each region, by name without side.
REGIONS: Final[Mapping[str, frozenset[str]]] = {
    "hips": frozenset({"pelvis", "groin", "sacrum", "glute", "hip_side", "fold", "crotch"}),
    "hem": frozenset({"hem", "tail"}),
    "waist": frozenset({"loin", "navel", "waist"}),
    "belly": frozenset({"belly"}),
    "ribs": frozenset({"ribs0", "ribs1", "ribs2", "ribs3", "ribs4", "ribs5", "lat"}),
    "back": frozenset({"blade", "trapezius"}),
    "bust": frozenset({"pectoral"}),
    "neck": frozenset({"neck0", "neck1", "neck2", "neck3", "throat", "collar"}),
    "jaw": frozenset({"jaw", "chin", "face"}),
    "thighs": frozenset({"thigh0", "thigh1", "thigh2", "thigh3", "thigh4", "thigh5", "lap"}),
    "shanks": frozenset({"knee", "patella", "shank0", "shank1", "calf", "calf2", "shank4", "shank5", "trouser_hem"}),
    "ankles": frozenset({"ankle0", "ankle1", "ankle2"}),
    "arms": frozenset({"deltoid", "sleeve0", "sleeve1", "sleeve_hem", "arm0", "arm1", "elbow", "olecranon"}),
    "forearms": frozenset({"forearm0", "forearm1", "forearm2", "forearm3", "wrist"}),
}

Shapings = Mapping[str, Shaping]

_WOMAN: Final[Shapings] = {
    "hips": Shaping(1.02, 1.05),
    "hem": Shaping(1.0, 1.02),
    "waist": Shaping(0.93, 0.90),
    "belly": Shaping(0.95, 0.92),
    "ribs": Shaping(0.92, 0.91),
    "back": Shaping(0.94, 0.94),
    "bust": Shaping(1.16, 0.96, 0.004, 0.98),
    "neck": Shaping(0.86, 0.85),
    "jaw": Shaping(0.98, 0.93),
    "arms": Shaping(0.87, 0.87),
    "forearms": Shaping(0.89, 0.89),
    "thighs": Shaping(1.01, 1.03),
    "shanks": Shaping(0.95, 0.95),
    "ankles": Shaping(0.94, 0.94),
}
_SLIM: Final[Shapings] = {
    "hips": Shaping(0.92, 0.95),
    "hem": Shaping(0.91, 0.94),
    "waist": Shaping(0.87, 0.90),
    "belly": Shaping(0.8, 0.9, -0.004),
    "ribs": Shaping(0.91, 0.93),
    "back": Shaping(0.93, 0.95),
    "bust": Shaping(0.86, 0.95),
    "neck": Shaping(0.92, 0.92),
    "jaw": Shaping(1.0, 0.96),
    "arms": Shaping(0.87, 0.89),
    "forearms": Shaping(0.89, 0.90),
    "thighs": Shaping(0.87, 0.89),
    "shanks": Shaping(0.89, 0.90),
    "ankles": Shaping(0.96, 0.96),
}
_LARGE: Final[Shapings] = {
    "hips": Shaping(1.20, 1.17),
    "hem": Shaping(1.27, 1.22),
    "waist": Shaping(1.32, 1.30, 0.006),
    "belly": Shaping(1.6, 1.5, 0.026),
    "ribs": Shaping(1.18, 1.15),
    "back": Shaping(1.16, 1.10),
    "bust": Shaping(1.22, 1.15, 0.004),
    "neck": Shaping(1.14, 1.16),
    "jaw": Shaping(1.03, 1.12),
    "arms": Shaping(1.20, 1.20),
    "forearms": Shaping(1.13, 1.13),
    "thighs": Shaping(1.17, 1.13),
    "shanks": Shaping(1.14, 1.14),
    "ankles": Shaping(1.08, 1.08),
}
_OLDER: Final[Shapings] = {
    "back": Shaping(1.14, 1.0, -0.006),
    "belly": Shaping(1.15, 1.1, 0.007),
    "waist": Shaping(1.04, 1.04),
    "hem": Shaping(1.03, 1.0),
    "arms": Shaping(0.95, 0.95),
    "shanks": Shaping(0.95, 0.95),
    "thighs": Shaping(0.95, 0.96),
}
_PREGNANT: Final[Shapings] = {
    "belly": Shaping(1.95, 1.30, 0.026),
    "bust": Shaping(1.08, 1.05, 0.004),
    "hem": Shaping(1.05, 1.02),
}


@dataclass(frozen=True)
class Kind:
    """
    What a body is made of.

    Args:
        shapings: applied one after the other
        hair: one of `hair.STYLES`
        tones: what is coloured differently
    """

    shapings: tuple[Shapings, ...] = ()
    hair: str = "short"
    tones: Mapping[str, str] = field(default_factory=dict)


_GREY: Final = {"hair": "figure-hair-grey", "brow": "figure-hair-grey"}

KINDS: Final[Mapping[str, Kind]] = {
    "average": Kind(),
    "slim": Kind((_SLIM,), "curly"),
    "large": Kind((_LARGE,), "cropped"),
    "bald": Kind((), "bald"),
    "turban": Kind((), "turban"),
    "older-man": Kind((_OLDER,), "cropped", _GREY),
    "woman": Kind((_WOMAN,), "bun"),
    "slim-woman": Kind((_WOMAN, _SLIM), "bob"),
    "large-woman": Kind((_LARGE, _WOMAN), "bob"),
    "older-woman": Kind((_WOMAN, _OLDER), "bob", _GREY),
    "pregnant": Kind((_WOMAN, _PREGNANT), "bun"),
    "headscarf": Kind((_WOMAN,), "scarf", {"neck": "figure-scarf"}),
}


class Skin(NamedTuple):
    """A tone of skin, and the hair drawn with it, each on a light and on a dark page."""

    skin: tuple[str, str]
    hair: tuple[str, str]


_BROWN: Final = ("#45322b", "#6d5146")
_BLACK: Final = ("#211815", "#3a2c27")

#: Skins to choose from, light to dark; `frontend/styles/tokens_figure.css` sets them where `data-skin` names one.
SKINS: Final[Mapping[str, Skin]] = {
    "1": Skin(("#f2cdb4", "#ecc5ab"), ("#7a5230", "#8d6440")),
    "2": Skin(("#dba586", "#d9a488"), _BROWN),
    "3": Skin(("#c18a63", "#c69069"), _BROWN),
    "4": Skin(("#9c6845", "#ab7653"), _BLACK),
    "5": Skin(("#774a31", "#8f5d42"), _BLACK),
    "6": Skin(("#573525", "#7a4e38"), _BLACK),
}
