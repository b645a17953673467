"""What is known about one person on one day, and how it fills the slots that conditions read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from lasegue.knowledge.entries.finding import Finding
from lasegue.knowledge.vocabulary import Vocabulary
from lasegue.logic.condition import SIDES
from lasegue.logic.slots import NOWHERE, Form, Layout, Shape, Slot, Values

Stated: TypeAlias = Mapping[str, Any]

_PLAIN = Shape("scalar")
_COMPLETE = {"none", "no_others"}
_FORMS: dict[str, Form] = {"choice_set": "set", "region_set": "regions", "direction_response": "directions"}


@dataclass(frozen=True)
class Visit:
    """An earlier visit: what was found, done and measured."""

    on: date
    findings: Stated = field(default_factory=dict)
    interventions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facts:
    """One case: finding id to the value that the case states. An id that is absent is unknown, never "no".

    Sided values are mappings with ``right``, ``left`` or ``unsided``; sets are lists; ``history`` is oldest first.
    """

    case: str
    on: date
    findings: Stated
    setting: str = "outpatient"
    history: tuple[Visit, ...] = ()
    imaging_text: str = ""
    notes: str = ""


def shape_of(finding: Finding) -> Shape:
    """How the value of a finding is built."""
    return Shape(_FORMS.get(finding.type, "scalar"), finding.sided)


class Placer:
    """Puts stated values into the slots of a layout."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._places: dict[str, list[tuple[int, _Marks]]] = {}

    def place(self, values: Values, subject: str, stated: Any) -> None:
        """Fill every slot of one finding from its stated value."""
        slots = self._layout.by_subject.get(subject)
        if slots is None:
            return
        shape = self._layout.shapes[subject]
        if shape.form == "regions":
            self._place_regions(values, subject, slots, stated)
        elif shape == _PLAIN:
            for slot, position in slots:
                values[position] = slot.known or stated
        else:
            for slot, position in slots:
                values[position] = _value_in(slot, shape, stated)

    def _place_regions(self, values: Values, subject: str, slots: list[tuple[Slot, int]], stated: Any) -> None:
        places = self._places.get(subject, [])
        if len(places) != len(slots):
            places = self._places[subject] = [(position, _marks(slot)) for slot, position in slots]
        marked = frozenset(stated)
        absent = False if subject == "pain_regions" or not marked else None
        for position, marks in places:
            if marks.tokens is None or not marked.isdisjoint(marks.tokens):
                values[position] = True
            else:
                values[position] = None if marks.bare in marked else absent


class _Marks(NamedTuple):
    """Words that mark one place: any of ``tokens`` is on it; ``bare``, without a side, leaves a side open.

    ``tokens`` is ``None`` for the slot that only says that the finding is stated.
    """

    tokens: frozenset[str] | None
    bare: str | None


def _marks(slot: Slot) -> _Marks:
    """Words for a slot; the middle and an unstated side count as ``unsided``."""
    if slot.known:
        return _Marks(None, None)
    region = slot.part or ""
    if slot.side == "unsided":
        return _Marks(frozenset((region, f"{region}_mid")), None)
    return _Marks(frozenset((f"{region}_{slot.side}",)), region)


def _value_in(slot: Slot, shape: Shape, stated: Any) -> Any:
    if slot.known:
        return slot.side is None or slot.side in stated or stated.get("unsided") is False
    if shape.form == "directions":
        return stated.get(slot.part)
    if not shape.sided:
        return _part(slot, shape, stated)
    if slot.side in stated:
        side = stated[slot.side]
        return side if shape.form == "scalar" else _part(slot, shape, side)
    return _unstated_side(slot, shape, stated)


def _part(slot: Slot, shape: Shape, stated: Any) -> Any:
    if shape.form != "set":
        return stated
    if slot.part in stated:
        return True
    return False if not stated or not _COMPLETE.isdisjoint(stated) else None


def _unstated_side(slot: Slot, shape: Shape, stated: Any) -> Any:
    """Value on a side that the case does not state.

    With a left or right on record nothing is left for ``unsided``. A "no" without a side is a "no" on both; any
    other value without a side leaves right and left unknown.
    """
    if slot.side == "unsided":
        return False if shape.form == "set" else NOWHERE
    if "unsided" not in stated:
        return None
    whole = _part(slot, shape, stated["unsided"])
    return False if whole is False else None


def split_region(token: str, vocabulary: Vocabulary) -> tuple[str, str | None]:
    """Region and side of a word such as ``calf_right``; the side is ``None`` when the word names none."""
    name, _, side = token.rpartition("_")
    if name in vocabulary.regions and side in vocabulary.regions[name].sides:
        return name, side
    return token, None


def painful_side(findings: Stated, vocabulary: Vocabulary) -> str:
    """The side on which pain is marked, ``right`` or ``left``; empty when both or none are."""
    tokens = findings.get("pain_regions", ())
    sides = {side for _, side in (split_region(token, vocabulary) for token in tokens)} & {"right", "left"}
    return str(sides.pop()) if len(sides) == 1 else ""


def lowest_per_side(findings: Stated, ids: tuple[str, ...]) -> dict[str, float]:
    """Lowest stated number of several sided findings, for each side that any of them states."""
    lowest: dict[str, float] = {}
    for each in ids:
        for side, number in findings.get(each, {}).items():
            lowest[side] = min(number, lowest.get(side, number))
    return {side: lowest[side] for side in SIDES if side in lowest}
