"""What may be given to one person, item by item, and on which facts that rests.

A draft holds what the programme calls for; a clinician may add anything that is open here and nothing else. The
rulings are those that the draft was made from, so a line can be asked about again whenever facts change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lasegue.knowledge.entries.intervention import Intervention, Precaution
from lasegue.logic.truth import Truth
from lasegue.reasoning.planning.eligibility import Bar, Standing, State
from lasegue.reasoning.reasons import Reason, Reasons, once


@dataclass(frozen=True)
class Checked:
    """One contraindication of an item: whether it holds, the facts behind that, and what is missing to know."""

    bar: Bar
    truth: Truth
    because: tuple[Reason, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Ruling:
    """One item for one person. ``needed`` are the contraindications that must be known before it may be released."""

    item: Intervention
    state: State
    barring: tuple[Checked, ...]
    needed: tuple[Checked, ...]
    indicated: tuple[Reason, ...]
    precautions: tuple[Precaution, ...]
    open_questions: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether the item may stand in a plan."""
        return self.state == "open"


class Rulings:
    """The rulings on every item of a library for one person; each is worked out when it is asked for."""

    def __init__(self, standings: Mapping[str, Standing], reasons: Reasons) -> None:
        self._standings = standings
        self._reasons = reasons
        self._known: dict[str, Ruling] = {}

    def __iter__(self) -> Iterator[Ruling]:
        return (self[name] for name in self._standings)

    def __contains__(self, name: object) -> bool:
        return name in self._standings

    def __getitem__(self, name: str) -> Ruling:
        """The ruling on one item.

        :raises KeyError: when the library has no such item.
        """
        ruling = self._known.get(name)
        if ruling is None:
            ruling = self._known[name] = self._rule(self._standings[name])
        return ruling

    def get(self, name: str) -> Ruling | None:
        """The ruling on one item, or nothing when the library has no such item."""
        known = name in self._standings
        return self[name] if known else None

    def state(self, name: str) -> State:
        """Only whether an item is open, without the facts behind it."""
        return self._standings[name].state

    def _rule(self, standing: Standing) -> Ruling:
        reasons = self._reasons
        indicated = (reason for condition in standing.indicated for reason in reasons.because(condition))
        missing = (name for bar in standing.open_bars for name in reasons.missing(bar.when))
        barring = tuple(self._checked(bar, standing.truth_of(bar)) for bar in standing.bars)
        needed = (bar for bar in standing.candidate.bars if bar.must_know)
        return Ruling(
            item=standing.item,
            state=standing.state,
            barring=barring,
            needed=tuple(self._checked(bar, standing.truth_of(bar)) for bar in needed),
            indicated=tuple(once(indicated)),
            precautions=standing.precautions,
            open_questions=tuple(dict.fromkeys(missing)),
        )

    def _checked(self, bar: Bar, truth: Truth) -> Checked:
        if truth is None:
            names = tuple(self._reasons.missing(bar.when))
            return Checked(bar, truth, tuple(self._reasons.fact(name) for name in names), names)
        return Checked(bar, truth, tuple(self._reasons.because(bar.when)), ())
