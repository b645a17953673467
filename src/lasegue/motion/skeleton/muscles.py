"""Places of the body that an exercise works on or stretches, each an ellipsoid on a bone: what `show.region` may name.

Placed by eye, not from muscle data. A name without a side means both sides where there are two.
"""

from collections.abc import Mapping
from typing import Final

Triple = tuple[float, float, float]

_MIDDLE: Final[Mapping[str, tuple[str, Triple, Triple]]] = {
    "lumbar": ("lumbar2", (-0.045, 0.0, 0.0), (0.022, 0.050, 0.050)),
    "upper_back": ("thoracic3", (-0.050, 0.0, 0.0), (0.022, 0.060, 0.060)),
    "belly": ("lumbar2", (0.060, -0.005, 0.0), (0.022, 0.055, 0.055)),
    "pelvic_floor": ("pelvis", (0.0, -0.045, 0.0), (0.045, 0.020, 0.040)),
    "chest": ("thoracic3", (0.065, 0.0, 0.0), (0.025, 0.040, 0.070)),
    "neck": ("cervical1", (-0.025, 0.0, 0.0), (0.018, 0.030, 0.025)),
}
#: One side, for the right; the third number is towards the side of the body.
_SIDED: Final[Mapping[str, tuple[str, Triple, Triple]]] = {
    "flank": ("lumbar2", (0.0, -0.005, 0.065), (0.035, 0.045, 0.018)),
    "glute": ("pelvis", (-0.062, 0.002, 0.050), (0.034, 0.045, 0.040)),
    "piriformis": ("pelvis", (-0.060, 0.010, 0.050), (0.020, 0.020, 0.036)),
    "hip_side": ("pelvis", (0.0, 0.020, 0.082), (0.036, 0.036, 0.020)),
    "hip_front": ("pelvis", (0.055, -0.010, 0.050), (0.020, 0.042, 0.028)),
    "thigh_front": ("thigh", (0.030, -0.110, 0.0), (0.020, 0.070, 0.028)),
    "hamstring": ("thigh", (-0.030, -0.120, 0.0), (0.020, 0.072, 0.028)),
    "thigh": ("thigh", (0.0, -0.120, 0.0), (0.040, 0.070, 0.036)),
    "groin": ("thigh", (0.005, -0.070, -0.030), (0.022, 0.050, 0.014)),
    "calf": ("shank", (-0.028, -0.075, 0.0), (0.016, 0.050, 0.022)),
    "shin": ("shank", (0.022, -0.085, 0.006), (0.012, 0.055, 0.016)),
    "sole": ("foot", (0.020, -0.034, 0.0), (0.045, 0.010, 0.020)),
    "shoulder": ("upper_arm", (0.0, -0.010, 0.010), (0.030, 0.030, 0.028)),
}


def _table() -> dict[str, tuple[str, Triple, Triple]]:
    table = dict(_MIDDLE)
    for name, (segment, (x, y, z), radii) in _SIDED.items():
        for side, right in (("right", 1), ("left", -1)):
            owner = segment if segment.startswith(("lumbar", "pelvis")) else f"{side}_{segment}"
            table[f"{side}_{name}"] = (owner, (x, y, z * right), radii)
    return table


#: Every region: segment, middle in its frame, radii; in body heights.
REGIONS: Final[Mapping[str, tuple[str, Triple, Triple]]] = _table()


def regions_of(name: str) -> tuple[str, ...]:
    """The regions that a name stands for: itself, or both sides.

    Raises:
        KeyError: when there is no such region.
    """
    if name in _SIDED:
        return (f"right_{name}", f"left_{name}")
    if name not in REGIONS:
        raise KeyError(f"region: expected one of {', '.join((*_MIDDLE, *_SIDED))}, with or without a side, got {name}")
    return (name,)
