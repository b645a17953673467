import re
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from lasegue.knowledge.entries.entry import Strict
from lasegue.knowledge.library import Library, digest_of, read

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"

FINDING = """\
id: warm_hands
title: Warm hands
group: person
type: boolean
meaning: Has warm hands.
asked_of: patient
"""


@pytest.fixture(scope="session")
def library() -> Library:
    """The library of this source tree, as read from its files."""
    return read(KNOWLEDGE, digest_of(KNOWLEDGE))


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own for every test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "lasegue"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A very small knowledge folder: the settings, the sources they name, and one finding."""
    root = tmp_path / "knowledge"
    for kind in ("evidence", "findings"):
        (root / kind).mkdir(parents=True)
    settings = (KNOWLEDGE / "planning.yaml").read_text()
    (root / "planning.yaml").write_text(settings)
    for names in re.findall(r"sources: \[(.*?)\]", settings):
        for name in names.split(", "):
            shutil.copy(KNOWLEDGE / "evidence" / f"{name}.yaml", root / "evidence")
    (root / "findings" / "warm_hands.yaml").write_text(FINDING)
    return root


@pytest.fixture
def plant(library: Library) -> Callable[[str, Strict], Library]:
    """The library with one entry of a kind added or put in the place of another."""

    def planted(kind: str, entry: Strict) -> Library:
        entries = {**getattr(library, kind), entry.id: entry}  # type: ignore[attr-defined]
        return msgspec.structs.replace(library, **{kind: entries})

    return planted
