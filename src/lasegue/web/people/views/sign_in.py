"""A member's own sign-in: changes they should know of, and the sessions that are open under their name."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lasegue.web.audit import trail
from lasegue.web.people import sign_in_notices
from lasegue.web.people.membership import needs, staff


@needs("today.see")
@require_POST
def seen_changes(request: Any) -> HttpResponse:
    """The person knows of the changes."""
    sign_in_notices.seen(request.user)
    return redirect("today")


@needs("today.see")
@require_POST
def end_session(request: Any, number: int) -> HttpResponse:
    """End one of the member's own sessions, wherever it is open; ending this one signs out here."""
    session = get_object_or_404(UserSession, user=request.user, pk=number)
    here = session.session_key == request.session.session_key
    trail.add(
        staff(request.member), "staff.session_ended", clinic=request.member.clinic_id, subject=request.member.name
    )
    if here:
        session.delete()
        request.session.flush()
        return redirect("account_login")
    session.end()
    messages.success(request, _("That session is ended."))
    return redirect("usersessions_list")
