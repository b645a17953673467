"""The names of the drawings that explain. Topics name them; ``lasegue.motion.anatomy`` draws them."""

from typing import Final, Literal, get_args

DrawingName = Literal[
    "nerve_path",
    "nerve_areas",
    "disc_bulge",
    "narrowed_canal",
    "buttock_muscle",
    "pregnancy",
    "thinner_disc",
    "shifted_bone",
    "bulge_shrinks",
]
DRAWINGS: Final[tuple[DrawingName, ...]] = get_args(DrawingName)
