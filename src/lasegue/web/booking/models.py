"""Requests for an appointment and the appointments made. The full calendar builds on these."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lasegue.web.people.models import Clinic, Member, Patient


class Request(models.Model):
    """A patient asks for an appointment at times that suit them."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="requests")
    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="requests")
    preferred = models.JSONField(default=list, help_text="Weekday and part of the day, such as mon_morning.")
    note = models.CharField(max_length=500, blank=True)
    urgent = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)


class Appointment(models.Model):
    """A time agreed with a patient."""

    KINDS = (
        ("first", _("First examination")),
        ("treatment", _("Treatment")),
        ("check", _("Re-evaluation")),
        ("call", pgettext_lazy("kind of appointment", "Call")),
    )
    STATES = (
        ("booked", _("Booked")),
        ("arrived", _("Arrived")),
        ("done", pgettext_lazy("state of an appointment", "Done")),
        ("no_show", _("No show")),
        ("off", _("Cancelled")),
    )
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="appointments")
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="appointments")
    therapist = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="appointments")
    kind = models.CharField(max_length=10, choices=KINDS, default="treatment")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=40)
    state = models.CharField(max_length=8, choices=STATES, default="booked")

    class Meta:
        """Found by day, and by the person who comes."""

        indexes = [
            models.Index(fields=["clinic", "starts_at"]),
            models.Index(fields=["patient", "starts_at", "state"]),
        ]

    @property
    def kind_name(self) -> str:
        """The kind as people call it. Django's own display builds all names anew, which a day's list feels."""
        return str(KIND_NAMES[self.kind])

    @property
    def state_name(self) -> str:
        """The state as people call it."""
        return str(STATE_NAMES[self.state])


KIND_NAMES, STATE_NAMES = dict(Appointment.KINDS), dict(Appointment.STATES)
