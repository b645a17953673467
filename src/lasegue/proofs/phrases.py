"""Short words for the conditions that claims are written with."""

from lasegue.logic.condition import Condition, Side


def yes(finding: str, side: Side | None = None) -> Condition:
    """The finding is a yes; without a side, on any side."""
    return Condition(finding=finding, side=side, is_=True)


def no(finding: str, side: Side | None = None) -> Condition:
    """The finding is a no; without a side, on any side."""
    return Condition(finding=finding, side=side, is_=False)


def known(finding: str) -> Condition:
    """The finding is stated, implied or derived."""
    return Condition(finding=finding, known=True)


def word(finding: str, *words: str, side: Side | None = None) -> Condition:
    """The finding is one of the words."""
    return Condition(finding=finding, side=side, one_of=words)


def has(finding: str, *words: str, side: Side | None = None) -> Condition:
    """The set holds one of the words, or the body chart a mark in one of the regions."""
    return Condition(finding=finding, side=side, has=words)


def responds(direction: str, *words: str) -> Condition:
    """Repeated movement in the direction gave one of the responses."""
    return Condition(finding="repeated_movement_response", direction=direction, one_of=words)


def at_least(finding: str, number: float, side: Side | None = None) -> Condition:
    """The number is as large or larger."""
    return Condition(finding=finding, side=side, at_least=number)


def at_most(finding: str, number: float, side: Side | None = None) -> Condition:
    """The number is as small or smaller."""
    return Condition(finding=finding, side=side, at_most=number)


def below(finding: str, number: float, side: Side | None = None) -> Condition:
    """The number is smaller."""
    return Condition(finding=finding, side=side, below=number)


def every(*conditions: Condition) -> Condition:
    """All of the conditions."""
    return Condition(all_=conditions)


def some(*conditions: Condition) -> Condition:
    """One or more of the conditions."""
    return Condition(any_=conditions)


def none_of(*conditions: Condition) -> Condition:
    """Not one of the conditions."""
    return Condition(not_=Condition(any_=conditions))


def on_one_side(condition: Condition) -> Condition:
    """The condition holds with every sided leaf looking at the same side."""
    return Condition(some_side=condition)
