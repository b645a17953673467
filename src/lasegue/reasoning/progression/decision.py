"""What comes out of progression: one decision a line, one a day, each with the rules behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from lasegue.knowledge.entries.entry import Basis, Certainty
from lasegue.knowledge.entries.progression import Contact, InSession, LogCriterion, Response

Light = Literal["red", "amber", "green"]
Move = Literal["stop", "rest", "step_back", "swap", "hold", "do", "progress"]

#: Moves from least to most demanding; of several rules the least demanding decides.
MOVES: tuple[Move, ...] = ("stop", "rest", "step_back", "swap", "hold", "do", "progress")
CONTACTS: tuple[Contact, ...] = ("none", "clinic", "examine", "emergency")


@dataclass(frozen=True)
class Outcome:
    """One rule of the library that applies: which of its criteria hold, and the values that made them hold.

    Words for the patient stand in ``rule.to_patient`` (translated: ``Wording.response(rule.id)``), for the clinician
    in ``rule.to_clinician``.
    """

    rule: Response
    criteria: tuple[LogCriterion, ...]
    because: Mapping[str, Any]

    @property
    def basis(self) -> Basis:
        """``seen`` only when everything that decided was."""
        grounds = (self.rule.grounds, *self.criteria)
        return "seen" if all(each.basis == "seen" for each in grounds) else "convention"

    @property
    def certainty(self) -> Certainty:
        """The certainty of the first criterion that states one; ``unrated`` otherwise."""
        rated = (each.certainty for each in (*self.criteria, self.rule.grounds) if each.certainty != "unrated")
        return next(rated, "unrated")

    @property
    def sources(self) -> tuple[str, ...]:
        """Sources of the criteria that hold, then of the rule."""
        grounds = (*self.criteria, self.rule.grounds)
        return tuple(dict.fromkeys(source for each in grounds for source in each.sources))


@dataclass(frozen=True)
class LineDecision:
    """What is done with one line today.

    ``do``: as signed. ``progress``: ``dose`` holds the amounts that grow, or ``to`` the harder neighbour. ``hold``: the
    same again. ``swap``: ``to`` instead, by the patient's wish. ``step_back``: ``to``, the easier neighbour, or the
    ``share`` of the last good dose. ``rest``: left out today. ``stop``: nothing of the programme. ``signature``
    names the step that the rules wanted and only a clinician can sign; the move is then the safe one. ``tap`` is what
    the person said during the exercise today, where that decided something.
    """

    line: str
    exercise: str
    move: Move
    outcomes: tuple[Outcome, ...]
    light: Light | None = None
    to: str | None = None
    share: tuple[float, float] | None = None
    dose: Mapping[str, Any] | None = None
    signature: str = ""
    tap: InSession | None = None


@dataclass(frozen=True)
class DayDecision:
    """The decision for one day.

    ``light`` is the light of the last logged day of exercise, ``None`` when too little was logged to say. ``move`` is
    ``stop`` when the programme is stopped, otherwise the least demanding move of the lines. ``contact`` is whom to
    tell. ``outcomes`` are the rules about the day as a whole; ``missing`` names what the log does not say and a better
    light would have needed.
    """

    on: date
    light: Light | None
    move: Move
    contact: Contact
    lines: tuple[LineDecision, ...]
    outcomes: tuple[Outcome, ...]
    missing: tuple[str, ...]
