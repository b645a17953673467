"""The plan page."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lasegue.web.people.membership import StaffRequest, needs
from lasegue.web.plans.drafting import open_draft
from lasegue.web.plans.pages import plan_page
from lasegue.web.record.episodes import chart_of


@needs("plan.see")
def plan(request: StaffRequest, key: UUID) -> HttpResponse:
    """The draft to review, or the plan that is signed, or what is to be done instead of treatment."""
    chart = chart_of(request.member.clinic, key)
    content = {"chart": chart, "tab": "plan", "plan": plan_page(chart, request.member)}
    return render(request, "plans/plan.html", content)


@require_POST
@needs("plan.edit")
def plan_revise(request: StaffRequest, key: UUID) -> HttpResponse:
    """Draw up the next version from today's answers; what is signed stands until the new one is signed."""
    chart = chart_of(request.member.clinic, key)
    open_draft(chart, request.member)
    return redirect("plan", key=key)
