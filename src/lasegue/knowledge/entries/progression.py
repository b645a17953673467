"""How a plan advances, holds, steps back or stops."""

from typing import Literal

from lasegue.knowledge.entries.entry import Entry, Grounded, Phase
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


class LogCriterion(Statement, frozen=True, kw_only=True):
    """A statement with the condition on observations under which it is true.

    ``contact`` is whom to tell when this criterion holds, where that is more than the response says. ``verdict`` is
    what it says about the course at a re-evaluation.
    """

    when: Condition
    contact: Contact = "none"
    verdict: Literal["", "on_track", "off_track"] = ""


class Response(Entry, frozen=True, kw_only=True):
    """What a logged response means and what the programme does about it.

    It applies when all of its criteria hold, or any, as ``needs`` says. ``contact`` is whom to tell. ``share`` is the
    part of the last good dose that is done then, least and most; with ``share_families`` only of exercises of these
    families. ``keeps`` is the phase whose exercises alone go on. ``at_week`` is when a re-evaluation is due.
    """

    order: int
    scale: Scale
    needs: Literal["all", "any"] = "any"
    criteria: tuple[LogCriterion, ...]
    action: Action
    contact: Contact = "none"
    share: tuple[float, float] | None = None
    share_families: tuple[str, ...] = ()
    keeps: Phase | None = None
    at_week: float | None = None
    to_patient: str
    to_clinician: str
    grounds: Grounded


class Observation(Entry, frozen=True, kw_only=True):
    """Something that the log, a movement test or a re-evaluation shows, which the criteria of responses compare.

    It is no finding: no case states it. ``about`` is what it is observed of, ``log`` how it is worked out, and
    ``grounds`` those of the figures in that.
    """

    type: Literal["boolean", "integer", "decimal", "choice"]
    about: Literal["line", "course", "test", "check"]
    meaning: str
    log: str
    unit: str = ""
    range: tuple[float, float] | None = None
    choices: tuple[str, ...] = ()
    grounds: Grounded | None = None

    @property
    def sided(self) -> bool:
        """Whether it is observed for each side: never, a line has its side."""
        return False


class InSession(Entry, frozen=True, kw_only=True):
    """What happens at once when the person says during an exercise that it is too hard or hurts more.

    Of the entries whose condition holds the one with the lowest ``order`` decides. The condition is one comparison or
    ``all`` of several, so that a page can read it. ``stop_rule`` is the rule that it carries out, ``relief`` says to
    show a position that eases.
    """

    order: int
    when: Condition
    move: Literal["rest", "swap"]
    contact: Contact = "none"
    stop_rule: str = ""
    relief: bool = False
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
