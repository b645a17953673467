"""Does the translation for the solver say what the engine says? Compared on fact sets near the decision borders.

For every fact set the engine and the solver answer the same questions: the truth of every condition of the library,
every implied and derived value, the level, what must be answered, the state of every intervention, classification
and phase, the lines of advice, and whether the case is valid at all. A line of treatment that the engine drafts must
be one that the solver holds possible.
"""

from collections.abc import Iterator
from typing import Any

import z3

from lasegue.knowledge.checks.conditions import ON_OBSERVATIONS
from lasegue.knowledge.checks.walk import entries, records
from lasegue.knowledge.entries.entry import LEVELS, PHASES
from lasegue.knowledge.library import Library
from lasegue.logic.condition import Condition
from lasegue.logic.program import Truths
from lasegue.proofs.borders import Borders
from lasegue.proofs.case import Assignment
from lasegue.proofs.kleene import Term, both
from lasegue.proofs.patients import Patients
from lasegue.proofs.probe import Probe
from lasegue.proofs.witness import Observer, Witness
from lasegue.reasoning.facts import Facts


class Agreement:
    """Both answers to the same questions, for one library."""

    def __init__(self, library: Library, patients: Patients | None = None) -> None:
        self.library = library
        self._patients = patients or Patients(library)
        self._observer = Observer(library)
        self._borders = Borders(library)
        self._conditions = _conditions(library)
        self._truths = Truths(self._observer.layout, self._conditions)
        self._assignment = Assignment(self._patients)
        self._questions = dict(self._asked())
        self._answers = {name: z3.Bool(f"the engine says {name}") for name in self._questions}
        agree = [_agrees(name, term, self._answers[name]) for name, term in self._questions.items()]
        self._agree = dict(zip(self._questions, agree, strict=True))
        self._all_agree = both(*agree)
        self._probe = Probe([*self._assignment.constants(), *self._answers.values()])

    @property
    def questions(self) -> int:
        """How many answers are compared for each fact set."""
        return len(self._questions)

    def facts(self, seed: int) -> Facts:
        """The fact set of one seed."""
        return self._borders.facts(seed)

    def disagreements(self, seeds: range) -> Iterator[tuple[int, str]]:
        """Fact sets, by seed, with a question that the two answer differently."""
        for seed in seeds:
            yield from ((seed, name) for name in self.compare(self.facts(seed)))

    def compare(self, facts: Facts) -> list[str]:
        """Questions that engine and solver answer differently for one fact set."""
        witness = self._observer.observe(facts)
        expected = self._expected(facts, witness)
        values = self._assignment.values(facts, witness.result.causes[0].cause.id)
        self._probe.assign((*values, *(expected[name] for name in self._answers)))
        if self._probe.holds(self._all_agree):
            return []
        return [
            f"{name}: the engine says {expected[name]}"
            for name, agree in self._agree.items()
            if not self._probe.holds(agree)
        ]

    def _asked(self) -> Iterator[tuple[str, Term]]:
        patients = self._patients
        yield "valid", both(*patients.constraints())
        for number, condition in enumerate(self._conditions):
            truth = patients.truth(condition)
            yield f"condition {number} true", truth.true
            yield f"condition {number} open", truth.open
        for name in self.library.findings:
            yield f"known {name}", patients.known(name)
        for level in LEVELS:
            yield f"level {level}", patients.level(level)
        for name in _must_answer(self.library):
            yield f"asked {name}", patients.asked(name)
        for phase in PHASES:
            yield f"phase {phase}", patients.phase(phase)
        for name in self.library.classifications:
            yield f"held {name}", patients.held(name)
            yield f"leading {name}", patients.leading(name)
        for item in self.library.interventions():
            yield f"open {item.id}", patients.standing(item.id, "open")
            yield f"contraindicated {item.id}", patients.standing(item.id, "contraindicated")
            yield f"advised {item.id}", patients.advised(item.id)
            yield f"may hold {item.id}", patients.drafted(item.id)

    def _expected(self, facts: Facts, witness: Witness) -> dict[str, bool]:
        result = witness.result
        answers = {"valid": self._observer.accepts(facts)}
        for number, truth in enumerate(self._truths(witness.values)):
            answers[f"condition {number} true"] = truth is True
            answers[f"condition {number} open"] = truth is not False
        known = {*facts.findings, *witness.added}
        answers.update({f"known {name}": name in known for name in self.library.findings})
        answers.update({f"level {level}": level == result.triage.level for level in LEVELS})
        answers.update({f"asked {name}": name in result.triage.unanswered for name in _must_answer(self.library)})
        answers.update({f"phase {phase}": phase == result.classified.phase for phase in PHASES})
        held = [entry.id for entry in result.classified.entries]
        answers.update({f"held {name}": name in held for name in self.library.classifications})
        answers.update({f"leading {name}": held[:1] == [name] for name in self.library.classifications})
        lines = {line.item.id: line for line in result.plan.lines}
        for name, standing in witness.standings.items():
            answers[f"open {name}"] = standing.state == "open"
            answers[f"contraindicated {name}"] = standing.state == "contraindicated"
            answers[f"advised {name}"] = name in lines and not lines[name].phases
            answers[f"may hold {name}"] = name in lines
        return answers


def _conditions(library: Library) -> list[Condition]:
    """Every condition on findings, once; contradictions are compared as part of what makes a case valid."""
    found: dict[Condition, Any] = {}
    for place, entry in entries(library):
        if place.startswith(ON_OBSERVATIONS):
            continue
        for _, record in records(entry, place):
            if isinstance(record, Condition):
                found.setdefault(record)
    return list(found)


def _agrees(name: str, solver: Term, engine: Term) -> Term:
    """The two answers fit; a line of treatment that is drafted must have been held possible."""
    return z3.Implies(engine, solver) if name.startswith("may hold ") else solver == engine


def _must_answer(library: Library) -> list[str]:
    flags = library.red_flags.values()
    return list(dict.fromkeys(name for flag in flags for must in flag.must_answer for name in must.findings))
