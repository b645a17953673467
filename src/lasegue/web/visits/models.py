"""Visit notes. A signed note never changes; a correction is an addendum."""

import uuid

from django.db import models
from django.utils import timezone

from lasegue.web.people.models import Member
from lasegue.web.plans.models import Version
from lasegue.web.record.models import Episode, Occasion


class Visit(models.Model):
    """One visit: its findings stand in the record under ``occasion``.

    ``steps`` says for each exercise of the plan what comes next (progress, hold, step_back, swap). ``own_words`` holds
    the parts of the note that a person rewrote by hand, by their letter; the data stay as entered. ``note``, ``units``
    and ``digest`` are written at signing.
    ``nothing_done`` says why nothing was done, where nothing was.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="visits")
    occasion = models.OneToOneField(Occasion, on_delete=models.PROTECT, related_name="visit")
    version = models.ForeignKey(Version, null=True, on_delete=models.PROTECT, related_name="visits")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="visits")
    steps = models.JSONField(default=dict)
    own_words = models.JSONField(default=dict)
    nothing_done = models.CharField(max_length=500, blank=True)
    note = models.JSONField(default=dict)
    units = models.JSONField(default=dict)
    started_at = models.DateTimeField(default=timezone.now)
    signed_by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="signed_visits")
    signed_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)

    @property
    def is_signed(self) -> bool:
        """Whether it is locked."""
        return self.signed_at is not None


class Treatment(models.Model):
    """One thing done at a visit: item of the library, minutes, side, and how the person responded right after."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="treatments")
    item = models.CharField(max_length=60)
    minutes = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=8, blank=True)
    response = models.CharField(max_length=20, blank=True)

    class Meta:
        """Each item once a visit: more of it is more minutes."""

        constraints = [models.UniqueConstraint(fields=["visit", "item"], name="one_row_an_item")]
        ordering = ["id"]


class Addendum(models.Model):
    """A correction or addition to a signed note."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="addenda")
    text = models.TextField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT)
    at = models.DateTimeField(default=timezone.now)
