"""The library: every entry of a knowledge folder, typed and held together by one digest."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from lasegue.knowledge import yaml12
from lasegue.knowledge.entries.cause import Cause
from lasegue.knowledge.entries.classification import Classification
from lasegue.knowledge.entries.education import Conflict, Topic
from lasegue.knowledge.entries.exercise import Exercise
from lasegue.knowledge.entries.finding import Finding
from lasegue.knowledge.entries.intervention import Intervention, SharedContraindication
from lasegue.knowledge.entries.measure import Measure
from lasegue.knowledge.entries.progression import PhaseEntry, Response, StopRule
from lasegue.knowledge.entries.red_flag import RedFlag
from lasegue.knowledge.entries.source import Source

#: Folder of the library and the type of the entries in it.
KINDS: dict[str, type[msgspec.Struct]] = {
    "findings": Finding,
    "red_flags": RedFlag,
    "causes": Cause,
    "classifications": Classification,
    "techniques": Intervention,
    "exercises": Exercise,
    "conservative": Intervention,
    "advice": Intervention,
    "contraindications": SharedContraindication,
    "progressions/phases": PhaseEntry,
    "progressions/responses": Response,
    "progressions/stop_rules": StopRule,
    "measures": Measure,
    "education": Topic,
    "conflicts": Conflict,
    "evidence": Source,
}


def problems_in(root: Path) -> Iterator[str]:
    """Yield one line for each file under ``root`` that does not read as its kind of entry."""
    for folder, kind in KINDS.items():
        for path in sorted((root / folder).glob("*.yaml")):
            try:
                entry: Any = msgspec.convert(yaml12.read(path), kind)
                if entry.id != path.stem:
                    yield f"{path}: id: expected {path.stem}, the name of the file, got {entry.id}"
            except (yaml12.YamlProblem, msgspec.ValidationError) as error:
                yield f"{path}: {error}"


if __name__ == "__main__":
    import sys

    for line in problems_in(Path(sys.argv[1])):
        print(line)
    print("checked", hashlib.sha256(sys.argv[1].encode()).hexdigest()[:6])
