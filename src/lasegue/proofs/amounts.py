"""What a plan may hold only so much of, counted from its lines and not by the planner."""

from collections.abc import Iterable
from typing import Literal

from lasegue.knowledge.entries.exercise import Exercise
from lasegue.knowledge.entries.intervention import Intervention
from lasegue.knowledge.entries.policy import Policy
from lasegue.knowledge.vocabulary import Vocabulary

#: What a phase holds only so much of.
Amount = Literal["exercises", "minutes"]
#: What a whole plan holds only so much of.
Cap = Literal["hands-on lines", "families of treatment"]
AMOUNTS: tuple[Amount, ...] = ("exercises", "minutes")
CAPS: tuple[Cap, ...] = ("hands-on lines", "families of treatment")


def amount_of(item: Intervention, what: Amount) -> float:
    """How much of a phase a line takes: walking, cycling and water are daily activity and not exercise time."""
    if not isinstance(item, Exercise):
        return 0
    if what == "exercises":
        return 1
    return 0.0 if item.family == "aerobic" else item.minutes_per_day


def hands_on(items: Iterable[Intervention]) -> int:
    """How many of the items are given by hand."""
    return sum(item.kind == "manual" for item in items)


def families_of(items: Iterable[Intervention], words: Vocabulary) -> list[str]:
    """Families of treatment, one for each item that has it."""
    return [family for item in items for family in set(item.families) if words.is_physical(family)]


def held_of(items: Iterable[Intervention], what: Cap, words: Vocabulary) -> int:
    """How much of a whole plan its items take."""
    return hands_on(items) if what == "hands-on lines" else len(set(families_of(items, words)))


def most_of(what: Cap, policy: Policy) -> float:
    """What the planner's settings allow in a whole plan."""
    return (policy.most_manual_lines if what == "hands-on lines" else policy.most_treatment_families).value
