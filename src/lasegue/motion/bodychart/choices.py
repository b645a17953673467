"""The list that stands beside the drawing: per side, from the spine down, each place with its three feelings.

It is the full alternative to painting and works without script; both edit the same form fields, ``pain``, ``tingling``
and ``numb``, whose values are region tokens of the contract.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape

from lasegue.motion.bodychart.areas import AREAS
from lasegue.motion.bodychart.marks import FEELINGS, label, read_place
from lasegue.motion.bodychart.wording import FEELINGS as FEELING_WORDS
from lasegue.motion.bodychart.wording import REGIONS, SIDE_HEADS, Language, pick

PAINTED = frozenset(area.region for area in AREAS if area.layer == "skin")


@dataclass(frozen=True, slots=True)
class Row:
    """One place of the list."""

    token: str
    place: str  # the region in words, without its side
    full: str  # with its side


@dataclass(frozen=True, slots=True)
class SideRows:
    """One side of the list."""

    side: str
    head: str
    rows: tuple[Row, ...]


def list_rows(language: Language = "en", *, detail: bool = False, kept: Collection[str] = ()) -> list[SideRows]:
    """The rows of the list, side by side.

    Args:
        language: of the words.
        detail: whether to offer also the small places and open words a clinician uses, beyond what can be painted.
        kept: tokens that are offered in any case, because they are already chosen.
    """
    known = dict.fromkeys(area.token for area in AREAS if detail or area.region in PAINTED) | dict.fromkeys(kept)
    places = [read_place(token) for token in known]
    found = []
    for side, words in SIDE_HEADS.items():
        here = {place.region: place.token for place in places if place.group == side}
        rows = [
            Row(here[region], pick(names, language), label(here[region], language))
            for region, names in REGIONS.items()
            if region in here
        ]
        if rows:
            found.append(SideRows(side, pick(words, language), tuple(rows)))
    return found


def _boxes(row: Row, chosen: dict[str, frozenset[str]], language: Language) -> Iterator[str]:
    for feeling in FEELINGS:
        checked = " checked" if row.token in chosen[feeling] else ""
        word = pick(FEELING_WORDS[feeling], language)
        yield (
            f'<label><input type="checkbox" name="{feeling}" value="{row.token}"{checked}>'
            f'<span class="sr">{escape(row.full)}: </span>{word}</label>'
        )


def _row(row: Row, chosen: dict[str, frozenset[str]], language: Language) -> str:
    place = escape(row.place[0].upper() + row.place[1:])
    boxes = "".join(_boxes(row, chosen, language))
    return (
        f'<li data-place="{escape(row.place)}"><span class="list-place">{place}</span>'
        f'<span class="list-feel">{boxes}</span></li>'
    )


def render_list(chosen: dict[str, frozenset[str]], language: Language = "en", *, detail: bool = False) -> str:
    """The list as form markup: a fieldset per side, a row per place, a box per feeling."""
    kept = frozenset().union(*chosen.values())
    parts = []
    for side in list_rows(language, detail=detail, kept=kept):
        rows = "".join(_row(row, chosen, language) for row in side.rows)
        told = "" if side.side == "none" else escape(side.head)
        parts.append(
            f'<fieldset class="list-side" data-side="{side.side}" data-head="{told}">'
            f"<legend>{escape(side.head)}</legend><ul>{rows}</ul></fieldset>"
        )
    return "".join(parts)
