"""Names, limits and willingness of the angles: what a movement may ask of the body."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final

import numpy as np

from lasegue.motion.skeleton.chain import ANGLES, INDEX, LIMB, Array
from lasegue.motion.skeleton.proportions import HIP_HEIGHT

#: Lowest and highest angle that is drawn, degrees. Recalled normal ranges: a convention of drawing, nobody's goal.
LIMITS: Final[dict[str, tuple[float, float]]] = {
    "lumbar.flex": (-45, 60), "lumbar.side": (-30, 30), "lumbar.turn": (-15, 15),
    "thoracic.flex": (-30, 40), "thoracic.side": (-30, 30), "thoracic.turn": (-40, 40),
    "cervical.flex": (-55, 50), "cervical.side": (-45, 45), "cervical.turn": (-80, 80),
    "nod": (-25, 20),
    "hip.flex": (-20, 130), "hip.abd": (-30, 50), "hip.rot": (-40, 85),
    "knee": (-3, 150), "ankle": (-60, 30), "ankle.in": (-20, 35), "toes": (-30, 75),
    "shoulder.flex": (-60, 180), "shoulder.abd": (-40, 180), "shoulder.rot": (-90, 90),
    "elbow": (-3, 150), "forearm": (-90, 90), "wrist": (-90, 80), "fingers": (0, 100),
}  # fmt: skip

#: How unwillingly an angle leaves its wish when a contact pulls: 0 is free, 1 usual, and `FIXED` never.
FIXED: Final = float("inf")
WILLING: Final[dict[str, float]] = {
    "root.x": 0.02, "root.y": 0.02, "root.z": 0.3, "root.lean": 1.5, "root.side": 2, "root.turn": 3,
    "lumbar.flex": 1.5, "lumbar.side": 3, "lumbar.turn": 4,
    "thoracic.flex": 1.5, "thoracic.side": 3, "thoracic.turn": 4,
    "cervical.flex": 2, "cervical.side": 6, "cervical.turn": 6, "nod": 4,
    "hip.flex": 1, "hip.abd": 1.5, "hip.rot": 1.5, "knee": 1, "ankle": 0.3, "ankle.in": 0.8, "toes": 0.5,
    "shoulder.flex": 0.5, "shoulder.abd": 0.5, "shoulder.rot": 0.5, "elbow": 0.5, "forearm": 0.3, "wrist": 0.2,
    "fingers": FIXED,
}  # fmt: skip

TWO_SIDED: Final = frozenset(LIMB)


def bare(name: str) -> str:
    """The name without its side."""
    for side in ("right_", "left_"):
        if name.startswith(side):
            return name.removeprefix(side)
    return name


def other_side(name: str) -> str:
    """The name for the other side; names without a side stay."""
    if name.startswith("right"):
        return "left" + name.removeprefix("right")
    return "right" + name.removeprefix("left") if name.startswith("left") else name


def expanded(name: str) -> tuple[str, ...]:
    """
    The angles that a name in a movement means: both sides when it names none.

    Raises:
        KeyError: when no angle has this name; the message names the nearest
    """
    if name in INDEX:
        return (name,)
    if name in TWO_SIDED:
        return (f"right_{name}", f"left_{name}")
    raise KeyError(unknown(name, [*ANGLES, *LIMB]))


def unknown(name: str, known: Iterable[str]) -> str:
    """What to say of a name that does not exist."""
    near = get_close_matches(name, list(known), 1)
    return f"{name} does not exist" + (f"; nearest: {near[0]}" if near else "")


def wishes(*poses: Mapping[str, float]) -> Array:
    """
    One row of angles from several poses, later ones over earlier ones, one side over both.

    Raises:
        KeyError: when a pose names no angle
    """
    row = np.zeros(len(ANGLES))
    row[INDEX["root.y"]] = HIP_HEIGHT
    for pose in poses:
        for name, value in sorted(pose.items(), key=lambda item: item[0] in INDEX):
            for angle in expanded(name):
                row[INDEX[angle]] = value
    return row


def unwillingness(give: Mapping[str, float], fixed: Iterable[str]) -> Array:
    """How unwillingly each angle leaves its wish, with a movement's own `give` and fixed angles."""
    row = np.array([WILLING[bare(name)] for name in ANGLES])
    for name, value in sorted(give.items(), key=lambda item: item[0] in INDEX):
        for angle in expanded(name):
            row[INDEX[angle]] = value
    for name in fixed:
        for angle in expanded(name):
            row[INDEX[angle]] = FIXED
    return row


def bounds() -> tuple[Array, Array]:
    """Lowest and highest value of every angle; the root has none."""
    pairs = [LIMITS.get(bare(name), (-np.inf, np.inf)) for name in ANGLES]
    return np.array([low for low, _ in pairs]), np.array([high for _, high in pairs])
