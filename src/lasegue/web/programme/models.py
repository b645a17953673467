"""The log of the home programme, its red lights, the clinic's answers and notes. Rows are only ever added."""

import uuid

from django.db import models
from django.utils import timezone

from lasegue.web.people.models import Device, Member, Patient
from lasegue.web.record.models import Episode


class IsNotEmpty(models.Func):
    """Whether a text is not empty, with the empty one written out.

    SQLite uses an index of some rows only for a condition in which it can read what the index says; ``asks <> ?`` is
    not one, and every entry of everybody would be looked through.
    """

    template = "%(expressions)s <> ''"
    arity = 1
    output_field = models.BooleanField()


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
            models.Index(fields=["episode"], condition=models.Q(IsNotEmpty("asks")), name="entries_that_ask"),
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


class RedLight(models.Model):
    """One red light that the log showed, by the rules of the library; what came later and is worse is a further row.

    ``entry`` is the one whose coming showed it: its times say when it was made and when it came. ``rank`` is ``flag``
    for safety answers that stop the programme, ``pain`` for the light of a session. ``because`` is what was answered,
    ``criteria`` the rule's own criteria, ``told`` the rule whose words the patient read. ``evidence`` is the SHA-256
    over what makes it this one.
    """

    RANKS = (("flag", "flag"), ("pain", "pain"))
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="red_lights")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="red_lights")
    rank = models.CharField(max_length=4, choices=RANKS)
    session = models.CharField(max_length=36, blank=True)
    criteria = models.JSONField(default=list)
    because = models.JSONField(default=dict)
    told = models.CharField(max_length=80, blank=True)
    evidence = models.CharField(max_length=64)
    raised_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Each once in an episode."""

        constraints = [models.UniqueConstraint(fields=["episode", "evidence"], name="a_red_light_once")]


class RedTaken(models.Model):
    """Somebody took the red lights of an episode up to one, with a note; a newer one asks again."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="reds_taken")
    upto = models.ForeignKey(RedLight, on_delete=models.PROTECT, related_name="takings")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="reds_taken")
    at = models.DateTimeField(default=timezone.now)
    note = models.CharField(max_length=1000)

    class Meta:
        """The furthest of an episode is found at once."""

        indexes = [models.Index(fields=["episode", "-upto"])]


class Refusal(models.Model):
    """An entry that a device sent and the log could not take, so that somebody can ask about it.

    ``raw`` is what came, as JSON in ASCII; empty where that was too long. ``digest`` covers it, so that sending it
    again is no second row. ``says`` is what the device was told.
    """

    REASONS = tuple((each, each) for each in ("conflict", "plan", "episode", "unreadable"))
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="refused_entries")
    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="refused_entries")
    reason = models.CharField(max_length=10, choices=REASONS)
    says = models.CharField(max_length=300)
    raw = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Each once for a person."""

        constraints = [models.UniqueConstraint(fields=["patient", "digest"], name="a_refused_entry_once")]
