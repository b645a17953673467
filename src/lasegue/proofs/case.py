"""Between models of the solver and cases: a counterexample becomes a case, and a case becomes an assignment."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import z3

from lasegue.knowledge.entries.finding import Finding
from lasegue.proofs.kleene import Term
from lasegue.proofs.patients import Patients
from lasegue.proofs.statement import Part, Statement, number
from lasegue.reasoning.facts import Facts, Visit

#: Any day will do: no condition reads the calendar.
ON = date(2026, 6, 1)
_A_DAY = "2026-05-01"
_DECIMALS = 4
ZERO: Term = z3.RealVal(0)


def case_of(model: Any, patients: Patients, name: str = "counterexample") -> Facts:
    """The case that a model describes."""
    findings = {}
    for finding, statement in patients.completion.stated.items():
        value = _stated(model, statement)
        if value is not None:
            findings[finding] = value
    return Facts(name, ON, findings, history=tuple(_earlier(model, patients)))


def leading_cause(model: Any, patients: Patients) -> str:
    """The cause that leads in the model."""
    return next(name for name, term in patients.causes.items() if _holds(model, term))


def _earlier(model: Any, patients: Patients) -> Iterator[Visit]:
    findings = {}
    for name, part in patients.completion.earlier.items():
        if _holds(model, part.given):
            value = _plain(model, part, patients.library.findings[name])
            findings[name] = {"unsided": value} if patients.library.findings[name].sided else value
    if findings:
        yield Visit(ON - timedelta(weeks=1), findings)


def _stated(model: Any, statement: Statement) -> Any:
    finding = statement.finding
    given = {key: part for key, part in statement.parts.items() if _holds(model, part.given)}
    values = {key: _plain(model, part, finding) for key, part in given.items()}
    if not values:
        return None
    return values if finding.sided or finding.type == "direction_response" else values[None]


def _plain(model: Any, part: Part, finding: Finding) -> Any:
    if isinstance(part.value, Mapping):
        words = [word for word, term in part.value.items() if _holds(model, term)]
        return words if finding.type in ("choice_set", "region_set") else words[0]
    if finding.type == "date":
        return _A_DAY
    value = model.eval(part.value, model_completion=True)
    if z3.is_bool(value):
        return z3.is_true(value)
    if z3.is_int_value(value):
        return value.as_long()
    return round(float(value.as_fraction()), _DECIMALS)


def _holds(model: Any, term: Term) -> bool:
    return bool(z3.is_true(model.eval(term, model_completion=True)))


class Assignment:
    """Values for all variables of a patient; the places of the variables are found once."""

    def __init__(self, patients: Patients) -> None:
        self._patients = patients
        statements = patients.completion.stated.items()
        self._stated = [
            (name, key, part, statement.finding)
            for name, statement in statements
            for key, part in statement.parts.items()
            if not z3.is_false(part.given)
        ]
        findings = patients.library.findings
        self._earlier = [(name, part, findings[name]) for name, part in patients.completion.earlier.items()]

    def constants(self) -> list[Term]:
        """Every variable, in the order of :meth:`values`."""
        parts = [part for _, _, part, _ in self._stated] + [part for _, part, _ in self._earlier]
        terms = [term for part in parts for term in _terms(part)]
        return [*terms, *self._patients.causes.values(), *self._patients.shares.values()]

    def values(self, facts: Facts, cause: str) -> Iterator[bool | Term]:
        """A value for each variable; ``cause`` leads. A number that is not given lies at the low end of its range."""
        for name, key, part, finding in self._stated:
            yield from _values(part, _at(facts.findings.get(name), key), finding)
        for name, part, finding in self._earlier:
            yield from _values(part, _last(facts, name), finding)
        for name in self._patients.causes:
            yield name == cause
        for _ in self._patients.shares:
            yield ZERO


def _at(stated: Any, key: str | None) -> Any:
    return stated.get(key) if key is not None and isinstance(stated, dict) else stated


def _terms(part: Part) -> Iterator[Term]:
    yield part.given
    if isinstance(part.value, Mapping):
        yield from part.value.values()
    else:
        yield part.value


def _values(part: Part, value: Any, finding: Finding) -> Iterator[bool | Term]:
    yield value is not None
    if isinstance(part.value, Mapping):
        words = frozenset(value) if isinstance(value, list) else frozenset((value,))
        for word in part.value:
            yield word in words
    elif finding.range is None:
        yield value is not None and value is not False
    else:
        stated = finding.range[0] if value is None else value
        yield z3.IntVal(int(stated)) if finding.type == "integer" else number(stated)


def _last(facts: Facts, name: str) -> Any:
    """The lowest number that the last earlier visit that has any states."""
    for visit in reversed(facts.history):
        value = visit.findings.get(name)
        if value is not None:
            return min(value.values()) if isinstance(value, dict) else value
    return None
