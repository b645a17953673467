"""What conditions find in a slot, and whether it passes their test: the engine's placing of facts, as terms."""

from collections.abc import Mapping
from math import ceil, floor
from typing import Any, NamedTuple

from lasegue.knowledge.vocabulary import Vocabulary
from lasegue.logic.condition import Condition
from lasegue.logic.slots import Slot
from lasegue.proofs.kleene import NO, Kleene, Term, both, chosen, either, negated
from lasegue.proofs.statement import COMPLETE, Part, Statement, Words, number


class Reading(NamedTuple):
    """Content of one slot: present with a value, unknown, or neither (the unstated side of a stated left or right)."""

    present: Term
    unknown: Term
    value: Any


def read(slot: Slot, statement: Statement) -> Reading:
    """Content of a slot of a finding."""
    kind = statement.finding.type
    if slot.known:
        known = statement.given if slot.side is None else _known_on(slot.side, statement)
        return Reading(known, negated(known), known)
    if kind == "region_set":
        return _region(slot, statement)
    if kind == "direction_response":
        part = statement.parts[slot.part]
        return Reading(part.given, negated(part.given), part.value)
    if kind == "choice_set":
        return _marked(slot, statement)
    if slot.side is None:
        part = statement.plain
        return Reading(part.given, negated(part.given), part.value)
    return _side(slot, statement)


def _known_on(side: str, statement: Statement) -> Term:
    """The side is stated, or a "no" without a side, which is a "no" on both."""
    part = statement.parts[side]
    if statement.finding.type != "boolean":
        return part.given
    whole = statement.parts["unsided"]
    return either(part.given, both(whole.given, negated(whole.value)))


def _side(slot: Slot, statement: Statement) -> Reading:
    part = statement.parts[slot.side]
    if slot.side == "unsided":
        return Reading(part.given, negated(statement.given), part.value)
    if statement.finding.type != "boolean":
        return Reading(part.given, negated(part.given), part.value)
    whole = statement.parts["unsided"]
    no_on_both = both(negated(part.given), whole.given, negated(whole.value))
    present = either(part.given, no_on_both)
    return Reading(present, negated(present), both(part.given, part.value))


def _marked(slot: Slot, statement: Statement) -> Reading:
    """A member of a set: there, not there because the set is complete, or unknown."""
    part = statement.parts[slot.side]
    there = _there(part, slot.part or "")
    absent = _absent(part, slot.part or "")
    if slot.side == "unsided":
        absent = either(absent, both(negated(part.given), statement.given))
    elif slot.side is not None:
        whole = statement.parts["unsided"]
        absent = either(absent, both(negated(part.given), _absent(whole, slot.part or "")))
    present = either(there, absent)
    return Reading(present, negated(present), there)


def _there(part: Part, word: str) -> Term:
    return both(part.given, _words(part)[word])


def _absent(part: Part, word: str) -> Term:
    words = _words(part)
    empty = negated(either(*words.values()))
    complete = either(empty, *[words[each] for each in COMPLETE if each in words])
    return both(part.given, negated(words[word]), complete)


def _words(part: Part) -> Words:
    if not isinstance(part.value, Mapping):
        raise TypeError("expected a value made of words")
    return part.value


def _region(slot: Slot, statement: Statement) -> Reading:
    """A place on the body chart, marked with its side, or without a side, which leaves right and left open."""
    part = statement.plain
    words = _words(part)
    region = slot.part or ""
    bare: str | None
    if slot.side == "unsided":
        tokens, bare = [region, f"{region}_mid"], None
    else:
        tokens, bare = [f"{region}_{slot.side}"], region
    there = both(part.given, either(*[words[token] for token in tokens if token in words]))
    silent = NO if bare is None else words.get(bare, NO)
    complete = negated(either(*words.values())) if statement.finding.id != "pain_regions" else part.given
    absent = both(part.given, negated(there), negated(silent), complete)
    present = either(there, absent)
    return Reading(present, negated(present), there)


def passes(leaf: Condition, reading: Reading) -> Kleene:
    """Whether the content of a slot fits the test of a leaf for certain, and whether it may."""
    if leaf.known is not None:
        known = reading.present if leaf.known else negated(reading.present)
        return Kleene(known, known)
    fits = both(reading.present, _fits(leaf, reading.value))
    return Kleene(fits, either(reading.unknown, fits))


def _fits(leaf: Condition, value: Term | Words) -> Term:
    if isinstance(value, Mapping):
        words = leaf.one_of or (leaf.is_,)
        return either(*[value[word] for word in words if isinstance(word, str) and word in value])
    if leaf.has:
        return value
    if isinstance(leaf.is_, bool):
        return value if leaf.is_ else negated(value)
    return compared(value, leaf.at_least, leaf.at_most, leaf.above, leaf.below, leaf.is_)


def compared(
    value: Term,
    at_least: object = None,
    at_most: object = None,
    above: object = None,
    below: object = None,
    equal: object = None,
) -> Term:
    """A number against the one bound that is given; whole numbers against whole bounds."""
    whole = value.is_int()
    if isinstance(at_least, (int, float)):
        return value >= (ceil(at_least) if whole else number(at_least))
    if isinstance(at_most, (int, float)):
        return value <= (floor(at_most) if whole else number(at_most))
    if isinstance(above, (int, float)):
        return value >= floor(above) + 1 if whole else value > number(above)
    if isinstance(below, (int, float)):
        return value <= ceil(below) - 1 if whole else value < number(below)
    if isinstance(equal, (int, float)):
        return value == number(equal)
    return NO


def property_of(statement: Statement, where: str, words: Vocabulary) -> dict[str | None, Part]:
    """Sides on which a marked place has a property; a place that leaves it open leaves its side unknown."""
    tokens = _words(statement.plain)
    sure: dict[str, list[Term]] = {"right": [], "left": [], "unsided": []}
    maybe: dict[str, list[Term]] = {"right": [], "left": [], "unsided": []}
    for name, region in words.regions.items():
        has = getattr(region, where)
        if has is False:
            continue
        for token, side in ((name, None), *((f"{name}_{each}", each) for each in region.sides)):
            place = side if side in ("right", "left") else "unsided"
            (sure if has else maybe)[place].append(tokens[token])
    given = statement.plain.given
    parts: dict[str | None, Part] = {}
    anywhere = either(*sure["unsided"], *maybe["unsided"])
    for place in ("right", "left", "unsided"):
        yes = either(*sure[place])
        no = NO if place == "unsided" else negated(either(*maybe[place], anywhere))
        parts[place] = Part(both(given, either(yes, no)), yes)
    return parts


def lowest(parts: list[Part]) -> Part:
    """The lowest of several numbers, of those that are given."""
    parts = sorted(parts, key=lambda part: int(part.value.get_id()))  # whichever side is listed first
    given, value = parts[0].given, parts[0].value
    for part in parts[1:]:
        less = both(part.given, either(negated(given), part.value < value))
        given, value = either(given, part.given), chosen(less, part.value, value)
    return Part(given, value)
