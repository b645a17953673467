"""Signing and withdrawing. Both pages repeat what is about to happen before anything does."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lasegue.web.people.membership import StaffRequest, needs
from lasegue.web.plans.confirming import problem_with, way_of
from lasegue.web.plans.editing import Refused
from lasegue.web.plans.models import Version
from lasegue.web.plans.pages import plan_page
from lasegue.web.plans.signing import sign, withdraw
from lasegue.web.record.episodes import Chart, chart_of
from lasegue.web.ui.row_numbers import row_number


@require_http_methods(["GET", "HEAD", "POST"])
@needs("plan.sign")
def plan_sign(request: StaffRequest, key: UUID) -> HttpResponse:
    """Repeat name, version and number of lines; sign when the person proves that it is them."""
    chart = chart_of(request.member.clinic, key)
    problem = ""
    if request.method == "POST":
        problem = _sign(request, chart)
        if not problem:
            messages.success(request, _("Signed. The patient can see it now."))
            return redirect("plan", key=key)
    page = plan_page(chart, request.member)
    content = {
        "chart": chart,
        "tab": "plan",
        "plan": page,
        "count": sum(len(group.lines) for group in page.groups),
        "way": way_of(request),
        "problem": problem,
        "agreed": request.POST.get("agreed") == "on",
    }
    return render(request, "plans/plan_sign.html", content, status=409 if problem else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("plan.withdraw")
def plan_withdraw(request: StaffRequest, key: UUID) -> HttpResponse:
    """Withdraw the signed plan with a reason."""
    chart = chart_of(request.member.clinic, key)
    problem = ""
    if request.method == "POST":
        try:
            version = withdraw(chart, request.member, request.POST.get("reason", ""))
        except Refused as refusal:
            problem = str(refusal)
        else:
            messages.success(request, _("Version %(n)s is withdrawn.") % {"n": version.number})
            return redirect("plan", key=key)
    signed = Version.objects.filter(episode=chart.episode, state="signed").first()
    content = {"chart": chart, "tab": "plan", "signed": signed, "problem": problem}
    return render(request, "plans/plan_withdraw.html", content, status=409 if problem else 200)


def _sign(request: StaffRequest, chart: Chart) -> str:
    """Try to sign; what stands in the way comes back in words."""
    given = request.POST
    if given.get("agreed") != "on":
        return _("Goals are agreed with the patient before the plan is signed. Tick the box when they are.")
    if problem := problem_with(request, chart.patient, given.get("proof", "")):
        return problem
    try:
        sign(chart, request.member, row_number(given.get("edits", ""), otherwise=-1))
    except Refused as refusal:
        return str(refusal)
    return ""
