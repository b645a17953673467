"""One row of the trail. Rows are added by :mod:`lasegue.web.audit.trail` and never changed."""

from django.db import models


class Event(models.Model):
    """Something that a person or the system did: who, what, to whom, when; never a clinical value.

    ``digest`` covers the row and the digest of the row before it in the same clinic, so that a changed or removed row
    shows. ``clinic`` and ``patient`` are numbers and not relations: the trail outlives what it speaks of.
    """

    clinic = models.PositiveBigIntegerField()
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10, choices=[(each, each) for each in ("staff", "patient", "system")])
    actor = models.PositiveBigIntegerField(null=True)
    actor_name = models.CharField(max_length=120)
    action = models.CharField(max_length=60)
    patient = models.PositiveBigIntegerField(null=True)
    subject = models.CharField(max_length=80, blank=True)
    detail = models.CharField(max_length=300, blank=True)
    before = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        """Numbered without gaps in each clinic."""

        constraints = [models.UniqueConstraint(fields=["clinic", "number"], name="one_number_a_clinic")]
        indexes = [models.Index(fields=["clinic", "patient", "-number"])]
