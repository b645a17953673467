"""A flat piece of a picture: one filled ring and the lines drawn on it."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Layer:
    """One ring (n, 2) in body heights, x right and y down, filled with one tone; lines (m, 2) are stroked over it.

    ``tone`` names a colour variable without its dashes, as ``figure-shirt``. ``far`` layers are mixed into the page.
    """

    role: str
    tone: str
    ring: NDArray[np.float64]
    lines: tuple[NDArray[np.float64], ...] = field(default=())
    far: bool = False
