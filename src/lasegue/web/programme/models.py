"""The log of the home programme, the clinic's answers, and its notes to exercises. Rows are only ever added."""

import uuid

from django.db import models
from django.utils import timezone

from lasegue.web.people.models import Device, Member
from lasegue.web.record.models import Episode


class Entry(models.Model):
    """One thing that happened at home, as the device wrote it; the id is the device's own, and accepted once.

    ``plan`` and ``plan_digest`` name the signed version it was done under, whatever holds today; null where there was
    none. ``at`` is the device's own time, ``skew_s`` how many seconds its clock was behind ours when it was sent, and
    ``done_at`` the moment both make likely. ``body_digest`` covers everything the device wrote. ``asks`` says what the
    entry wants of the clinic, and stays open until a reply.
    """

    ASKS = tuple((each, each) for each in ("question", "hurts_more", "unsure", "unread"))
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="home_log")
    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="home_log")
    seq = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=20)
    plan = models.PositiveIntegerField(null=True)
    plan_digest = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    skew_s = models.BigIntegerField(default=0)
    done_at = models.DateTimeField()
    received_at = models.DateTimeField(default=timezone.now)
    body = models.JSONField()
    body_digest = models.CharField(max_length=64)
    asks = models.CharField(max_length=12, choices=ASKS, blank=True)

    class Meta:
        """Read by episode and time; what asks for somebody is found by itself."""

        indexes = [
            models.Index(fields=["episode", "done_at"]),
            models.Index(fields=["asks", "episode"], condition=~models.Q(asks=""), name="entries_that_ask"),
        ]


class Reply(models.Model):
    """What the clinic did about an entry that asked for it; ``text``, when there is any, is for the patient to read."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="replies")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="home_replies")
    at = models.DateTimeField(default=timezone.now)
    text = models.CharField(max_length=1000, blank=True)


class ItemNote(models.Model):
    """A clinician's own words or photo to one exercise of one patient. The newest of an item holds; empty ends it.

    ``photo`` is a JPEG that we encoded ourselves, ``photo_digest`` its SHA-256.
    """

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="item_notes")
    item = models.CharField(max_length=80)
    text = models.CharField(max_length=500, blank=True)
    photo = models.BinaryField(null=True)
    photo_digest = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="item_notes")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """The newest of an item is found by its number."""

        indexes = [models.Index(fields=["episode", "item", "-id"])]
