"""Whether a plan may be signed: everything that is checked, and for what is unmet the place where it is mended."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lasegue.knowledge.entries.entry import Kind
from lasegue.reasoning.planning.plan import WITHHELD_LEVELS
from lasegue.reasoning.planning.rulings import Ruling
from lasegue.reasoning.wording import label
from lasegue.web.assessment.layout import SCREEN
from lasegue.web.assessment.places import side_to_see, way_to
from lasegue.web.plans.adding import closed_in_words, needs_reason
from lasegue.web.plans.amounts import LABELS
from lasegue.web.plans.bounds import strays
from lasegue.web.plans.certificates import Holders, certificate_holders, certified, holders_of, lacking
from lasegue.web.plans.content import PlanLine, active, lines_of, schedule_of
from lasegue.web.plans.home_load import home_load
from lasegue.web.plans.models import Version
from lasegue.web.record.episodes import Chart
from lasegue.web.record.reasoner import engine, library
from lasegue.web.ui.tongues import apart, within


@dataclass(frozen=True)
class Check:
    """One thing that was checked. ``link`` leads to where an unmet one is mended."""

    met: bool
    text: str
    link: str = ""


def checks(version: Version, chart: Chart, holders: Holders | None = None) -> list[Check]:
    """Everything that has to hold before a draft may be signed; the unmet first.

    ``holders`` of certificates are looked up where they are not given.

    :raises ContentProblem: when the stored content is no plan.
    """
    lines = active(lines_of(version))
    found = [
        *_triage(chart),
        *_answers(chart, lines),
        *_open_lines(chart, lines),
        *_certificates(chart, lines, holders),
        *_doses(chart, lines),
        *_load(version, chart, lines),
        *_current(version, chart),
    ]
    return sorted(found, key=lambda check: check.met)


def unanswered(chart: Chart, lines: tuple[PlanLine, ...]) -> tuple[str, ...]:
    """Findings that must be answered before these lines may start: triage's, then the lines' own."""
    rulings = chart.result.plan.rulings
    own = (
        question
        for line in lines
        if line.is_treatment and line.item in rulings
        for question in rulings[line.item].open_questions
    )
    moot = engine().moot(chart.result.facts)
    return tuple(name for name in dict.fromkeys((*chart.result.triage.unanswered, *own)) if name not in moot)


def _cell(chart: Chart, finding: str) -> str:
    side = side_to_see(chart.case["findings"].get(finding), open_one=True)
    return way_to(chart.patient.key, finding, side)


def _here(chart: Chart, item: str) -> str:
    return f"{reverse('plan', args=[chart.patient.key])}#line-{item}"


def _triage(chart: Chart) -> list[Check]:
    level = chart.result.triage.level
    if level in WITHHELD_LEVELS:
        flags = ", ".join(each.flag.title for each in chart.result.triage.raised if each.level == level)
        return [Check(False, _("Treatment is withheld: %(flags)s.") % {"flags": apart(flags)})]
    if chart.alert is not None:
        return [Check(False, _("An alert is open. Clear it with a reason first."), reverse("today"))]
    return [Check(True, _("No stop by triage, no open alert"))]


def _answers(chart: Chart, lines: tuple[PlanLine, ...]) -> Iterator[Check]:
    """The emergency screen is asked as one, so it is one thing to do."""
    names = unanswered(chart, lines)
    if not names:
        yield Check(True, _("Every safety question is answered"))
    screen = [name for name in SCREEN if name in names]
    if screen:
        say = ngettext(
            "Emergency screen: %(n)d question not answered",
            "Emergency screen: %(n)d questions not answered",
            len(screen),
        )
        yield Check(False, say % {"n": len(screen)}, _cell(chart, screen[0]))
    for name in names:
        if name not in screen:
            yield Check(
                False, _("Not answered: %(what)s") % {"what": within(label(name, library()))}, _cell(chart, name)
            )


def _open_lines(chart: Chart, lines: tuple[PlanLine, ...]) -> list[Check]:
    rulings = chart.result.plan.rulings
    found = []
    for line in lines:
        ruling = rulings.get(line.item)
        if problem := _problem(line, ruling, chart):
            found.append(Check(False, problem, _here(chart, line.item)))
    return found or [Check(True, _("No contraindicated line"))]


def _problem(line: PlanLine, ruling: Ruling | None, chart: Chart) -> str:
    if ruling is None:
        return _("%(item)s is not in the library. Take the line out.") % {"item": apart(line.title)}
    kind: Kind = ruling.item.kind
    if line.kind != kind:
        return _("%(item)s is not what the line says it is. Take the line out.") % {"item": apart(ruling.item.title)}
    if not ruling.is_open:
        return closed_in_words(ruling)
    if ruling.item.offer == "never":
        return closed_in_words(ruling)
    if needs_reason(line, ruling, chart.result):
        return _("%(item)s needs a reason.") % {"item": apart(line.title)}
    return ""


def _certificates(chart: Chart, lines: tuple[PlanLine, ...], holders: Holders | None) -> list[Check]:
    """One check where a line takes a certificate; without such a line there is nothing to say."""
    asking = certified(lines)
    if not asking:
        return []
    known = holders if holders is not None else certificate_holders(chart.episode.clinic, chart.on)
    lone = [item for item in asking if not holders_of(item, known)]
    return [Check(False, lacking(item), _here(chart, item.id)) for item in lone] or [
        Check(True, _("Somebody holds every certificate that a line needs"))
    ]


def _doses(chart: Chart, lines: tuple[PlanLine, ...]) -> list[Check]:
    rulings = chart.result.plan.rulings
    found = []
    for line in lines:
        astray = strays(rulings[line.item].item, line.dose) if line.item in rulings else ()
        if astray:
            told = {"item": apart(line.title), "what": ", ".join(str(LABELS[name]).lower() for name in astray)}
            found.append(Check(False, _("%(item)s: %(what)s outside the bounds.") % told, _here(chart, line.item)))
    return found or [Check(True, _("Every dose is within its bounds"))]


def _load(version: Version, chart: Chart, lines: tuple[PlanLine, ...]) -> list[Check]:
    schedule = schedule_of(version)
    minutes = chart.result.facts.findings.get("minutes_per_day")
    over = [each for each in home_load(lines, library(), minutes, schedule.phase) if each.is_over]
    if not over:
        return [Check(True, _("The home programme fits the phase and the day"))]
    if schedule.over_reason:
        return [Check(True, _("The larger home programme has its reason"))]
    link = f"{reverse('plan', args=[chart.patient.key])}#load"
    return [Check(False, _("The home programme is larger than the phase or the day allows: say why."), link)]


def _current(version: Version, chart: Chart) -> list[Check]:
    if version.snapshot.case == chart.case:
        return [Check(True, _("Drafted from today's answers"))]
    return [Check(False, _("Answers changed since this draft was made."), reverse("plan", args=[chart.patient.key]))]
