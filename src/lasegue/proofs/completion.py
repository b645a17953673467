"""Implied and derived findings as terms, in the order in which the engine completes a case.

What a case states wins. Otherwise the derived value counts when it is known, and before it the last implication that
holds. Implications read the case as stated; derived findings read everything that is worked out before them.

Three derivations are stood in for by something at least as wide, so that no patient is missed. A number worked out
from a date or from a ratio (weeks of pain, body mass index) is taken as stated directly: nothing else reads the date,
the height or the weight. A change since an earlier visit is today's number minus a free number within its range,
given or not, which stands for any history.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import z3

from lasegue.knowledge.entries.finding import Bands, Derivation, Finding
from lasegue.knowledge.library import Library
from lasegue.logic.condition import SIDES
from lasegue.logic.slots import Layout, Slot
from lasegue.proofs.conditions import Conditions
from lasegue.proofs.kleene import NO, YES, Term, both, either, negated
from lasegue.proofs.reading import Reading, compared, lowest, property_of, read
from lasegue.proofs.statement import Part, Statement, Words, free, limits, nothing, number, preferred

#: Slack for numbers that the engine computes with binary fractions.
ROUNDING = 1e-8


def stood_in_for(library: Library) -> frozenset[str]:
    """Findings that are never stated because the number worked out from them is stated directly."""
    parts: list[str] = []
    for finding in library.findings.values():
        derive = finding.derive
        if derive is not None and derive.weeks_since is not None:
            parts.append(derive.weeks_since)
        if derive is not None and derive.ratio is not None:
            parts += [derive.ratio.numerator, derive.ratio.denominator]
    return frozenset(parts)


class Stated(NamedTuple):
    """What a case states: findings of today, and numbers of an earlier visit."""

    findings: Mapping[str, Statement]
    earlier: Mapping[str, Part]


def anything(library: Library, mark: str = "") -> Stated:
    """A case about which nothing is assumed; ``mark`` tells the variables of two cases apart."""
    unread = stood_in_for(library)
    words = library.vocabulary
    findings = {
        finding.id: nothing(finding, words) if finding.internal or finding.id in unread else free(finding, words, mark)
        for finding in library.findings.values()
    }
    derivations = [finding.derive for finding in library.findings.values() if finding.derive is not None]
    changing = [derive.change.of for derive in derivations if derive.change is not None]
    earlier = {name: Part(z3.Bool(f"{mark}earlier {name}?"), z3.Real(f"{mark}earlier {name}")) for name in changing}
    return Stated(findings, earlier)


class Completion:
    """Every finding of one patient as stated, and as the engine completes it."""

    def __init__(self, library: Library, layout: Layout, stated: Stated) -> None:
        self._library = library
        self.case = stated
        self.stated, self.earlier = stated
        self._complete: dict[str, Statement] = {}
        self._computed: dict[str, Statement | None] = {}
        self.as_stated = Conditions(layout, lambda slot: read(slot, self.stated[slot.subject]))
        self.completed = Conditions(layout, self.reading)

    def reading(self, slot: Slot) -> Reading:
        """Content of a slot of a finding after completion."""
        if slot.subject in self.stood_in:
            raise KeyError(f"{slot.subject}: expected a finding that no condition reads, got one in a condition")
        return read(slot, self.complete(slot.subject))

    @property
    def stood_in(self) -> frozenset[str]:
        """Findings left out because the number worked out from them is stated directly."""
        return stood_in_for(self._library)

    def complete(self, name: str) -> Statement:
        """A finding as stated or, where it is not, as implied or derived."""
        known = self._complete.get(name)
        if known is None:
            known = self._complete[name] = self._completed(self._library.findings[name])
        return known

    def computed(self, name: str) -> Statement | None:
        """What a derived finding comes to from the others, stated or not; ``None`` when stated directly."""
        if name not in self._computed:
            self._computed[name] = self._derived(self._library.findings[name])
        return self._computed[name]

    def constraints(self) -> Iterator[Term]:
        """What makes a case file valid: ranges, and stated values that agree with computed ones."""
        for statement in self.stated.values():
            yield from limits(statement)
        for finding in self._library.findings.values():
            computed = self.computed(finding.id) if finding.derive is not None else None
            if finding.derive is not None and computed is not None and not finding.internal:
                yield from _agreement(self.stated[finding.id], computed, finding.derive)
        for name, part in self.earlier.items():
            low, high = self._library.findings[name].range or (0.0, 0.0)
            yield both(part.value >= number(low), part.value <= number(high))

    def _completed(self, finding: Finding) -> Statement:
        stated = self.stated[finding.id]
        added = self._implied(finding, nothing(finding, self._library.vocabulary))
        computed = self.computed(finding.id) if finding.derive is not None else None
        if computed is not None:
            added = preferred(computed.given, computed, added)
        return preferred(stated.given, stated, added)

    def _implied(self, finding: Finding, statement: Statement) -> Statement:
        for implication in finding.implied:
            if finding.type != "boolean" or finding.sided:
                raise ValueError(f"{finding.id}: expected only a plain yes or no to be implied")
            holds = self.as_stated.truth(implication.when).true
            value = YES if implication.value else NO
            statement = preferred(holds, Statement(finding, {None: Part(YES, value)}), statement)
        return statement

    def _derived(self, finding: Finding) -> Statement | None:
        derive = finding.derive
        if derive is None or derive.weeks_since is not None or derive.ratio is not None:
            return None
        return Statement(finding, self._parts(finding, derive))

    def _parts(self, finding: Finding, derive: Derivation) -> Mapping[str | None, Part]:
        if derive.when is not None:
            return self._truth(finding, derive)
        if derive.choose:
            return {None: self._choice(finding, derive)}
        if derive.count:
            truths = [self.completed.truth(part) for part in derive.count]
            known = both(*[either(truth.true, truth.false) for truth in truths])
            return {None: Part(known, z3.Sum(*[z3.If(truth.true, 1, 0) for truth in truths]))}
        if derive.bands is not None:
            return {None: self._band(finding, derive.bands)}
        if derive.lowest_of:
            return {side: lowest([self.stated[name].parts[side] for name in derive.lowest_of]) for side in SIDES}
        if derive.regions is not None:
            marked = self.stated[derive.regions.of]
            return property_of(marked, derive.regions.where, self._library.vocabulary)
        if derive.change is not None:
            return {None: self._change(derive.change.of)}
        raise ValueError(f"{finding.id}: expected a known way of deriving, got none")

    def _truth(self, finding: Finding, derive: Derivation) -> Mapping[str | None, Part]:
        if derive.when is None:
            return {}
        if not finding.sided:
            truth = self.completed.truth(derive.when)
            return {None: Part(either(truth.true, truth.false), truth.true)}
        parts: dict[str | None, Part] = {}
        for side in SIDES:
            truth = self.completed.truth(derive.when, side)
            known = truth.true if side == "unsided" else either(truth.true, truth.false)
            parts[side] = Part(known, truth.true)
        return parts

    def _choice(self, finding: Finding, derive: Derivation) -> Part:
        words: dict[str, Term] = dict.fromkeys(finding.choices, NO)
        before = NO
        for choice in derive.choose:
            holds = self.completed.truth(choice.when).true
            word = str(choice.is_)
            words[word] = either(words[word], both(holds, negated(before)))
            before = either(before, holds)
        return Part(before, words)

    def _band(self, finding: Finding, bands: Bands) -> Part:
        number_ = self.complete(bands.of).plain
        words: dict[str, Term] = dict.fromkeys(finding.choices, NO)
        before = NO
        for band in bands.bands:
            fits = YES
            if band.below is not None:
                fits = both(fits, compared(number_.value, below=band.below))
            if band.at_most is not None:
                fits = both(fits, compared(number_.value, at_most=band.at_most))
            words[str(band.is_)] = either(words[str(band.is_)], both(fits, negated(before)))
            before = either(before, fits)
        return Part(both(number_.given, before), words)

    def _change(self, of: str) -> Part:
        now = lowest(list(self.complete(of).parts.values()))
        then = self.earlier[of]
        return Part(both(now.given, then.given), now.value - then.value)


def _agreement(stated: Statement, computed: Statement, derive: Derivation) -> Iterator[Term]:
    """A stated derived value must fit the computed one, part by part where both are given."""
    for key, part in stated.parts.items():
        other = computed.parts[key]
        yield z3.Implies(both(part.given, other.given), _agrees(part, other, derive))


def _agrees(stated: Part, computed: Part, derive: Derivation) -> Term:
    if isinstance(stated.value, Mapping):
        words: Words = stated.value
        others = computed.value
        return both(*[term == others[word] for word, term in words.items()])
    if z3.is_bool(stated.value):
        return stated.value == computed.value
    margin = number(derive.tolerance + ROUNDING)
    near = both(stated.value - computed.value <= margin, computed.value - stated.value <= margin)
    return either(near, stated.value < computed.value) if derive.lowest_of else near
