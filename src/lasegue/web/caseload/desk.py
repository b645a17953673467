"""What the desk sees: requests that wait, and the appointments of a day, ready to be shown as there are dozens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from lasegue.web.booking.agreeing import moves_of
from lasegue.web.booking.models import KIND_NAMES, STATE_NAMES, Request
from lasegue.web.caseload.day import appointments_on
from lasegue.web.caseload.rules import wished
from lasegue.web.people.clock import now_at
from lasegue.web.people.models import Member
from lasegue.web.ui.addresses import address
from lasegue.web.ui.clock import clock_of

MOST_ASKED, MOST_BOOKED = 50, 200


@dataclass(frozen=True)
class Asked:
    """One request: who asks, where their page is, since when, for what, and where a time is agreed."""

    name: str
    page: str
    made_at: datetime
    wishes: str
    book: str


@dataclass(frozen=True)
class Slot:
    """One appointment in words; ``moves`` are states and the words of the act, sent to ``mark``."""

    name: str
    page: str
    time: str
    length: str
    kind: str
    therapist: str
    state: str
    mark: str
    moves: Sequence[tuple[str, str]]


def asked_of(member: Member) -> tuple[list[Asked], int]:
    """The first of the clinic's requests that nobody has answered, and how many more there are."""
    waiting = Request.objects.filter(clinic=member.clinic, answered_at=None).order_by("made_at")
    rows = waiting.values_list("patient__key", "patient__name", "made_at", "preferred", "note")[:MOST_ASKED]
    page = member.page_of_a_person
    asked = [
        Asked(name, address(page, key), at, wished(preferred, note), address("book", key))
        for key, name, at, preferred, note in rows
    ]
    return asked, waiting.count() - MOST_ASKED if len(asked) == MOST_ASKED else 0


def slots_on(day: date, member: Member) -> list[Slot]:
    """Appointments of the member's clinic on one of its days."""
    now = now_at(member.clinic)
    rows = appointments_on(member.clinic, day, now.tzinfo).values_list(*_SHOWN)[:MOST_BOOKED]
    page, minutes = member.page_of_a_person, _("%(n)s min")
    acts = {
        name: str(words) for name, words in (STATE_NAMES | {"booked": _("Not yet here"), "off": _("Cancel")}).items()
    }
    return [
        Slot(
            name=name,
            page=address(page, patient),
            time=clock_of(timezone.localtime(starts_at)),
            length=minutes % {"n": length},
            kind=str(KIND_NAMES[kind]),
            therapist=therapist,
            state=str(STATE_NAMES[state]),
            mark=address("mark_appointment", key),
            moves=[(move, acts[move]) for move in moves_of(state, starts_at, now)],
        )
        for key, patient, name, therapist, kind, starts_at, length, state in rows
    ]


_SHOWN = ("key", "patient__key", "patient__name", "therapist__name", "kind", "starts_at", "minutes", "state")
