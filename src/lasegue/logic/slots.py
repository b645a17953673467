"""Where a condition looks: every leaf reads one or more *slots*, each holding one plain value.

A finding with sides has a slot for each side, a set has a slot for each member, a set of directions has a slot for
each direction. Values in slots are ``None`` (unknown), ``True`` or ``False``, a number, a word, or ``NOWHERE``: the
slot of the unstated side of a finding whose left or right is stated, which no test ever fits.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeAlias

from lasegue.logic.condition import SIDES, Condition, Side

Form: TypeAlias = Literal["scalar", "set", "regions", "directions"]
Values: TypeAlias = list[Any]

#: A value that compares false with everything, itself included.
NOWHERE = float("nan")


class Shape(NamedTuple):
    """How the value of a finding or conclusion is built."""

    form: Form
    sided: bool = False


class Slot(NamedTuple):
    """One place that holds one value: ``part`` is a member, a region or a direction; ``side`` a side."""

    subject: str
    side: str | None = None
    part: str | None = None
    known: bool = False


@dataclass
class Layout:
    """Gives every slot that some condition reads a position, and knows the shape of every subject."""

    shapes: dict[str, Shape]
    positions: dict[Slot, int] = field(default_factory=dict)
    by_subject: dict[str, list[tuple[Slot, int]]] = field(default_factory=dict)

    def position(self, slot: Slot) -> int:
        """Position of the slot, given out on first use."""
        found = self.positions.get(slot)
        if found is None:
            found = self.positions[slot] = len(self.positions)
            self.by_subject.setdefault(slot.subject, []).append((slot, found))
        return found

    def empty(self) -> Values:
        """Values in which nothing is known."""
        values: Values = [None] * len(self.positions)
        for slot, position in self.positions.items():
            if slot.known:
                values[position] = False
        return values

    def slots_of(self, leaf: Condition, bound: Side | None = None) -> Iterator[Slot]:
        """Slots that a leaf reads; the leaf holds when any of them fits its test.

        ``bound`` is the side fixed by an enclosing ``some_side`` and gives way to the leaf's own ``side``.
        """
        subject = leaf.subject
        shape = self.shapes[subject]
        if leaf.known is not None:
            yield Slot(subject, leaf.side or bound if shape.sided else None, known=True)
            return
        if shape.form == "directions":
            yield Slot(subject, part=leaf.direction)
            return
        side = leaf.side or bound
        sides: tuple[str | None, ...] = (None,)
        if shape.sided or shape.form == "regions":
            sides = (side,) if side else SIDES
        parts: tuple[str | None, ...] = leaf.has if shape.form in ("set", "regions") else (None,)
        for part in parts:
            for each in sides:
                yield Slot(subject, each, part)
