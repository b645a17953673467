"""Every possible patient at once: the variables of a case, what makes it valid, and what the engine concludes."""

from collections.abc import Iterator
from itertools import combinations

import z3

from lasegue.exchange.problems import nearest
from lasegue.knowledge.entries.entry import PHASES
from lasegue.knowledge.library import Library
from lasegue.logic.condition import Condition, concluded
from lasegue.logic.slots import Layout, Shape, Slot
from lasegue.proofs.amounts import Amount, Cap
from lasegue.proofs.caps import Caps
from lasegue.proofs.choosing import Choosing
from lasegue.proofs.completion import Completion, Stated, anything
from lasegue.proofs.conditions import Conditions
from lasegue.proofs.drafting import Drafting
from lasegue.proofs.filling import Filling
from lasegue.proofs.kleene import NO, YES, Kleene, Term, both, either, negated
from lasegue.proofs.questioning import Questioning
from lasegue.proofs.reading import Reading
from lasegue.proofs.screening import Screening
from lasegue.proofs.statement import misspelt, number, words_of
from lasegue.proofs.subgroups import Subgroups
from lasegue.proofs.view import View
from lasegue.reasoning.facts import shape_of
from lasegue.reasoning.planning.eligibility import State
from lasegue.reasoning.reasons import RESTATES

_SENT_ON = ("emergency", "urgent")


def shapes_of(library: Library) -> dict[str, Shape]:
    """How every finding and conclusion is built."""
    shapes = {finding.id: shape_of(finding) for finding in library.findings.values()}
    scalars = ("triage", "leading_cause", "phase", *RESTATES, *(f"cause.{name}" for name in library.causes))
    shapes.update({concluded(name): Shape("scalar") for name in scalars})
    shapes[concluded("classification")] = Shape("set")
    return shapes


