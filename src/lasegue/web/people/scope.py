"""Reaching patients only through the clinic that asks: another clinic's people do not exist here."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from lasegue.web.people.models import Clinic, Patient


def patients_of(clinic: Clinic) -> QuerySet[Patient]:
    """The patients of one clinic."""
    return Patient.objects.filter(clinic=clinic)


def patient_of(clinic: Clinic, key: UUID | str) -> Patient:
    """One patient of a clinic.

    :raises Http404: when the clinic has no such patient, whoever else may have.
    """
    patient = patients_of(clinic).select_related("clinic").filter(key=key).first()
    if patient is None:
        raise Http404("no such patient in this clinic")
    return patient
