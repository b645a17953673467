"""Handing a row of the worklist to somebody else, or putting it off: never gone, always with a name and a reason."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lasegue.web.audit import trail
from lasegue.web.caseload.models import Deferral
from lasegue.web.people.membership import staff
from lasegue.web.people.models import Member, Patient

#: A row that was handed over comes back after this time if its cause is still there.
HANDED_FOR = timedelta(days=7)
LONGEST = timedelta(days=60)


class DeferralProblem(ValueError):
    """The row stays where it is; the message says what to do."""


def hand_over(patient: Patient, kind: str, by: Member, to: Member) -> Deferral:
    """Hand a row to another member of the clinic.

    :raises DeferralProblem: when that person does not work here.
    """
    if to.clinic_id != patient.clinic_id or not to.is_active:
        raise DeferralProblem(_("Choose a person who works in this clinic."))
    return _keep(patient, kind, by, timezone.now() + HANDED_FOR, "row.handed_over", to, "")


def put_off(patient: Patient, kind: str, by: Member, until: datetime, reason: str) -> Deferral:
    """Put a row off until a moment.

    :raises DeferralProblem: without a reason, or when the moment is past or more than two months away.
    """
    now = timezone.now()
    if not now < until <= now + LONGEST:
        raise DeferralProblem(_("Choose a day within the next two months."))
    if not reason.strip():
        raise DeferralProblem(_("Say why it can wait."))
    return _keep(patient, kind, by, until, "row.snoozed", None, reason.strip()[:200])


def take_back(patient: Patient, kind: str, by: Member) -> None:
    """Put a row back on the list now: a slip, or it cannot wait after all. What was decided before stays in the trail.

    :raises DeferralProblem: when it waits nowhere any more.
    """
    now = timezone.now()
    with transaction.atomic():
        if not Deferral.objects.filter(patient=patient, kind=kind, until__gt=now).update(until=now):
            raise DeferralProblem(_("This is on the list again already."))
        trail.add(staff(by), "row.taken_back", clinic=patient.clinic_id, patient=patient.pk, subject=kind)


def _keep(
    patient: Patient, kind: str, by: Member, until: datetime, action: str, to: Member | None, reason: str
) -> Deferral:
    with transaction.atomic():
        row = Deferral.objects.create(
            clinic_id=patient.clinic_id, patient=patient, kind=kind, by=by, until=until, handed_to=to, reason=reason
        )
        trail.add(staff(by), action, clinic=patient.clinic_id, patient=patient.pk, subject=kind, detail=str(to or ""))
    return row
