"""Who signs proves it again: by password, by a fresh sign-in, or, among invented people, by the patient's initials."""

from typing import Any, Literal

from allauth.core import ratelimit
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from lasegue.web.people.membership import StaffRequest
from lasegue.web.people.models import Patient

Way = Literal["password", "initials", "sign_in"]

#: Seconds for which a sign-in counts as fresh, as for the rest of the account pages.
FRESH_S = 60


def way_of(request: StaffRequest) -> Way:
    """How this person proves that it is them."""
    user: Any = request.user
    if user.has_usable_password():
        return "password"
    return "initials" if request.member.clinic.is_demo and not is_mfa_enabled(user) else "sign_in"


def problem_with(request: StaffRequest, patient: Patient, typed: str) -> str:
    """What is wrong with the proof, or nothing."""
    way = way_of(request)
    if way == "sign_in":
        return "" if signed_in_just_now(request) else _("Sign in once more with your passkey, then sign.")
    user: Any = request.user
    if not ratelimit.consume(request, action="reauthenticate", user=user):
        return _("Too many tries. Wait a minute, then try again.")
    if way == "initials":
        same = typed.strip().upper() == patient.initials
        return "" if same else _("Type the patient's initials, as they stand above.")
    return "" if user.check_password(typed) else _("This is not your password.")


def signed_in_just_now(request: HttpRequest) -> bool:
    """Whether the session holds a sign-in or confirmation of the last minute."""
    methods = request.session.get("account_authentication_methods", [])
    newest = max((each.get("at", 0) for each in methods), default=0)
    return bool(timezone.now().timestamp() - newest < FRESH_S)
