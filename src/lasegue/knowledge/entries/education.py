"""What patients and carers read: condition, daily life, prevention, questions, and what the article said."""

from typing import Literal

from lasegue.knowledge.entries.drawings import DrawingName
from lasegue.knowledge.entries.entry import Entry, Grounded
from lasegue.logic.condition import Condition


class Paragraph(Grounded, frozen=True, kw_only=True):
    """One paragraph for patients at reading grade 8 or below."""

    text: str


class Topic(Entry, frozen=True, kw_only=True):
    """One education topic."""

    group: Literal["condition", "daily_life", "prevention", "question", "risk", "flare", "pregnancy", "work_sport"]
    answers: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    paragraphs: tuple[Paragraph, ...]
    show_when: Condition | None = None
    drawings: tuple[DrawingName, ...] = ()


class Conflict(Entry, frozen=True, kw_only=True):
    """A claim of the founding article that guidelines or evidence see differently."""

    claim: str
    position: str
    say: str
    default: str
    concerns: tuple[str, ...] = ()
    grounds: Grounded
