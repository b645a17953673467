"""What patients read in English: the words that entries hold, and those that only the English sheets have."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from lasegue.knowledge.entries.entry import Strict
from lasegue.knowledge.entries.exercise import Exercise
from lasegue.knowledge.entries.intervention import Intervention
from lasegue.knowledge.entries.words import (
    DoseWords,
    GoalWords,
    LineWords,
    QuestionWords,
    StopRuleWords,
    ToldWords,
    TopicWords,
)
from lasegue.knowledge.library import Library

#: Parts that English sheets hold, by kind; everything else in English stands in the entry. The title of a line is there
#: where the entry's own is a word of the clinic.
IN_SHEETS = {"findings": ("why", "yes", "no", "choices"), "interventions": ("title",)}


def english(kind: str, library: Library, name: str, sheet: Mapping[str, Any]) -> Strict:
    """The English words of an entry, with what the English ``sheet`` of its kind adds.

    Words of a dose are their own key and may be any.

    :raises KeyError: when the library has no entry of this name.
    """
    if kind == "findings":
        return _question(library, name, sheet)
    if kind == "dose_words":
        return DoseWords(text=name)
    if kind == "interventions":
        return _line(intervention_of(library, name), sheet)
    return _of_entry(kind, getattr(library, kind)[name])


def names_of(kind: str, library: Library) -> set[str]:
    """The ids that words of this kind may be for."""
    if kind == "interventions":
        return {each.id for each in library.interventions()}
    if kind == "dose_words":
        return {words for each in library.exercises.values() for words in _dose_words(each)}
    return set(getattr(library, kind))


def intervention_of(library: Library, name: str) -> Intervention:
    """The exercise, technique, measure or advice of this name."""
    for item in library.interventions():
        if item.id == name:
            return item
    raise KeyError(name)


def _dose_words(exercise: Exercise) -> Iterator[str]:
    dosage = exercise.dose
    for dose in (dosage.usual, dosage.high, dosage.moderate, dosage.low) if dosage else ():
        if dose is not None:
            yield from (words for words in (dose.effort, dose.text) if words)


def _of_entry(kind: str, entry: Any) -> Strict:
    if kind == "education":
        return TopicWords(title=entry.title, paragraphs=tuple(each.text for each in entry.paragraphs))
    if kind == "stop_rules":
        return StopRuleWords(title=entry.title, to_patient=entry.to_patient, then_do=entry.then_do)
    if kind == "goals":
        return GoalWords(title=entry.title, text=entry.text)
    if kind == "conflicts":
        return ToldWords(title=entry.title, to_patient=entry.say)
    return ToldWords(title="" if kind == "red_flags" else entry.title, to_patient=entry.to_patient)


def _line(item: Intervention, sheet: Mapping[str, Any]) -> LineWords:
    extra: LineWords = sheet.get(item.id, LineWords())
    plain = LineWords(title=extra.title or item.title, to_patient=item.to_patient, extra_stop=item.extra_stop)
    if not isinstance(item, Exercise):
        return plain
    own = {part: getattr(item, part) for part in ("cues", "errors", "expect", "equipment_text")}
    return msgspec.structs.replace(plain, **own)


def _question(library: Library, name: str, sheet: Mapping[str, Any]) -> QuestionWords:
    finding = library.findings[name]
    extra: QuestionWords = sheet.get(name, QuestionWords())
    labels = {choice: extra.choices.get(choice, choice.replace("_", " ")) for choice in finding.choices}
    return msgspec.structs.replace(extra, ask=finding.ask, help=finding.help, choices=labels)
