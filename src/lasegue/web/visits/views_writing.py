"""Writing on a visit. Each entry is kept at once; a refused one comes back in words with what was typed."""

from collections.abc import Callable
from math import isnan
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lasegue.exchange.problems import CaseProblems, Problem
from lasegue.motion.bodychart.editor import render_editor
from lasegue.web.people.membership import needs
from lasegue.web.record.cells import cells_of
from lasegue.web.record.episodes import Chart, chart_for, chart_of, episode_of
from lasegue.web.record.reasoner import library
from lasegue.web.record.statements import Answer, Stated
from lasegue.web.ui.tongues import apart, language, western
from lasegue.web.visits.models import Visit
from lasegue.web.visits.screen import cells_for, screen
from lasegue.web.visits.signing import sign
from lasegue.web.visits.treating import (
    Refused,
    add_addendum,
    answer,
    clear_all,
    rewrite,
    say_nothing_done,
    start,
    step,
    treat,
    untreat,
)
from lasegue.web.visits.views import render_visit, visit_of

MOST = 1e6
ANSWERS = {"yes": True, "no": False, "": None}
FOUND = {"pain": "pain_regions", "tingling": "tingling_regions", "numb": "numbness_regions"}


@needs("visit.write")
@require_POST
def start_visit(request: Any, key: UUID) -> HttpResponse:
    """Open today's visit."""
    visit = start(chart_of(request.member.clinic, key), request.member)
    return redirect("show_visit", key, visit.key)


@needs("visit.write")
@require_POST
def answer_screen(request: Any, key: UUID, visit: UUID) -> HttpResponse:
    """One answer of the screen, or "no" to all, which is kept question by question."""

    def enter(row: Visit) -> Stated:
        if request.POST.get("all") == "no":
            return clear_all(row, request.member)
        given = [(finding, request.POST[finding.id]) for finding in screen() if request.POST.get(finding.id) in ANSWERS]
        if not given:
            raise Refused(_("Choose yes, no or ? for a question."))
        cells = [cell for finding, said in given for cell in cells_for(finding, ANSWERS[said])]
        return answer(row, request.member, cells)

    return _entered(request, key, visit, enter)


@needs("visit.write")
@require_POST
def measure(request: Any, key: UUID, visit: UUID) -> HttpResponse:
    """Measures of today; an emptied field takes the number back."""

    def enter(row: Visit) -> Stated:
        answers = [
            Answer(*_cell(name, _number(name, typed.strip())))
            for name, typed in request.POST.items()
            if name != "csrfmiddlewaretoken"
        ]
        return answer(row, request.member, answers)

    return _entered(request, key, visit, enter)


@needs("visit.write")
@require_http_methods(["GET", "HEAD", "POST"])
def paint(request: Any, key: UUID, visit: UUID) -> HttpResponse:
    """The body chart of today."""
    chart = chart_of(request.member.clinic, key)
    row = visit_of(chart.episode, visit)
    problem = ""
    if request.method == "POST":
        answers = [Answer(FOUND[feeling], request.POST.getlist(feeling)) for feeling in FOUND]
        try:
            answer(row, request.member, answers)
            return redirect("show_visit", key, row.key)
        except CaseProblems:
            problem = _("A place came along that is not on the body chart. Nothing was changed; mark it again.")
        except Refused as refusal:
            problem = str(refusal)
    content = {"chart": chart, "tab": "visits", "visit": row, "problem": problem, "editor": _editor(row, chart)}
    return render(request, "visits/paint.html", content, status=409 if problem else 200)


@needs("visit.write")
@require_POST
def treat_row(request: Any, key: UUID, visit: UUID) -> HttpResponse:
    """What was done: enter, change or take out."""
    given = request.POST

    def enter(row: Visit) -> None:
        item = given.get("item", "")
        if given.get("act") == "remove":
            untreat(row, request.member, item)
            return
        treat(row, request.member, item, given.get("minutes", ""), given.get("side", ""), given.get("response", ""))

    return _entered(request, key, visit, enter)


