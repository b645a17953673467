"""Problems with input: one line each, saying where, what was expected and what came."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

LISTED = 8
LONGEST = 60


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one file."""

    file: str
    key: str
    expected: str
    got: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: expected {self.expected}, got {self.got}"


class CaseProblems(Exception):
    """At least one file cannot be used; ``problems`` has them all."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def nearest(word: object, words: Iterable[str]) -> str:
    """The valid word most like the one that came."""
    known = list(words)
    found = get_close_matches(str(word), known, n=1, cutoff=0.0)
    return found[0] if found else known[0]


def one_of(word: object, words: Iterable[str], what: str) -> str:
    """What was expected: the whole list while it is short, otherwise the nearest valid word."""
    known = list(words)
    if len(known) <= LISTED:
        return "one of " + ", ".join(known)
    return f"a known {what} (nearest: {nearest(word, known)})"


def shown(value: Any) -> str:
    """A value as a person would write it, on one line and not too long."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        text = "a mapping"
    elif isinstance(value, list):
        text = "a list" if value else "an empty list"
    else:
        text = " ".join(str(value).split()) or "an empty text"
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
