"""What patients read, in their language: the words kept in ``wording/`` beside the entries, English where they end.

The engine needs none of this. A kind of words is read when it is first asked for and then kept.
"""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from lasegue.knowledge import yaml12
from lasegue.knowledge.english import english
from lasegue.knowledge.entries.words import (
    DoseWords,
    GoalWords,
    LineWords,
    QuestionWords,
    Sheet,
    StopRuleWords,
    ToldWords,
    TopicWords,
)
from lasegue.knowledge.library import Library, LibraryProblems, default_root

Text = TypeVar("Text")

FOLDER = "wording"
ENGLISH = "en"
#: Entries of a language that are kept filled in; more than the library has.
MOST_KEPT = 2048

#: Folder below a language, and the type of its sheets.
KINDS: dict[str, Any] = {
    "findings": Sheet[QuestionWords],
    "red_flags": Sheet[ToldWords],
    "causes": Sheet[ToldWords],
    "classifications": Sheet[ToldWords],
    "phases": Sheet[ToldWords],
    "responses": Sheet[ToldWords],
    "in_session": Sheet[ToldWords],
    "stop_rules": Sheet[StopRuleWords],
    "conflicts": Sheet[ToldWords],
    "education": Sheet[TopicWords],
    "goals": Sheet[GoalWords],
    "dose_words": Sheet[DoseWords],
    "interventions": Sheet[LineWords],
}


class Question(QuestionWords, frozen=True, kw_only=True):
    """A finding as it is asked; every choice of the finding has a label."""

    translated: bool


class Told(ToldWords, frozen=True, kw_only=True):
    """A title and what the patient is told."""

    translated: bool


class TopicText(TopicWords, frozen=True, kw_only=True):
    """One education topic."""

    translated: bool


class Line(LineWords, frozen=True, kw_only=True):
    """One line of the plan."""

    translated: bool


class StopText(StopRuleWords, frozen=True, kw_only=True):
    """A stop rule and what to do then."""

    translated: bool


class GoalText(GoalWords, frozen=True, kw_only=True):
    """A goal with ``{target}`` and ``{now}`` still to be filled in."""

    translated: bool


class DoseText(DoseWords, frozen=True, kw_only=True):
    """What the numbers of a dose leave out."""

    translated: bool


class Wording:
    """All words for patients in one language.

    What is not translated comes in English and says so: ``translated`` is false when any part of an entry is English
    although the language is another. Ids that the library does not have raise ``KeyError``.
    """

    def __init__(self, library: Library, language: str, root: Path) -> None:
        self.library = library
        self.language = language
        self._root = root
        self._kept = lru_cache(maxsize=MOST_KEPT)(self._filled_anew)

    @classmethod
    def of(cls, library: Library, language: str, root: Path | None = None) -> "Wording":
        """The words of a language for the library opened from ``root``; nothing is read yet.

        Reading raises :class:`LibraryProblems`, naming every sheet that does not read as one.
        """
        return cls(library, language, root or default_root())

    def question(self, finding: str) -> Question:
        """How a finding is asked of the patient."""
        return self._filled(Question, "findings", finding)

    def flag(self, red_flag: str) -> Told:
        """What the patient is told when a red flag is raised."""
        return self._filled(Told, "red_flags", red_flag)

    def cause(self, cause: str) -> Told:
        """A cause in the patient's words."""
        return self._filled(Told, "causes", cause)

    def classification(self, classification: str) -> Told:
        """A classification in the patient's words."""
        return self._filled(Told, "classifications", classification)

    def phase(self, phase: str) -> Told:
        """A phase of the programme in the patient's words."""
        return self._filled(Told, "phases", phase)

    def response(self, response: str) -> Told:
        """What the patient is told about a logged response."""
        return self._filled(Told, "responses", response)

    def in_session(self, entry: str) -> Told:
        """What the patient is told at once when an exercise is too hard or hurts more."""
        return self._filled(Told, "in_session", entry)

    def conflict(self, conflict: str) -> Told:
        """What the patient is told where guidelines and the founding article differ."""
        return self._filled(Told, "conflicts", conflict)

    def stop_rule(self, rule: str) -> StopText:
        """A stop rule and what to do then."""
        return self._filled(StopText, "stop_rules", rule)

    def topic(self, topic: str) -> TopicText:
        """An education topic."""
        return self._filled(TopicText, "education", topic)

    def line(self, intervention: str) -> Line:
        """What the patient reads about an exercise, a technique, a measure or advice."""
        return self._filled(Line, "interventions", intervention)

    def goal(self, goal: str) -> GoalText:
        """A goal with ``{target}`` and ``{now}`` still to be filled in."""
        return self._filled(GoalText, "goals", goal)

    def dose_words(self, words: str) -> DoseText:
        """The effort or text of an exercise's dose, found by its English; words that nobody translated come back."""
        return self._filled_anew(DoseText, "dose_words", words)  # they may have been typed by anybody: none is kept

    def _words(self, language: str, kind: str) -> dict[str, Any]:
        return words_of(self._root, language, kind, self.library.digest)

    def _filled(self, text: Callable[..., Text], kind: str, name: str) -> Text:
        filled: Text = self._kept(text, kind, name)
        return filled

    def _filled_anew(self, text: Callable[..., Text], kind: str, name: str) -> Text:
        plain = english(kind, self.library, name, self._words(ENGLISH, kind))
        content = {part: words for part, words in msgspec.structs.asdict(plain).items() if words}
        if self.language == ENGLISH:
            return text(**content, translated=True)
        own = self._words(self.language, kind).get(name)
        given = {part: getattr(own, part) for part in content if _covers(getattr(own, part, None), content[part])}
        return text(**content | given, translated=set(given) == set(content))


def _covers(given: Any, plain: Any) -> bool:
    """Whether the words in hand say each thing that the English says."""
    if isinstance(plain, dict):
        return given is not None and set(given) >= set(plain)
    return bool(given) and (isinstance(plain, str) or len(given) == len(plain))


def languages_of(root: Path) -> tuple[str, ...]:
    """English, and every other language that has a folder of words."""
    others = (path.name for path in (root / FOLDER).glob("*") if path.is_dir() and path.name != ENGLISH)
    return (ENGLISH, *sorted(others))


def sheets_of(root: Path, language: str, kind: str) -> Iterator[tuple[str, Sheet[Any]]]:
    """Every sheet of a kind with its place below the library, such as ``wording/es/findings/emergency``.

    :raises LibraryProblems: naming every file that does not read as a sheet of this kind and language.
    """
    problems: list[str] = []
    sheets: list[tuple[str, Sheet[Any]]] = []
    for path in sorted((root / FOLDER / language / kind).glob("*.yaml")):
        try:
            sheet: Sheet[Any] = msgspec.convert(yaml12.read(path), KINDS[kind])
        except (yaml12.YamlProblem, msgspec.ValidationError) as error:
            problems.append(f"{path}: {error}")
            continue
        if sheet.language != language:
            problems.append(f"{path}: language: expected {language}, the name of the folder, got {sheet.language}")
        sheets.append((f"{FOLDER}/{language}/{kind}/{path.stem}", sheet))
    if problems:
        raise LibraryProblems(problems)
    yield from sheets


@cache
def words_of(root: Path, language: str, kind: str, _digest: str) -> dict[str, Any]:
    """All words of a kind in a language, by id, read once for a library of this digest."""
    if language not in languages_of(root):
        return {}
    return {name: words for _, sheet in sheets_of(root, language, kind) for name, words in sheet.words.items()}