@needs("visit.write")
@require_POST
def nothing_done(request: Any, key: UUID, visit: UUID) -> HttpResponse:
    """Why nothing was done."""
    reason = request.POST.get("reason", "")
    return _entered(request, key, visit, lambda row: say_nothing_done(row, request.member, reason))


@needs("visit.write")
@require_POST
def choose_step(request: Any, key: UUID, visit: UUID) -> HttpResponse:
    """What comes next for an exercise."""
    given = request.POST
    item, choice = given.get("item", ""), given.get("step", "")
    return _entered(request, key, visit, lambda row: step(row, request.member, item, choice))


@needs("visit.write")
@require_POST
def rewrite_part(request: Any, key: UUID, visit: UUID) -> HttpResponse:
    """Own words for a part of the note."""
    given = request.POST
    text = "" if given.get("act") == "draft" else given.get("text", "")
    part = given.get("part", "")
    return _entered(request, key, visit, lambda row: rewrite(row, request.member, part, text))


@needs("visit.sign")
@require_POST
def sign_visit(request: Any, key: UUID, visit: UUID) -> HttpResponse:
    """Sign and lock."""
    return _entered(request, key, visit, lambda row: sign(row, request.member), whole=True)


@needs("visit.addendum")
@require_POST
def write_addendum(request: Any, key: UUID, visit: UUID) -> HttpResponse:
    """A correction of a signed note."""
    text = request.POST.get("text", "")
    return _entered(request, key, visit, lambda row: add_addendum(row, request.member, text), whole=True)


def _entered(
    request: Any, key: UUID, visit: UUID, enter: Callable[[Visit], Any], *, whole: bool = False
) -> HttpResponse:
    """Try an entry; show the page with what came of it, or what stands in its way with what was typed.

    The chart is put together after the act, from what the act left where it stated something.
    """
    episode = episode_of(request.member.clinic, key)
    row = visit_of(episode, visit)
    problem = ""
    done: Any = None
    try:
        done = enter(row)
    except Refused as refusal:
        problem = str(refusal)
    except CaseProblems as problems:
        problem = " ".join(map(_refused, problems.problems))
    if problem:
        status = 200 if request.htmx else 409
        return render_visit(request, chart_for(episode), row, problem, status, dict(request.POST.items()))
    if not request.htmx or whole:
        return redirect("show_visit", key, row.key)
    return render_visit(request, chart_for(episode, done if isinstance(done, Stated) else None), row)


def _refused(problem: Problem) -> str:
    finding = library().findings.get(problem.key.removeprefix("findings.").partition(".")[0])
    title = finding.title if finding is not None else problem.key.rpartition(".")[2]
    said = _("Expected %(expected)s, got %(got)s.") % {"expected": apart(problem.expected), "got": apart(problem.got)}
    return f"{apart(title)}: {said}"


def _cell(name: str, value: float | None) -> tuple[str, Any, str]:
    finding, _dot, side = name.partition(".")
    return finding, value, side


def _number(name: str, typed: str) -> float | int | None:
    """A number as typed, with point or comma.

    :raises Refused: when it is none.
    """
    if not typed:
        return None
    try:
        value = float(western(typed).replace(",", "."))
    except ValueError:
        value = float("nan")
    if isnan(value) or abs(value) > MOST:
        raise Refused(_("Expected a number, got %(came)s.") % {"came": typed[:20]})
    return int(value) if value.is_integer() else value


def _editor(visit: Visit, chart: Chart) -> str:
    """The body chart to paint on, as it stands at this visit; the list offers what a clinician names."""
    cells = cells_of(chart.episode, visit.occasion.on)
    pain, tingling, numb = (cells.value(finding) or [] for finding in FOUND.values())
    icons = static("icons.svg")
    return render_editor(
        name="chart", icons=icons, detail=True, pain=pain, tingling=tingling, numb=numb, language=language()
    )
