"""The gate before a view of the clinic: who may pass, and what their passing leaves in the trail."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from lasegue.web.audit import trail
from lasegue.web.audit.trail import Actor
from lasegue.web.people.models import Device, Member, Patient
from lasegue.web.people.rights import may

PATIENT_PAGES = "patient/<uuid:key>/"
SEEN_AGAIN_S = 3600
#: Different people whose pages one member opens within an hour; a full day at the desk stays far below.
MANY_SEEN = 60
View = Callable[..., HttpResponseBase]


class StaffRequest(HttpRequest):
    """A request of a signed-in member of staff."""

    member: Member
    device: Device | None


def needs(action: str, *, by_itself: bool = False) -> Callable[[View], View]:
    """Let a view answer only members whose role may do ``action``; everybody else is sent to sign in or refused.

    ``by_itself`` says that pages ask for it without anybody doing something.
    """
    may("owner", action)  # an unknown action fails at import and not at the first request

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.member is None:
                return _sign_in(request)
            if not may(request.member.role, action):
                raise PermissionDenied
            if not _second_factor_ready(request):
                return to_second_factor(request)
            response = view(request, *args, **kwargs)
            if response.status_code == HTTPStatus.OK:
                note_sight(request)
            if isinstance(response, HttpResponse):
                response.headers.setdefault("Cache-Control", "no-store, private")
            return response

        guarded.by_itself = by_itself  # type: ignore[attr-defined] # read by CurrentPerson
        guarded.action = action  # type: ignore[attr-defined] # read by the test that every view is guarded
        return guarded

    return guard


def to_second_factor(request: HttpRequest) -> HttpResponse:
    """Send somebody to where a second factor is set up, and say why they land there."""
    messages.info(
        request,
        _("Your password alone opens no record. Add a second step first: an app that shows codes, or a security key."),
    )
    return redirect("mfa_index")


def note_sight(request: StaffRequest) -> None:
    """Leave in the trail that a member looked at a patient's page, once in an hour for each page."""
    place = request.resolver_match
    if request.method != "GET" or place is None or not place.route.startswith(PATIENT_PAGES):
        return
    key = place.kwargs["key"]
    if not cache.add(f"seen:{request.member.pk}:{key}:{place.url_name}", 1, SEEN_AGAIN_S):
        return
    patient = Patient.objects.only("pk").get(clinic=request.member.clinic, key=key)
    who, page = staff(request.member), place.url_name or ""
    trail.add(who, "record.seen", clinic=request.member.clinic_id, patient=patient.pk, detail=page)
    if cache.add(f"seen-by:{request.member.pk}:{key}", 1, SEEN_AGAIN_S):
        _count_person(request.member)


def _count_person(member: Member) -> None:
    """Tell the trail, once an hour, when a member opens the records of unusually many people."""
    counter = f"people-seen:{member.pk}"
    cache.add(counter, 0, SEEN_AGAIN_S)
    try:
        count = cache.incr(counter)
    except ValueError:  # it ended between the two calls
        return
    if count == MANY_SEEN:
        trail.add(staff(member), "record.many_seen", clinic=member.clinic_id, detail=f"{count} people")


def staff(member: Member) -> Actor:
    """The member as the trail names them."""
    return Actor("staff", member.pk, member.name)


def patient_actor(patient: Patient) -> Actor:
    """The patient as the trail names them."""
    return Actor("patient", patient.pk, patient.initials)


def _sign_in(request: Any) -> HttpResponse:
    """Sign in, then back to the page; a part that a page fetched or a form that it sent leads back to that page."""
    if request.htmx:
        back = request.htmx.current_url_abs_path or reverse("today")
        return HttpResponseClientRedirect(redirect_to_login(back)["Location"])
    if request.method in {"GET", "HEAD"}:
        return redirect_to_login(request.get_full_path())
    came_from = urlsplit(request.headers.get("Referer", ""))
    same = came_from.netloc == request.get_host() and came_from.path.startswith("/")
    return redirect_to_login(came_from.path if same else reverse("today"))


def _second_factor_ready(request: StaffRequest) -> bool:
    """Staff hold a second factor; only the demo, whose people are invented, goes without."""
    from allauth.mfa.utils import is_mfa_enabled

    return request.member.clinic.is_demo or is_mfa_enabled(request.user)
