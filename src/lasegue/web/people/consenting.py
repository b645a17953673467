"""Consent to the record of care: given, taken back, given anew. Each stands in the trail with who said or noted it.

Taking it back erases nothing and stops nothing by itself: it stands where people look, so that somebody speaks with the
patient before anything goes on.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from lasegue.web.audit import trail
from lasegue.web.audit.trail import Actor
from lasegue.web.people.models import Consent, Patient

CONSENT, CONSENT_VERSION = "care_record", "2026-11"
_LATER = Consent.objects.filter(patient=OuterRef("patient"), kind=OuterRef("kind"), withdrawn_at=None)
#: Consent taken back where nothing was agreed to since.
TAKEN_BACK = Consent.objects.filter(~Exists(_LATER), withdrawn_at__isnull=False)


def give(patient: Patient, by: Actor) -> None:
    """Agree, or agree again; what stands already is not given twice."""
    with transaction.atomic():
        Patient.objects.select_for_update().get(pk=patient.pk)
        if not patient.consents.filter(kind=CONSENT, withdrawn_at=None).exists():
            Consent.objects.create(patient=patient, kind=CONSENT, version=CONSENT_VERSION)
            _note(patient, by, "consent.given", f"{CONSENT} {CONSENT_VERSION}")


def withdraw(patient: Patient, by: Actor, number: int | None = None) -> bool:
    """Take back what stands, or the one consent of that ``number``; whether anything was there to take back."""
    standing = patient.consents.filter(withdrawn_at=None)
    if number is not None:
        standing = standing.filter(pk=number)
    with transaction.atomic():
        changed = standing.update(withdrawn_at=timezone.now())
        if changed:
            _note(patient, by, "consent.withdrawn", "")
    return bool(changed)


def taken_back(patient: Patient) -> datetime | None:
    """When consent was taken back, where nothing was agreed to since."""
    return taken_back_by(patient).first()


def taken_back_by(patient: Any) -> QuerySet[Consent, datetime | None]:
    """The same as rows, the newest first, for a query about many: ``patient`` may be a reference to its own."""
    return TAKEN_BACK.filter(patient=patient).order_by("-withdrawn_at").values_list("withdrawn_at", flat=True)


def _note(patient: Patient, by: Actor, action: str, subject: str) -> None:
    trail.add(by, action, clinic=patient.clinic_id, patient=patient.pk, subject=subject)
