"""Accepted outcomes of the worked cases, so that a change of knowledge shows which patients it touches."""

import json
from pathlib import Path
from typing import Any

from lasegue.casebook.worked import Worked, outcome_of
from lasegue.reasoning.engine import Engine

FILE = "outcomes.json"


def outcomes_of(worked: list[Worked], engine: Engine, root: Path) -> dict[str, Any]:
    """Outcome of every case by its path below the folder."""
    return {case.path.relative_to(root).as_posix(): outcome_of(engine.run(case.facts)) for case in worked}


def read_outcomes(root: Path) -> dict[str, Any]:
    """The accepted outcomes; empty when none have been accepted yet."""
    path = root / FILE
    accepted: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return accepted


def write_outcomes(root: Path, outcomes: dict[str, Any]) -> None:
    """Accept outcomes: one case a line, so that a review shows each change."""
    lines = [f"{json.dumps(name)}: {json.dumps(outcome)}" for name, outcome in sorted(outcomes.items())]
    (root / FILE).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def changes(accepted: dict[str, Any], today: dict[str, Any]) -> list[str]:
    """One line for every part of an outcome that changed, with the old and the new value."""
    lines = []
    for name in sorted(accepted.keys() | today.keys()):
        before, after = accepted.get(name), today.get(name)
        if before is None or after is None:
            lines.append(f"{name}: {'new case' if before is None else 'case gone'}")
            continue
        lines += [
            f"{name}: {part}: {_short(before.get(part))} → {_short(after[part])}"
            for part in after
            if before.get(part) != after[part]
        ]
    return lines


def _short(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)
