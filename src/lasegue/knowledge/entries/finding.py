"""A finding: one fact that can be asked, seen, tested or derived."""

from typing import Literal

from lasegue.knowledge.entries.entry import Entry, Grounded, Quantity, Strict
from lasegue.logic.condition import Condition

FindingType = Literal[
    "boolean", "integer", "decimal", "choice", "choice_set", "region_set", "date", "direction_response"
]
AskedOf = Literal["patient", "clinician", "both", "derived"]
Value = bool | int | float | str


class Band(Strict, rename={"is_": "is"}, frozen=True, kw_only=True):
    """One step of a banded number: values below (or at most) the cut, or everything else."""

    is_: Value
    below: float | None = None
    at_most: float | None = None


class Bands(Strict, frozen=True, kw_only=True):
    """A choice read off a number: the first band that holds."""

    of: str
    bands: tuple[Band, ...]


class Ratio(Strict, frozen=True, kw_only=True):
    """``numerator / (denominator * scale) ** power``, as for the body mass index."""

    numerator: str
    denominator: str
    scale: float = 1.0
    power: float = 1.0
    decimals: int = 1


class RegionProperty(Strict, frozen=True, kw_only=True):
    """True for a side when any marked region on that side has the property."""

    of: str
    where: Literal["below_knee", "in_foot"]


class Choice(Strict, rename={"is_": "is"}, frozen=True, kw_only=True):
    """One value of a derived choice and the condition under which it holds."""

    is_: Value
    when: Condition


class Change(Strict, frozen=True, kw_only=True):
    """Today's value minus the value of an earlier visit (the last or the first that states it)."""

    of: str
    since: Literal["last", "first"]


class Derivation(Strict, frozen=True, kw_only=True):
    """How a derived finding is computed: exactly one of these is given.

    ``when`` gives a boolean; ``choose`` takes the first choice whose condition is true; ``count`` is known only
    when every part is known; ``lowest_of`` takes the lowest number per side. ``tolerance`` is how far a stated
    number may lie from the computed one.
    """

    weeks_since: str | None = None
    ratio: Ratio | None = None
    bands: Bands | None = None
    lowest_of: tuple[str, ...] = ()
    regions: RegionProperty | None = None
    when: Condition | None = None
    choose: tuple[Choice, ...] = ()
    count: tuple[Condition, ...] = ()
    change: Change | None = None
    tolerance: float = 0.0


class Implication(Strict, frozen=True, kw_only=True):
    """A value that follows from other facts when the finding itself is not stated."""

    value: Value
    when: Condition


class Decides(Grounded, frozen=True, kw_only=True):
    """What the answer decides besides the cause: expected ``bits`` about it, when the condition holds."""

    what: str
    bits: float
    when: Condition


class Finding(Entry, frozen=True, kw_only=True):
    """One fact a case may state, as the contract fixes it, and how it is asked or found.

    ``internal`` marks a derived finding that is not in the contract. ``ask_first`` names the questions that settle a
    derived finding best; the others are asked only when these are answered and it is still open.
    """

    group: str
    type: FindingType
    meaning: str
    asked_of: AskedOf
    sided: bool = False
    unit: str = ""
    range: tuple[float, float] | None = None
    choices: tuple[str, ...] = ()
    derived_from: tuple[str, ...] = ()
    ask: str = ""
    help: str = ""
    elicit: str = ""
    minutes: Quantity | None = None
    derive: Derivation | None = None
    implied: tuple[Implication, ...] = ()
    internal: bool = False
    ask_first: tuple[str, ...] = ()
    decides: tuple[Decides, ...] = ()
    sources: tuple[str, ...] = ()
