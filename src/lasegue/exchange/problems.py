"""Problems with input: one line each, saying where, what was expected and what came."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from heapq import nlargest
from typing import Any

LISTED = 8
LONGEST = 60
CANDIDATES = 4


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one file."""

    file: str
    key: str
    expected: str
    got: str

    def __str__(self) -> str:
        return f"{self.file}: {_on_one_line(self.key)}: expected {self.expected}, got {self.got}"


class CaseProblems(Exception):
    """At least one file cannot be used; ``problems`` has them all."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def nearest(word: object, words: Iterable[str]) -> str:
    """The valid word most like the one that came.

    Shared pairs of neighbouring letters choose a few candidates, so that a file of unknown words is answered quickly.
    """
    text = str(word)[:LONGEST]
    pairs = _pairs(text)
    alike = [(len(pairs & known) / (len(pairs) + len(known) + 1), each) for each, known in _all_pairs(tuple(words))]
    candidates = [each for _, each in nlargest(CANDIDATES, alike)]
    return get_close_matches(text, candidates, n=1, cutoff=0.0)[0]


@cache
def _all_pairs(words: tuple[str, ...]) -> list[tuple[str, frozenset[str]]]:
    return [(each, _pairs(each)) for each in words]


def _pairs(word: str) -> frozenset[str]:
    return frozenset(word[place : place + 2] for place in range(len(word) - 1))


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
        return "a mapping"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if isinstance(value, int) and abs(value) >= 10**LONGEST:
        return "a very long number"
    return _on_one_line(value) or "an empty text"


def _on_one_line(value: object) -> str:
    text = " ".join("".join(letter if letter.isprintable() else " " for letter in str(value)).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
