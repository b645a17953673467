"""A red flag: when to stop and send on, with named criteria and the words to say."""

from lasegue.knowledge.entries.entry import Entry, Grounded, Level
from lasegue.logic.condition import Condition


class Criterion(Grounded, frozen=True, kw_only=True):
    """One way in which the flag is raised; ``level`` overrides the level of the flag."""

    id: str
    when: Condition
    level: Level | None = None
    why: str = ""


class MustAnswer(Grounded, frozen=True, kw_only=True):
    """Findings that have to be answered before treatment starts, always or under a condition."""

    findings: tuple[str, ...]
    when: Condition | None = None


class RedFlag(Entry, frozen=True, kw_only=True):
    """Named criteria, the level they raise, and what to say and do."""

    level: Level
    criteria: tuple[Criterion, ...]
    referral: tuple[str, ...]
    to_patient: str
    to_clinician: str
    cause: str | None = None
    must_answer: tuple[MustAnswer, ...] = ()
