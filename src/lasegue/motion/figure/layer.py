"""One layer of a drawn figure: an area of one tone with the lines that belong to it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Layer:
    """
    A layer; a figure is a tuple of them, painted from first to last.

    The list of roles is the same for every frame of an exercise, and every layer has exactly one ring and always the
    same number of lines. What is out of sight shrinks to a point inside its neighbour.

    Args:
        role: what it is: `right_forearm`, `shirt`, `hair` …
        tone: name of a CSS variable without the dashes, such as `figure-shirt`
        ring: (n, 2) the outline, open (the last point is not the first), x right and y DOWN, H
        lines: each (m, 2), the parts of the outline that are stroked
        far: whether the layer is mixed into the background
        shaded: whether a crescent of shade lies on it
        bare: circles (x, y, radius) in H without shade, where the part grows out of its neighbour
        detail: how many times the usual density of points a player needs to keep its shape; 0 keeps the ring's own
            points, which must be as many in every frame
    """

    role: str
    tone: str
    ring: Points
    lines: tuple[Points, ...] = ()
    far: bool = False
    shaded: bool = True
    bare: tuple[tuple[float, float, float], ...] = ()
    detail: float = 1.0
