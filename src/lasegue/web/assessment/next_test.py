"""The box above the examination: an alert, what holds treatment, the most useful next test, or that enough is known."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from lasegue.exchange.problems import CaseProblems
from lasegue.knowledge.wording import Wording
from lasegue.reasoning.engine import Result
from lasegue.reasoning.questions import Question
from lasegue.reasoning.triage import Raised
from lasegue.reasoning.wording import begun_small
from lasegue.web.assessment.entry import RESPONSE_FINDING, is_power, is_reflex, name_of
from lasegue.web.assessment.layout import GROUP_OF, ROW_OF, SCREEN
from lasegue.web.assessment.reasoning import Need, needs_of, percent
from lasegue.web.assessment.sheet import SIDE_WORDS, Sheet
from lasegue.web.record.cells import case_of
from lasegue.web.record.episodes import STOPS
from lasegue.web.record.reasoner import library, reason
from lasegue.web.ui.tongues import apart


@dataclass(frozen=True)
class RaisedFlag:
    """A raised flag as it is shown; ``said`` is what the patient is told, in ``language``."""

    title: str
    to_clinician: str
    said: str
    language: str


@dataclass(frozen=True)
class NextBox:
    """What the box says. ``kind`` is alert, safety, test or enough; ``cell`` is where its button leads."""

    kind: str
    title: str = ""
    says: str = ""
    cell: str = ""
    group: str = ""
    how: str = ""
    bits: float = 0.0
    minutes: float = 0.0
    about: str = ""
    finding: str = ""
    level: str = ""
    flags: tuple["RaisedFlag", ...] = ()
    alert: Any = None
    unknown: tuple[Need, ...] = ()

    @property
    def cell_id(self) -> str:
        """Identifier of the cell's control on the page."""
        return self.cell.replace(".", "-")


def next_box(sheet: Sheet, skipped: list[str]) -> NextBox:
    """What to do next; an alert comes before everything, and what holds treatment before what is only useful."""
    chart, result = sheet.chart, sheet.chart.result
    if chart.alert is not None or result.triage.level in STOPS:
        level = chart.alert.level if chart.alert else result.triage.level
        flags = tuple(_raised(each, chart.patient.language) for each in result.triage.raised if each.level in STOPS)
        return NextBox("alert", level=level, flags=flags, alert=chart.alert)
    if (open_ := _safety(result, skipped)) is not None:
        return open_
    best = sorted(result.next, key=lambda each: (-each.bits_per_minute, each.finding.id))
    for question in best:
        if question.finding.id not in skipped and question.finding.id in GROUP_OF:
            return _test(sheet, question)
    return NextBox("enough", unknown=tuple(needs_of(result)))


def _safety(result: Result, skipped: list[str]) -> NextBox | None:
    """The screen, then each single question without whose answer nothing may be treated."""
    open_screen = [name for name in SCREEN if name in result.unanswered]
    if open_screen and "emergency" not in skipped:
        says = _("Asked again at every visit. No treatment may start before it is answered.")
        return NextBox("safety", _("The emergency screen"), says, open_screen[0], "emergency", finding="emergency")
    for need in needs_of(result):
        if need.grave and need.cell not in (*SCREEN, *skipped):
            finding = library().findings[need.cell]
            return NextBox(
                "safety", need.title, finding.ask or finding.meaning, need.cell, need.group, finding=need.cell
            )
    return None


def _raised(raised: Raised, language: str) -> RaisedFlag:
    flag = raised.flag
    told = Wording.of(library(), language, settings.HERE.knowledge).flag(flag.id)
    return RaisedFlag(flag.title, flag.to_clinician, told.to_patient, language if told.translated else "en")


def _test(sheet: Sheet, question: Question) -> NextBox:
    finding = question.finding
    side = (sheet.painful or "right") if finding.sided else ""
    part = "extension" if finding.id == RESPONSE_FINDING else side
    group, row = GROUP_OF[finding.id], ROW_OF[finding.id]
    named = group.kind == "tests" and row.finding == finding.id and row.name
    title = _(row.name) if named else apart(finding.title)
    says, about = _expected(sheet, question, side)
    return NextBox(
        "test",
        title=_(", ").join((title, str(SIDE_WORDS[part]))) if part and finding.id != RESPONSE_FINDING else title,
        says=says,
        cell=name_of(finding.id, part),
        group=group.id,
        how=finding.elicit or finding.ask or finding.meaning,
        bits=question.bits,
        minutes=question.minutes,
        about=about,
        finding=finding.id,
    )


def _expected(sheet: Sheet, question: Question, side: str) -> tuple[str, str]:
    """What a telling answer would change, in words, and what the question is about."""
    causes = library().causes
    if question.about not in causes:
        return _("It shows %(what)s.") % {"what": apart(question.about)}, question.about
    title = causes[question.about].title
    answer, words = _telling(question)
    then = _with_answer(sheet, question, side, answer) if answer is not None else None
    if then is None:
        return _("It tells most about: %(cause)s.") % {"cause": apart(begun_small(title))}, title
    before, after = (_share(each, question.about) for each in (sheet.chart.result, then))
    return (
        _("%(answer)s would move “%(cause)s” from %(before)s to about %(after)s.")
        % {"answer": words, "cause": apart(begun_small(title)), "before": percent(before), "after": percent(after)},
        title,
    )


def _telling(question: Question) -> tuple[Any, str]:
    finding = question.finding
    if finding.type == "boolean":
        return True, _("A yes")
    if is_power(finding):
        return 3.67, _("Weakness")
    if is_reflex(finding):
        return 1, _("A weak reflex")
    if "reduced" in finding.choices:
        return "reduced", _("A reduced answer")
    return None, ""


def _with_answer(sheet: Sheet, question: Question, side: str, answer: Any) -> Result | None:
    case = case_of(sheet.chart.episode, sheet.chart.on, sheet.chart.cells)
    case["findings"] = {**case["findings"], question.finding.id: {side: answer} if side else answer}
    try:
        return reason(case)
    except CaseProblems:
        return None  # the answer would contradict what is known, so nothing is promised


def _share(result: Result, cause: str) -> float:
    return next(row.value for row in result.causes if row.cause.id == cause)
