"""The spine as fifteen nodes: length, resting curve and share of the bending of each."""

from typing import NamedTuple


class Region(NamedTuple):
    """
    A stretch of the spine, nodes from the lowest up.

    Args:
        name: of the stretch, as in the joint names
        length: of one node, in H
        resting: forward tilt of each node of an upright person, degrees
        shares: part of the region's flexion that each node takes; together 1
    """

    name: str
    length: float
    resting: tuple[float, ...]
    shares: tuple[float, ...]


LUMBAR = Region("lumbar", 0.0215, (13, 7, 0, -7, -11), (0.25, 0.23, 0.20, 0.17, 0.15))
THORACIC = Region("thoracic", 0.0285, (-10, -6, 0, 7, 14, 20), (0.20, 0.18, 0.17, 0.15, 0.15, 0.15))
CERVICAL = Region("cervical", 0.017, (21, 17, 12, 8), (0.28, 0.26, 0.24, 0.22))
REGIONS = (LUMBAR, THORACIC, CERVICAL)
