"""The one door to the trail: add an event, read events, check the chain."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from lasegue.web.audit.models import Event

START = "0" * 64
#: How a chain may fail to hold.
MISSING, ELSEWHERE, CHANGED = "is missing", "does not follow the one before it", "was changed"
#: Events of others that may slip in before one of ours.
MOST_TURNS = 50
_SEALED = ("clinic", "number", "actor_kind", "actor", "actor_name", "action", "patient", "subject", "detail", "before")


@dataclass(frozen=True)
class Actor:
    """Who did it: a member of staff, a patient, or a named part of the system."""

    kind: Literal["staff", "patient", "system"]
    id: int | None
    name: str


@dataclass(frozen=True)
class Break:
    """The first place where the chain does not hold."""

    number: int
    what: str


@dataclass(frozen=True)
class Act:
    """What was done: ``detail`` names fields and versions, never clinical values."""

    action: str
    subject: str = ""
    detail: str = ""


def add(
    actor: Actor, action: str, *, clinic: int, patient: int | None = None, subject: str = "", detail: str = ""
) -> None:
    """Write one event; words as in :class:`Act`."""
    add_all(actor, [Act(action, subject, detail)], clinic=clinic, patient=patient)


def add_all(actor: Actor, acts: Sequence[Act], *, clinic: int, patient: int | None = None) -> None:
    """Write events that one person's act makes together, in their order.

    Two that come at once want the same number: the second waits in the database for the first to be kept, is refused,
    and follows it.
    """
    events = [
        Event(
            clinic=clinic,
            at=timezone.now(),
            actor_kind=actor.kind,
            actor=actor.id,
            actor_name=actor.name[:120],
            action=act.action,
            patient=patient,
            subject=act.subject[:80],
            detail=act.detail[:300],
        )
        for act in acts
    ]
    for turn in range(MOST_TURNS):
        try:
            with transaction.atomic():
                _append(clinic, events)
        except IntegrityError:
            if turn == MOST_TURNS - 1:
                raise
        else:
            break


def _append(clinic: int, events: Sequence[Event]) -> None:
    last = of_clinic(clinic).first()
    number, before = (last.number, last.digest) if last else (0, START)
    for event in events:
        number += 1
        event.number, event.before = number, before
        event.digest = before = digest_of(event)
    Event.objects.bulk_create(events)


def of_clinic(clinic: int) -> QuerySet[Event]:
    """Events of a clinic, the newest first."""
    return Event.objects.filter(clinic=clinic).order_by("-number")


def of_patient(clinic: int, patient: int) -> QuerySet[Event]:
    """Events about one patient, the newest first."""
    return of_clinic(clinic).filter(patient=patient)


def head_of(clinic: int) -> str:
    """Digest of the newest event; kept elsewhere it shows whether the end of the trail was cut off."""
    last = of_clinic(clinic).first()
    return last.digest if last else START


def first_break(events: Iterable[Event]) -> Break | None:
    """Where a chain, oldest first, stops holding; ``None`` when it holds throughout."""
    before, number = START, 1
    for event in events:
        if event.number != number:
            return Break(number, MISSING)
        if event.before != before:
            return Break(number, ELSEWHERE)
        if event.digest != digest_of(event):
            return Break(number, CHANGED)
        before, number = event.digest, number + 1
    return None


def digest_of(event: Event) -> str:
    """SHA-256 over the event and the digest before it."""
    at: datetime = event.at
    content = [at.astimezone(UTC).isoformat(timespec="microseconds"), *(getattr(event, name) for name in _SEALED)]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
