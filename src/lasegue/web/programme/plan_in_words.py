"""The signed plan to read: what to do now, what comes later, what is good to know, with the therapist's own notes."""

from dataclasses import dataclass

from lasegue.web.plans.content import TOLD, PlanLine
from lasegue.web.plans.figures import small_address
from lasegue.web.plans.line_in_words import LineInWords, in_words
from lasegue.web.plans.released import ReleasedPlan
from lasegue.web.programme.items import Note, at_home, later, notes_of, title_of


@dataclass(frozen=True)
class Item:
    """One line of the plan: its words, where it is drawn, and what the clinic adds."""

    line: LineInWords
    figure: str
    note: Note | None


@dataclass(frozen=True)
class Plan:
    """The signed plan as text, by what it asks of the person; ``later`` and ``held`` are titles alone."""

    released: ReleasedPlan
    exercises: tuple[Item, ...]
    later: tuple[str, ...]
    other: tuple[Item, ...]
    held: tuple[str, ...]


def plan_in_words(released: ReleasedPlan, body: str) -> Plan:
    """The signed plan, drawn with one body.

    What waits for a later phase or was stopped by facts is named, never described, so that nobody begins it from here.
    """
    notes = notes_of(released)
    return Plan(
        released,
        tuple(_item(line, body, notes.get(line.item)) for line in at_home(released)),
        tuple(map(title_of, later(released))),
        tuple(_item(line, body, None) for line in released.lines if line.kind in TOLD and line.kind != "exercise"),
        tuple(map(title_of, released.held_at_home)),
    )


def _item(line: PlanLine, body: str, note: Note | None) -> Item:
    return Item(in_words(line), small_address(line.item, line.side, body), note)
