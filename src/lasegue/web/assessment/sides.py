"""The painful side as the body chart has it, and entries that contradict it."""

from typing import Any

from lasegue.knowledge.entries.finding import Finding
from lasegue.reasoning.facts import split_region
from lasegue.web.assessment.entry import is_power, is_reflex
from lasegue.web.assessment.layout import GROUP_OF, HEALTHY_YES, TINTED
from lasegue.web.record.reasoner import library

#: Regions of the chart that belong to no leg: they say nothing about the painful side.
TRUNK = frozenset(
    {
        "head",
        "neck",
        "arm",
        "hand",
        "thoracolumbar",
        "back_low",
        "flank",
        "abdomen_lower",
        "sacrum",
        "sacroiliac",
        "spine_midline",
        "paraspinal",
        "saddle",
    }
)
CONFIRMED = "side confirmed"
_HEALTHY = frozenset({"normal", "present", "none", "full_range"})


def is_confirmed(note: str) -> bool:
    """Whether the note of a statement says that its side is meant."""
    return note.startswith(CONFIRMED)


def own_note(note: str) -> str:
    """What a person wrote in the note of a statement."""
    return note.removeprefix(CONFIRMED).removeprefix("; ")


def confirming(note: str) -> str:
    """A note that also says that the side is meant."""
    return "; ".join(each for each in (CONFIRMED, own_note(note)) if each)


def painful_side(regions: list[str] | None) -> str:
    """``right`` or ``left`` when the chart shows pain in one leg only; otherwise empty."""
    parts = (split_region(each, library().vocabulary) for each in regions or [])
    sides = {side for region, side in parts if region not in TRUNK}
    return sides.pop() or "" if len(sides) == 1 else ""


def is_abnormal(finding: Finding, value: Any) -> bool:
    """Whether a value of an examination is a sign of something; history is never called abnormal."""
    if value is None or GROUP_OF[finding.id].id not in TINTED:
        return False
    if isinstance(value, bool):
        return value is not (finding.id in HEALTHY_YES)
    if is_power(finding):
        return bool(value < 5)
    if is_reflex(finding):
        return bool(value != 2)
    if isinstance(value, list):
        return not _HEALTHY.issuperset(value)
    return isinstance(value, str) and finding.type == "choice" and value not in _HEALTHY


def contradicts(finding: Finding, side: str, value: Any, painful: str) -> bool:
    """Whether an abnormal value stands on the side that the chart shows free of pain."""
    other = {"right": "left", "left": "right"}.get(painful)
    return finding.sided and side == other and is_abnormal(finding, value)
