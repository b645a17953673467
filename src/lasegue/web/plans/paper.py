"""A plan on paper. The clinic's sheet keeps every reason open; the patient's has doses, cues and when to stop."""

from dataclasses import dataclass

from lasegue.knowledge.entries.exercise import Exercise
from lasegue.web.plans.content import PlanGoal, PlanLine
from lasegue.web.plans.pages import PlanPage
from lasegue.web.plans.presenters import Group, WatchFor, dose_in_words, watch_for
from lasegue.web.plans.released import released
from lasegue.web.record.reasoner import library

MOST_CUES = 3


@dataclass(frozen=True)
class PaperLine:
    """One line for a patient: what it is, how much, in plain words."""

    title: str
    side: str
    dose: tuple[str, ...]
    says: str
    cues: tuple[str, ...]
    is_exercise: bool


@dataclass(frozen=True)
class Sheet:
    """What one print-out holds; ``is_draft`` puts the watermark on every page."""

    is_draft: bool
    lines: tuple[PaperLine, ...]
    groups: tuple[Group, ...]
    watch_for: tuple[WatchFor, ...]
    goals: tuple[PlanGoal, ...]


def clinic_sheet(page: PlanPage) -> Sheet:
    """The plan for clinicians."""
    return Sheet(not _is_signed(page), (), page.groups, page.watch_for, page.goals)


def patient_sheet(page: PlanPage) -> Sheet:
    """The plan for the patient; of a signed one only what may reach them today."""
    lines = reaching_patient(page)
    told = tuple(line for line in lines if line.kind in ("exercise", "conservative", "education"))
    return Sheet(not _is_signed(page), tuple(_paper(line) for line in told), (), watch_for(lines), page.goals)


def reaching_patient(page: PlanPage) -> tuple[PlanLine, ...]:
    """Lines for the patient's eye: of a draft all, of a signed plan those that no fact has stopped."""
    if page.version is not None and _is_signed(page):
        current = released(page.version, page.chart.case, alerted=page.chart.alert is not None)
        return current.lines if current is not None else ()
    return tuple(view.line for group in page.groups for view in group.lines)


def _is_signed(page: PlanPage) -> bool:
    return page.version is not None and page.version.state == "signed"


def _paper(line: PlanLine) -> PaperLine:
    item = next((each for each in library().interventions() if each.id == line.item), None)
    cues = item.cues[:MOST_CUES] if isinstance(item, Exercise) else ()
    says = item.to_patient.strip() if item is not None else ""
    return PaperLine(line.title, line.side, dose_in_words(line), says, cues, isinstance(item, Exercise))
