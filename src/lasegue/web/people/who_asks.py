"""Who is at the other end of a request: a member of staff, a patient's bound device, or a stranger."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.db.models import BigIntegerField, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from lasegue.web.asking import AskedWhole, Given
from lasegue.web.people.devices import device_of
from lasegue.web.people.idling import has_idled, touch
from lasegue.web.people.models import Member


class CurrentPerson:
    """Puts ``member`` and ``device`` on the request, each ``None`` when absent; pages show the clinic's clock."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = answer

    def __call__(self, request: Any) -> HttpResponseBase:
        """Look up who asks, then answer."""
        if request.user.is_authenticated and has_idled(request.session):
            logout(request)
            messages.info(request, _("You were away for half an hour and were signed out. All you entered is kept."))
        request.member = member_of(request)
        request.device = None if request.member is not None else device_of(request)
        person = request.member or (request.device.patient if request.device is not None else None)
        with timezone.override(person.clinic.timezone if person is not None else None):
            return self._answer(request)

    def process_view(self, request: Any, view: Any, _args: Any, _kwargs: Any) -> None:
        """What a person asks for keeps their session awake; what a page asks for by itself does not."""
        if request.user.is_authenticated and not getattr(view, "by_itself", False):
            touch(request.session)


def member_of(request: HttpRequest) -> Member | None:
    """The signed-in member of staff, or nobody."""
    if not request.user.is_authenticated:
        return None
    places = _PLACES({"user": request.user.pk})
    chosen = request.session.get("clinic")
    member = next((place for place in places if place.clinic_id == chosen), next(iter(places), None))
    if member is not None:
        member.user = request.user  # read already
    return member


def _places() -> QuerySet[Member]:
    """Where somebody works, the place where they have worked longest first."""
    asks = Given("user", BigIntegerField())
    return Member.objects.filter(user=asks, is_active=True).select_related("clinic").order_by("id")


_PLACES = AskedWhole(_places)
