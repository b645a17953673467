"""Triage: which red flags are raised, the level, and what must still be answered.

Runs first and can only stop or continue: the level is the highest of all criteria that are true, so no finding
lowers what another has raised, and an unanswered question is listed instead of being read as "no".
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lasegue.knowledge.entries.entry import LEVELS, Level
from lasegue.knowledge.entries.red_flag import Criterion, RedFlag
from lasegue.logic.condition import Condition
from lasegue.logic.program import Truths
from lasegue.logic.slots import Layout, Values
from lasegue.reasoning.reasons import Reason, Reasons

RANK: dict[str, int] = {level: rank for rank, level in enumerate(LEVELS)}


@dataclass(frozen=True)
class Raised:
    """A red flag that fired: its level, the facts that fired it, and their sources."""

    flag: RedFlag
    level: Level
    criteria: tuple[Criterion, ...]
    because: tuple[Reason, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Triage:
    """The level, every flag raised (most urgent first), and the ids that must be answered before treatment."""

    level: Level
    raised: tuple[Raised, ...]
    unanswered: tuple[str, ...]


class TriageRules:
    """All red flags of a library, compiled over one layout."""

    def __init__(self, flags: Mapping[str, RedFlag], layout: Layout) -> None:
        self._criteria = [(flag, criterion) for flag in flags.values() for criterion in flag.criteria]
        self._fires = Truths(layout, [criterion.when for _, criterion in self._criteria])
        self._questions = [(must, flag) for flag in flags.values() for must in flag.must_answer]
        self._asks = Truths(layout, [must.when or _ANYONE for must, _ in self._questions])

    def run(self, values: Values, reasons: Reasons) -> Triage:
        """Level, raised flags and open questions for one set of values."""
        fired: dict[str, list[tuple[RedFlag, Criterion]]] = {}
        for truth, (flag, criterion) in zip(self._fires(values), self._criteria, strict=True):
            if truth:
                fired.setdefault(flag.id, []).append((flag, criterion))
        raised = [_raised(pairs, reasons) for pairs in fired.values()]
        raised.sort(key=lambda each: (-RANK[each.level], each.flag.id))
        level = raised[0].level if raised else "treat"
        return Triage(level, tuple(raised), self._unanswered(values, reasons))

    def _unanswered(self, values: Values, reasons: Reasons) -> tuple[str, ...]:
        open_: dict[str, None] = {}
        for relevant, (must, _) in zip(self._asks(values), self._questions, strict=True):
            if relevant is not False:
                open_.update({name: None for name in must.findings if reasons.is_open(name)})
        return tuple(open_)


#: Holds for everybody: the age of a person is either known or not.
_ANYONE = Condition(any_=(Condition(finding="age_years", known=True), Condition(finding="age_years", known=False)))


def _raised(pairs: list[tuple[RedFlag, Criterion]], reasons: Reasons) -> Raised:
    flag = pairs[0][0]
    level = max((criterion.level or flag.level for _, criterion in pairs), key=RANK.__getitem__)
    criteria = tuple(criterion for _, criterion in pairs)
    because = reasons.because_all(criterion.when for criterion in criteria)
    sources = dict.fromkeys(source for criterion in criteria for source in criterion.sources)
    return Raised(flag, level, criteria, tuple(because), tuple(sources))
