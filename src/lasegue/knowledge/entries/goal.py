"""A goal: a measurable target from the person's own activities, with a date."""

from lasegue.knowledge.entries.entry import Entry, Grounded
from lasegue.logic.condition import Condition


class Target(Grounded, frozen=True, kw_only=True):
    """How far a number should move: ``gain`` up or ``drop`` down, in points or percent of today.

    The target stays between ``lowest`` and ``highest``; ``fixed`` replaces the arithmetic.
    """

    fixed: float | None = None
    gain: float | None = None
    gain_percent: float | None = None
    drop: float | None = None
    drop_percent: float | None = None
    lowest: float | None = None
    highest: float | None = None


class Goal(Entry, frozen=True, kw_only=True):
    """A goal offered when its condition holds. ``text`` may name ``{target}`` and ``{now}``."""

    when: Condition
    order: int
    finding: str | None = None
    text: str
    target: Target | None = None
