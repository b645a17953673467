"""How a plan advances, holds, steps back or stops."""

from typing import Literal

from lasegue.knowledge.entries.entry import Entry, Grounded, Phase, Strict
from lasegue.logic.condition import Condition

Contact = Literal["none", "clinic", "examine", "emergency"]
Action = Literal["progress", "hold", "step_back", "swap", "stop", "escalate", "review", "discharge"]


Scale = Literal["movement_test", "traffic_light", "session", "flare", "reevaluation", "discharge"]


class Statement(Grounded, frozen=True, kw_only=True):
    """One sentence with its grounds."""

    id: str
    says: str


class PhaseEntry(Entry, frozen=True, kw_only=True):
    """A phase of the programme: when it starts and ends, and how much work it holds.

    ``enter`` is the condition on findings under which a patient starts in this phase; weeks are guidance.
    """

    order: int
    aim: str
    to_patient: str
    weeks: tuple[float, float]
    enter: Condition | None = None
    leave_when: tuple[Statement, ...] = ()
    home_exercises: tuple[int, int]
    grounds: Grounded


class Criterion(Statement, frozen=True, kw_only=True):
    """A statement with the condition on observations under which it is true.

    ``contact`` is whom to tell when this criterion holds, where that is more than the response says.
    """

    when: Condition
    contact: Contact = "none"


class Response(Entry, frozen=True, kw_only=True):
    """What a logged response means and what the programme does about it.

    It applies when all of its criteria hold, or any, as ``needs`` says. ``reach`` is the part of the programme that
    the action is for. ``share`` is the part of the last good dose that is done then, least and most; ``keeps`` the
    phase whose exercises alone go on. ``contact`` is whom to tell.
    """

    order: int
    scale: Scale
    needs: Literal["all", "any"] = "any"
    reach: Literal["item", "programme"] = "item"
    criteria: tuple[Criterion, ...]
    action: Action
    contact: Contact = "none"
    share: tuple[float, float] | None = None
    keeps: Phase | None = None
    to_patient: str
    to_clinician: str
    grounds: Grounded


class Observation(Entry, frozen=True, kw_only=True):
    """Something that the log, a movement test or a re-evaluation shows, which criteria of responses compare.

    It is no finding: no case states it. ``about`` is what it is observed of, ``log`` how it is worked out.
    """

    type: Literal["boolean", "integer", "decimal", "choice"]
    about: Literal["line", "session", "course", "test", "check"]
    meaning: str
    log: str
    unit: str = ""
    range: tuple[float, float] | None = None
    choices: tuple[str, ...] = ()


class InSession(Entry, frozen=True, kw_only=True):
    """What an exercise does at once when the person says that it is too hard or hurts more.

    The entry of the lowest ``order`` whose condition holds decides; a tap that says nothing more is ``when_unknown``.
    ``response`` and ``stop_rule`` hold the words.
    """

    order: int
    when: Condition
    move: Literal["rest", "swap"]
    contact: Contact
    response: str
    stop_rule: str = ""
    relief: bool = False
    grounds: Grounded


class StopRule(Entry, frozen=True, kw_only=True):
    """A rule, in the patient's words, that stops an exercise or the whole programme."""

    applies_to: Literal["item", "programme"]
    when_condition: Condition | None = None
    to_patient: str
    then_do: str
    grounds: Grounded


class Contradiction(Entry, frozen=True, kw_only=True):
    """Two statements that cannot both be true of one person on one day.

    When both hold, the case is refused: ``key`` is the finding blamed, ``expected`` what it should have been.
    """

    key: str
    first: Condition
    second: Condition
    expected: str
