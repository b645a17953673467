"""A classification: a subgroup that changes treatment, and the programme of slots it calls for."""

from lasegue.knowledge.entries.entry import Entry, Grounded, Phase, Strict
from lasegue.logic.condition import Condition


class Rule(Grounded, frozen=True, kw_only=True):
    """One way into the classification and how much it weighs against other classifications."""

    id: str
    when: Condition
    weight: float
    why: str


class Slot(Strict, frozen=True, kw_only=True):
    """One place in the plan: the first eligible of ``prefer`` fills it in the phases named.

    With ``when`` the place is there only for people for whom the condition is true; ``note`` goes with the dose.
    """

    id: str
    prefer: tuple[str, ...]
    phases: tuple[Phase, ...]
    when: Condition | None = None
    note: str = ""


class Classification(Entry, frozen=True, kw_only=True):
    """One classification of the vocabulary."""

    summary: str
    to_patient: str
    rules: tuple[Rule, ...]
    slots: tuple[Slot, ...]
    alone: bool = False
    off_target: tuple[str, ...] = ()
