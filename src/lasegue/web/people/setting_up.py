"""The first run of an installation: its owner and its clinic."""

from datetime import time
from typing import Any

from django.conf import settings
from django.core.signing import Signer
from django.db import connection, transaction
from django.utils.crypto import constant_time_compare
from django.utils.text import slugify

from lasegue.web.audit import trail
from lasegue.web.people.models import Clinic, Member, OpeningHours, User
from lasegue.web.people.rights import Role

CODE_LENGTH = 10
WEEKDAYS = range(5)
OPENS, CLOSES = time(8), time(18)


def is_first_run() -> bool:
    """Whether nobody has set this installation up yet."""
    return not settings.DEMO and not Clinic.objects.exists()


def set_up_code() -> str:
    """Shown where the server was started, so that only who runs it can claim it. Follows from the secret key."""
    return Signer(salt="first run").signature("set up")[:CODE_LENGTH]


def code_fits(code: str) -> bool:
    """Whether somebody typed the code."""
    return constant_time_compare(code.strip(), set_up_code())


def _alone() -> None:
    """Wait for anybody else who sets up at this moment: there is no row yet that could be locked."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE people_clinic IN SHARE ROW EXCLUSIVE MODE")


def set_up(clinic: Clinic, owner: dict[str, Any]) -> Member | None:
    """Keep the clinic and its owner, with usual hours; ``None`` when somebody else was faster."""
    with transaction.atomic():
        _alone()
        if Clinic.objects.exists():
            return None
        clinic.slug = slugify(clinic.name)[:50] or "clinic"
        clinic.save()
        user = User.objects.create_user(owner["email"], owner["password"])
        member = Member.objects.create(user=user, clinic=clinic, role=Role.OWNER, name=owner["owner_name"])
        OpeningHours.objects.bulk_create(
            OpeningHours(clinic=clinic, weekday=day, opens=OPENS, closes=CLOSES) for day in WEEKDAYS
        )
        trail.add(trail.Actor("staff", member.pk, member.name), "clinic.set_up", clinic=clinic.pk)
    return member
