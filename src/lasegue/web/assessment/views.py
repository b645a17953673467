"""The story and the examination of one person, and the fragments that change while somebody examines."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lasegue.motion.bodychart.dermatomes import ROOTS
from lasegue.web.assessment import saving
from lasegue.web.assessment.entry import cell_of, is_set
from lasegue.web.assessment.layout import BY_ID, GROUP_OF, ROW_OF
from lasegue.web.assessment.next_test import next_box
from lasegue.web.assessment.reasoning import causes_of, reasoning_of
from lasegue.web.assessment.searching import matches
from lasegue.web.assessment.sheet import Sheet, opened_by
from lasegue.web.assessment.telling import SHORT, short_story, whole_story
from lasegue.web.people.clock import now_at
from lasegue.web.people.membership import needs, staff
from lasegue.web.record import stages
from lasegue.web.record.episodes import Chart, chart_for, chart_of, episode_of
from lasegue.web.record.models import Episode
from lasegue.web.record.reasoner import library
from lasegue.web.ui.clock import clock_of
from lasegue.web.ui.row_numbers import row_number

SKIPPED = "skipped_tests"
SAVED_LINE = "assessment/_saved_line.html"


@require_GET
@needs("record.see")
def exam(request: Any, key: str) -> HttpResponse:
    """The whole workspace. ``open`` names groups to open, ``edit`` a set whose list to open."""
    chart = chart_of(request.member.clinic, key)
    sheet = Sheet(chart, request.member, editing=request.GET.get("edit", ""))
    return _workspace(request, sheet, request.GET.getlist("open"))


@require_POST
@needs("record.state")
def save_cells(request: Any, key: str) -> HttpResponse:
    """State what was typed or chosen; answer with the cells and all that follows from them."""
    episode = episode_of(request.member.clinic, key)
    outcome = saving.act_on(episode, request.member, request.POST)
    return _after(request, episode, outcome)


@require_POST
@needs("record.state")
def undo_cells(request: Any, key: str) -> HttpResponse:
    """Give the cells of the last act back what they held before."""
    sent = request.POST.get("numbers", "")[:1000].split(",")
    numbers = [number for each in sent if (number := row_number(each))]
    episode = episode_of(request.member.clinic, key)
    try:
        outcome = saving.undo(episode, request.member, numbers[:50])
    except saving.CannotUndo:
        said = _("This cell has changed since. Nothing was undone.")
        if request.htmx:
            return render(request, "assessment/_not_undone.html", {"said": said}, status=409)
        messages.warning(request, said)
        return redirect("exam", key=key)
    return _after(request, episode, outcome)


@require_POST
@needs("record.see")
def skip_test(request: Any, key: str) -> HttpResponse:
    """Put the suggested test aside for this session and suggest the next."""
    chart = chart_of(request.member.clinic, key)
    skipped = _skipped(request, chart.episode)
    finding = request.POST.get("finding", "")
    if finding == "emergency" or finding in GROUP_OF:
        kept = request.session.setdefault(SKIPPED, {})
        kept[str(chart.episode.pk)] = [*skipped, finding][-40:]
        request.session.modified = True
    if not request.htmx:
        return redirect("exam", key=key)
    box = next_box(Sheet(chart, request.member), _skipped(request, chart.episode))
    return render(request, "assessment/_next.html", {"next": box, "chart": chart})


@require_POST
@needs("record.state")
def review_draft(request: Any, key: str) -> HttpResponse:
    """The examination is done: the episode waits for its plan, and the draft opens."""
    chart = chart_of(request.member.clinic, key)
    if chart.episode.stage in {"asked", "waiting"}:
        stages.move(chart.episode, "examined", staff(request.member))
    return redirect("plan", key=key)


@require_GET
@needs("record.see")
def exam_part(request: Any, key: str) -> HttpResponse:
    """One group opened, one cell as it stands now or with its list open, or the less likely causes in full."""
    chart = chart_of(request.member.clinic, key)
    name = request.GET.get("edit") or request.GET.get("cell", "")
    sheet = Sheet(chart, request.member, editing=request.GET.get("edit", ""))
    finding, part = cell_of(name)
    if name in saving.names_of(finding):
        return HttpResponse(str(sheet.cell(finding, part)))
    if which := request.GET.get("causes"):
        return render(
            request, "assessment/_causes.html", {"causes": causes_of(chart.result, medical=which == "dangerous")}
        )
    group = BY_ID.get(request.GET.get("group", ""))
    if group is None:
        raise Http404("no such group or cell")
    content = {"chart": chart, "group": sheet.group(group), "sheet": sheet, "version": _version(chart)}
    return render(request, "assessment/_group.html", content)


@require_GET
@needs("record.see")
def find_test(request: Any, key: str) -> HttpResponse:
    """Tests and questions whose name fits what was typed, each with the way to its cell."""
    chart = chart_of(request.member.clinic, key)
    found = matches(request.GET.get("test", ""))
    template = "assessment/_found.html" if request.htmx else "assessment/found.html"
    return render(request, template, {"chart": chart, "found": found, "tab": "exam", "q": request.GET.get("test", "")})


@require_GET
@needs("record.see")
def story(request: Any, key: str) -> HttpResponse:
    """Everything that was told and found, by time and origin."""
    chart = chart_of(request.member.clinic, key)
    return _story(request, chart, Sheet(chart, request.member))


@require_POST
@needs("record.state")
def add_told(request: Any, key: str) -> HttpResponse:
    """A fact that the person told on the phone."""
    outcome = saving.act_on(episode_of(request.member.clinic, key), request.member, request.POST, kind="call")
    if outcome.stated is not None or not outcome.messages:
        return redirect("story", key=key)
    chart = chart_of(request.member.clinic, key)
    sheet = Sheet(chart, request.member, outcome.messages, outcome.typed or {})
    return _story(request, chart, sheet, outcome.status)


def _story(request: Any, chart: Chart, sheet: Sheet, status: int = 200) -> HttpResponse:
    _act, _colon, sent = request.POST.get("act", "").partition(":")
    wanted = sent or request.GET.get("ask", "")
    finding, _part = cell_of(wanted)
    fields = []
    if finding in GROUP_OF:
        entry = library().findings[finding]
        sides = ("left", "right") if entry.sided else ("",)
        sheet = Sheet(chart, request.member, sheet.messages, sheet.typed, editing=finding if is_set(entry) else "")
        fields = [sheet.cell(finding, each) for each in sides]
    content = {
        "chart": chart,
        "tab": "story",
        "roots": ROOTS,
        "story": short_story(chart, request.GET.get("root", "")),
        "days": whole_story(chart),
        "asked": library().findings.get(finding),
        "fields": fields,
        "found": matches(request.GET.get("test", ""), told=True),
        "q": request.GET.get("test", ""),
        "version": _version(chart),
    }
    return render(request, "assessment/story.html", content, status=status)


def _workspace(request: HttpRequest, sheet: Sheet, asked: list[str], status: int = 200) -> HttpResponse:
    chart = sheet.chart
    opened = opened_by(chart, sheet, asked, sheet.editing or next(iter(sheet.typed), ""))
    content = {
        "chart": chart,
        "tab": "exam",
        "sheet": sheet,
        "story": short_story(chart),
        "groups": sheet.groups(opened),
        "next": next_box(sheet, _skipped(request, chart.episode)),
        "reasoning": reasoning_of(chart.result),
        "saved": _last_saved(request, chart),
        "saved_line": SAVED_LINE,
        "version": _version(chart),
    }
    return render(request, "assessment/exam.html", content, status=status)


def _after(request: Any, episode: Episode, outcome: saving.Outcome) -> HttpResponse:
    """After an act: the changed parts for a script, the whole page again without one."""
    chart = chart_for(episode, outcome.stated)
    sheet = Sheet(chart, request.member, outcome.messages or {}, outcome.typed or {})
    if not request.htmx:
        if outcome.status != 200:
            act, _colon, target = request.POST.get("act", "").partition(":")
            return _workspace(request, sheet, [target] if act == "group" else [], outcome.status)
        return redirect(f"{reverse('exam', args=[chart.patient.key])}#{_anchor(request)}")
    cells = [sheet.cell(*cell_of(name)) for name in outcome.changed]
    rows = {ROW_OF[cell.finding].finding: ROW_OF[cell.finding] for cell in cells if cell.part in saving.OTHER}
    content = {
        "chart": chart,
        "tab": "exam",
        "sheet": sheet,
        "cells": cells,
        "rows": [sheet.row(row) for row in rows.values() if GROUP_OF[row.finding].kind == "tests"],
        "counts": [sheet.group(GROUP_OF[name], open_=False) for name in {cell.finding for cell in cells[:1]}],
        "next": next_box(sheet, _skipped(request, chart.episode)),
        "reasoning": reasoning_of(chart.result),
        "saved": _saved(request, outcome) or _last_saved(request, chart),
        "saved_line": SAVED_LINE,
        "story": short_story(chart) if any(cell.finding in SHORT for cell in cells) else None,
        "alert": outcome.stated.alert if outcome.stated else None,
    }
    return render(request, "assessment/_saved.html", content, status=outcome.status)


def _anchor(request: HttpRequest) -> str:
    act, _colon, target = request.POST.get("act", "").partition(":")
    return f"g-{target}" if act == "group" else f"c-{target.replace('.', '-')}"


def _saved(request: Any, outcome: saving.Outcome) -> dict[str, str] | None:
    if outcome.stated is None:
        return None
    numbers = ",".join(str(row.pk) for row in outcome.stated.statements)
    return {"at": clock_of(now_at(request.member.clinic), seconds=True), "numbers": numbers}


def _last_saved(request: Any, chart: Chart) -> dict[str, str] | None:
    """What this person stated last today, so that a reload still offers to undo it."""
    mine = [
        each.statement
        for each in chart.cells.newest.values()
        if each.on == chart.on and each.statement.by_id == request.member.pk
    ]
    last = max(mine, key=lambda row: row.pk, default=None)
    if last is None:
        return None
    at = last.at.astimezone(now_at(chart.episode.clinic).tzinfo)
    return {"at": clock_of(at, seconds=True), "numbers": str(last.pk)}


def _version(chart: Chart) -> int:
    """Number of the newest statement on the page."""
    return max((each.statement.pk for each in chart.cells.newest.values()), default=0)


def _skipped(request: HttpRequest, episode: Episode) -> list[str]:
    kept = request.session.get(SKIPPED, {})
    return list(kept.get(str(episode.pk), []))
