"""How a plan advances, holds, steps back or stops."""

from typing import Literal

from lasegue.knowledge.entries.entry import Entry, Grounded
from lasegue.logic.condition import Condition

Action = Literal["progress", "hold", "step_back", "swap", "stop", "escalate", "review", "discharge"]


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


class Response(Entry, frozen=True, kw_only=True):
    """What a logged response means and what the programme does about it."""

    order: int
    scale: Literal["movement_test", "traffic_light", "session", "flare", "reevaluation", "discharge"]
    criteria: tuple[Statement, ...]
    action: Action
    to_patient: str
    to_clinician: str
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
