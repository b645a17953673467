"""Plans and their versions. A signed version never changes; what follows is the next version."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from lasegue.web.people.models import Member
from lasegue.web.record.models import Episode, Snapshot


class Version(models.Model):
    """One version of the plan of an episode.

    ``lines`` is the content a clinician edits: item, dose, phase, side, origin (``engine`` or ``added``), reason for
    what differs from the engine's draft, and ``removed`` with its reason. ``digest`` seals the signed content.
    """

    STATES = (
        ("draft", pgettext_lazy("version of a plan", "Draft")),
        ("signed", pgettext_lazy("version of a plan", "Signed")),
        ("superseded", pgettext_lazy("version of a plan", "Superseded")),
        ("withdrawn", pgettext_lazy("version of a plan", "Withdrawn")),
    )
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=STATES, default="draft")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="versions")
    lines = models.JSONField(default=list)
    goals = models.JSONField(default=list)
    schedule = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    edits = models.PositiveIntegerField(default=0, help_text="Counts edits, so that two people notice each other.")
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="made_versions")
    made_at = models.DateTimeField(default=timezone.now)
    signed_by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="signed_versions")
    signed_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        """Numbered in each episode; one draft and one signed version at a time."""

        constraints = [
            models.UniqueConstraint(fields=["episode", "number"], name="one_number_an_episode"),
            models.UniqueConstraint(fields=["episode"], condition=models.Q(state="draft"), name="one_draft_an_episode"),
            models.UniqueConstraint(
                fields=["episode"], condition=models.Q(state="signed"), name="one_signed_an_episode"
            ),
        ]
        indexes = [models.Index(fields=["episode", "signed_at"])]


class Staleness(models.Model):
    """What facts have done to a signed version, as last judged; for lists that show many plans at once.

    ``findings`` changed after signing; ``lines`` are the affected ones, each an item and its effect. Both are empty
    while the plan stands. It can be worked out again at any time and is no part of the record.
    """

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="staleness")
    findings = models.JSONField(default=list)
    lines = models.JSONField(default=list)
    judged_at = models.DateTimeField(auto_now=True)
