from pathlib import Path

import pytest

from lasegue.casebook.judging import judge
from lasegue.casebook.worked import Worked
from lasegue.reasoning.engine import Engine

CASES = Path(__file__).parents[2] / "cases"
PATHS = sorted(path.relative_to(CASES).as_posix() for path in CASES.rglob("*.yaml"))


@pytest.mark.parametrize("path", PATHS, ids=[Path(path).stem.replace("_", " ") for path in PATHS])
def test_a_worked_case_comes_out_as_it_says(engine: Engine, worked: dict[str, Worked], path: str) -> None:
    case = worked[path]
    verdicts = sorted(judge(engine.run(case.facts), case.expected), key=lambda each: not each.unsafe)
    lines = [f"{'UNSAFE ' if each.unsafe else ''}{each.aspect}: {each.says}" for each in verdicts]
    assert not lines, "\n".join([case.name, *lines, f"because {case.because}" if case.because else ""])


def test_every_worked_case_says_what_it_expects(worked: dict[str, Worked]) -> None:
    assert [path for path, case in worked.items() if not ({"triage", "triage_acceptable"} & case.expected.keys())] == []


def test_codes_of_worked_cases_are_used_once(worked: dict[str, Worked]) -> None:
    codes = [case.facts.case for case in worked.values()]
    assert sorted(code for code in set(codes) if codes.count(code) > 1) == []
