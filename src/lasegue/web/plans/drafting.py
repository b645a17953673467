"""Making a draft from the engine's result, and bringing it up to date when answers change.

What a clinician did to a draft stays: doses they moved, lines they added or took out, the patient's words. What is no
longer open for the person leaves, whoever put it there.
"""

from dataclasses import dataclass
from typing import Any

import msgspec
from django.db import transaction

from lasegue.knowledge.entries.entry import PHASES, Phase
from lasegue.reasoning.engine import Result
from lasegue.reasoning.planning.lines import Line
from lasegue.reasoning.planning.rulings import Rulings
from lasegue.reasoning.sides import side_of
from lasegue.web.audit import trail
from lasegue.web.people.membership import staff
from lasegue.web.people.models import Member
from lasegue.web.plans.bounds import STEPS
from lasegue.web.plans.content import (
    Measuring,
    PlanGoal,
    PlanLine,
    Schedule,
    Visits,
    goals_of,
    line_named,
    lines_of,
    plain,
    schedule_of,
)
from lasegue.web.plans.models import Version
from lasegue.web.record.episodes import Chart
from lasegue.web.record.models import Episode
from lasegue.web.record.reasoner import reason
from lasegue.web.record.statements import keep


@dataclass(frozen=True)
class Content:
    """Lines, goals and schedule of one draft."""

    lines: tuple[PlanLine, ...]
    goals: tuple[PlanGoal, ...]
    schedule: Schedule


def drafted(result: Result) -> Content:
    """The engine's draft as the content of a version."""
    lines = tuple(_line(line, side_of(line.item, result)) for line in result.plan.lines)
    return Content(lines, _goals(result), _schedule(result))


def carried(fresh: Content, before: Content, rulings: Rulings) -> Content:
    """The engine's fresh draft with what a clinician had done to an earlier one; closed items leave."""
    lines = [_edited(line, line_named(before.lines, line.item)) for line in fresh.lines]
    held = {line.item for line in lines}
    added = [line for line in before.lines if line.origin == "added" and line.item not in held]
    lines += [line for line in added if (ruling := rulings.get(line.item)) is not None and ruling.is_open]
    worded = {goal.goal: goal for goal in before.goals if goal.words or goal.edited}
    goals = tuple(_worded(goal, worded.get(goal.goal)) for goal in fresh.goals)
    schedule = msgspec.structs.replace(fresh.schedule, over_reason=before.schedule.over_reason)
    return Content(tuple(lines), goals, schedule)


def is_fresh(draft: Version, chart: Chart) -> bool:
    """Whether a draft rests on the answers of today."""
    return bool(draft.snapshot.case == chart.case)


def open_draft(chart: Chart, member: Member) -> Version:
    """The draft of an episode, made or brought up to date with today's answers.

    A draft that has a predecessor carries what clinicians had done to it.
    """
    with transaction.atomic():
        episode = Episode.objects.select_for_update().get(pk=chart.episode.pk)
        versions = list(Version.objects.filter(episode=episode).select_related("snapshot").order_by("-number"))
        draft = next((each for each in versions if each.state == "draft"), None)
        if draft is not None and is_fresh(draft, chart):
            return draft
        before = draft or next((each for each in versions if each.state == "signed"), None)
        snapshot = keep(episode, chart.on, "draft")
        result = chart.result if snapshot.case == chart.case else reason(snapshot.case)
        content = drafted(result)
        if before is not None:
            content = carried(content, content_of(before), result.plan.rulings)
        if draft is None:
            number = versions[0].number + 1 if versions else 1
            draft = Version(episode=episode, number=number, made_by=member)
        draft.snapshot = snapshot
        _store(draft, content)
        draft.edits += 1
        draft.save()
        trail.add(
            staff(member),
            "plan.drafted",
            clinic=episode.clinic_id,
            patient=episode.patient_id,
            subject=f"episode {episode.pk}",
            detail=f"version {draft.number}",
        )
    return draft


def content_of(version: Version) -> Content:
    """Lines, goals and schedule of a stored version."""
    return Content(lines_of(version), goals_of(version), schedule_of(version))


def current_phase(result: Result) -> Phase:
    """The phase a plan for this person starts in."""
    return next((each for each in PHASES if each == result.classified.phase), "restore_movement")


def _store(version: Version, content: Content) -> None:
    version.lines = plain(content.lines)
    version.goals = plain(content.goals)
    version.schedule = plain(content.schedule)


def _line(line: Line, side: str) -> PlanLine:
    content: dict[str, Any] = {
        "item": line.item.id,
        "title": line.item.title,
        "kind": line.item.kind,
        "phases": line.phases,
        "dose": line.dose,
        "drafted": line.dose,
        "origin": "engine",
        "side": side,
        "because": line.because,
        "sources": line.sources,
    }
    return msgspec.convert(content, PlanLine)


def _edited(line: PlanLine, before: PlanLine | None) -> PlanLine:
    """A fresh line with the amounts, the reason and the removal that a clinician had given it."""
    if before is None:
        return line
    moved = {name: before.dose[name] for name in STEPS if before.dose.get(name) != before.drafted.get(name)}
    dose = {**line.dose, **{name: amount for name, amount in moved.items() if name in line.dose}}
    return msgspec.structs.replace(line, dose=dose, reason=before.reason, removed=before.removed)


def _worded(goal: PlanGoal, before: PlanGoal | None) -> PlanGoal:
    if before is None:
        return goal
    return before if before.edited else msgspec.structs.replace(goal, words=before.words)


def _goals(result: Result) -> tuple[PlanGoal, ...]:
    return tuple(
        PlanGoal(goal=goal.entry.id, text=goal.text, by=goal.by, finding=goal.entry.finding or "", target=goal.target)
        for goal in result.plan.goals
    )


def _schedule(result: Result) -> Schedule:
    plan = result.plan
    pattern = plan.visits
    visits = Visits(pattern.per_week, pattern.weeks, pattern.minutes) if pattern is not None else None
    measures = tuple(Measuring(each.id, each.title, plan.reassess_on) for each in plan.measures)
    return Schedule(current_phase(result), visits, measures, plan.reassess_on)
