"""What people decided about rows of the worklist: handed over, or put off until a day."""

from django.db import models
from django.utils import timezone

from lasegue.web.people.models import Clinic, Member, Patient


class Deferral(models.Model):
    """One row of the worklist handed to somebody, or put off with a reason. The newest of a row counts.

    A row is a person and the kind of rule that raised it. Alerts keep their own such fields and are not here.
    """

    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="deferrals")
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="deferrals")
    kind = models.CharField(max_length=40)
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="deferrals")
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    handed_to = models.ForeignKey(Member, null=True, on_delete=models.CASCADE, related_name="handed_deferrals")
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        """Those that still hold are found by clinic."""

        indexes = [models.Index(fields=["clinic", "until"])]
