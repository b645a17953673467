"""Writes the reference page of camera angles that need a word, many since drawing the exercise showed more."""

from collections.abc import Iterator

from sentences import DASH, anchor, grounds, rows, spaced

from lasegue.knowledge.entries.exercise import Angle
from lasegue.knowledge.library import Library


def angles(library: Library) -> Iterator[str]:
    """Every exercise whose camera angles carry a note: its bands as they stand now, and why."""
    for item in library.exercises.values():
        if item.kinematics.note:
            yield from anchor("angles", item.id, item.title)
            yield from rows(("Measure", "Unit", "Start", "End"), (_bands(each) for each in item.kinematics.angles))
            yield f"Grounds: {grounds(item.kinematics)}\n"


def _bands(each: Angle) -> list[str]:
    ends = (f"{band[0]:g} to {band[1]:g}" if band else DASH for band in (each.start, each.end))
    return [f"`{each.measure}`", spaced(each.unit), *ends]
