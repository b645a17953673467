"""The body chart as a list: places from the spine down, each with its sides. The full alternative to drawing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lasegue.motion.bodychart.marks import label
from lasegue.web.intake.words import language
from lasegue.web.record.reasoner import library

#: Places a person can tell apart, from the spine down.
PLACES = (
    "back_low",
    "sacrum",
    "saddle",
    "buttock",
    "hip_lateral",
    "groin",
    "thigh_back",
    "thigh_outer",
    "thigh_front",
    "thigh_inner",
    "knee_back",
    "knee_front",
    "calf",
    "shin_outer",
    "shin_inner",
    "ankle_outer",
    "ankle_inner",
    "heel",
    "sole",
    "foot_top",
    "big_toe",
    "toes_2_4",
    "little_toe_outer_foot",
)
#: Places in the middle that have no side a person would name.
_MIDDLE_ONLY = frozenset({"sacrum", "saddle"})


@dataclass(frozen=True)
class Mark:
    """One box to tick."""

    region: str
    label: str
    on: bool


@dataclass(frozen=True)
class Place:
    """One row: left box, the place with its middle box, right box."""

    label: str
    left: Mark | None
    middle: Mark | None
    right: Mark | None


@dataclass(frozen=True)
class Feeling:
    """One feeling with all its places; ``marked`` when any is ticked."""

    name: str
    label: str
    places: tuple[Place, ...]
    marked: bool


def feelings(marks: Mapping[str, Collection[str]]) -> tuple[Feeling, ...]:
    """Pain, tingling and numbness with what is marked so far."""
    labels = {"pain": _("Pain"), "tingling": _("Tingling"), "numb": _("Numb")}
    return tuple(_feeling(name, label, marks.get(name, ())) for name, label in labels.items())


def _feeling(name: str, label: str, marked: Collection[str]) -> Feeling:
    return Feeling(name, label, tuple(_place(place, marked) for place in PLACES), bool(marked))


def _place(place: str, marked: Collection[str]) -> Place:
    sides = library().vocabulary.regions[place].sides
    offered = {side for side in sides if (side == "mid") == (place in _MIDDLE_ONLY)}
    boxes = {side: Mark(word := f"{place}_{side}", label(word, language()), word in marked) for side in offered}
    return Place(label(place, language()), boxes.get("left"), boxes.get("mid"), boxes.get("right"))
