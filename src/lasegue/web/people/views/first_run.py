"""The first page of a new installation, and the page on which a new member chooses a password."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from lasegue.web.people.forms import ClinicForm, FirstRunForm, PasswordForm
from lasegue.web.people.membership import to_second_factor
from lasegue.web.people.models import Clinic
from lasegue.web.people.pace import within_pace
from lasegue.web.people.setting_up import code_fits, is_first_run, set_up
from lasegue.web.people.sign_in_notices import password_changed
from lasegue.web.people.staffing import joining_user

TRIES, TRIES_WINDOW = 10, timedelta(minutes=10)
JOINING_TRIES = 30


@never_cache
def first_run(request: HttpRequest) -> HttpResponse:
    """Make the clinic and its owner; gone once that is done."""
    if not is_first_run():
        raise Http404("set up already")
    clinic = ClinicForm(request.POST or None, prefix="clinic", instance=Clinic())
    owner = FirstRunForm(request.POST or None, prefix="owner")
    if request.method == "POST" and clinic.is_valid() and owner.is_valid():
        if not within_pace(request, "first-run", TRIES, TRIES_WINDOW):
            owner.add_error("code", _("Too many tries. Wait ten minutes, then type the code once more."))
        elif not code_fits(owner.cleaned_data["code"]):
            owner.add_error("code", _("This is not the code. Copy it from where the server was started."))
        else:
            member = set_up(clinic.save(commit=False), owner.cleaned_data)
            if member is None:
                raise Http404("set up already")
            login(request, member.user, backend=settings.AUTHENTICATION_BACKENDS[0])
            UserSession.objects.create_from_request(request)
            return to_second_factor(request)
    return render(request, "people/first_run.html", {"clinic": clinic, "owner": owner, "forms": (clinic, owner)})


@never_cache
def join(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    """Choose a password by the link the owner handed over."""
    user = joining_user(uid, token) if within_pace(request, "join", JOINING_TRIES) else None
    form = PasswordForm(request.POST or None)
    if user is not None and request.method == "POST" and form.is_valid():
        had_one = user.has_usable_password()
        user.set_password(form.cleaned_data["password"])
        user.save(update_fields=["password"])
        if had_one:
            password_changed(user)
        return render(request, "people/joined.html")
    status = 200 if user is not None else 410
    return render(request, "people/join.html", {"form": form, "usable": user is not None}, status=status)
