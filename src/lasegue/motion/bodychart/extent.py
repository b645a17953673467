"""How far from the spine the pain reaches: the ordered scale behind "your pain is moving up"."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from lasegue.motion.bodychart.marks import read_place
from lasegue.motion.bodychart.wording import EXTENTS, Language, pick

Movement = Literal["up", "same", "down", "unknown"]

# From the spine outwards. Pain of head, arm, belly or saddle is not on this scale: it says nothing about a leg.
SCALE: dict[str, frozenset[str]] = {
    "back": frozenset({"thoracolumbar", "back_low", "spine_midline", "paraspinal", "sacrum", "sacroiliac"}),
    "buttock": frozenset({"buttock", "piriformis", "groin", "hip", "hip_front", "hip_lateral"}),
    "thigh": frozenset({"thigh", "thigh_back", "thigh_outer", "thigh_front", "thigh_inner"}),
    "knee": frozenset({"knee", "knee_back", "knee_front", "knee_inner"}),
    "shin": frozenset({"calf", "shin_outer", "shin_inner"}),
    "ankle": frozenset({"ankle_outer", "ankle_inner"}),
    "foot": frozenset({"foot", "heel", "sole", "foot_top"}),
    "toes": frozenset({"little_toe_outer_foot", "toes_2_4", "web_1", "big_toe"}),
}
OPEN = frozenset({"leg", "leg_front", "leg_outer"})  # at least the thigh; how far is not said
_LEVELS = tuple(SCALE)
_RANKS = {region: rank for rank, regions in enumerate(SCALE.values()) for region in regions} | dict.fromkeys(
    OPEN, _LEVELS.index("thigh")
)


@dataclass(frozen=True, slots=True)
class Extent:
    """The farthest place on the scale; ``exact`` is false where a word such as "leg" leaves open how far it goes."""

    level: str
    rank: int
    exact: bool

    def words(self, language: Language = "en") -> str:
        """The level in words."""
        return pick(EXTENTS[self.level], language)


def distal_extent(pain: Iterable[str], side: str | None = None) -> Extent | None:
    """How far from the spine the pain reaches, on one side or on either; nothing where no place is on the scale.

    Args:
        pain: region tokens of the contract.
        side: ``right`` or ``left`` to look at one leg; places on the midline and with an open side count for both.

    Raises:
        ValueError: a token is no region of the contract.
    """
    places = [read_place(token) for token in pain]
    if side is not None:
        places = [place for place in places if place.side in (side, "mid", "open")]
    ranks = [(rank, place) for place in places if (rank := _RANKS.get(place.region)) is not None]
    if not ranks:
        return None
    highest = max(rank for rank, _ in ranks)
    open_end = any(place.region in OPEN for _, place in ranks)
    exact = not open_end or highest == len(_LEVELS) - 1
    return Extent(_LEVELS[highest], highest, exact)


def compare_extents(before: Extent | None, now: Extent | None) -> Movement:
    """Whether the pain moved up (towards the spine), down or stayed; unknown where either end is not exactly known."""
    if before is None or now is None or not (before.exact and now.exact):
        return "unknown"
    if now.rank == before.rank:
        return "same"
    return "up" if now.rank < before.rank else "down"
