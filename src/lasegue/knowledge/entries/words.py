"""The words of entries in one language: sheets of translations, and labels that the entries themselves do not hold."""

from typing import Generic, Literal, TypeVar

import msgspec

from lasegue.knowledge.entries.entry import Strict

Words = TypeVar("Words", bound=Strict)


class QuestionWords(Strict, frozen=True, kw_only=True):
    """A finding as it is asked. ``yes`` and ``no`` stand small beside the answers, ``why`` behind "why do you ask"."""

    ask: str = ""
    help: str = ""
    why: str = ""
    yes: str = ""
    no: str = ""
    choices: dict[str, str] = msgspec.field(default_factory=dict)


class ToldWords(Strict, frozen=True, kw_only=True):
    """What a patient is told about a red flag, cause, classification, phase, response or disputed claim."""

    title: str = ""
    to_patient: str = ""


class TopicWords(Strict, frozen=True, kw_only=True):
    """One education topic, a paragraph for each paragraph of the entry."""

    title: str
    paragraphs: tuple[str, ...]


class LineWords(Strict, frozen=True, kw_only=True):
    """What a patient reads about a line of the plan: an exercise, a technique, a measure or advice."""

    title: str = ""
    to_patient: str = ""
    cues: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    expect: str = ""
    equipment_text: str = ""
    extra_stop: str = ""


class StopRuleWords(Strict, frozen=True, kw_only=True):
    """A rule that stops an exercise or the programme."""

    title: str = ""
    to_patient: str
    then_do: str


class GoalWords(Strict, frozen=True, kw_only=True):
    """A goal; ``{target}`` and ``{now}`` stand where the English has them."""

    title: str
    text: str


class DoseWords(Strict, frozen=True, kw_only=True):
    """What the numbers of a dose leave out, such as "Each side."; the key is the English sentence."""

    text: str


class Sheet(Strict, Generic[Words], frozen=True, kw_only=True):
    """One file of words. ``review`` moves to ``signed`` by a native clinician, named in ``reviewed_by``.

    ``of`` is the fingerprint of the English that was translated; sheets of safety words carry it.
    """

    language: Literal["en", "es", "ar"]
    review: Literal["awaiting", "signed"]
    reviewed_by: str = ""
    note: str
    of: str = ""
    words: dict[str, Words]
