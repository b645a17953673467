"""What the owner decides: the clinic, its hours, its staff; and the trail they may read."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lasegue.web.audit import trail
from lasegue.web.audit.wording import ACTORS, broken_in_words, detailed, subject_in_words, told
from lasegue.web.people.clock import today_at
from lasegue.web.people.forms import CertificateForm, ClinicForm, HoursForm, StaffForm
from lasegue.web.people.membership import needs, staff
from lasegue.web.people.models import Clinic, Member, OpeningHours, Patient
from lasegue.web.people.rights import ROLE_NAMES, Role
from lasegue.web.people.staffing import Refused, add_member, certify, joining_link, update_member

PAGE_ROWS = 50


@needs("clinic.manage")
def update_clinic(request: Any) -> HttpResponse:
    """Name, zone, numbers and hours."""
    clinic: Clinic = request.member.clinic
    form = ClinicForm(request.POST or None, instance=clinic)
    days = list(_days(clinic, request.POST or None))
    if request.method == "POST" and form.is_valid() and all(day.is_valid() for _, day in days):
        with transaction.atomic():
            form.save()
            clinic.hours.all().delete()
            for weekday, day in enumerate(day for _, day in days):
                if day.cleaned_data["opens"]:
                    OpeningHours.objects.create(clinic=clinic, weekday=weekday, **day.cleaned_data)
            fields = ", ".join([*form.changed_data, *("hours" for _, day in days if day.has_changed())][:20])
            trail.add(staff(request.member), "clinic.updated", clinic=clinic.pk, detail=fields)
        messages.success(request, _("Saved."))
        return redirect("update_clinic")
    return render(request, "people/clinic.html", {"form": form, "days": days, "section": "staff"})


@needs("staff.manage")
def list_staff(request: Any) -> HttpResponse:
    """Everybody who works or worked here."""
    form = StaffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            member = add_member(request.member.clinic, form.cleaned_data, staff(request.member))
        except Refused:
            form.add_error("email", _("This person already works here. Open them in the list to change their role."))
        else:
            return redirect("show_member", member.pk)
    members = request.member.clinic.members.select_related("user").prefetch_related("certificates").order_by("name")
    content = {"form": form, "members": members, "section": "staff", "today": _today(request)}
    return render(request, "people/staff.html", content)


@needs("staff.manage")
def show_member(request: Any, number: int) -> HttpResponse:
    """One member: role, certificates, the link to choose a password."""
    member = _member(request, number)
    certificate = CertificateForm(request.POST if request.POST.get("act") == "certify" else None)
    problem = ""
    if request.method == "POST" and request.POST.get("act") == "update":
        role = request.POST.get("role", "")
        if role not in list(Role):
            problem = _("Choose one of the roles.")
        else:
            try:
                update_member(member, role, request.POST.get("active") == "on", staff(request.member))
                messages.success(request, _("Saved."))
                return redirect("show_member", member.pk)
            except Refused:
                problem = _("A clinic needs at least one active owner. Make somebody else owner first.")
    if certificate.is_bound and certificate.is_valid():
        certify(member, certificate.cleaned_data, staff(request.member))
        messages.success(request, _("Saved."))
        return redirect("show_member", member.pk)
    return _show(request, member, certificate, problem)


@needs("staff.manage")
@require_POST
def make_joining_link(request: Any, number: int) -> HttpResponse:
    """A link at which the member chooses a password; shown once."""
    member = _member(request, number)
    try:
        parts = joining_link(member)
    except Refused:
        words = _("They work in another clinic too. They sign in here with the password they have there.")
        return _show(request, member, CertificateForm(None), words, status=409)
    link = request.build_absolute_uri(reverse("join", args=parts))
    trail.add(staff(request.member), "staff.link_made", clinic=member.clinic_id, subject=member.name)
    return render(request, "people/joining_link.html", {"person": member, "link": link, "section": "staff"})


@needs("audit.see")
def audit(request: Any) -> HttpResponse:
    """The trail of the clinic, the newest first, and whether its chain holds."""
    clinic = request.member.clinic
    events = trail.of_clinic(clinic.pk)
    page = Paginator(events, PAGE_ROWS).get_page(request.GET.get("page"))
    broken = None
    if request.GET.get("check"):
        broken = trail.first_break(events.order_by("number").iterator())
    about = {each.pk: each for each in Patient.objects.filter(pk__in={event.patient for event in page})}
    rows = [
        (
            event,
            told(event.action),
            ACTORS[event.actor_kind],
            about.get(event.patient or 0),
            detailed(event.action, event.detail),
            subject_in_words(event.subject),
        )
        for event in page
    ]
    content = {
        "page": page,
        "rows": rows,
        "checked": bool(request.GET.get("check")),
        "broken": broken_in_words(broken) if broken is not None else "",
        "head": trail.head_of(clinic.pk),
        "section": "audit",
    }
    return render(request, "people/audit.html", content)


def _show(request: Any, member: Member, certificate: CertificateForm, problem: str, status: int = 200) -> HttpResponse:
    content = {
        "person": member,
        "roles": [(role.value, ROLE_NAMES[role]) for role in Role],
        "certificate": certificate,
        "problem": problem,
        "section": "staff",
        "today": _today(request),
    }
    return render(request, "people/member.html", content, status=status)


def _member(request: Any, number: int) -> Member:
    return get_object_or_404(Member.objects.select_related("user"), clinic=request.member.clinic, pk=number)


def _today(request: Any) -> Any:
    return today_at(request.member.clinic)


def _days(clinic: Clinic, sent: Any) -> Iterator[tuple[Any, HoursForm]]:
    hours = {row.weekday: row for row in clinic.hours.all()}
    for weekday, name in WEEKDAYS.items():
        row = hours.get(weekday)
        initial = {"opens": row.opens, "closes": row.closes} if row else {}
        yield name, HoursForm(sent, prefix=f"day{weekday}", initial=initial)
