"""Clinics, the people who work there and the people who are treated there."""

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lasegue.web.people.rights import ROLE_NAMES, Role, rights_of

#: Kinds of consent as people call them.
CONSENT_NAMES = {"care_record": _("Keeping the record of care")}


class Accounts(BaseUserManager["User"]):
    """Makes accounts."""

    def create_user(self, email: str, password: str | None = None) -> "User":
        """A new account with a hashed password."""
        user = self.model(email=self.normalize_email(email).lower())
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """A member of staff who can sign in. Patients have no account: they enter by a link that binds their device."""

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)
    sign_in_changes = models.JSONField(default=list, help_text="Changes that the person has not seen yet.")

    objects: ClassVar[Accounts] = Accounts()
    USERNAME_FIELD = "email"

    def __str__(self) -> str:
        return self.email


class Clinic(models.Model):
    """One clinic. Its country decides the emergency number and the zone its clock shows."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    country = models.CharField(max_length=2, default="US")
    timezone = models.CharField(max_length=60, default="America/New_York")
    emergency_number = models.CharField(max_length=20, default="911")
    phone = models.CharField(max_length=30)
    billing_rule = models.CharField(max_length=3, choices=[("cms", "CMS"), ("ama", "AMA")], default="cms")
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class OpeningHours(models.Model):
    """One stretch of one weekday (0 is Monday) in which the clinic is open."""

    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()


class Member(models.Model):
    """A person's place in a clinic: name, role, and what they may do."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="members")
    role = models.CharField(max_length=12, choices=[(role.value, role.value) for role in Role])
    name = models.CharField(max_length=120)
    credentials = models.CharField(max_length=60, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        """One place a clinic."""

        constraints = [models.UniqueConstraint(fields=["user", "clinic"], name="one_place_a_clinic")]

    def __str__(self) -> str:
        return self.name

    @property
    def role_name(self) -> str:
        """The role as people call it."""
        return str(ROLE_NAMES.get(self.role, self.role))

    @property
    def rights(self) -> frozenset[str]:
        """All that the member may do, for templates: ``{% if "plan.sign" in member.rights %}``."""
        return rights_of(self.role)

    @property
    def page_of_a_person(self) -> str:
        """The name of the page behind a person's name: the record for who treats, else the file."""
        return "timeline" if "timeline.see" in self.rights else "show_file"

    @property
    def initials(self) -> str:
        """First letters of the first and last name."""
        words = self.name.split() or ["?"]
        return "".join(word[0] for word in dict.fromkeys((words[0], words[-1]))).upper()


class Certificate(models.Model):
    """A certificate that some techniques ask for, such as dry needling, and the last day it holds."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="certificates")
    kind = models.CharField(max_length=60)
    valid_until = models.DateField()

    class Meta:
        """One row a kind."""

        constraints = [models.UniqueConstraint(fields=["member", "kind"], name="one_certificate_a_kind")]


class Patient(models.Model):
    """A person in care or asking for it. ``key`` stands in addresses; names and numbers never do."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="patients")
    name = models.CharField(max_length=120)
    born_on = models.DateField(null=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="en")
    figure_body = models.CharField(max_length=20, default="average", help_text="Who is drawn doing the exercises.")
    figure_skin = models.PositiveSmallIntegerField(default=2, help_text="Tone of that figure's skin, 1 to 6.")
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Searched by name."""

        indexes = [models.Index(fields=["clinic", "name"])]

    def __str__(self) -> str:
        return self.name

    @property
    def initials(self) -> str:
        """For titles of pages, which never carry a name."""
        return "".join(word[0] for word in self.name.split()[:2]).upper() or "?"


class Consent(models.Model):
    """What a patient agreed to, in which version of the text, and when they took it back."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="consents")
    kind = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    given_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)

    @property
    def name(self) -> str:
        """What was agreed to, as people call it."""
        return str(CONSENT_NAMES.get(self.kind, self.kind))


class EntryLink(models.Model):
    """A link or QR code that lets a patient in once. Only the hash of its secret is kept."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="links")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)


class Device(models.Model):
    """A phone or browser bound to a patient by a link; revocable. Only the hash of its secret is kept."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="devices")
    secret_hash = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=80)
    bound_at = models.DateTimeField(default=timezone.now)
    last_seen_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True)
