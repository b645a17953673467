from pathlib import Path
from time import process_time

import pytest

from lasegue.exchange.case_file import facts_of, read_case
from lasegue.exchange.problems import Problem
from lasegue.exchange.result_json import as_json
from lasegue.reasoning.engine import Engine

HEAD = b"case: a001\n'on': 2026-03-04\nfindings:\n"
LAUGHS = b"a: &a [x, x]\n" + b"".join(
    b"%c: &%c [*%c, *%c, *%c]\n" % (n, n, n - 1, n - 1, n - 1) for n in range(ord("b"), ord("z"))
)
TEXTS = {
    "an empty document": b"",
    "only a comment": b"# nothing\n",
    "a huge file": b"x" * 1_000_001,
    "a huge comment": HEAD + b"#" * 2_000_000,
    "deep lists": b"a: " + b"[" * 5000 + b"]" * 5000,
    "deep mappings": b"{a: " * 5000 + b"1" + b"}" * 5000,
    "deep lists in a finding": HEAD + b"  age_years: " + b"[" * 60 + b"]" * 60,
    "an alias bomb": LAUGHS,
    "an alias to itself": b"a: &a [*a]\n",
    "no text": bytes(range(256)),
    "another encoding": "case: é\n".encode("latin-1"),
    "sixteen bits": "case: a001\n".encode("utf-16"),
    "a null byte": b"case: a\0b\n",
    "a tag that calls": b"!!python/object/apply:os.system [echo]\n",
    "an own tag": b"case: !mine a\n",
    "bytes": HEAD + b"  age_years: !!binary aGFsbG8=\n",
    "a set": HEAD + b"  pain_regions: !!set {calf, foot}\n",
    "pairs": HEAD + b"  pain_regions: !!pairs [calf: 1]\n",
    "a number that is none": HEAD + b"  age_years: !!int forty\n",
    "not a number": HEAD + b"  height_cm: !!float .nan\n",
    "endless": HEAD + b"  height_cm: !!float .inf\n",
    "a long number": HEAD + b"  age_years: " + b"9" * 400 + b"\n",
    "a very long number": HEAD + b"  age_years: " + b"9" * 6000 + b"\n",
    "a long negative number in decimals": HEAD + b"  height_cm: -" + b"9" * 400 + b"\n",
    "a long exponent": HEAD + b"  height_cm: 1e99999\n",
    "two documents": b"--- {}\n--- {}\n",
    "a merge": HEAD + b"  <<: {age_years: 4}\n",
    "a key that is a list": HEAD + b"  ? [age_years]\n  : 4\n",
    "a key that is nothing": HEAD + b"  ~: 4\n",
    "nothing for everything": b"case:\n'on':\nfindings:\nsetting:\nhistory:\nnotes:\nabout:\n",
    "a list for every mapping": b"case: []\n'on': []\nfindings: []\nsetting: []\nhistory: [[]]\nabout: []\n",
    "a list for a response": HEAD + b"  repeated_movement_response: {extension: [better]}\n",
    "a mapping for a response": HEAD + b"  repeated_movement_response: {extension: {better: 1}}\n",
    "a list for a family": HEAD[:-10]
    + b"findings: {}\nhistory: [{'on': 2026-01-01, interventions: [[heat], {a: 1}]}]\n",
    "a mapping for a region": HEAD + b"  pain_regions: [{calf: 1}, [foot]]\n",
    "a mapping for a choice": HEAD + b"  lateral_shift: {right: true}\n",
    "a mapping for a side": HEAD + b"  slr_positive: {right: {left: true}}\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_file_is_a_problem_and_never_a_fault(engine: Engine, tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(TEXTS[name])
    problems: list[Problem] = []
    begun = process_time()
    assert read_case(str(path), engine, problems) is None
    assert process_time() - begun < 5
    assert problems
    assert all("\n" not in str(each) and len(str(each)) < 1000 for each in problems)


@pytest.mark.parametrize("key", ["a\nb", "age_years: expected\r\nx", "\x1b[31mred"])
@pytest.mark.parametrize("inside", [True, False])
def test_a_key_with_a_line_break_stays_on_one_line(engine: Engine, key: str, inside: bool) -> None:
    content = {"case": "a", "on": "2026-03-04", "findings": {key: 1} if inside else {}}
    problems: list[Problem] = []
    facts_of(content if inside else {**content, key: 1}, "a.yaml", engine, problems)
    assert len(problems) == 1
    assert len(str(problems[0]).splitlines()) == 1


def test_a_folder_is_no_case(engine: Engine, tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_case(str(tmp_path), engine, problems) is None
    assert [each.key for each in problems] == ["file"]


@pytest.mark.parametrize("on", ["0001-01-01", "9999-12-31", "9999-10-01"])
def test_the_first_and_last_days_of_the_calendar_are_answered_or_refused(engine: Engine, on: str) -> None:
    problems: list[Problem] = []
    facts = facts_of({"case": "a", "on": on, "findings": {}}, "a.yaml", engine, problems)
    assert problems or (facts is not None and as_json(engine.run(facts)))


def test_hundreds_of_unknown_words_are_named_in_little_time(engine: Engine) -> None:
    findings = {f"unknown_{number}": 1 for number in range(300)}
    problems: list[Problem] = []
    begun = process_time()
    facts_of({"case": "a", "on": "2026-03-04", "findings": findings}, "a.yaml", engine, problems)
    assert process_time() - begun < 2


def test_thousands_of_repeated_entries_are_named_in_little_time(engine: Engine) -> None:
    many = 100_000
    content = {
        "case": "a",
        "on": "2026-03-04",
        "findings": {"pain_regions": ["calf"] * many},
        "history": [{"on": "2026-01-05", "interventions": ["heat"] * many}],
    }
    problems: list[Problem] = []
    begun = process_time()
    facts_of(content, "a.yaml", engine, problems)
    assert process_time() - begun < 5
    assert len(problems) == 2 * (many - 1)
