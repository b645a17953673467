"""A body to draw, made of the average one by the factors of its kind."""

from collections.abc import Iterable
from functools import cache

from lasegue.motion.figure.bodies import KINDS, REGIONS, Shapings
from lasegue.motion.figure.hair import STYLES
from lasegue.motion.skeleton.flesh import Body, Station
from lasegue.motion.skeleton.stations import standard_stations


@cache
def body_of(identity: str) -> Body:
    """
    A body to draw and to solve contacts with.

    Raises:
        KeyError: when there is no such body; the message names those there are
    """
    if identity not in KINDS:
        raise KeyError(f"body: expected one of {', '.join(KINDS)}, got {identity}")
    kind = KINDS[identity]
    stations: Iterable[Station] = standard_stations()
    for shapings in kind.shapings:
        stations = [_shaped(station, shapings) for station in stations]
    style = STYLES[kind.hair]
    extra = () if style is None else tuple(each for each in (style.cap, style.knot) if each is not None)
    return Body(identity, (*stations, *extra), tones=kind.tones, hair=kind.hair)


def _shaped(station: Station, shapings: Shapings) -> Station:
    bare = station.name.removeprefix("right_").removeprefix("left_")
    for region, shaping in shapings.items():
        if bare in REGIONS[region]:
            (x, y, z), (deep, along, wide) = station.centre, station.radii
            return station._replace(
                centre=(x + shaping.ahead, y, z * shaping.out), radii=(deep * shaping.deep, along, wide * shaping.wide)
            )
    return station
