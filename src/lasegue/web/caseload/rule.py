"""What a rule of the worklist is, and what it finds about one person."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from django.urls import reverse
from django.utils.functional import Promise

from lasegue.web.caseload.scope import Scope
from lasegue.web.people.models import Member, Patient
from lasegue.web.record.models import Alert, Episode

Group = Literal["now", "today", "later"]
Words = str | Promise


@dataclass(frozen=True)
class Found:
    """What one rule found about one person: since when, what happened, and why the next step is that."""

    since: datetime | None
    happened: str
    why: str = ""
    patient: Patient | None = None
    episode: Episode | None = None
    alert: Alert | None = None
    member: Member | None = None
    start: str = ""


@dataclass(frozen=True)
class Rule:
    """One kind of row. ``look`` is its style, ``may`` the right that shows it, ``page`` where its button leads.

    Rows with an alert are handed over and put off on the alert; the others by the person and the kind.
    """

    kind: str
    group: Group
    look: str
    icon: str
    title: Words
    button: Words
    page: str
    may: str
    find: Callable[[Scope], Iterable[Found]]
    hand_over: bool = True
    snooze: bool = True
    parameters: dict[str, str] = field(default_factory=dict)

    def url(self, found: Found) -> str:
        """Where the button of a row leads."""
        if found.member is not None:
            return reverse(self.page, args=[found.member.pk])
        if self.page == "alert" and found.alert is not None:
            return reverse(self.page, args=[found.alert.key])
        key = found.patient.key if found.patient is not None else ""
        return reverse(self.page, args=[key]) + (f"?start={found.start}" if found.start else "")
