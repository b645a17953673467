"""What patients read in English: the words that entries hold, and those that only the English sheets have."""

from collections.abc import Mapping
from typing import Any

import msgspec

from lasegue.knowledge.entries.entry import Strict
from lasegue.knowledge.entries.exercise import Exercise
from lasegue.knowledge.entries.intervention import Intervention
from lasegue.knowledge.entries.words import (
    GoalWords,
    LineWords,
    PlaceWords,
    QuestionWords,
    StopRuleWords,
    ToldWords,
    TopicWords,
)
from lasegue.knowledge.library import Library

#: Kinds with English sheets, and the parts that may stand there; everything else in English stands in the entry.
IN_SHEETS: dict[str, tuple[str, ...]] = {"findings": ("why", "yes", "no", "choices"), "regions": ("name",)}


def english(kind: str, library: Library, name: str, sheet: Mapping[str, Any]) -> Strict:
    """The English words of an entry, with what the English ``sheet`` of its kind adds.

    :raises KeyError: when the library has no entry of this name.
    """
    if kind == "findings":
        return _question(library, name, sheet)
    if kind == "regions":
        own: PlaceWords | None = sheet.get(name)
        return own or PlaceWords(name=library.vocabulary.regions[name].meaning)
    if kind == "interventions":
        return _line(intervention_of(library, name))
    return _of_entry(kind, getattr(library, kind)[name])


def names_of(kind: str, library: Library) -> set[str]:
    """The ids that words of this kind may be for."""
    if kind == "interventions":
        return {each.id for each in library.interventions()}
    return set(library.vocabulary.regions if kind == "regions" else getattr(library, kind))


def intervention_of(library: Library, name: str) -> Intervention:
    """The exercise, technique, measure or advice of this name."""
    for item in library.interventions():
        if item.id == name:
            return item
    raise KeyError(name)


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


def _line(item: Intervention) -> LineWords:
    cues, errors = (item.cues, item.errors) if isinstance(item, Exercise) else ((), ())
    return LineWords(title=item.title, to_patient=item.to_patient, cues=cues, errors=errors, extra_stop=item.extra_stop)


def _question(library: Library, name: str, sheet: Mapping[str, Any]) -> QuestionWords:
    finding = library.findings[name]
    extra: QuestionWords = sheet.get(name, QuestionWords())
    labels = {choice: extra.choices.get(choice, choice.replace("_", " ")) for choice in finding.choices}
    return msgspec.structs.replace(extra, ask=finding.ask, help=finding.help, choices=labels)
