"""Changing who works in a clinic. Nobody is deleted: the trail names them."""

from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.utils.encoding import force_bytes, force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from lasegue.web.audit import trail
from lasegue.web.people.models import Certificate, Clinic, Member, User
from lasegue.web.people.rights import Role


class Refused(Exception):
    """A change that must not happen, with the reason in words."""


def add_member(clinic: Clinic, given: dict[str, Any], by: trail.Actor) -> Member:
    """A new member; an account with the same email is used again.

    :raises Refused: when that person already works here.
    """
    with transaction.atomic():
        email = given["email"].lower()
        user = User.objects.filter(email=email).first() or User.objects.create_user(email)
        if Member.objects.filter(user=user, clinic=clinic).exists():
            raise Refused("expected somebody new, got a person who already works here")
        member = Member.objects.create(
            user=user, clinic=clinic, role=given["role"], name=given["name"], credentials=given["credentials"]
        )
        trail.add(by, "staff.added", clinic=clinic.pk, subject=member.name, detail=member.role)
    return member


def update_member(member: Member, role: str, active: bool, by: trail.Actor) -> None:
    """Change a role, or end or renew somebody's place.

    :raises Refused: when it would leave the clinic without an owner.
    """
    with transaction.atomic():
        # Read as rows: to count them would lock none, and two owners who end each other's place would both succeed.
        owners = Member.objects.select_for_update().filter(clinic=member.clinic, role=Role.OWNER, is_active=True)
        held = {owner.pk for owner in owners.order_by("pk")}
        if held == {member.pk} and (role != Role.OWNER or not active):
            raise Refused("expected at least one active owner, got none")
        member.role, member.is_active = role, active
        member.save(update_fields=["role", "is_active"])
        detail = f"{role}, {'active' if active else 'ended'}"
        trail.add(by, "staff.updated", clinic=member.clinic_id, subject=member.name, detail=detail)


def certify(member: Member, given: dict[str, Any], by: trail.Actor) -> Certificate:
    """Enter a certificate, or renew one of the same kind."""
    with transaction.atomic():
        row, _ = Certificate.objects.update_or_create(
            member=member, kind=given["kind"], defaults={"valid_until": given["valid_until"]}
        )
        trail.add(by, "certificate.entered", clinic=member.clinic_id, subject=member.name, detail=row.kind)
    return row


def joining_link(member: Member) -> tuple[str, str]:
    """Two parts of an address at which a member chooses a password; used up as soon as one is chosen.

    :raises Refused: when the person works in another clinic too: a new password would open that one as well.
    """
    if Member.objects.filter(user=member.user_id, is_active=True).exclude(clinic=member.clinic_id).exists():
        raise Refused("expected somebody who works here alone, got a person with a place in another clinic")
    return urlsafe_base64_encode(force_bytes(member.user_id)), default_token_generator.make_token(member.user)


def joining_user(uid: str, token: str) -> User | None:
    """The account behind a joining link, or ``None`` when it is used up, expired or wrong."""
    try:
        user = User.objects.filter(pk=int(force_str(urlsafe_base64_decode(uid)))).first()
    except (ValueError, OverflowError):
        return None
    return user if user is not None and default_token_generator.check_token(user, token) else None
