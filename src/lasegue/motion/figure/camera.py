"""The eye that looks at a figure: an orthographic projection given by yaw and elevation."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

Points = NDArray[np.float64]


@dataclass(frozen=True)
class Camera:
    """Looks at the world from ``yaw_deg`` round the vertical and ``elevation_deg`` above the floor.

    With both zero it looks along the negative Z: world X points right on the picture, Y up.
    """

    yaw_deg: float = 0.0
    elevation_deg: float = 0.0

    @cached_property
    def toward(self) -> Points:
        """Unit vector (3,) from the scene to the eye."""
        yaw, rise = np.radians([self.yaw_deg, self.elevation_deg])
        return np.array([np.sin(yaw) * np.cos(rise), np.sin(rise), np.cos(yaw) * np.cos(rise)])

    @cached_property
    def plane(self) -> Points:
        """Two rows (2, 3) that take world to picture: right, and down."""
        yaw = np.radians(self.yaw_deg)
        right = np.array([np.cos(yaw), 0.0, -np.sin(yaw)])
        return np.array([right, -np.cross(self.toward, right)])

    def project(self, points: ArrayLike) -> Points:
        """Points (…, 3) in world, as (…, 2) on the picture: x right, y down, in body heights."""
        seen: Points = np.asarray(points, dtype=np.float64) @ self.plane.T
        return seen

    def depth(self, points: ArrayLike) -> Points:
        """How near points (…, 3) are to the eye, in body heights; larger is nearer."""
        near: Points = np.asarray(points, dtype=np.float64) @ self.toward
        return near
