"""
The ellipsoids of the average adult body, written for the middle and the right side.

Radii and places are a drawing convention tuned by eye, in body heights; not measurements of anyone.
Rows: name, segment, centre (front, up, right), radii (front to back, along, side), groups.
"""

from typing import Final

from lasegue.motion.skeleton.flesh import Body, Station, Triple

Row = tuple[str, str, Triple, Triple, str]

MIDDLE: Final[tuple[Row, ...]] = (
    ("pelvis", "pelvis", (-0.010, 0.020, 0), (0.055, 0.042, 0.084), "pelvis-front pelvis-back"),
    ("groin", "pelvis", (0.016, 0.012, 0), (0.042, 0.046, 0.066), "pelvis-front"),
    ("crotch", "pelvis", (0.000, -0.034, 0), (0.036, 0.022, 0.034), "seat"),
    ("hem", "pelvis", (-0.007, 0.026, 0), (0.068, 0.003, 0.097), ""),
    ("sacrum", "pelvis", (-0.032, 0.030, 0), (0.040, 0.040, 0.060), "pelvis-back"),
    ("loin", "lumbar0", (0.006, 0.004, 0), (0.063, 0.030, 0.087), "belly low-back"),
    ("navel", "lumbar2", (0.008, 0.000, 0), (0.060, 0.030, 0.082), "belly low-back"),
    ("belly", "lumbar1", (0.030, 0.000, 0), (0.036, 0.040, 0.058), "belly"),
    ("waist", "lumbar4", (0.010, 0.000, 0), (0.060, 0.030, 0.081), "belly low-back"),
    ("ribs0", "thoracic0", (0.013, 0.005, 0), (0.064, 0.030, 0.085), "back"),
    ("ribs1", "thoracic1", (0.015, 0.002, 0), (0.067, 0.030, 0.089), "chest back"),
    ("ribs2", "thoracic2", (0.016, 0.000, 0), (0.069, 0.030, 0.092), "chest back"),
    ("ribs3", "thoracic3", (0.014, 0.000, 0), (0.068, 0.032, 0.091), "chest back"),
    ("ribs4", "thoracic4", (0.006, 0.000, 0), (0.060, 0.030, 0.082), "chest back"),
    ("ribs5", "thoracic5", (-0.005, 0.000, 0), (0.047, 0.026, 0.060), "back"),
    ("collar", "thoracic5", (0.003, 0.022, 0), (0.039, 0.003, 0.040), ""),
    ("neck0", "cervical0", (0.000, 0.000, 0), (0.034, 0.018, 0.034), ""),
    ("neck1", "cervical1", (-0.003, 0.003, 0), (0.032, 0.018, 0.032), ""),
    ("neck2", "cervical2", (-0.005, 0.006, 0), (0.031, 0.018, 0.031), ""),
    ("neck3", "cervical3", (-0.006, 0.010, 0), (0.031, 0.018, 0.031), ""),
    ("throat", "head", (0.012, -0.026, 0), (0.026, 0.012, 0.027), ""),
    ("skull", "head", (-0.005, 0.021, 0), (0.055, 0.048, 0.043), "head-back"),
    ("forehead", "head", (0.014, 0.026, 0), (0.040, 0.036, 0.040), "head-front forehead"),
    ("face", "head", (0.020, -0.006, 0), (0.034, 0.038, 0.036), "head-front"),
    ("chin", "head", (0.041, -0.046, 0), (0.013, 0.0105, 0.014), "head-front chin"),
    ("lips", "head", (0.047, -0.025, 0), (0.010, 0.011, 0.014), ""),
    ("nose", "head", (0.058, -0.006, 0), (0.0095, 0.0065, 0.0075), "head-front"),
    ("nose_bridge", "head", (0.047, 0.012, 0), (0.007, 0.008, 0.007), ""),
)

