"""How two states of one patient hang together: more is known, or right and left are exchanged."""

from collections.abc import Collection, Iterator, Mapping

import z3

from lasegue.proofs.claim import Relation
from lasegue.proofs.kleene import Term, both, either, negated
from lasegue.proofs.patients import Patients
from lasegue.proofs.statement import Part, Statement, Words

_OTHER = {"right": "left", "left": "right"}


def related(first: Patients, second: Patients, relation: Relation) -> Iterator[Term]:
    """What holds between the two states."""
    for name, statement in first.completion.stated.items():
        other = second.completion.stated[name]
        if z3.is_false(statement.given) and z3.is_false(other.given):
            continue
        if relation == "mirrored":
            yield _mirrored(statement, other)
        else:
            yield either(negated(statement.given), _same(statement, other))
    for name, part in first.completion.earlier.items():
        same = _same_part(part, second.completion.earlier[name])
        yield same if relation == "mirrored" else either(negated(part.given), same)
    if relation == "mirrored":
        yield from (term == second.causes[name] for name, term in first.causes.items())


def _same(first: Statement, second: Statement) -> Term:
    return both(*[_same_part(part, second.parts[key]) for key, part in first.parts.items()])


def _same_part(first: Part, second: Part) -> Term:
    return both(first.given == second.given, either(negated(first.given), _equal(first.value, second.value)))


def _equal(first: Term | Words, second: Term | Words) -> Term:
    if isinstance(first, Mapping):
        return both(*[term == second[word] for word, term in first.items()])
    return first == second


def _mirrored(first: Statement, second: Statement) -> Term:
    terms = []
    for key, part in first.parts.items():
        other = second.parts[key if key is None else _turned(key, second.parts)]
        value = other.value
        if isinstance(value, Mapping):
            value = {each: value[_turned(each, value)] for each in value}
        terms.append(_same_part(part, Part(other.given, value)))
    return both(*terms)


def _turned(word: str, words: Collection[str | None]) -> str:
    """The same word for the other side; a word without a side is its own."""
    turned = "_".join(_OTHER.get(part, part) for part in word.split("_"))
    return turned if turned in words else word
