"""Changing a draft: doses, lines, the library, goals. Every act says in words what it refused and why."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.validators import slug_re
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lasegue.web.people.membership import StaffRequest, needs
from lasegue.web.plans import adding, editing
from lasegue.web.plans.bounds import STEPS
from lasegue.web.plans.content import ContentProblem, lines_of
from lasegue.web.plans.editing import Refused
from lasegue.web.plans.pages import plan_page
from lasegue.web.record.episodes import Chart, chart_of
from lasegue.web.ui.terms import term

#: What the buttons and keys of a dose send, and the steps that each makes.
PRESSES = {"1": 1, "-1": -1, "5": 5, "-5": -5}


@require_POST
@needs("plan.edit")
def plan_dose(request: StaffRequest, key: UUID) -> HttpResponse:
    """Move or set amounts of one line; with htmx only what changed comes back."""
    chart = chart_of(request.member.clinic, key)
    item = _item(request)
    told = _told(lambda: _dose(request, chart, item))
    if not request.htmx:  # type: ignore[attr-defined] # django-htmx puts it on every request
        return _back(request, key, told, f"line-{item}")
    page = plan_page(chart, request.member)
    view = next((line for group in page.groups for line in group.lines if line.line.item == item), None)
    content = {"chart": chart, "plan": page, "view": view, "told": told, "swapped": True}
    return render(request, "plans/_dose_changed.html", content)


@require_POST
@needs("plan.edit")
def plan_line(request: StaffRequest, key: UUID, act: str) -> HttpResponse:
    """Take a line out, put it back, give its reason, or add it from the library."""
    chart = chart_of(request.member.clinic, key)
    episode, member, reason = chart.episode, request.member, request.POST.get("reason", "")
    item = _item(request)
    acts: dict[str, Callable[[], None]] = {
        "remove": lambda: editing.remove_line(episode, member, item, reason),
        "back": lambda: editing.put_back(episode, member, item),
        "reason": lambda: editing.give_reason(episode, member, item, reason),
        "add": lambda: adding.add(chart, member, item, reason),
    }
    if act not in acts:
        raise Http404
    told = _told(acts[act])
    if told and act == "add":
        return _library(request, chart, item, told, reason, status=409)
    return _back(request, key, told, f"line-{item}")


@require_http_methods(["GET", "HEAD"])
@needs("plan.edit")
def plan_library(request: StaffRequest, key: UUID) -> HttpResponse:
    """Everything the library can offer, with what may be done with it for this person."""
    return _library(request, chart_of(request.member.clinic, key))


@require_POST
@needs("plan.edit")
def plan_goal(request: StaffRequest, key: UUID, place: int) -> HttpResponse:
    """Set one goal."""
    chart = chart_of(request.member.clinic, key)
    given = request.POST
    by = _day(given.get("by", ""))
    words, text = given.get("words", ""), given.get("text", "")
    told = _told(lambda: editing.word_goal(chart.episode, request.member, place, words, text, by))
    return _back(request, key, told, "goals")


@require_POST
@needs("plan.edit")
def plan_load(request: StaffRequest, key: UUID) -> HttpResponse:
    """Say why the home programme is large."""
    chart = chart_of(request.member.clinic, key)
    reason = request.POST.get("reason", "")
    told = _told(lambda: editing.explain_load(chart.episode, request.member, reason))
    return _back(request, key, told, "load")


def _item(request: StaffRequest) -> str:
    """The line that a form is about; its name comes back in the place of the page that is shown next."""
    item = request.POST.get("item", "")
    if not slug_re.match(item):
        raise Http404("no such line")
    return item


def _dose(request: StaffRequest, chart: Chart, item: str) -> None:
    given = request.POST
    name, _sep, step = given.get("act", "set").partition(":")
    if name in STEPS:
        if step not in PRESSES:
            raise Refused(_("Use the buttons, or type a number."))
        editing.step_dose(chart.episode, request.member, item, name, PRESSES[step], given.get(f"seen_{name}", ""))
        return
    for amount in STEPS:
        typed, seen = given.get(amount), given.get(f"seen_{amount}", "")
        if typed is not None and typed.strip() != seen:
            editing.set_dose(chart.episode, request.member, item, amount, typed, seen)


def _library(
    request: StaffRequest, chart: Chart, tried: str = "", told: str = "", reason: str = "", status: int = 200
) -> HttpResponse:
    page = plan_page(chart, request.member)
    if not page.editing or page.version is None:
        return redirect("plan", key=chart.patient.key)
    draft = page.version
    wanted = request.GET.get("q", "").strip()[:80]
    kind = request.GET.get("kind", "")
    rows = [row for row in adding.offered(chart, lines_of(draft)) if _fits(row, wanted, kind)]
    rows.sort(key=lambda row: (adding.GROUPS.index(row.group), term(row.item.title) or row.item.title))
    content = {
        "chart": chart,
        "tab": "plan",
        "rows": rows,
        "wanted": wanted,
        "kind": kind,
        "kinds": ("exercise", "manual", "conservative", "education", "monitoring", "referral"),
        "tried": tried,
        "told": told,
        "reason": reason,
    }
    template = "plans/_library_rows.html" if request.htmx else "plans/plan_library.html"  # type: ignore[attr-defined] # as above
    return render(request, template, content, status=status)


def _fits(row: adding.Offered, wanted: str, kind: str) -> bool:
    """Found by its English words and, on a page of another language, by its names in that one too."""
    item = row.item
    if kind and item.kind != kind:
        return False
    families = [each.replace("_", " ") for each in item.families]
    own = [term(each) for each in (item.title, *families)]
    text = " ".join((item.title, item.summary, *families, *own)).casefold()
    return all(word in text for word in wanted.casefold().split())


def _told(act: Callable[[], None]) -> str:
    """Do it; what was refused comes back in words."""
    try:
        act()
    except Refused as refusal:
        return str(refusal)
    except ContentProblem:
        return _("The draft cannot be read as a plan. Draw it up again.")
    return ""


def _back(request: StaffRequest, key: UUID, told: str, place: str) -> HttpResponse:
    if told:
        messages.error(request, told)
    return redirect(f"{reverse('plan', args=[key])}#{place}")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
