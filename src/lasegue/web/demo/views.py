"""One-click doors of the demo: as a member of its staff, or as one of its patients on this browser."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from lasegue.web.demo.clinic import DOORS, clinic, members
from lasegue.web.people.devices import bind_now, remember
from lasegue.web.people.models import Patient
from lasegue.web.record.models import Episode

#: The invented people come first; whoever was added since follows until the page is full.
MOST = 40
Page = Callable[..., HttpResponse]


def only_in_demo(page: Page) -> Page:
    """Let a page exist in a demo and nowhere else."""

    @wraps(page)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.DEMO:
            raise Http404("this is not a demo")
        return page(request, *args, **kwargs)

    return guarded


@only_in_demo
@require_GET
def demo(request: HttpRequest) -> HttpResponse:
    """Who can be tried: the staff and the patients, each with a button."""
    here = clinic()
    episodes = Episode.objects.filter(clinic=here, patient__is_demo=True).select_related("patient")
    content = {"here": here, "staff": members().items(), "episodes": episodes.order_by("pk")[:MOST]}
    return render(request, "demo/demo.html", content)


@only_in_demo
@require_POST
def sign_in(request: HttpRequest, role: str) -> HttpResponse:
    """Sign in as a member of the demo's staff, by role or by name."""
    member = members().get(DOORS.get(role, role))
    if member is None or not member.clinic.is_demo:
        raise Http404("nobody of that role in the demo")
    login(request, member.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    UserSession.objects.create_from_request(request)
    return redirect("today")


@only_in_demo
@require_POST
def be_patient(request: HttpRequest, key: str) -> HttpResponse:
    """Bind this browser to one of the demo's patients, as the clinic's link would."""
    patient = Patient.objects.filter(key=key, is_demo=True, clinic__is_demo=True).first()
    if patient is None:
        raise Http404("no such person in the demo")
    logout(request)
    response = redirect("me")
    remember(response, bind_now(patient, "Demo browser"))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, patient.language, samesite="Lax", secure=settings.LANGUAGE_COOKIE_SECURE
    )
    return response