class Patients(View):
    """All patients of one library, or those whose cases are built as ``stated``; ``mark`` tells two copies apart.

    Which cause leads, and how probable a cause is, is left free: the claims hold whatever the probabilities are.
    """

    def __init__(self, library: Library, mark: str = "", stated: Stated | None = None) -> None:
        self.library = library
        layout = Layout(shapes_of(library))
        self.completion = Completion(library, layout, stated or anything(library, mark))
        self.causes = {name: z3.Bool(f"{mark}leading cause={name}") for name in library.causes}
        self.shares = {name: z3.Real(f"{mark}share of {name}") for name in library.causes}
        self.screening = Screening(library, self.completion)
        early = Conditions(layout, self._read_early)
        self.subgroups = Subgroups(library, early)
        self.conditions = Conditions(layout, self._read)
        self.drafting = Drafting(library, self.conditions, self.completion, self.screening, self.subgroups)
        choosing = Choosing(library, self.completion.stated["minutes_per_day"].plain, self.drafting.advised)
        self._filling = Filling(choosing)
        self._caps = Caps(choosing)
        self._spelt: set[Condition] = set()
        self._questioning = Questioning(library, self.conditions, self.completion)

    def constraints(self) -> Iterator[Term]:
        """What every patient meets: a valid case without contradictions, and one leading cause."""
        yield from self.completion.constraints()
        as_stated = self.completion.as_stated
        for entry in self.library.contradictions.values():
            yield negated(both(as_stated.truth(entry.first).true, as_stated.truth(entry.second).true))
        yield either(*self.causes.values())
        yield from (negated(both(*pair)) for pair in combinations(self.causes.values(), 2))
        yield from (both(share >= number(0.0), share <= number(1.0)) for share in self.shares.values())

    def truth(self, condition: Condition) -> Kleene:
        """Truth of a condition over the completed case and all conclusions.

        :raises ValueError: when a finding of the condition can never hold one of the words it is compared with.
        """
        if condition not in self._spelt:
            self._spell(condition)
            self._spelt.add(condition)
        return self.conditions.truth(condition)

    def _spell(self, condition: Condition) -> None:
        findings, words = self.library.findings, self.library.vocabulary
        for leaf in condition.leaves():
            wrong = misspelt(leaf, findings[leaf.finding], words) if leaf.finding is not None else []
            if wrong:
                known = words_of(findings[leaf.subject], words)
                raise ValueError(
                    f"{leaf.finding}: expected one of its words (nearest: {nearest(wrong[0], known)}), got {wrong[0]}"
                )

    def stated(self, finding: str) -> Term:
        """The case states the finding."""
        return self.completion.stated[finding].given

    def known(self, finding: str) -> Term:
        """The finding is stated, implied or derived."""
        return self.completion.complete(finding).given

    def level(self, *levels: str) -> Term:
        """Triage gives one of the levels."""
        return either(*[self.screening.level(level) for level in levels])

    def raised(self, flag: str, criterion: str | None = None) -> Term:
        """A red flag is raised."""
        return self.screening.raised(flag, criterion)

    def asked(self, finding: str) -> Term:
        """Triage lists the finding as unanswered."""
        return self.screening.asked(finding)

    def standing(self, item: str, *states: State) -> Term:
        """An intervention is in one of the states."""
        return either(*[self.drafting.standing(item, state) for state in states])

    def held(self, classification: str) -> Term:
        """The classification shapes the plan."""
        return self.subgroups.held(classification)

    def leading(self, classification: str) -> Term:
        """The classification comes first."""
        return self.subgroups.leading(classification)

    def phase(self, phase: str) -> Term:
        """Treatment starts in the phase."""
        return both(negated(self.level(*_SENT_ON)), self.subgroups.starts(phase))

    def drafted(self, item: str) -> Term:
        """A line of advice, or possibly a line of treatment, holds the item."""
        return either(self.drafting.advised(item), self.drafting.treated(item))

    def advised(self, item: str) -> Term:
        """A line of advice holds the item."""
        return self.drafting.advised(item)

    def over(self, what: Amount) -> Term:
        """Some state of the choice of lines leads to more than a phase has room for."""
        return self._filling.over(what)

    def over_cap(self, what: Cap) -> Term:
        """Some state of the choice of lines leads to more than the settings allow in a plan."""
        return self._caps.over(what)

    def named(self, finding: str, item: str) -> Term:
        """The open item has an open contraindication that the finding could settle."""
        bars = self.drafting.bars(item)
        leads = either(*[self._questioning.missing(bar.when, finding) for bar, _ in bars])
        return both(self.standing(item, "open"), leads)

    def _read(self, slot: Slot) -> Reading:
        if slot.subject == concluded("classification"):
            there = YES if slot.known else self.subgroups.held(slot.part or "")
            return Reading(YES, NO, there)
        if slot.subject == concluded("phase"):
            sent_on = self.level(*_SENT_ON)
            words = {phase: self.subgroups.starts(phase) for phase in PHASES}
            return Reading(negated(sent_on), sent_on, words)
        return self._read_early(slot)

    def _read_early(self, slot: Slot) -> Reading:
        """Slots before classification: findings, triage and causes; classification and phase are not known yet."""
        if not slot.subject.startswith("@"):
            return self.completion.reading(slot)
        name = slot.subject.removeprefix("@")
        if name == "triage":
            return Reading(YES, NO, {level: self.screening.level(level) for level in ("treat", "refer", *_SENT_ON)})
        if name == "leading_cause":
            return Reading(YES, NO, self.causes)
        if name in RESTATES:
            return self._restated(RESTATES[name])
        if name.startswith("cause."):
            return Reading(YES, NO, self.shares[name.removeprefix("cause.")])
        return Reading(NO, YES, dict.fromkeys(PHASES, NO) if name == "phase" else NO)

    def _restated(self, names: tuple[str, ...]) -> Reading:
        """A conclusion that restates the first known of some findings."""
        present: Term = NO
        words: dict[str, Term] = {}
        for name in names:
            part = self.completion.complete(name).plain
            first = both(part.given, negated(present))
            for word, term in dict(part.value).items():
                words[word] = either(words.get(word, NO), both(first, term))
            present = either(present, part.given)
        return Reading(present, negated(present), words)
