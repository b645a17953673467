"""One frame as the eye has it: a posture, its flesh pressed on its surfaces, and the ellipse of every ellipsoid."""

from collections.abc import Sequence
from dataclasses import dataclass

from lasegue.motion.figure.camera import Camera, Points
from lasegue.motion.figure.silhouette import ellipses
from lasegue.motion.figure.squash import Surface, pressed
from lasegue.motion.skeleton.flesh import Body, Shapes
from lasegue.motion.skeleton.posture import Posture


@dataclass(frozen=True, eq=False)
class Seen:
    """
    A body in a posture, seen.

    Args:
        posture: places of the bones
        body: whose flesh
        camera: the eye
        shapes: the ellipsoids in the world
        outlines: (n, 24, 2) their ellipses on the picture, H
    """

    posture: Posture
    body: Body
    camera: Camera
    shapes: Shapes
    outlines: Points

    def outline(self, station: str) -> Points:
        """The ellipse (24, 2) of a station."""
        ellipse: Points = self.outlines[self.body.index[station]]
        return ellipse

    def middle(self, station: str) -> Points:
        """The place (2,) of a station on the picture."""
        return self.camera.project(self.shapes.centres[self.body.index[station]])


def seen(posture: Posture, body: Body, camera: Camera, surfaces: Sequence[Surface]) -> Seen:
    """What the eye has of one frame."""
    shapes = pressed(body.shapes(posture), surfaces)
    return Seen(posture, body, camera, shapes, ellipses(shapes, camera))
