"""Who signed in and who was refused stands in the trail of their clinics."""

from typing import Any

from lasegue.web.audit import trail
from lasegue.web.people.membership import staff
from lasegue.web.people.models import Member

DOOR = trail.Actor("system", None, "sign-in")


def note_sign_in(user: Any, **_: Any) -> None:
    """A member signed in."""
    for member in Member.objects.filter(user=user, is_active=True):
        trail.add(staff(member), "staff.signed_in", clinic=member.clinic_id, subject=member.name)


def note_refusal(credentials: dict[str, Any], **_: Any) -> None:
    """Somebody gave a wrong password for a member; strangers leave nothing behind, for there is no clinic to tell."""
    email = str(credentials.get("email") or credentials.get("username") or "").replace("\x00", "").lower()
    for member in Member.objects.filter(user__email=email, is_active=True):
        trail.add(DOOR, "staff.sign_in_refused", clinic=member.clinic_id, subject=member.name)
