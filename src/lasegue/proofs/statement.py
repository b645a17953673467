"""What a case may state about one finding, as solver variables; every model of them is a case file.

A statement has parts: one for a plain finding, one for each side of a sided one, one for each direction of a set of
directions. A part is given or not; its value is a Boolean term, a number, or one Boolean term for each word.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any, NamedTuple

import z3

from lasegue.exchange.values import region_words
from lasegue.knowledge.entries.finding import Finding
from lasegue.knowledge.vocabulary import Vocabulary
from lasegue.logic.condition import SIDES, Condition
from lasegue.proofs.kleene import NO, Term, both, chosen, either, negated

#: Words that complete a set: what is not named is not there.
COMPLETE = ("none", "no_others")
_SETS = ("choice_set", "region_set")
Words = Mapping[str, Term]


class Part(NamedTuple):
    """One value that a case gives or leaves out: a term, or a term for each word."""

    given: Term
    value: Any


@dataclass(frozen=True)
class Statement:
    """A finding as stated, implied or derived, for every patient at once."""

    finding: Finding
    parts: Mapping[str | None, Part]

    @cached_property
    def given(self) -> Term:
        """Whether anything at all is known of the finding."""
        return either(*[part.given for part in self.parts.values()])

    @property
    def plain(self) -> Part:
        """The only part of a finding without sides and directions."""
        return self.parts[None]


def keys_of(finding: Finding, words: Vocabulary) -> tuple[str | None, ...]:
    """The parts that a statement about the finding has."""
    if finding.type == "direction_response":
        return tuple(words.directions)
    return SIDES if finding.sided else (None,)


def words_of(finding: Finding, words: Vocabulary) -> tuple[str, ...]:
    """The words that a value of the finding is made of; empty for a yes or no and for a number."""
    if finding.type == "region_set":
        return tuple(region_words(words))
    if finding.type == "direction_response":
        return tuple(words.responses)
    return finding.choices


def misspelt(leaf: Condition, finding: Finding, words: Vocabulary) -> list[str]:
    """Words of a leaf that no value of the finding can hold; a misspelt word would be silently never met."""
    known = {*words_of(finding, words), *(words.regions if finding.type == "region_set" else ())}
    named = [word for word in (*leaf.has, *leaf.one_of, leaf.is_, leaf.direction) if isinstance(word, str)]
    return [word for word in named if word not in known and word not in words.directions]


def free(finding: Finding, words: Vocabulary, mark: str) -> Statement:
    """A statement about which nothing is assumed; ``mark`` tells copies of the patient apart."""
    parts: dict[str | None, Part] = {}
    for key in keys_of(finding, words):
        name = f"{mark}{finding.id}.{key}" if key else f"{mark}{finding.id}"
        parts[key] = Part(z3.Bool(f"{name}?"), _value(finding, words, name))
    return Statement(finding, parts)


def nothing(finding: Finding, words: Vocabulary) -> Statement:
    """A statement that is never made: the finding is internal, or its number is stated directly."""
    blank = Part(NO, _blank(finding, words))
    return Statement(finding, dict.fromkeys(keys_of(finding, words), blank))


def _blank(finding: Finding, words: Vocabulary) -> Term | Words:
    if finding.type in ("integer", "decimal"):
        return z3.IntVal(0) if finding.type == "integer" else z3.RealVal(0)
    if finding.type in ("boolean", "date"):
        return NO
    return dict.fromkeys(words_of(finding, words), NO)


def _value(finding: Finding, words: Vocabulary, name: str) -> Term | Words:
    if finding.type == "integer":
        return z3.Int(name)
    if finding.type == "decimal":
        return z3.Real(name)
    if finding.type in ("boolean", "date"):
        return z3.Bool(name)
    return {word: z3.Bool(f"{name}={word}") for word in words_of(finding, words)}


def limits(statement: Statement) -> Iterator[Term]:
    """What the contract demands of a statement: ranges, one word of a choice, ``none`` alone."""
    finding = statement.finding
    for part in statement.parts.values():
        if z3.is_false(part.given):
            continue
        if isinstance(part.value, Mapping):
            yield from _word_limits(finding, part.given, part.value)
        elif finding.range is not None:
            low, high = finding.range
            yield both(part.value >= number(low), part.value <= number(high))


def _word_limits(finding: Finding, given: Term, words: Words) -> Iterator[Term]:
    terms = list(words.values())
    if finding.type in _SETS:
        yield from (z3.Implies(term, given) for term in terms)
        if finding.type == "choice_set" and "none" in words:
            yield from (negated(both(words["none"], term)) for word, term in words.items() if word != "none")
        return
    yield given == either(*terms)
    yield from (negated(both(*pair)) for pair in combinations(terms, 2))


def number(value: float) -> Term:
    """A number of the library as the solver's exact fraction; 0.1 means a tenth."""
    return z3.RealVal(repr(value))


def preferred(test: Term, first: Statement, second: Statement) -> Statement:
    """The first statement where the test holds, otherwise the second."""
    parts = {}
    for key, part in first.parts.items():
        other = second.parts[key]
        parts[key] = Part(chosen(test, part.given, other.given), _either_value(test, part.value, other.value))
    return Statement(first.finding, parts)


def _either_value(test: Term, first: Term | Words, second: Term | Words) -> Term | Words:
    if isinstance(first, Mapping):
        return {word: chosen(test, term, second[word]) for word, term in first.items()}
    return chosen(test, first, second)
