"""A new person at the desk or on the phone becomes a patient with an open episode."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from lasegue.web.audit import trail
from lasegue.web.people.models import Clinic, Member, Patient
from lasegue.web.record.models import Episode


@dataclass(frozen=True)
class NewPerson:
    """What the desk knows of a person it meets for the first time."""

    name: str
    born_on: date | None = None
    phone: str = ""
    email: str = ""
    language: str = "en"


def welcome(clinic: Clinic, person: NewPerson, actor: trail.Actor, therapist: Member | None = None) -> Episode:
    """Make the patient and the first episode."""
    with transaction.atomic():
        patient = Patient.objects.create(
            clinic=clinic,
            name=person.name,
            born_on=person.born_on,
            phone=person.phone,
            email=person.email,
            language=person.language,
            is_demo=clinic.is_demo,
        )
        episode = Episode.objects.create(patient=patient, clinic=clinic, therapist=therapist)
        trail.add(actor, "patient.added", clinic=clinic.pk, patient=patient.pk, subject=f"episode {episode.pk}")
    return episode
