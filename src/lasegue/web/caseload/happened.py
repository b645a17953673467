"""What happened in an episode besides what was stated, as its timeline reads it: the columns that it shows."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, DateTimeField, QuerySet

from lasegue.web.asking import Asked, AskedWhole, Given
from lasegue.web.booking.models import Appointment, Request
from lasegue.web.plans.models import Version
from lasegue.web.record.given import EPISODE, PATIENT
from lasegue.web.record.models import Alert, Occasion, StageChange
from lasegue.web.visits.models import Visit

_SINCE = Given("since", DateTimeField())
Rows = QuerySet[Any, Any]


class Visited(NamedTuple):
    """A visit: how many things were done, and who signed its note."""

    pk: int
    occasion: int
    signed_at: datetime | None
    signed_by: str | None
    done: int


def _visited(_shape: None) -> Rows:
    rows = Visit.objects.filter(episode=EPISODE).order_by("pk").annotate(done=Count("treatments"))
    return rows.values_list("pk", "occasion_id", "signed_at", "signed_by__name", "done")


class Raised(NamedTuple):
    """An alert of any level, and what became of it."""

    kind: str
    level: str
    because: list[Any]
    raised_at: datetime
    taken_by: str | None
    taken_at: datetime | None
    handed_to: str | None
    cleared_by: str | None
    cleared_at: datetime | None
    clear_reason: str


def _raised(_shape: None) -> Rows:
    people = ("taken_by__name", "taken_at", "handed_to__name", "cleared_by__name", "cleared_at", "clear_reason")
    rows = Alert.objects.filter(episode=EPISODE).order_by("pk")
    return rows.values_list("kind", "level", "because", "raised_at", *people)


class Planned(NamedTuple):
    """A version of the plan, without what stands in it."""

    number: int
    state: str
    made_at: datetime
    made_by: str | None
    signed_at: datetime | None
    signed_by: str | None
    ended_at: datetime | None
    end_reason: str
    knowledge: str
    engine: str


def _planned(_shape: None) -> Rows:
    who = ("made_at", "made_by__name", "signed_at", "signed_by__name", "ended_at", "end_reason")
    kept = ("snapshot__knowledge_version", "snapshot__engine_version")
    return Version.objects.filter(episode=EPISODE).order_by("pk").values_list("number", "state", *who, *kept)


class Agreed(NamedTuple):
    """An appointment."""

    kind: str
    state: str
    starts_at: datetime
    minutes: int
    therapist: str


def _agreed(_shape: None) -> Rows:
    rows = Appointment.objects.filter(patient=PATIENT, starts_at__gte=_SINCE).order_by("pk")
    return rows.values_list("kind", "state", "starts_at", "minutes", "therapist__name")


class Wished(NamedTuple):
    """A request for an appointment."""

    made_at: datetime
    preferred: list[str]
    note: str


def _wished(_shape: None) -> Rows:
    rows = Request.objects.filter(patient=PATIENT, made_at__gte=_SINCE).order_by("pk")
    return rows.values_list("made_at", "preferred", "note")


class Moved(NamedTuple):
    """A change of stage."""

    after: str
    by: str
    at: datetime
    reason: str


def _moved(_shape: None) -> Rows:
    return StageChange.objects.filter(episode=EPISODE).order_by("pk").values_list("after", "by", "at", "reason")


def _occasions() -> Rows:
    """Each with who it was held by, and how much was stated on it."""
    return Occasion.objects.filter(episode=EPISODE).select_related("by").annotate(said=Count("statements"))


VISITED, RAISED, PLANNED = Asked(Visited, _visited), Asked(Raised, _raised), Asked(Planned, _planned)
AGREED, WISHED, MOVED = Asked(Agreed, _agreed), Asked(Wished, _wished), Asked(Moved, _moved)
WHEN_STATED = AskedWhole(_occasions)