SIDED: Final[tuple[Row, ...]] = (
    ("jaw", "head", (0.003, -0.030, 0.024), (0.017, 0.016, 0.013), "right_head_side"),
    ("ear", "head", (-0.006, 0.001, 0.043), (0.0098, 0.0150, 0.0045), "right_head_side"),
    ("temple", "head", (0.000, 0.022, 0.020), (0.040, 0.040, 0.026), "right_head_side"),
    # hip and thigh
    ("tail", "pelvis", (-0.030, 0.027, 0.040), (0.0465, 0.003, 0.044), ""),
    ("glute", "pelvis", (-0.032, -0.004, 0.042), (0.044, 0.045, 0.045), "seat pelvis-back right_seat"),
    (
        "hip_side",
        "pelvis",
        (-0.002, -0.010, 0.056),
        (0.045, 0.054, 0.041),
        "right_hip_side pelvis-front seat right_seat",
    ),
    ("fold", "pelvis", (-0.030, -0.036, 0.044), (0.034, 0.022, 0.034), "seat right_seat"),
    ("thigh0", "thigh", (0.002, -0.004, 0.000), (0.050, 0.040, 0.046), ""),
    ("thigh1", "thigh", (0.003, -0.032, -0.001), (0.054, 0.040, 0.049), "seat right_thigh_back right_thigh_front"),
    ("thigh2", "thigh", (0.006, -0.064, -0.002), (0.053, 0.036, 0.048), "right_thigh_back right_thigh_front"),
    ("lap", "thigh", (0.000, -0.070, 0.001), (0.026, 0.020, 0.034), ""),
    ("thigh3", "thigh", (0.008, -0.120, -0.003), (0.048, 0.036, 0.0445), "right_thigh_back right_thigh_front"),
    ("thigh4", "thigh", (0.005, -0.180, -0.002), (0.041, 0.030, 0.0385), "right_thigh_back right_thigh_front"),
    ("thigh5", "thigh", (0.002, -0.220, 0.000), (0.0365, 0.024, 0.035), "right_knee_side"),
    ("knee", "thigh", (0.000, -0.245, 0.000), (0.034, 0.026, 0.0345), "right_knee right_knee_side"),
    # shank
    ("patella", "shank", (0.013, -0.002, 0.000), (0.023, 0.024, 0.024), "right_knee"),
    ("shank0", "shank", (0.000, -0.006, 0.000), (0.033, 0.026, 0.034), "right_knee"),
    ("shank1", "shank", (-0.001, -0.032, 0.000), (0.033, 0.026, 0.034), "right_shin right_calf"),
    ("calf", "shank", (-0.008, -0.072, 0.001), (0.0355, 0.034, 0.0345), "right_shin right_calf"),
    ("calf2", "shank", (-0.006, -0.112, 0.001), (0.0315, 0.030, 0.031), "right_shin right_calf"),
    ("shank4", "shank", (-0.002, -0.158, 0.000), (0.0260, 0.026, 0.0255), "right_shin right_calf"),
    ("shank5", "shank", (0.000, -0.196, 0.000), (0.0232, 0.018, 0.0225), "right_shin"),
    ("trouser_hem", "shank", (0.000, -0.212, 0.000), (0.0238, 0.002, 0.0230), ""),
    ("ankle0", "shank", (-0.002, -0.204, 0.000), (0.0180, 0.018, 0.0165), ""),
    ("ankle1", "shank", (-0.002, -0.234, 0.000), (0.0180, 0.016, 0.0170), "right_ankle"),
    # foot
    ("ankle2", "foot", (-0.004, -0.004, 0.000), (0.0190, 0.016, 0.0180), "right_ankle"),
    ("heel", "foot", (-0.022, -0.020, 0.000), (0.0200, 0.019, 0.0165), "right_sole right_heel right_foot"),
    ("instep0", "foot", (0.018, -0.013, -0.001), (0.0220, 0.016, 0.0180), "right_foot_top right_foot"),
    ("instep1", "foot", (0.042, -0.021, -0.002), (0.0200, 0.013, 0.0205), "right_foot_top right_foot"),
    ("arch", "foot", (0.024, -0.029, 0.004), (0.0300, 0.009, 0.0170), "right_sole right_foot right_foot_side"),
    (
        "ball",
        "foot",
        (0.070, -0.0275, 0.000),
        (0.0170, 0.0115, 0.0255),
        "right_sole right_forefoot right_foot_top right_foot",
    ),
    ("toe_ball", "toes", (0.002, -0.002, 0.000), (0.0140, 0.0105, 0.0250), "right_toes right_forefoot right_foot"),
    ("big_toe", "toes", (0.023, -0.004, -0.0125), (0.0130, 0.0085, 0.0095), "right_toes right_foot"),
    ("mid_toe", "toes", (0.020, -0.005, 0.0010), (0.0120, 0.0075, 0.0080), "right_toes right_foot"),
    ("small_toe", "toes", (0.011, -0.006, 0.0150), (0.0110, 0.0065, 0.0090), "right_toes right_foot"),
    # shoulder
    ("trapezius", "thoracic5", (-0.012, 0.012, 0.040), (0.028, 0.016, 0.026), "right_shoulder_back"),
    ("pectoral", "thoracic3", (0.046, 0.002, 0.042), (0.034, 0.034, 0.038), "chest"),
    ("blade", "thoracic3", (-0.020, 0.000, 0.052), (0.029, 0.040, 0.034), "back right_shoulder_back"),
    ("lat", "thoracic2", (0.006, -0.004, 0.064), (0.044, 0.036, 0.030), "right_ribs_side"),
    # upper arm
    ("deltoid", "upper_arm", (0.000, -0.012, -0.004), (0.0325, 0.033, 0.0280), "right_shoulder_side right_shoulder"),
    ("sleeve0", "upper_arm", (0.000, -0.046, -0.001), (0.0325, 0.026, 0.0285), "right_shoulder_side right_upper_arm"),
    ("sleeve1", "upper_arm", (0.000, -0.085, 0.000), (0.0315, 0.026, 0.0275), "right_upper_arm"),
    ("sleeve_hem", "upper_arm", (0.000, -0.110, 0.000), (0.0320, 0.002, 0.0280), ""),
    ("arm0", "upper_arm", (0.001, -0.095, 0.000), (0.0265, 0.026, 0.0240), "right_upper_arm"),
    ("arm1", "upper_arm", (0.001, -0.140, 0.000), (0.0240, 0.026, 0.0225), "right_upper_arm"),
    ("elbow", "upper_arm", (0.000, -0.180, 0.000), (0.0210, 0.020, 0.0215), "right_elbow"),
    ("olecranon", "forearm", (-0.007, -0.002, 0.000), (0.0150, 0.016, 0.0150), "right_elbow"),
    # forearm and hand
    ("forearm0", "forearm", (0.001, -0.008, 0.000), (0.0205, 0.018, 0.0215), "right_elbow right_forearm"),
    ("forearm1", "forearm", (0.003, -0.040, 0.000), (0.0235, 0.026, 0.0225), "right_forearm"),
    ("forearm2", "forearm", (0.001, -0.085, 0.000), (0.0190, 0.026, 0.0180), "right_forearm"),
    ("forearm3", "forearm", (0.000, -0.122, 0.000), (0.0150, 0.020, 0.0145), "right_forearm"),
    ("wrist", "wrist", (0.000, 0.000, 0.000), (0.0150, 0.012, 0.0115), "right_hand right_palm"),
    ("palm", "hand", (0.001, -0.024, 0.000), (0.0190, 0.018, 0.0105), "right_hand right_palm"),
    ("knuckles", "hand", (0.000, -0.045, 0.000), (0.0205, 0.010, 0.0090), "right_hand right_palm"),
    ("index0", "fingers", (0.0145, -0.012, 0.000), (0.0056, 0.015, 0.0070), "right_hand right_fingers"),
    ("middle0", "fingers", (0.0048, -0.012, 0.000), (0.0056, 0.015, 0.0076), "right_hand right_fingers"),
    ("ring0", "fingers", (-0.0050, -0.012, 0.000), (0.0054, 0.015, 0.0074), "right_hand right_fingers"),
    ("little0", "fingers", (-0.0145, -0.010, 0.000), (0.0050, 0.013, 0.0066), "right_hand right_fingers"),
    ("index1", "fingertips", (0.0150, -0.009, 0.000), (0.0050, 0.0130, 0.0056), "right_hand right_fingers"),
    ("middle1", "fingertips", (0.0050, -0.0125, 0.000), (0.0050, 0.0140, 0.0060), "right_hand right_fingers"),
    ("ring1", "fingertips", (-0.0054, -0.010, 0.000), (0.0050, 0.0135, 0.0058), "right_hand right_fingers"),
    ("little1", "fingertips", (-0.0155, -0.001, 0.000), (0.0045, 0.0120, 0.0052), "right_hand right_fingers"),
    ("thumb0", "hand", (0.012, -0.014, -0.004), (0.0110, 0.013, 0.0090), "right_hand right_thumb"),
    ("thumb1", "thumb", (0.011, -0.017, -0.003), (0.0074, 0.0115, 0.0074), "right_hand right_thumb"),
    ("thumb2", "thumb", (0.0225, -0.034, -0.004), (0.0060, 0.0115, 0.0060), "right_hand right_thumb"),
)

# The neckline is lower in front.
TILTS: Final = {"collar": 24.0}


def _sided(row: Row, side: str, right: int) -> Station:
    name, segment, (x, y, z), radii, groups = row
    owned = segment if segment.startswith(("pelvis", "thoracic", "head")) else f"{side}_{segment}"
    own = tuple(group.replace("right_", f"{side}_") for group in groups.split())
    return Station(f"{side}_{name}", owned, (x, y, right * z), radii, own)


def standard_stations() -> tuple[Station, ...]:
    """All ellipsoids of the average body: the middle, then both sides."""
    middle = [Station(name, at, c, r, tuple(groups.split()), TILTS.get(name, 0.0)) for name, at, c, r, groups in MIDDLE]
    sided = [_sided(row, side, right) for side, right in (("right", 1), ("left", -1)) for row in SIDED]
    return (*middle, *sided)


def standard() -> Body:
    """The average body, without the links that only the drawing needs."""
    return Body("average", standard_stations())
