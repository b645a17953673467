"""Agreeing on a time with a patient, so that no therapist is ever booked twice; and what became of it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from lasegue.web.audit import trail
from lasegue.web.booking.models import Appointment, Request
from lasegue.web.people.clock import now_at
from lasegue.web.people.models import Member, Patient
from lasegue.web.people.rights import may

#: From a state to those it may move to; a mistake at the desk can be taken back.
MOVES: dict[str, tuple[str, ...]] = {
    "booked": ("arrived", "done", "no_show", "off"),
    "arrived": ("done", "booked", "no_show"),
    "done": ("arrived",),
    "no_show": ("booked", "arrived"),
    "off": (),
}
#: What nobody can say of an appointment before its day, and before it has begun.
OF_ITS_DAY, ONCE_BEGUN = frozenset({"arrived", "done"}), frozenset({"no_show"})
LONGEST = timedelta(hours=4)
#: Kinds in which somebody is examined and a plan is made or judged: whoever may sign a plan sees to them.
EXAMINED = ("first", "check")


class BookingProblem(ValueError):
    """The time cannot be agreed; the message says why and what to do."""


def agree(
    patient: Patient,
    therapist: Member,
    kind: str,
    starts_at: datetime,
    minutes: int,
    actor: trail.Actor,
    request: Request | None = None,
) -> Appointment:
    """Make an appointment, and answer the request it is for.

    :raises BookingProblem: when one of the two has another appointment then, or this member does not see to that kind.
    """
    if therapist.clinic_id != patient.clinic_id or not therapist.is_active:
        raise BookingProblem(_("Choose a person who treats in this clinic."))
    if kind in EXAMINED and not may(therapist.role, "plan.sign"):
        raise BookingProblem(_("A first examination or a re-evaluation is for a therapist. Choose one."))
    with transaction.atomic():
        Member.objects.select_for_update().get(pk=therapist.pk)  # one booking of a therapist at a time
        Patient.objects.select_for_update().get(pk=patient.pk)  # and of a patient
        _refuse_twice(patient, therapist, starts_at, starts_at + timedelta(minutes=minutes))
        if request is not None:
            held = Request.objects.select_for_update().get(pk=request.pk)
            if held.answered_at is not None:
                raise BookingProblem(_("Somebody answered this request meanwhile. Nothing was booked."))
            held.answered_at = timezone.now()
            held.save(update_fields=["answered_at"])
        made = Appointment.objects.create(
            clinic_id=patient.clinic_id,
            patient=patient,
            therapist=therapist,
            kind=kind,
            starts_at=starts_at,
            minutes=minutes,
        )
        _tell(made, actor, "appointment.booked")
    return made


def _refuse_twice(patient: Patient, therapist: Member, starts_at: datetime, ends_at: datetime) -> None:
    near = Appointment.objects.filter(
        Q(therapist=therapist) | Q(patient=patient), starts_at__lt=ends_at, starts_at__gt=starts_at - LONGEST
    ).exclude(state__in=("off", "no_show"))
    for each in near:
        if each.starts_at + timedelta(minutes=each.minutes) > starts_at:
            who = therapist if each.therapist_id == therapist.pk else patient
            said = _("%(who)s has another appointment at that time. Choose another time.")
            raise BookingProblem(said % {"who": who.name})


def moves_of(state: str, starts_at: datetime, now: datetime) -> tuple[str, ...]:
    """What an appointment in a state can be marked as; ``now`` is on the clinic's own clock."""
    early: frozenset[str] = frozenset()
    if starts_at > now:
        is_of_today = starts_at.astimezone(now.tzinfo).date() == now.date()
        early = ONCE_BEGUN if is_of_today else ONCE_BEGUN | OF_ITS_DAY
    return tuple(each for each in MOVES[state] if each not in early)


def still_booked(patient: Patient) -> int:
    """How many appointments of a patient are to come."""
    return Appointment.objects.filter(patient=patient, state="booked", starts_at__gt=timezone.now()).count()


def mark(appointment: Appointment, state: str, actor: trail.Actor) -> None:
    """Say what became of an appointment.

    :raises BookingProblem: when it cannot move there from where it stands, or not yet.
    """
    with transaction.atomic():
        held = Appointment.objects.select_for_update(of=("self",)).select_related("clinic").get(pk=appointment.pk)
        if held.state == state:
            return
        if state not in MOVES[held.state]:
            said = _("This appointment cannot change to that. Its state is: %(state)s.")
            raise BookingProblem(said % {"state": held.state_name})
        if state not in moves_of(held.state, held.starts_at, now_at(held.clinic)):
            raise BookingProblem(_("This appointment is still to come. Say what became of it when its time has come."))
        held.state = state
        held.save(update_fields=["state"])
        _tell(held, actor, f"appointment.{state}")
    appointment.state = state


def _tell(appointment: Appointment, actor: trail.Actor, action: str) -> None:
    trail.add(
        actor,
        action,
        clinic=appointment.clinic_id,
        patient=appointment.patient_id,
        subject=f"appointment {appointment.pk}",
    )
