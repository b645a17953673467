"""Putting a plan together: lines, what was left out, visits, goals, measures and dates."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from lasegue.knowledge.entries.entry import PHASES, Phase
from lasegue.knowledge.entries.measure import Measure
from lasegue.knowledge.entries.policy import VisitPattern
from lasegue.knowledge.library import Library
from lasegue.knowledge.vocabulary import PHYSICAL
from lasegue.logic.program import Truths
from lasegue.logic.slots import Layout, Values
from lasegue.reasoning.classification import Classified
from lasegue.reasoning.facts import Facts
from lasegue.reasoning.planning.eligibility import Eligibility, Standing
from lasegue.reasoning.planning.goals import Goals, PlannedGoal
from lasegue.reasoning.planning.lines import Line, LineWriter
from lasegue.reasoning.planning.rulings import Rulings
from lasegue.reasoning.planning.selection import Person, Selector
from lasegue.reasoning.reasons import Reason, Reasons
from lasegue.reasoning.triage import Triage

WITHHELD_LEVELS = ("emergency", "urgent")


class LeftOut(NamedTuple):
    """One thing not in the plan and why; ``rule`` names the kind of reason."""

    id: str
    families: tuple[str, ...]
    rule: str
    because: tuple[Reason, ...]


@dataclass(frozen=True)
class Plan:
    """A draft for a licensed clinician, or a plan withheld by triage; ``rulings`` say what else may be added."""

    status: str
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...]
    visits: VisitPattern | None
    goals: tuple[PlannedGoal, ...]
    measures: tuple[Measure, ...]
    reassess_on: tuple[date, ...]
    open_questions: tuple[str, ...]
    rulings: Rulings = field(repr=False, compare=False)


class Planner:
    """Drafts plans from one library."""

    def __init__(self, library: Library, layout: Layout) -> None:
        self._library = library
        self._eligibility = Eligibility(library, layout)
        self._goals = Goals(library, layout)
        slots = [(entry, slot) for entry in library.classifications.values() for slot in entry.slots]
        conditional = [(entry.id, slot.id, slot.when) for entry, slot in slots if slot.when is not None]
        self._keys = [(entry, slot) for entry, slot, _ in conditional]
        self._opens = Truths(layout, [when for _, _, when in conditional])
        self._measures = list(library.measures.values())
        self._measured = Truths(layout, [each.use_when for each in self._measures if each.use_when is not None])

    def draft(self, facts: Facts, values: Values, triage: Triage, classified: Classified, reasons: Reasons) -> Plan:
        """The plan for one person; withheld when triage says emergency or urgent."""
        standings = self._eligibility.standings(values)
        dates = tuple(facts.on + timedelta(weeks=each) for each in self._library.policy.reassess_weeks)
        older = (reasons.stated.get("age_years") or 0) >= self._library.policy.older_age_years.value
        writer = LineWriter(self._library, standings, triage, reasons, classified.irritability, older)
        rulings = Rulings(standings, reasons)
        if triage.level in WITHHELD_LEVELS:
            return self._withheld(writer, dates, rulings)
        phase: Phase = next((each for each in PHASES if each == classified.phase), "restore_movement")
        closed = frozenset(key for key, open_ in zip(self._keys, self._opens(values), strict=True) if not open_)
        person = Person.of(reasons.stated, phase, classified.irritability, self._library.policy)
        beside = [*writer.referrals(), *writer.advice()]
        selector = Selector(self._library, person, standings, [line.item for line in beside], closed)
        treatment = [writer.treatment(choice, phase) for choice in selector.fill(classified.entries)]
        lines = _in_order([*beside, *treatment])
        return Plan(
            status="draft",
            lines=lines,
            left_out=self._left_out(lines, standings, selector, reasons),
            visits=self._visits(classified),
            goals=tuple(self._goals.plan(values, reasons, facts.on)),
            measures=self._chosen_measures(values),
            reassess_on=dates,
            open_questions=_open_questions(lines, rulings),
            rulings=rulings,
        )

    def _withheld(self, writer: LineWriter, dates: tuple[date, ...], rulings: Rulings) -> Plan:
        lines = _in_order([*writer.referrals(), *writer.advice()])
        words = self._library.vocabulary
        held = {family for line in lines for family in line.item.families}
        reason: Reason = {"triage": writer.triage.level}
        out = [each for each in words.families if words.is_physical(each) and each not in held]
        left_out = tuple(LeftOut(family, (family,), "triage", (reason,)) for family in out)
        return Plan("withheld", lines, left_out, None, (), (), dates, (), rulings)

    def _left_out(
        self, lines: tuple[Line, ...], standings: dict[str, Standing], selector: Selector, reasons: Reasons
    ) -> tuple[LeftOut, ...]:
        held = {line.item.id for line in lines}
        rows = []
        for name, standing in standings.items():
            item = standing.item
            if name in held or item.kind not in PHYSICAL:
                continue
            rule = self._rule(standing, selector)
            rows.append(LeftOut(name, item.families, rule, self._why_out(standing, rule, reasons)))
        return tuple(rows)

    def _rule(self, standing: Standing, selector: Selector) -> str:
        if standing.state != "open":
            return standing.state
        if standing.item.offer != "default":
            return standing.item.offer
        return selector.passed.get(standing.item.id, "not_called_for")

    def _why_out(self, standing: Standing, rule: str, reasons: Reasons) -> tuple[Reason, ...]:
        if rule == "contraindicated":
            return tuple(reasons.because_all(bar.when for bar in standing.bars))
        if rule == "unanswered":
            names = dict.fromkeys(name for bar in standing.bars for name in reasons.missing(bar.when))
            return tuple(reasons.fact(name) for name in names)
        return ({"rule": rule},)

    def _visits(self, classified: Classified) -> VisitPattern:
        policy = self._library.policy
        return policy.visits_when_irritable if classified.irritability == "high" else policy.visits

    def _chosen_measures(self, values: Values) -> tuple[Measure, ...]:
        verdicts = iter(self._measured(values))
        return tuple(each for each in self._measures if each.use_when is None or next(verdicts))


_ORDER = ("referral", "monitoring", "education", "exercise", "manual", "conservative")


def _in_order(lines: list[Line]) -> tuple[Line, ...]:
    """Referrals and safety first, then advice, exercises, hands-on care and comfort measures."""
    return tuple(sorted(lines, key=lambda line: _ORDER.index(line.item.kind)))


def _open_questions(lines: tuple[Line, ...], rulings: Rulings) -> tuple[str, ...]:
    """Questions that forbid starting a drafted line until they are answered."""
    treatment = (line.item.id for line in lines if line.item.kind in PHYSICAL)
    return tuple(dict.fromkeys(question for name in treatment for question in rulings[name].open_questions))
