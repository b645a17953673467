"""The second of two states of one patient: more is known, or right and left are exchanged.

The second state is built from the variables of the first, so that what does not depend on the difference between the
two is one and the same term in both, and the solver has nothing to show for it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from lasegue.proofs.claim import Relation
from lasegue.proofs.completion import Stated, anything
from lasegue.proofs.counterexample import smaller
from lasegue.proofs.kleene import chosen
from lasegue.proofs.patients import Patients
from lasegue.proofs.statement import Part, Statement, preferred
from lasegue.reasoning.facts import Facts

_OTHER = {"right": "left", "left": "right"}
Pair = tuple[Facts, Facts]


def second_state(first: Patients, relation: Relation) -> Patients:
    """The same patients in the other state."""
    library = first.library
    if relation == "mirrored":
        return Patients(library, stated=_turned_case(first.completion.case))
    return Patients(library, "later ", _added(first.completion.case, anything(library, "later ")))


def smaller_pairs(pair: Pair, relation: Relation) -> Iterator[Pair]:
    """Two related cases with one statement fewer."""
    first, second = pair
    if relation == "mirrored":
        yield from ((each, _turned_facts(each)) for each in smaller(first))
        return
    yield from ((first, each) for each in smaller(second) if _states_as_much(each, first))
    for name in first.findings:
        yield _without(first, name), _without(second, name)
    if first.history:
        yield replace(first, history=()), replace(second, history=())


def _states_as_much(facts: Facts, first: Facts) -> bool:
    stated = all(facts.findings.get(name) == value for name, value in first.findings.items())
    return stated and (not first.history or facts.history == first.history)


def _without(facts: Facts, finding: str) -> Facts:
    """The case with one finding left out."""
    return replace(facts, findings={name: value for name, value in facts.findings.items() if name != finding})


def _added(first: Stated, more: Stated) -> Stated:
    """What the first case states, and whatever more about findings on which it is silent."""
    findings = {
        name: preferred(statement.given, statement, more.findings[name]) for name, statement in first.findings.items()
    }
    earlier = {}
    for name, part in first.earlier.items():
        other = more.earlier[name]
        earlier[name] = Part(chosen(part.given, part.given, other.given), chosen(part.given, part.value, other.value))
    return Stated(findings, earlier)


def _turned_case(first: Stated) -> Stated:
    return Stated({name: _turned_statement(each) for name, each in first.findings.items()}, first.earlier)


def _turned_statement(statement: Statement) -> Statement:
    parts = statement.parts
    return Statement(
        statement.finding,
        {key: _turned_part(parts[key if key is None else _turned(key, parts)]) for key in parts},
    )


def _turned_part(part: Part) -> Part:
    words = part.value
    if isinstance(words, Mapping):
        return Part(part.given, {word: words[_turned(word, words)] for word in words})
    return part


def _turned_facts(facts: Facts) -> Facts:
    return replace(facts, findings={name: _turned_value(value) for name, value in facts.findings.items()})


def _turned_value(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {_turned(key): _turned_value(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_turned(word) for word in value]
    return _turned(value) if isinstance(value, str) else value


def _turned(word: str, words: Collection[str | None] | None = None) -> str:
    """The same word for the other side; a word without a side is its own."""
    turned = "_".join(_OTHER.get(part, part) for part in word.split("_"))
    return turned if words is None or turned in words else word
