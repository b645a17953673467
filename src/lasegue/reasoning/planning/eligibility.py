"""Which interventions may be offered to one person: stop beats go, and silence is not a "no"."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from lasegue.knowledge.entries.intervention import Contraindication, Intervention, Precaution
from lasegue.knowledge.library import Library
from lasegue.logic.condition import Condition
from lasegue.logic.program import truths
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
class Standing:
    """One intervention for one person.

    ``bars`` are the contraindications that hold, or the unanswered ones that withhold it; ``open_bars`` are
    unanswered ones that let the item stand in the draft but forbid starting it.
    """

    item: Intervention
    state: State
    indicated: tuple[Condition, ...]
    bars: tuple[Bar, ...]
    open_bars: tuple[Bar, ...]
    precautions: tuple[Precaution, ...]


class Eligibility:
    """Every intervention of a library with its conditions, compiled over one layout."""

    def __init__(self, library: Library, layout: Layout) -> None:
        self._rows = [(item, _bars(item, library)) for item in library.interventions()]
        conditions: list[Condition] = []
        for item, bars in self._rows:
            conditions += [each.when for each in item.indications]
            conditions += [bar.when for bar in bars]
            conditions += [each.when for each in item.precautions]
        self._verdicts = truths(layout, conditions)

    def standings(self, values: Values) -> dict[str, Standing]:
        """State of every intervention, by id."""
        verdicts = iter(self._verdicts(values))
        return {item.id: _standing(item, bars, verdicts) for item, bars in self._rows}


def _bars(item: Intervention, library: Library) -> tuple[Bar, ...]:
    own = [_own_bar(each) for each in item.contraindications]
    shared = (library.contraindications[name] for name in item.shared_contraindications)
    return (
        *own,
        *(Bar(each.id, each.when, each.why, each.must_know, each.grounds.sources) for each in shared),
    )


def _own_bar(each: Contraindication) -> Bar:
    return Bar(each.id, each.when, each.why, each.must_know, each.sources)


def _standing(item: Intervention, bars: tuple[Bar, ...], verdicts: Iterable[Truth]) -> Standing:
    take = iter(verdicts)
    indicated = tuple(each.when for each in item.indications if next(take))
    known = [(bar, next(take)) for bar in bars]
    precautions = tuple(each for each in item.precautions if next(take))
    holding = tuple(bar for bar, truth in known if truth)
    unanswered = tuple(bar for bar, truth in known if truth is None)
    needed = tuple(bar for bar in unanswered if bar.must_know)
    if holding:
        return Standing(item, "contraindicated", indicated, holding, (), precautions)
    if needed:
        return Standing(item, "unanswered", indicated, needed, (), precautions)
    return Standing(item, "open", indicated, (), unanswered, precautions)
