"""A change of how somebody signs in is told to them on Today and stands in the trail; no letters are sent.

A thief who adds a passkey or changes a password is so seen by the owner of the account at their next look.
"""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lasegue.web.audit import trail
from lasegue.web.people.membership import staff
from lasegue.web.people.models import Member, User

#: Changes that are kept for the page; the trail has all.
MOST = 5
WORDS: dict[str, str | Promise] = {
    "staff.password_changed": _("The password was changed."),
    "staff.factor_added": _("A second factor was added: %(what)s."),
    "staff.factor_removed": _("A second factor was removed: %(what)s."),
    "staff.factor_renewed": _("A second factor was made anew: %(what)s."),
    "staff.factor_refused": _("Somebody with your password gave a wrong or used second factor: %(what)s."),
}
FACTORS: dict[str, str | Promise] = {
    "totp": _("one-time codes"),
    "webauthn": _("passkey"),
    "recovery_codes": _("recovery codes"),
}


def note_change(user: Any, action: str, factor: str = "") -> None:
    """Write the change into the trail of each clinic of the account, and keep it for the next look at Today."""
    for member in Member.objects.filter(user=user, is_active=True):
        trail.add(staff(member), action, clinic=member.clinic_id, subject=member.name, detail=factor)
    change = {"action": action, "factor": factor, "at": timezone.now().isoformat()}
    user.sign_in_changes = [*user.sign_in_changes, change][-MOST:]
    User.objects.filter(pk=user.pk).update(sign_in_changes=user.sign_in_changes)


def changes_of(user: Any) -> list[tuple[str, Any]]:
    """What to tell: words and moment, the newest first."""
    return [
        (
            str(WORDS[each["action"]]) % {"what": FACTORS.get(each["factor"], each["factor"])},
            datetime.fromisoformat(each["at"]),
        )
        for each in reversed(user.sign_in_changes)
        if each["action"] in WORDS
    ]


def seen(user: Any) -> None:
    """The person says that it was them."""
    User.objects.filter(pk=user.pk).update(sign_in_changes=[])


def password_changed(user: Any, **_kwargs: Any) -> None:
    """Heard from allauth, or told by the page of a joining link."""
    note_change(user, "staff.password_changed")


def factor_refused(user: Any, authenticator: Any, **_kwargs: Any) -> None:
    """Heard from allauth: the password was right and the code was wrong, or had let somebody in before."""
    note_change(user, "staff.factor_refused", authenticator.type)


def factor_added(user: Any, authenticator: Any, **_kwargs: Any) -> None:
    """Heard from allauth."""
    note_change(user, "staff.factor_added", authenticator.type)


def factor_removed(user: Any, authenticator: Any, **_kwargs: Any) -> None:
    """Heard from allauth."""
    note_change(user, "staff.factor_removed", authenticator.type)


def factor_renewed(user: Any, authenticator: Any, **_kwargs: Any) -> None:
    """Heard from allauth."""
    note_change(user, "staff.factor_renewed", authenticator.type)
