"""A first call in progress: what a person has answered before they are anybody's patient."""

import uuid

from django.db import models
from django.utils import timezone

from lasegue.web.people.models import Clinic
from lasegue.web.record.models import Episode


class Call(models.Model):
    """Answers of one person until they are handed to the record; reached only by its secret.

    ``path`` lists the questions in the order they were asked, so that *back* goes where the person came from;
    ``unsure`` those answered "I'm not sure", once for each time; they stay unknown. ``reached`` is how far, in per
    cent, so that progress never goes backwards. A ``stopped`` call shows the stop page until a clinician clears it.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="calls")
    secret_hash = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=2, default="en")
    answers = models.JSONField(default=dict)
    unsure = models.JSONField(default=list)
    path = models.JSONField(default=list)
    their_words = models.TextField(blank=True)
    reached = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    stopped_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    episode = models.OneToOneField(Episode, null=True, on_delete=models.SET_NULL, related_name="call")
