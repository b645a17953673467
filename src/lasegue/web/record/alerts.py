"""What people do with alerts: take, hand over, put off, clear. An emergency can only be taken and cleared."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lasegue.web.audit import trail
from lasegue.web.people.membership import staff
from lasegue.web.people.models import Clinic, Member
from lasegue.web.record.models import Alert


class AlertProblem(ValueError):
    """The act is not possible; the message says why and what to do."""


def take(alert: Alert, by: Member) -> None:
    """One person takes an alert.

    :raises AlertProblem: when somebody else has taken it or it is cleared.
    """

    def taken(held: Alert) -> None:
        if held.taken_by_id not in {None, by.pk}:
            raise AlertProblem(_("%(who)s has already taken this.") % {"who": held.taken_by})
        held.taken_by, held.taken_at = by, timezone.now()

    _change(alert, by, "alert.taken", taken)


def hand_over(alert: Alert, by: Member, to: Member) -> None:
    """Hand an alert to another member of the same clinic.

    :raises AlertProblem: when it is an emergency that nobody has taken, or the other person is not of this clinic.
    """

    def handed(held: Alert) -> None:
        if to.clinic_id != held.clinic_id or not to.is_active:
            raise AlertProblem(_("Choose a person who works in this clinic."))
        if held.level == "emergency" and held.taken_by_id is None:
            raise AlertProblem(_("An emergency is taken first. Press I take this."))
        held.handed_to = to

    _change(alert, by, "alert.handed_over", handed, to.name)


def snooze(alert: Alert, by: Member, until: datetime, reason: str) -> None:
    """Put an alert off until a moment.

    :raises AlertProblem: when it is an emergency or urgent, the moment is past, or there is no reason.
    """

    def put_off(held: Alert) -> None:
        if held.level in {"emergency", "urgent"}:
            raise AlertProblem(_("An emergency or urgent alert cannot be put off. Take it or hand it over."))
        if until <= timezone.now():
            raise AlertProblem(_("Choose a day that is still to come."))
        if not reason.strip():
            raise AlertProblem(_("Say why it can wait."))
        held.snoozed_until, held.snooze_reason = until, reason.strip()[:200]

    _change(alert, by, "alert.snoozed", put_off)


def clear(alert: Alert, by: Member, reason: str) -> None:
    """Lift an alert, and with it the stop that it holds, with a name and a reason.

    :raises AlertProblem: when there is no reason, or it is cleared already.
    """

    def cleared(held: Alert) -> None:
        if not reason.strip():
            raise AlertProblem(_("Say what was found and why the stop can be lifted."))
        held.cleared_by, held.cleared_at, held.clear_reason = by, timezone.now(), reason.strip()[:500]

    _change(alert, by, "alert.cleared", cleared)


def alert_of(clinic: Clinic, key: UUID | str) -> Alert | None:
    """One alert of a clinic, or nothing: another clinic's alerts do not exist here."""
    return Alert.objects.select_related("episode__patient", "taken_by").filter(clinic=clinic, key=key).first()


def _change(alert: Alert, by: Member, action: str, act: Callable[[Alert], None], subject: str = "") -> None:
    with transaction.atomic():
        held = Alert.objects.select_for_update().select_related("episode").get(pk=alert.pk)
        if held.cleared_at is not None:
            raise AlertProblem(_("This was cleared meanwhile."))
        act(held)
        held.save()
        trail.add(
            staff(by),
            action,
            clinic=held.clinic_id,
            patient=held.episode.patient_id,
            subject=subject or f"alert {held.pk}",
            detail=held.kind,
        )
    alert.refresh_from_db()
