"""The end of a first call: person, consent, answers and request go into the record in one act, once."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from lasegue.web.audit import trail
from lasegue.web.booking.models import Request
from lasegue.web.intake.calls import Standing
from lasegue.web.intake.handing_over import hand_over
from lasegue.web.intake.models import Call
from lasegue.web.people.consenting import CONSENT, CONSENT_VERSION
from lasegue.web.people.membership import patient_actor
from lasegue.web.people.models import Consent, Patient
from lasegue.web.record.models import Occasion

BLOCKING = "emergency"


@dataclass(frozen=True)
class Made:
    """The request and whose it is; ``first`` is false when the same request had been sent before."""

    request: Request
    patient: Patient
    first: bool


def is_ready(standing: Standing) -> bool:
    """Whether a request may be made: nothing stops the person and no question is left."""
    call = standing.call
    return standing.level != BLOCKING and call.stopped_at is None and not standing.ahead.questions


def make_request(standing: Standing, given: dict[str, Any]) -> Made:
    """Write everything down together.

    :raises ValueError: when the call is not ready for a request.
    """
    if not is_ready(standing):
        raise ValueError("a request was made before the safety check was done")
    with transaction.atomic():
        call = Call.objects.select_for_update().get(pk=standing.call.pk)
        if call.done_at is not None and call.episode is not None:
            return Made(_sent_before(call.episode.patient), call.episode.patient, first=False)
        episode = hand_over(standing.call).episode
        patient = episode.patient
        _identify(patient, given)
        request = Request.objects.create(
            patient=patient,
            clinic=patient.clinic,
            preferred=given["preferred"],
            note=given["note"],
            urgent=standing.level == "urgent",
        )
        Consent.objects.create(patient=patient, kind=CONSENT, version=CONSENT_VERSION)
        now = timezone.now()
        Call.objects.filter(pk=call.pk).update(done_at=now)
        standing.call.done_at = now
        Occasion.objects.filter(episode=episode, kind="intake", done_at=None).update(done_at=now)
        _leave_trail(patient, request)
    return Made(request, patient, first=True)


def identify(patient: Patient, name: str, phone: str) -> None:
    """Write down a name and number given on the stop page; what is left out changes nothing."""
    changed = {key: value for key, value in {"name": name, "phone": phone}.items() if value}
    if not changed:
        return
    for key, value in changed.items():
        setattr(patient, key, value)
    patient.save(update_fields=list(changed))
    trail.add(
        patient_actor(patient),
        "patient.updated",
        clinic=patient.clinic_id,
        patient=patient.pk,
        detail=", ".join(sorted(changed)),
    )


def _identify(patient: Patient, given: dict[str, Any]) -> None:
    patient.name, patient.phone, patient.email = given["name"], given["phone"], given["email"]
    patient.born_on = given["born_on"]
    patient.save(update_fields=["name", "phone", "email", "born_on"])


def _sent_before(patient: Patient) -> Request:
    return Request.objects.filter(patient=patient).order_by("id")[0]


def _leave_trail(patient: Patient, request: Request) -> None:
    acts = [
        trail.Act("consent.given", f"{CONSENT} {CONSENT_VERSION}"),
        trail.Act("request.made", f"request {request.pk}"),
    ]
    trail.add_all(patient_actor(patient), acts, clinic=patient.clinic_id, patient=patient.pk)
