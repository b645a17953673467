"""K007: no two entries of a kind mean the same."""

import re
from collections.abc import Iterator
from typing import Any

from lasegue.knowledge.checks.finding import Found
from lasegue.knowledge.library import KINDS, Library

ID = "K007"


def check(library: Library) -> Iterator[Found]:
    """Name entries of one kind with the same title, and sources with the same identifier."""
    for folder, name, _ in KINDS:
        seen: dict[str, str] = {}
        for identity, entry in getattr(library, name).items():
            for mark in _marks(entry):
                if mark in seen:
                    wrong = f"means the same as {seen[mark]} ({mark})"
                    yield Found(ID, f"{folder}/{identity}", wrong, "Keep one; retire the other with its successor")
                else:
                    seen[mark] = identity


def _marks(entry: Any) -> Iterator[str]:
    title = getattr(entry, "title", None)
    if title is not None:
        yield re.sub(r"[^a-z0-9]+", " ", title.lower()).strip()
    for name in ("doi", "pmid"):
        value = getattr(entry, name, None)
        if value:
            yield f"{name} {str(value).lower()}"
