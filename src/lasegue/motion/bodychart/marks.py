"""What is painted: region tokens by feeling, read from the contract's way of writing them."""

from collections.abc import Iterable
from dataclasses import dataclass

from lasegue.motion.bodychart.areas import AREAS
from lasegue.motion.bodychart.wording import REGIONS, SIDE_HEADS, Language, Words, pick

FEELINGS = ("pain", "tingling", "numb")
SIDES_OF: dict[str, frozenset[str]] = {
    region: frozenset(area.side for area in AREAS if area.region == region) for region in REGIONS
}
_SIDE_AFTER: Words = ("{place}, {side}", "{place}, {side}", "{place}، {side}")
_WORDS_AFTER: dict[str, Words] = {
    "right": ("right", "lado derecho", "الجهة اليمنى"),
    "left": ("left", "lado izquierdo", "الجهة اليسرى"),
    "mid": ("middle", "centro", "الوسط"),
    "open": ("side not said", "lado sin precisar", "الجهة غير محددة"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A region and its side; the side is ``open`` where it is not on record."""

    region: str
    side: str

    @property
    def token(self) -> str:
        """As the contract writes it."""
        return self.region if self.side == "open" else f"{self.region}_{self.side}"


def read_place(token: str) -> Place:
    """The place a token names.

    Raises:
        ValueError: the region is none of the contract's, or it has no such side.
    """
    if token in REGIONS:
        return Place(token, "open")
    region, _, side = token.rpartition("_")
    if side not in SIDES_OF.get(region, ()):
        raise ValueError(f"expected a region of the contract with its side, such as calf_right; came {token!r}")
    return Place(region, side)


def in_order(tokens: Iterable[str]) -> list[Place]:
    """The places, from the spine down; right before left before the middle."""
    regions, sides = list(REGIONS), list(SIDE_HEADS)
    places = {read_place(token) for token in tokens}
    return sorted(places, key=lambda place: (regions.index(place.region), sides.index(place.side)))


def label(token: str, language: Language = "en") -> str:
    """A place in words, such as "calf, right"."""
    place = read_place(token)
    words = pick(_WORDS_AFTER[place.side], language)
    return pick(_SIDE_AFTER, language).format(place=pick(REGIONS[place.region], language), side=words)
