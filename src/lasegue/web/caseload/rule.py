"""What a rule of the worklist is, and what it finds about one person."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Literal

from django.utils.crypto import salted_hmac
from django.utils.functional import Promise

from lasegue.web.caseload.matters import OpenAlert
from lasegue.web.caseload.person import Person
from lasegue.web.caseload.scope import Scope
from lasegue.web.people.models import Member
from lasegue.web.ui.addresses import address

CODE_LENGTH = 10
Group = Literal["now", "today", "later"]
Words = str | Promise


@dataclass(frozen=True)
class Found:
    """What one rule found about one person: since when, what happened, and why the next step is that.

    ``told`` is what the person was told, ``moment`` when it was and came, in words. Of one group a higher ``urgency``
    stands higher, whatever waited longer. ``member`` stands for the person where a row is about staff.
    """

    since: datetime | None
    happened: str
    why: str = ""
    person: Person | None = None
    alert: OpenAlert | None = None
    member: Member | None = None
    start: str = ""
    told: str = ""
    moment: str = ""
    urgency: int = 0


@dataclass(frozen=True)
class Rule:
    """One kind of row. ``look`` is its style, ``may`` the right that shows it, ``page`` where its button leads.

    Rows with an alert are handed over and put off on the alert; the others by the person and the kind. ``at`` is the
    place on the page that the button leads to; ``take`` says that the row is taken there. ``all`` shows every row,
    however many there are.
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
    at: str = ""
    take: bool = False
    all: bool = False

    @cached_property
    def code(self) -> str:
        """What stands for the kind in an address, which says nothing about a person: no word, the same each time."""
        return salted_hmac("lasegue.caseload.rule", self.kind).hexdigest()[:CODE_LENGTH]

    def url(self, found: Found) -> str:
        """Where the button of a row leads."""
        if found.member is not None:
            return address(self.page, found.member.pk)
        if self.page == "alert" and found.alert is not None:
            return address(self.page, found.alert.key)
        key = found.person.key if found.person is not None else ""
        return address(self.page, key) + (f"?start={found.start}" if found.start else "") + self.at
