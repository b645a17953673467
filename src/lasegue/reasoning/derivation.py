"""Derived findings: computed from stated ones as the knowledge declares, in the order they depend on each other."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from lasegue.knowledge.entries.finding import Bands, Derivation, Finding, RegionProperty
from lasegue.knowledge.entries.finding import Ratio as BodyRatio
from lasegue.knowledge.vocabulary import Vocabulary
from lasegue.logic.condition import SIDES, Condition
from lasegue.logic.program import Truths, register
from lasegue.logic.slots import Layout, Values
from lasegue.logic.truth import Truth
from lasegue.reasoning.facts import Facts, Placer, lowest_per_side, split_region

DAYS_PER_WEEK = 7
#: Digits kept of a difference: 3.1 - 4.0 is a fall of 0.9, which binary fractions just miss.
_DIGITS = 9


def conditions_of(derivation: Derivation) -> tuple[Condition, ...]:
    """Every condition that a derivation evaluates."""
    chosen = tuple(choice.when for choice in derivation.choose)
    single = (derivation.when,) if derivation.when is not None else ()
    return single + chosen + derivation.count


def depends_on(finding: Finding) -> frozenset[str]:
    """Ids of the findings from which a derived finding is computed."""
    derive = finding.derive
    if derive is None:
        return frozenset()
    parts: list[str | None] = [derive.weeks_since, *derive.lowest_of]
    parts += [part.of for part in (derive.bands, derive.regions, derive.change) if part is not None]
    if derive.ratio is not None:
        parts += [derive.ratio.numerator, derive.ratio.denominator]
    leaves = [leaf.subject for condition in conditions_of(derive) for leaf in condition.leaves()]
    return frozenset(part for part in [*parts, *leaves] if part is not None)


class Origin(NamedTuple):
    """What a finding that is not stated may have come from.

    One of ``choices``, otherwise what decided ``conditions``; ``parts`` are the numbers, dates or regions from which a
    finding without any condition is computed.
    """

    choices: tuple[Condition, ...]
    conditions: tuple[Condition, ...]
    parts: tuple[str, ...]


def origin_of(finding: Finding) -> Origin:
    """Origin of a derived or implied finding; empty for one that can only be stated."""
    derive = finding.derive
    choices = tuple(choice.when for choice in derive.choose) if derive is not None else ()
    derived = conditions_of(derive) if derive is not None and not choices else ()
    conditions = derived + tuple(each.when for each in finding.implied)
    parts = () if choices or conditions else tuple(sorted(depends_on(finding)))
    return Origin(choices, conditions, parts)


def in_order(findings: Mapping[str, Finding]) -> list[Finding]:
    """Derived findings, each after those it depends on.

    :raises ValueError: when derived findings depend on each other in a circle.
    """
    ordered: dict[str, Finding] = {}
    open_: set[str] = set()

    def visit(finding: Finding) -> None:
        if finding.id in ordered:
            return
        if finding.id in open_:
            raise ValueError(f"{finding.id}: expected a finding that does not depend on itself, got a circle")
        open_.add(finding.id)
        for name in sorted(depends_on(finding)):
            if name in findings and findings[name].derive is not None:
                visit(findings[name])
        ordered[finding.id] = finding

    for finding in findings.values():
        if finding.derive is not None:
            visit(finding)
    return list(ordered.values())


class Derivations:
    """All derived and implied findings of a library, compiled over one layout."""

    def __init__(self, findings: Mapping[str, Finding], layout: Layout, placer: Placer, words: Vocabulary) -> None:
        self._findings = findings
        self._layout = layout
        self._placer = placer
        self._words = words
        self._ordered = [(finding, self._program(finding)) for finding in in_order(findings)]
        self._implied = [
            (finding.id, implication.value, implication.when)
            for finding in findings.values()
            for implication in finding.implied
        ]
        self._implications = Truths(layout, [when for _, _, when in self._implied])

    def complete(self, facts: Facts, values: Values) -> dict[str, Any]:
        """Add implied and derived values to the slots; return them by id, stated findings left out."""
        added: dict[str, Any] = {}
        for truth, (name, value, _) in zip(self._implications(values), self._implied, strict=True):
            if truth and name not in facts.findings:
                added[name] = value
                self._placer.place(values, name, value)
        for finding, program in self._ordered:
            if finding.id not in facts.findings and (value := program(facts, values)) is not None:
                added[finding.id] = value
                self._placer.place(values, finding.id, value)
        return added

    def computed(self, facts: Facts, values: Values) -> dict[str, Any]:
        """What every derived finding comes to, stated or not; used to find contradictions."""
        every = ((finding.id, program(facts, values)) for finding, program in self._ordered)
        return {name: value for name, value in every if value is not None}

    def _program(self, finding: Finding) -> Callable[[Facts, Values], Any]:
        derive = finding.derive
        if derive is None:
            raise ValueError(f"{finding.id}: expected a derived finding, got one without derive")
        if derive.when is not None:
            return self._truth(derive.when, finding.sided)
        if derive.choose:
            return self._choice(derive)
        if derive.count:
            count = Truths(self._layout, list(derive.count))
            return lambda facts, values: _counted(count(values))
        return lambda facts, values: self._arithmetic(derive, facts)

    def _truth(self, when: Condition, sided: bool) -> Callable[[Facts, Values], Any]:
        if not sided:
            single = Truths(self._layout, [when])
            return lambda facts, values: single(values)[0]
        bound = Truths(self._layout, [when] * len(SIDES), SIDES)
        register(self._layout, when)  # it is explained without a side

        def per_side(facts: Facts, values: Values) -> dict[str, bool] | None:
            known: dict[str, bool] = {
                side: truth for side, truth in zip(SIDES, bound(values), strict=True) if truth is not None
            }
            if not known.get("unsided"):
                known.pop("unsided", None)  # a "no" without a side would read as a "no" on both
            return known or None

        return per_side

    def _choice(self, derive: Derivation) -> Callable[[Facts, Values], Any]:
        choose = Truths(self._layout, [choice.when for choice in derive.choose])

        def first(facts: Facts, values: Values) -> Any:
            verdicts = zip(choose(values), derive.choose, strict=True)
            return next((choice.is_ for truth, choice in verdicts if truth), None)

        return first

    def _arithmetic(self, derive: Derivation, facts: Facts) -> Any:
        stated = facts.findings
        if derive.weeks_since is not None:
            return _weeks(stated.get(derive.weeks_since), facts.on)
        if derive.ratio is not None:
            return _ratio(derive.ratio, stated)
        if derive.bands is not None:
            return _band(derive.bands, self._number(derive.bands.of, facts))
        if derive.lowest_of:
            return lowest_per_side(stated, derive.lowest_of) or None
        if derive.regions is not None:
            return _regions(derive.regions, stated, self._words)
        if derive.change is not None:
            return self._change(derive.change.of, derive.change.since, facts)
        return None

    def _number(self, name: str, facts: Facts) -> Any:
        if name in facts.findings:
            return facts.findings[name]
        derive = self._findings[name].derive
        return self._arithmetic(derive, facts) if derive is not None else None

    def _change(self, name: str, since: str, facts: Facts) -> float | None:
        now = _lowest(self._number(name, facts))
        past = []
        for visit in facts.history:
            then = Facts(case=facts.case, on=visit.on, findings=visit.findings)
            past.append(_lowest(self._number(name, then)))
        known = [value for value in past if value is not None]
        if now is None or not known:
            return None
        return round(now - (known[-1] if since == "last" else known[0]), _DIGITS)


def _lowest(value: Any) -> float | None:
    """The number itself, or the lowest over the sides of a sided number."""
    if isinstance(value, dict):
        return min(value.values(), default=None)
    return value if isinstance(value, (int, float)) else None


def _weeks(since: Any, on: date) -> float | None:
    if since is None:
        return None
    return round((on - date.fromisoformat(since)).days / DAYS_PER_WEEK, 2)


def _ratio(ratio: BodyRatio, stated: Mapping[str, Any]) -> float | None:
    numerator, denominator = stated.get(ratio.numerator), stated.get(ratio.denominator)
    if numerator is None or not denominator:
        return None
    return float(round(numerator / (denominator * ratio.scale) ** ratio.power, ratio.decimals))


def _band(bands: Bands, number: Any) -> Any:
    if number is None:
        return None
    for band in bands.bands:
        if band.below is not None and number >= band.below:
            continue
        if band.at_most is not None and number > band.at_most:
            continue
        return band.is_
    return None


def _regions(derive: RegionProperty, stated: Mapping[str, Any], words: Vocabulary) -> dict[str, bool] | None:
    """Sides on which a marked place has the property; a place that leaves it open leaves its side unknown."""
    marked = stated.get(derive.of)
    if marked is None:
        return None
    sides: dict[str, Truth] = {"right": False, "left": False}
    for token in marked:
        region, side = split_region(token, words)
        has = getattr(words.regions[region], derive.where)
        if has is False:
            continue
        place = side if side in ("right", "left") else "unsided"
        sides[place] = True if has or sides.get(place) else None
        if place == "unsided":
            sides.update({each: None for each in ("right", "left") if sides[each] is False})
    return {side: truth for side, truth in sides.items() if truth is not None} or None


def _counted(parts: list[Truth]) -> int | None:
    return None if None in parts else sum(part is True for part in parts)
