"""Error pages: what happened, what is safe, what to do. Never a trace."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from lasegue.web.ui.clock import clock_of


def _page(request: HttpRequest, status: int, title: str, safe: str, do: str, **more: Any) -> HttpResponse:
    device = getattr(request, "device", None)
    content = {"title": title, "safe": safe, "do": do, "status": status, "device": device, **more}
    return render(request, "ui/error.html", content, status=status)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """The request could not be read."""
    return _page(
        request,
        400,
        _("We could not read what was sent."),
        _("Nothing was changed."),
        _("Go back and try once more. If it happens again, tell the clinic."),
    )


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Signed in, and not allowed."""
    return _page(
        request,
        403,
        _("Your role cannot open this page."),
        _("Nothing was changed."),
        _("Ask the owner of the clinic if you need it."),
    )


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """No such page, or not in this clinic."""
    return _page(
        request,
        404,
        _("There is no such page here."),
        _("Nothing was lost."),
        _("Check the address, or go on from here."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Our fault. Whoever works here learns what to report; anybody else whom to call meanwhile.

    Nothing is asked of the database, which may be what broke: who asks was looked up before the page was.
    """
    member, device = getattr(request, "member", None), getattr(request, "device", None)
    do = _("Try again in a minute. If it is urgent, call the clinic.")
    if member is not None:
        do = _(
            "Go back: what you typed may still stand there. Try again in a minute. If it breaks again, tell whoever "
            "runs this installation that it broke at %(time)s and on which page."
        ) % {"time": clock_of(timezone.localtime(), seconds=True)}
    return _page(
        request,
        500,
        _("Something broke on our side."),
        _("What you saved before is safe."),
        do,
        again=request.get_full_path() if request.method == "GET" else "",
        calls=member is None,
        clinic=device.patient.clinic if device is not None else None,
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long, or came from elsewhere; a script is told in its own way to fetch a fresh ticket."""
    if request.content_type == "application/json":
        return JsonResponse({"ticket": "stale"}, status=403)
    return _page(
        request,
        403,
        _("This page was open too long."),
        _("Nothing was changed."),
        _("Go back, load the page again, and send once more."),
    )


class NotByAddress:
    """An address that only a button sends to says so when a tab comes back to it, where a browser shows nothing."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, in words where it would be an empty page."""
        response = self._answer(request)
        if request.method != "GET" or response.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return response
        said = _page(
            request,
            HTTPStatus.METHOD_NOT_ALLOWED,
            _("This page opens only from its button."),
            _("Nothing was changed."),
            _("Go back, or start from the first page."),
        )
        said.headers["Allow"] = response.headers["Allow"]
        return said
