"""How far down the leg a symptom is, read off places on the body chart."""

from collections.abc import Iterable, Mapping
from typing import Any

from lasegue.knowledge.vocabulary import Vocabulary
from lasegue.reasoning.facts import split_region

BACK, BUTTOCK, THIGH, BELOW_KNEE, FOOT = 1, 2, 3, 4, 5

#: Places above the knee that are part of the leg; other places above the knee count as the back.
_BUTTOCK = ("buttock", "piriformis", "sacroiliac", "hip", "groin")
_THIGH = ("thigh", "knee")


def lowest_place(regions: Mapping[str, Any] | None, words: Vocabulary) -> int | None:
    """The lowest place of pain, tingling or numbness: 0 none, 1 back, 2 buttock, 3 thigh, 4 below knee, 5 foot.

    ``None`` when nothing was painted, or when a name such as "leg" leaves the height open.
    """
    if regions is None:
        return None
    marked = [token for kind in ("pain", "tingling", "numb") for token in regions.get(kind, ())]
    ranks = [_rank(token, words) for token in marked]
    return None if None in ranks else max((rank for rank in ranks if rank is not None), default=0)


def numb_places(regions: Mapping[str, Any] | None) -> frozenset[str] | None:
    """Places that feel numb; ``None`` when nothing was painted."""
    return None if regions is None else frozenset(regions.get("numb", ()))


def change(before: int | None, after: int | None) -> str | None:
    """Where the lowest place went."""
    if before is None or after is None:
        return None
    return "nearer" if after < before else "further" if after > before else "same"


def furthest(changes: Iterable[str]) -> str | None:
    """The worst of several changes; unknown when there are none."""
    given = set(changes)
    if "further" in given:
        return "further"
    if not given:
        return None
    return "same" if "same" in given else "nearer"


def _rank(token: str, words: Vocabulary) -> int | None:
    name, _ = split_region(token, words)
    region = words.regions.get(name)
    if region is None or region.below_knee is None:
        return None
    if region.in_foot:
        return FOOT
    if region.below_knee:
        return BELOW_KNEE
    if name.startswith(_THIGH):
        return THIGH
    return BUTTOCK if name.startswith(_BUTTOCK) else BACK
