"""A plan on paper. The clinic's is short, or keeps every reason open; the patient's has doses, cues, when to stop."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from django.utils.translation import gettext_lazy

from lasegue.reasoning.planning.goals import filled, now_of
from lasegue.web.intake.words import wording
from lasegue.web.plans.content import PlanGoal, told_in
from lasegue.web.plans.line_in_words import LineInWords, in_words
from lasegue.web.plans.pages import PlanPage
from lasegue.web.plans.presenters import Group, WatchFor, watch_for
from lasegue.web.plans.released import Reaching, released
from lasegue.web.record.reasoner import library

#: Goals that the library writes with the name of a score.
SCORES = {
    "lower_odi": gettext_lazy("Daily life is easier: %(target)s of 100 or less on the questionnaire about daily life."),
    "lower_rmdq": gettext_lazy("Daily life is easier: %(target)s of 24 or less on the questionnaire about daily life."),
}


@dataclass(frozen=True)
class Sheet:
    """What one print-out holds; ``is_draft`` puts the watermark on every page, ``held`` is named and not told."""

    is_draft: bool
    lines: tuple[LineInWords, ...]
    groups: tuple[Group, ...]
    watch_for: tuple[WatchFor, ...]
    goals: tuple[PlanGoal, ...]
    held: tuple[LineInWords, ...] = ()


def clinic_sheet(page: PlanPage) -> Sheet:
    """The plan for clinicians."""
    return Sheet(not _is_signed(page), (), page.groups, page.watch_for, page.goals)


def patient_sheet(page: PlanPage) -> Sheet:
    """The plan for the patient: what is done now; of a signed one only what may reach them today."""
    lines, held = reaching_patient(page)
    told = told_in(lines, page.schedule.phase) if page.schedule is not None else ()
    exercises = tuple(in_words(line) for line in told if line.kind == "exercise")
    other = tuple(replace(in_words(line), dose=()) for line in told if line.kind != "exercise")
    rules = watch_for(lines, page.chart.result)
    findings = page.version.snapshot.case["findings"] if page.version is not None else {}
    goals = tuple(_told(goal, findings) for goal in page.goals)
    return Sheet(not _is_signed(page), exercises + other, (), rules, goals, tuple(map(in_words, held)))


def _told(goal: PlanGoal, findings: Mapping[str, Any]) -> PlanGoal:
    """A goal as its patient reads it, in their language: scores have a name for clinicians, for others what they ask.

    The numbers are those of the answers that the plan was made from. What a clinician wrote stays as it was written.
    """
    own = library().goals.get(goal.goal)
    if own is None or goal.edited:
        return goal
    if (say := SCORES.get(goal.goal)) is not None and goal.target is not None:
        return msgspec.structs.replace(goal, text=say % {"target": f"{goal.target:g}"})
    words = filled(wording().goal(goal.goal).text, goal.target, now_of(own, findings))
    return msgspec.structs.replace(goal, text=words)


def reaching_patient(page: PlanPage) -> Reaching:
    """Lines for the patient's eye: of a draft all, of a signed plan those that no fact has stopped."""
    if page.version is not None and _is_signed(page):
        current = released(page.version, page.chart.case, page.chart.cells.stated, alerted=page.chart.alert is not None)
        return current.reaching if current is not None else Reaching()
    return Reaching(tuple(view.line for group in page.groups for view in group.lines))


def _is_signed(page: PlanPage) -> bool:
    return page.version is not None and page.version.state == "signed"
