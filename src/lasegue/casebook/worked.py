"""Worked cases: case files whose ``expected`` block says what should come out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lasegue.exchange.case_file import facts_of
from lasegue.exchange.problems import CaseProblems, Problem
from lasegue.exchange.result_json import content_of
from lasegue.knowledge import yaml12
from lasegue.reasoning.engine import Engine, Result
from lasegue.reasoning.facts import Facts


@dataclass(frozen=True)
class Worked:
    """One worked case: the sentence that names it, the facts, and what is expected."""

    name: str
    path: Path
    facts: Facts
    expected: dict[str, Any]
    because: str


def read_worked(root: Path, engine: Engine) -> list[Worked]:
    """Every worked case below a folder, by path.

    :raises CaseProblems: when any file has a problem.
    """
    problems: list[Problem] = []
    worked: list[Worked] = []
    for path in sorted(root.rglob("*.yaml")):
        try:
            content = yaml12.read(path)
        except yaml12.YamlProblem as problem:
            problems.append(Problem(str(path), "file", "YAML", str(problem)))
            continue
        facts = facts_of(content, str(path), engine, problems)
        if facts is not None:
            about = content.get("about") or {}
            name = path.stem.replace("_", " ")
            worked.append(Worked(name, path, facts, content.get("expected") or {}, str(about.get("because", ""))))
    if problems:
        raise CaseProblems(problems)
    return worked


def outcome_of(result: Result) -> dict[str, Any]:
    """The decision in a few words: level, flags, first three causes, classification, phase and what is in the plan."""
    content = content_of(result)
    return {
        "triage": content["triage"]["level"],
        "raised": [each["id"] for each in content["triage"]["raised"]],
        "causes": [each["id"] for each in content["causes"][:3]],
        "classification": content["classification"]["ids"],
        "phase": content["classification"]["phase"],
        "lines": [each["id"] for each in content["plan"]["lines"]],
    }
