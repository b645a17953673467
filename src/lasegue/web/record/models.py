"""The clinical record. Statements are only ever added; the newest of a cell is what holds now."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lasegue.web.people.models import Clinic, Member, Patient


class Episode(models.Model):
    """One stretch of care, from the first question to discharge or referral."""

    STAGES = (
        ("asked", _("Just asked")),
        ("waiting", _("Waiting for examination")),
        ("examined", _("Examined, plan to sign")),
        ("in_care", _("In care")),
        ("discharged", _("Discharged")),
        ("referred", _("Referred on")),
    )
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="episodes")
    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="episodes")
    therapist = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="episodes")
    stage = models.CharField(max_length=12, choices=STAGES, default="asked")
    setting = models.CharField(max_length=20, default="outpatient")
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)
    their_words = models.TextField(blank=True)
    # The newest report text once more, so that making a case asks no further table
    imaging_text = models.TextField(blank=True)
    imaging_text_on = models.DateField(null=True)

    class Meta:
        """Listed by clinic and stage."""

        indexes = [models.Index(fields=["clinic", "stage"]), models.Index(fields=["patient", "-opened_at"])]


class Standing(models.Model):
    """Where an episode stood at its newest statement: what lists show, so that a list never runs the engine.

    ``open_answers`` counts the safety answers that were open on ``on`` and that the person themselves can give.
    ``pain`` (0 to 10, the worse side) and ``reach`` (how far down the pain goes: 0 none, 1 the back, to 8 the toes)
    stand beside what the day before had stated; null is unknown.
    """

    episode = models.OneToOneField(Episode, on_delete=models.PROTECT, related_name="standing")
    on = models.DateField()
    level = models.CharField(max_length=10)
    open_answers = models.PositiveSmallIntegerField()
    pain = models.PositiveSmallIntegerField(null=True)
    pain_before = models.PositiveSmallIntegerField(null=True)
    reach = models.PositiveSmallIntegerField(null=True)
    reach_before = models.PositiveSmallIntegerField(null=True)


class StageChange(models.Model):
    """One move from a stage to another: who, when and why. Only added to."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="stage_changes")
    before = models.CharField(max_length=12)
    after = models.CharField(max_length=12)
    by = models.CharField(max_length=120)
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=500, blank=True)


class Occasion(models.Model):
    """One time at which findings were stated: an intake, an examination, a visit, a session at home, a call."""

    KINDS = tuple((each, each) for each in ("intake", "examination", "visit", "session", "call"))
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="occasions")
    kind = models.CharField(max_length=12, choices=KINDS)
    on = models.DateField(help_text="Day in the clinic's own time zone.")
    started_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)
    done_at = models.DateTimeField(null=True)

    class Meta:
        """In the order of days, of one kind or of all."""

        indexes = [models.Index(fields=["episode", "on"]), models.Index(fields=["episode", "kind", "on"])]


class Statement(models.Model):
    """One finding as stated: never changed, never deleted. ``value`` null takes an answer back to unknown.

    ``side`` is right, left or unsided for a finding with sides, and empty otherwise. ``origin`` says who stated it.
    """

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="statements")
    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="statements")
    finding = models.CharField(max_length=60)
    side = models.CharField(max_length=8, blank=True)
    value = models.JSONField(null=True)
    origin = models.CharField(max_length=10, choices=[(each, each) for each in ("patient", "clinician", "import")])
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)
    at = models.DateTimeField(default=timezone.now)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        """The newest of a cell is found by its number."""

        indexes = [models.Index(fields=["episode", "finding", "side", "-id"])]


class ReportText(models.Model):
    """The words of an imaging report as somebody typed them, beside the coded findings; nothing is read out of them.

    The newest row of an episode is what holds; earlier ones stay. An empty text takes the words back.
    """

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="report_texts")
    text = models.TextField(blank=True)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="report_texts")
    on = models.DateField(help_text="Day in the clinic's own time zone.")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """The newest of an episode is found by its number."""

        indexes = [models.Index(fields=["episode", "-id"])]


class Snapshot(models.Model):
    """A result of the engine, kept with all that is needed to compute it again bit for bit.

    ``case`` is the case in the contract's format, ``result`` the very line of JSON that came out.
    """

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="snapshots")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=20)
    case = models.JSONField()
    result = models.TextField()
    knowledge_digest = models.CharField(max_length=64)
    knowledge_version = models.CharField(max_length=20)
    engine_version = models.CharField(max_length=20)


class Alert(models.Model):
    """Something that a person has to act on. An emergency stays until one person takes it; a stop until it is cleared.

    ``kind`` names the rule that raised it; ``because`` the findings behind it; ``began`` is when the person says it
    began, counted from the day on which they said so.
    """

    BEGAN = tuple((each, each) for each in ("today", "yesterday", "week", "longer"))
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="alerts")
    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="alerts")
    level = models.CharField(max_length=10, choices=[(each, each) for each in ("emergency", "urgent", "refer", "note")])
    kind = models.CharField(max_length=40)
    because = models.JSONField(default=list)
    raised_at = models.DateTimeField(default=timezone.now)
    began = models.CharField(max_length=10, blank=True, choices=BEGAN)
    began_said_on = models.DateField(null=True, help_text="Day in the clinic's own time zone.")
    taken_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="taken_alerts")
    taken_at = models.DateTimeField(null=True)
    handed_to = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="handed_alerts")
    snoozed_until = models.DateTimeField(null=True)
    snooze_reason = models.CharField(max_length=200, blank=True)
    cleared_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="cleared_alerts")
    cleared_at = models.DateTimeField(null=True)
    clear_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        """Open alerts of a clinic, the most urgent first."""

        indexes = [models.Index(fields=["clinic", "cleared_at", "level"])]
