"""What one handout holds: words, drawings and days, ready to be set. Nothing in it is looked up again."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Language = Literal["en", "es", "ar"]
Paper = Literal["a4", "us-letter"]
Level = Literal["go", "careful", "stop"]


@dataclass(frozen=True)
class Still:
    """One drawing of an exercise: SVG text, the word under it, and what it shows for those who do not see it."""

    svg: str
    caption: str
    alt: str


@dataclass(frozen=True)
class ExerciseEntry:
    """One exercise. ``side`` is a word or empty; ``boxes`` is how often a day it is ticked off, 1 to 8."""

    title: str
    side: str
    dose: tuple[str, ...]
    says: str
    cues: tuple[str, ...]
    good: str
    stop: str
    boxes: int
    stills: tuple[Still, ...] = ()


@dataclass(frozen=True)
class Advice:
    """A measure or a piece of advice that is no exercise; of what is only for reading, large print has the title."""

    title: str
    says: str
    is_reading: bool


@dataclass(frozen=True)
class Light:
    """One light of the three: go on, be careful, stop."""

    level: Level
    title: str
    says: str


@dataclass(frozen=True)
class About:
    """Whose sheet it is and where it comes from. Empty words are left out.

    ``link`` is the address that opens the same plan, printed as a QR code. ``signed`` says who signed and when, in
    words; without it the sheet is a draft and says so across every page.
    """

    clinic: str
    phone: str
    emergency_number: str
    person: str
    version: str
    signed: str
    next_visit: str
    link: str
    knowledge: str
    first_day: date


@dataclass(frozen=True)
class Sheet:
    """The whole handout in one language. ``held`` names what is left out until somebody has spoken with the person."""

    language: Language
    about: About
    exercises: tuple[ExerciseEntry, ...]
    advice: tuple[Advice, ...]
    lights: tuple[Light, ...]
    emergency: str
    emergency_do: str
    after_a_break: str
    why: tuple[str, ...]
    held: tuple[str, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Whether nobody has signed it."""
        return not self.about.signed
