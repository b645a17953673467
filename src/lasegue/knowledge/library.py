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
from lasegue.knowledge.entries.entry import Strict
from lasegue.knowledge.entries.exercise import Exercise
from lasegue.knowledge.entries.finding import Finding
from lasegue.knowledge.entries.goal import Goal
from lasegue.knowledge.entries.intervention import Intervention, SharedContraindication
from lasegue.knowledge.entries.measure import Measure
from lasegue.knowledge.entries.movement import Movement
from lasegue.knowledge.entries.policy import Policy
from lasegue.knowledge.entries.progression import Contradiction, InSession, Observation, PhaseEntry, Response, StopRule
from lasegue.knowledge.entries.red_flag import RedFlag
from lasegue.knowledge.entries.source import Source
from lasegue.knowledge.vocabulary import Vocabulary, vocabulary_of

#: Folder of the library, the attribute that holds it, and the type of its entries.
KINDS: tuple[tuple[str, str, type[Strict]], ...] = (
    ("findings", "findings", Finding),
    ("contradictions", "contradictions", Contradiction),
    ("red_flags", "red_flags", RedFlag),
    ("causes", "causes", Cause),
    ("classifications", "classifications", Classification),
    ("techniques", "techniques", Intervention),
    ("exercises", "exercises", Exercise),
    ("movements", "movements", Movement),
    ("conservative", "conservative", Intervention),
    ("advice", "advice", Intervention),
    ("contraindications", "contraindications", SharedContraindication),
    ("progressions/phases", "phases", PhaseEntry),
    ("progressions/observations", "observations", Observation),
    ("progressions/responses", "responses", Response),
    ("progressions/in_session", "in_session", InSession),
    ("progressions/stop_rules", "stop_rules", StopRule),
    ("measures", "measures", Measure),
    ("goals", "goals", Goal),
    ("education", "education", Topic),
    ("conflicts", "conflicts", Conflict),
    ("evidence", "evidence", Source),
)
POLICY = "planning.yaml"


class Library(Strict, frozen=True, kw_only=True):
    """All knowledge, by kind and id. ``digest`` is the SHA-256 over names and bytes of the files."""

    digest: str
    policy: Policy
    vocabulary: Vocabulary
    findings: dict[str, Finding]
    contradictions: dict[str, Contradiction]
    red_flags: dict[str, RedFlag]
    causes: dict[str, Cause]
    classifications: dict[str, Classification]
    techniques: dict[str, Intervention]
    exercises: dict[str, Exercise]
    movements: dict[str, Movement]
    conservative: dict[str, Intervention]
    advice: dict[str, Intervention]
    contraindications: dict[str, SharedContraindication]
    phases: dict[str, PhaseEntry]
    observations: dict[str, Observation]
    responses: dict[str, Response]
    in_session: dict[str, InSession]
    stop_rules: dict[str, StopRule]
    measures: dict[str, Measure]
    goals: dict[str, Goal]
    education: dict[str, Topic]
    conflicts: dict[str, Conflict]
    evidence: dict[str, Source]

    def interventions(self) -> Iterator[Intervention]:
        """Everything a plan line can hold, in a fixed order."""
        for group in (self.techniques, self.exercises, self.conservative, self.advice):
            yield from group.values()


class LibraryProblems(Exception):
    """The folder is not a usable library; ``lines`` names every file, what was expected and what came."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def default_root() -> Path:
    """The library of this installation: packed in the wheel, or ``knowledge/`` of the source tree."""
    return beside("library", "knowledge")


def contract_root() -> Path:
    """The contract files of this installation."""
    return beside("contract", "contract")


def beside(packed: str, source: str) -> Path:
    """A folder that travels with the program: packed in the wheel, or at the top of the source tree."""
    inside = Path(__file__).parents[1] / packed
    return inside if inside.is_dir() else Path(__file__).parents[3] / source


def digest_of(root: Path) -> str:
    """SHA-256, in lower-case hexadecimal, over the relative names and bytes of all YAML files below ``root``."""
    digest = hashlib.sha256()
    for path in sorted(each for each in root.rglob("*.yaml") if each.is_file()):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def read(root: Path, digest: str) -> Library:
    """Read a library from its files.

    :raises LibraryProblems: naming every file that does not read as its kind of entry.
    """
    problems: list[str] = []
    content: dict[str, Any] = {"digest": digest}
    for folder, name, kind in KINDS:
        content[name] = _entries(root, folder, kind, problems)
    content["policy"] = _entry(root / POLICY, Policy, problems)
    contract = contract_root()
    lists = vocabulary_of(yaml12.read(contract / "vocabulary.yaml"), yaml12.read(contract / "findings.yaml"))
    content["vocabulary"] = msgspec.convert(lists, Vocabulary)
    if problems:
        raise LibraryProblems(problems)
    return Library(**content)


def _entries(root: Path, folder: str, kind: type[Strict], problems: list[str]) -> dict[str, Any]:
    entries: dict[str, Any] = {}
    for path in sorted((root / folder).glob("*.yaml")):
        entry: Any = _entry(path, kind, problems)
        if entry is None:
            continue
        if entry.id != path.stem:
            problems.append(f"{path}: id: expected {path.stem}, the name of the file, got {entry.id}")
        entries[path.stem] = entry
    return entries


def _entry(path: Path, kind: type[Strict], problems: list[str]) -> Strict | None:
    try:
        return msgspec.convert(yaml12.read(path), kind)
    except (yaml12.YamlProblem, msgspec.ValidationError) as error:
        problems.append(f"{path}: {error}")
        return None
