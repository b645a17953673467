"""Which interventions may be offered to one person: stop beats go, and silence is not a "no"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from lasegue.knowledge.entries.intervention import Intervention, Precaution
from lasegue.knowledge.library import Library
from lasegue.logic.condition import Condition
from lasegue.logic.program import Truths
from lasegue.logic.slots import Layout, Values
from lasegue.logic.truth import Truth

State = Literal["open", "contraindicated", "unanswered"]


@dataclass(frozen=True)
class Bar:
    """One contraindication, own or shared, with what has to be known before the item may be released."""

    id: str
    when: Condition
    why: str
    must_know: bool
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Candidate:
    """An intervention with all its conditions in the order in which they are evaluated."""

    item: Intervention
    bars: tuple[Bar, ...]

    def conditions(self) -> list[Condition]:
        """Indications, then contraindications, then precautions."""
        parts = (self.item.indications, self.bars, self.item.precautions)
        return [each.when for part in parts for each in part]


class _Row(NamedTuple):
    """Where the verdicts of one candidate stand: all of them, its bars, and those bars that must be known."""

    candidate: Candidate
    whole: slice
    bars: slice
    needed: tuple[int, ...]


class Standing(NamedTuple):
    """One intervention for one person, with the truth of each of its conditions."""

    candidate: Candidate
    verdicts: Sequence[Truth]
    state: State

    @property
    def item(self) -> Intervention:
        """The intervention itself."""
        return self.candidate.item

    @property
    def indicated(self) -> tuple[Condition, ...]:
        """Indications that hold."""
        reasons = zip(self.item.indications, self.verdicts, strict=False)
        return tuple(reason.when for reason, truth in reasons if truth)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """Contraindications that hold or, when none does, the unanswered ones that withhold the item."""
        if self.state == "contraindicated":
            return self._bars(lambda bar, truth: truth is True)
        if self.state == "unanswered":
            return self._bars(lambda bar, truth: truth is None and bar.must_know)
        return ()

    @property
    def open_bars(self) -> tuple[Bar, ...]:
        """Unanswered contraindications of an open item: it may stand in the draft and may not start."""
        return self._bars(lambda bar, truth: truth is None) if self.state == "open" else ()

    @property
    def precautions(self) -> tuple[Precaution, ...]:
        """Precautions that hold."""
        given = self.item.precautions
        last = self.verdicts[len(self.verdicts) - len(given) :]
        return tuple(each for each, truth in zip(given, last, strict=True) if truth)

    def truth_of(self, bar: Bar) -> Truth:
        """Whether one of the contraindications holds."""
        return self.verdicts[len(self.item.indications) + self.candidate.bars.index(bar)]

    def _bars(self, wanted: Callable[[Bar, Truth], bool]) -> tuple[Bar, ...]:
        first = len(self.item.indications)
        pairs = zip(self.candidate.bars, self.verdicts[first:], strict=False)
        return tuple(bar for bar, truth in pairs if wanted(bar, truth))


class Eligibility:
    """Every intervention of a library with its conditions, compiled over one layout."""

    def __init__(self, library: Library, layout: Layout) -> None:
        self._rows: list[_Row] = []
        conditions: list[Condition] = []
        for item in library.interventions():
            candidate = Candidate(item, _bars(item, library))
            start = len(conditions)
            conditions += candidate.conditions()
            bars = slice(start + len(item.indications), start + len(item.indications) + len(candidate.bars))
            needed = [bars.start + place for place, bar in enumerate(candidate.bars) if bar.must_know]
            self._rows.append(_Row(candidate, slice(start, len(conditions)), bars, tuple(needed)))
        self._verdicts = Truths(layout, conditions)

    def standings(self, values: Values) -> dict[str, Standing]:
        """State of every intervention, by id: stop beats go, and silence about a must-know stops as well."""
        verdicts = self._verdicts(values)
        standings: dict[str, Standing] = {}
        for candidate, whole, bars, needed in self._rows:
            state: State = "open"
            if True in verdicts[bars]:
                state = "contraindicated"
            elif needed and None in [verdicts[place] for place in needed]:
                state = "unanswered"
            standings[candidate.item.id] = Standing(candidate, verdicts[whole], state)
        return standings


def _bars(item: Intervention, library: Library) -> tuple[Bar, ...]:
    own = [Bar(each.id, each.when, each.why, each.must_know, each.sources) for each in item.contraindications]
    shared = (library.contraindications[name] for name in item.shared_contraindications)
    return (*own, *(Bar(each.id, each.when, each.why, each.must_know, each.grounds.sources) for each in shared))
