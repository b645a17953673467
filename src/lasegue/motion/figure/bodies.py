"""The bodies to choose from: other radii and another head on the same stations."""

from lasegue.motion.figure.hair import STYLES
from lasegue.motion.skeleton.flesh import Body
from lasegue.motion.skeleton.stations import standard_stations


def made(identity: str = "average", hair: str = "short") -> Body:
    """A body with its hair."""
    style = STYLES[hair]
    extra = () if style is None else tuple(each for each in (style.cap, style.knot) if each is not None)
    return Body(identity, (*standard_stations(), *extra), hair=hair)
