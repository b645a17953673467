"""What is painted: region tokens by feeling, read from the contract's way of writing them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from lasegue.motion.bodychart.areas import AREAS
from lasegue.motion.bodychart.wording import REGIONS, SIDE_HEADS, Language, Words, pick

FEELINGS = ("pain", "tingling", "numb")
SIDES_OF: dict[str, frozenset[str]] = {
    region: frozenset(area.side for area in AREAS if area.region == region) for region in REGIONS
}
#: From the spine down, and the sides in the order in which they are told.
_REGION_RANK = {region: rank for rank, region in enumerate(REGIONS)}
_SIDE_RANK = {side: rank for rank, side in enumerate(SIDE_HEADS)}
#: Every region of the contract with each of its sides, and with none.
_TOKENS = sum(len(sides) + 1 for sides in SIDES_OF.values())
#: What lies across the middle of the body: without a side it is whole, and there is none to ask for.
ACROSS = frozenset(region for region, sides in SIDES_OF.items() if "mid" in sides)
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

    @property
    def group(self) -> str:
        """The side under which it is told; ``none`` for what lies across the body and is meant as a whole."""
        return "none" if self.side == "open" and self.region in ACROSS else self.side


@lru_cache(maxsize=_TOKENS)
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
    """The places, from the spine down; the whole before its right, left and middle."""
    places = {read_place(token) for token in tokens}
    return sorted(places, key=lambda place: (_REGION_RANK[place.region], _SIDE_RANK[place.group]))


def label(token: str, language: Language = "en") -> str:
    """A place in words, such as "calf, right" or "low back"."""
    place = read_place(token)
    name = pick(REGIONS[place.region], language)
    if place.group == "none":
        return name
    return pick(_SIDE_AFTER, language).format(place=name, side=pick(_WORDS_AFTER[place.side], language))
