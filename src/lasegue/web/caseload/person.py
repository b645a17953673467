"""The person whom a row is about: what a list shows of them, read with the row itself, and nothing more."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import DateTimeField, OuterRef, Subquery, Value
from django.db.models.expressions import Combinable

from lasegue.web.record.models import Episode

_PATIENT = ("pk", "key", "name", "born_on")


class Person(NamedTuple):
    """One person, and who treats them. ``stage`` and ``opened_at`` are of the episode that a row is about, if any."""

    pk: int
    key: UUID
    name: str
    born_on: date | None
    therapist: str | None
    stage: str
    opened_at: datetime | None


#: Episodes of the patient of a row, the newest first.
NEWEST = Episode.objects.filter(patient=OuterRef("patient")).order_by("-opened_at", "-id")
#: The name of the therapist of somebody's newest episode, for a row about no episode.
_THERAPIST = Subquery(NEWEST.values("therapist__name")[:1])
_NO_EPISODE = (Value(""), Value(None, output_field=DateTimeField()))


def in_episode(path: str = "") -> tuple[str, ...]:
    """The columns of the person of an episode, to which ``path`` leads from a row; empty for episodes themselves."""
    to = f"{path}__" if path else ""
    patient = (f"{to}patient__{name}" for name in _PATIENT)
    return (*patient, f"{to}therapist__name", f"{to}stage", f"{to}opened_at")


def by_name(therapist: str | Subquery = _THERAPIST) -> tuple[str | Combinable, ...]:
    """The columns of the person of a row that has a patient and is about no episode."""
    return (*(f"patient__{name}" for name in _PATIENT), therapist, *_NO_EPISODE)
