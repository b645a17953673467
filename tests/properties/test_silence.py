from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lasegue.casebook.worked import Worked
from lasegue.reasoning.engine import Engine, Result
from lasegue.reasoning.triage import RANK

CASES = Path(__file__).parents[2] / "cases"
PATHS = sorted(path.relative_to(CASES).as_posix() for path in CASES.rglob("*.yaml"))
SENTENCES = [Path(path).stem.replace("_", " ") for path in PATHS]
#: Questions of which "no" is the answer that worries.
WORRYING_NO = {"pain_changes_with_movement"}


def reassures(name: str, value: Any) -> bool:
    """Whether an answer says that all is well, on every side that it names."""
    if isinstance(value, dict):
        return all(reassures(name, part) for part in value.values())
    if isinstance(value, bool):
        return not value and name not in WORRYING_NO
    return value in ("none", "normal", [], ["none"], ["normal"])


def without(engine: Engine, case: Worked, name: str) -> Result:
    """The result of a case in which one fact is left out."""
    findings = {each: value for each, value in case.facts.findings.items() if each != name}
    return engine.run(replace(case.facts, findings=findings))


@pytest.mark.parametrize("path", PATHS, ids=SENTENCES)
def test_leaving_an_answer_out_never_makes_a_case_look_safer(
    engine: Engine, worked: dict[str, Worked], path: str
) -> None:
    case = worked[path]
    now = engine.run(case.facts)
    raising = {reason["finding"] for raised in now.triage.raised for reason in raised.because}
    lowered = []
    for name, value in case.facts.findings.items():
        then = without(engine, case, name).triage.level
        if RANK[then] < RANK[now.triage.level] and (name not in raising or reassures(name, value)):
            lowered.append(f"without {name}: {value!r} the level falls from {now.triage.level} to {then}")
    assert lowered == []


@pytest.mark.parametrize("path", PATHS, ids=SENTENCES)
def test_leaving_a_contraindication_out_never_releases_what_it_withheld(
    engine: Engine, worked: dict[str, Worked], path: str
) -> None:
    case = worked[path]
    now = engine.run(case.facts)
    withheld: dict[str, list[str]] = {}
    for each in now.plan.left_out:
        if each.rule == "contraindicated":
            for reason in each.because:
                withheld.setdefault(reason.get("finding", ""), []).append(each.id)
    released = []
    for name in withheld.keys() & case.facts.findings.keys():
        then = without(engine, case, name)
        lines = {line.item.id for line in then.plan.lines}
        if name not in then.unanswered:
            value = case.facts.findings[name]
            released += [f"without {name}: {value!r} {item} is given" for item in withheld[name] if item in lines]
    assert sorted(released) == []
