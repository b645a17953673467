"""The words of an imaging report beside its coded findings: shown, kept as typed, both versions shown on a clash."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lasegue.web.people.membership import needs, staff
from lasegue.web.record.episodes import episode_of
from lasegue.web.record.models import Episode, ReportText
from lasegue.web.record.reports import LONGEST, TooLong, WrittenMeanwhile, newest_report, write_report
from lasegue.web.ui.row_numbers import row_number

GROUP = "imaging"


@require_POST
@needs("record.state")
def save_report(request: Any, key: str) -> HttpResponse:
    """Keep the words; a refusal says why and leaves what was typed in the field."""
    episode = episode_of(request.member.clinic, key)
    text = request.POST.get("report", "").replace("\r\n", "\n").replace("\x00", " ")
    seen = row_number(request.POST.get("seen", ""))
    try:
        row = write_report(episode, text, seen, staff(request.member), request.member)
    except TooLong:
        said = _("Not saved: %(n)s characters, at most %(most)s fit. Copy the part about the back.")
        problem = said % {"n": len(text), "most": LONGEST}
        return _shown(request, key, report_of(episode, typed=text, problem=problem), 422)
    except WrittenMeanwhile as clash:
        said = _("Not saved. %(who)s wrote meanwhile; their words stand below. Save again to put yours in their place.")
        content = report_of(episode, typed=text, problem=said % {"who": clash.theirs.by.name}, theirs=clash.theirs)
        return _shown(request, key, content, 409)
    if request.htmx:
        return _shown(request, key, {**_content(row), "just": True}, 200)
    return redirect(f"{reverse('exam', args=[key])}?open={GROUP}#g-{GROUP}")


def report_of(
    episode: Episode, *, typed: str | None = None, problem: str = "", theirs: ReportText | None = None
) -> dict[str, Any]:
    """What the field shows: the words that hold, or those that were typed and refused, with the reason."""
    content = _content(newest_report(episode))
    return {**content, "problem": problem, "theirs": theirs, **({} if typed is None else {"text": typed})}


def _content(row: ReportText | None) -> dict[str, Any]:
    return {"row": row, "text": row.text if row else "", "seen": row.pk if row else 0}


def _shown(request: HttpRequest, key: str, report: dict[str, Any], status: int) -> HttpResponse:
    """The field alone for a script, which shows no answer that failed; a page of its own with nothing lost without."""
    content = {"report": report, "key": key}
    if getattr(request, "htmx", False):
        return render(request, "assessment/_report.html", content)
    return render(request, "assessment/report.html", content, status=status)
