"""K005: every red flag fires in one worked case and stays silent in a near miss."""

from pathlib import Path

from lasegue.casebook.worked import read_worked
from lasegue.knowledge.checks.finding import Found
from lasegue.knowledge.library import default_root
from lasegue.reasoning.engine import Engine

ID = "K005"


def flags_without_cases(engine: Engine, knowledge: Path | None) -> list[Found]:
    """Red flags that no worked case beside the library fires, or that no case names as a near miss.

    Cases are looked for in ``cases`` beside the library; an installed library carries none and is not judged.
    """
    root = (knowledge or default_root()).resolve().parent / "cases"
    if not root.is_dir():
        return []
    fired: set[str] = set()
    silent: set[str] = set()
    for case in read_worked(root, engine):
        raised = {each.flag.id for each in engine.run(case.facts).triage.raised}
        fired |= raised.intersection(case.expected.get("red_flags", ()))
        silent |= set(case.expected.get("red_flags_silent", ())) - raised
    rows = []
    for name in engine.library.red_flags:
        if name not in fired:
            rows.append(Found(ID, f"red_flags/{name}", "fires in no worked case", "Add a case with red_flags: [it]"))
        if name not in silent:
            hint = "Add a near miss with red_flags_silent: [it]"
            rows.append(Found(ID, f"red_flags/{name}", "stays silent in no worked near miss", hint))
    return rows
