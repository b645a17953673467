"""Today: who needs somebody, and the day."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lasegue.web.booking.models import KIND_NAMES, STATE_NAMES
from lasegue.web.caseload import deferring
from lasegue.web.caseload.forms import HandOverForm, PutOffForm
from lasegue.web.caseload.scope import Scope
from lasegue.web.caseload.wording import said
from lasegue.web.caseload.worklist import rule_of, worklist
from lasegue.web.intake.beginning import began_in_words
from lasegue.web.people.membership import needs
from lasegue.web.people.models import Member
from lasegue.web.people.rights import may
from lasegue.web.people.scope import patient_of
from lasegue.web.people.sign_in_notices import changes_of
from lasegue.web.record import alerts
from lasegue.web.record.models import Alert
from lasegue.web.record.reasoner import library
from lasegue.web.ui.addresses import address
from lasegue.web.ui.row_numbers import row_number


@needs("today.see")
def today(request: Any) -> HttpResponse:
    """The worklist and the day, of the member or of everyone."""
    scope = Scope(request.member, mine=request.GET.get("who") != "everyone")
    found = worklist(scope)
    content = {"scope": scope, "list": found, "main": found.main, "day": scope.day, "section": "today"}
    page = scope.member.page_of_a_person
    content["agenda"] = [
        (each, address(page, each.key), KIND_NAMES[each.kind], STATE_NAMES[each.state])
        for each in (() if scope.mine else scope.day.appointments)
    ]
    content["sign_in_changes"] = changes_of(request.user)
    content["newest"] = max((alert.pk for alert in scope.alerts), default=0)
    return render(request, "caseload/today.html", content)


@needs("alert.see", by_itself=True)
def watch(request: Any) -> HttpResponse:
    """Asked every few seconds by an open Today page: says when an emergency came in since it was drawn."""
    rows = Alert.objects.filter(
        clinic=request.member.clinic,
        cleared_at=None,
        taken_at=None,
        level="emergency",
        pk__gt=row_number(request.GET.get("seen", "")),
    )
    count = rows.count()
    if not count:
        return HttpResponse(status=204)
    return render(request, "caseload/_new_emergency.html", {"count": count})


@needs("alert.see")
def alert(request: Any, key: UUID) -> HttpResponse:
    """One alert: why, what was told, who has it; and what can be done with it."""
    found = _alert_of(request.member, key)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    hand_over = HandOverForm(found.clinic, request.member, request.POST if act == "hand_over" else None)
    problem = ""
    try:
        if act == "hand_over" and may(request.member.role, "alert.hand_over") and hand_over.is_valid():
            alerts.hand_over(found, request.member, hand_over.cleaned_data["to"])
            messages.success(request, _("Handed to %(who)s.") % {"who": found.handed_to})
            return redirect("today")
    except alerts.AlertProblem as error:
        problem = str(error)
    flag = library().red_flags.get(found.kind)
    content = {
        "alert": found,
        "flag": flag,
        "because": [said(each) for each in found.because] if may(request.member.role, "record.see") else [],
        "began": began_in_words(found) if may(request.member.role, "record.see") else "",
        "hand_over": hand_over if may(request.member.role, "alert.hand_over") else None,
        "may_clear": may(request.member.role, "alert.clear"),
        "may_take": may(request.member.role, "alert.take"),
        "problem": problem,
        "patient": found.episode.patient,
        "section": "today",
    }
    return render(request, "caseload/alert.html", content)


@needs("alert.take")
@require_POST
def take_alert(request: Any, key: UUID) -> HttpResponse:
    """One person takes an alert; the second to press is told who was first."""
    found = _alert_of(request.member, key)
    try:
        alerts.take(found, request.member)
        messages.success(request, _("You took this. %(name)s is yours now.") % {"name": found.episode.patient.name})
    except alerts.AlertProblem as error:
        messages.warning(request, str(error))
    return redirect("today")


@needs("today.see")
def defer(request: Any, code: str, key: UUID) -> HttpResponse:
    """Hand a row over, put it off with a day and a reason, or take either back."""
    rule = rule_of(code)
    if rule is None or not may(request.member.role, rule.may):
        raise Http404("no such row")
    member: Member = request.member
    patient = patient_of(member.clinic, key)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    hand_over = HandOverForm(member.clinic, member, request.POST if act == "hand_over" else None)
    put_off = PutOffForm(member.clinic, request.POST if act == "put_off" else None)
    problem = ""
    try:
        if act == "take_back":
            deferring.take_back(patient, rule.kind, member)
            messages.success(request, _("On the list again: %(name)s.") % {"name": patient.name})
            return redirect("today")
        if act == "hand_over" and rule.hand_over and hand_over.is_valid():
            row = deferring.hand_over(patient, rule.kind, member, hand_over.cleaned_data["to"])
            messages.success(request, _("Handed to %(who)s.") % {"who": row.handed_to})
            return redirect("today")
        if act == "put_off" and rule.snooze and put_off.is_valid():
            deferring.put_off(patient, rule.kind, member, put_off.moment(), put_off.cleaned_data["reason"])
            messages.success(request, _("Put off. It stands in the box below the list until then."))
            return redirect("today")
    except deferring.DeferralProblem as error:
        problem = str(error)
    content = {"rule": rule, "patient": patient, "hand_over": hand_over, "put_off": put_off, "problem": problem}
    return render(request, "caseload/defer.html", {**content, "section": "today"})


def _alert_of(member: Member, key: UUID) -> Alert:
    found = alerts.alert_of(member.clinic, key)
    if found is None:
        raise Http404("no such alert in this clinic")
    return found
