"""An outcome measure: structure, scoring, missing answers, meaningful change and licence."""

from typing import Literal

from lasegue.knowledge.entries.entry import Entry, Grounded, Quantity, Strict
from lasegue.logic.condition import Condition


class Item(Strict, frozen=True, kw_only=True):
    """One question; ``text`` stays empty where the licence bars it and a clinic adds the pack itself."""

    id: str
    text: str = ""
    low: float
    high: float


class Scoring(Strict, frozen=True, kw_only=True):
    """How item answers become a score.

    ``sum``, ``mean`` or ``percent`` (sum over the highest possible of the answered items, times 100);
    ``fewest_answered`` items are needed, otherwise there is no score.
    """

    method: Literal["sum", "mean", "percent", "count", "single", "seconds", "metres"]
    fewest_answered: int = 1
    missing: str


class Measure(Entry, frozen=True, kw_only=True):
    """One outcome measure; ``finding`` is where its score is stored."""

    finding: str
    about: str
    low: float
    high: float
    better: Literal["lower", "higher"]
    items: tuple[Item, ...] = ()
    scoring: Scoring
    recall: str
    meaningful_change: tuple[Quantity, ...]
    meaningful_percent: tuple[Quantity, ...] = ()
    licence: Literal["free", "ask_first", "pack_only"]
    licence_note: str
    licence_grounds: Grounded
    codes: tuple[str, ...] = ()
    use_when: Condition | None = None
    minutes: Quantity
    sources: tuple[str, ...] = ()
