"""What the plan page says, prepared: phases, lines with their doses and reasons, what is left out, the sign box."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from lasegue.knowledge.entries.entry import PHASES, Kind
from lasegue.knowledge.entries.intervention import Intervention
from lasegue.knowledge.entries.progression import StopRule
from lasegue.reasoning.engine import Result
from lasegue.reasoning.planning.plan import LeftOut
from lasegue.reasoning.planning.rulings import Ruling
from lasegue.reasoning.wording import reason_in_words
from lasegue.web.intake.words import wording
from lasegue.web.plans.adding import cautions_of, closed_in_words
from lasegue.web.plans.amounts import LABELS, amount_in_words, bound_in_words, figure, unit
from lasegue.web.plans.bounds import STEPS, amount_in, bounds_of
from lasegue.web.plans.certificates import Holders, holders_of
from lasegue.web.plans.content import PlanLine, Schedule, active
from lasegue.web.plans.figures import small_address
from lasegue.web.plans.home_load import DayLoad, home_load
from lasegue.web.plans.reasons import Why, why_of
from lasegue.web.plans.staleness import Overtaken, StaleLine
from lasegue.web.record.episodes import Chart
from lasegue.web.record.reasoner import engine, library
from lasegue.web.ui.tongues import apart, english

#: Left out of a draft for these reasons is worth a word on the page; the rest is only not called for.
_TOLD_RULES = ("unanswered", "override_only", "on_request", "off_target", "too_irritable", "contraindicated", "never")


@dataclass(frozen=True)
class Stepper:
    """One amount of a dose with its bounds; ``at_low`` and ``at_high`` say in words which bound is reached and why."""

    name: str
    label: str
    value: str
    words: str
    unit: str
    at_low: str
    at_high: str
    was: str
    is_range: bool


@dataclass(frozen=True)
class Besides:
    """What goes with the amounts of a line; ``is_own`` are words of the knowledge, which stay English."""

    words: str
    is_own: bool = False


@dataclass(frozen=True)
class LineView:
    """One line of the page; ``title`` for a place with elements, ``named`` for one without."""

    line: PlanLine
    title: str
    named: str
    item: Intervention | None
    steppers: tuple[Stepper, ...]
    more: tuple[Besides, ...]
    why: Why | None
    problem: str
    stale: StaleLine | None
    cautions: tuple[str, ...]
    certificate: str
    is_new: bool
    drawing: str = ""


@dataclass(frozen=True)
class PhaseStep:
    """One phase at the side of the page."""

    title: str
    note: str
    state: str


@dataclass(frozen=True)
class Group:
    """Lines under one heading; ``load`` for home exercises."""

    key: str
    title: str
    lines: tuple[LineView, ...]
    load: DayLoad | None = None


@dataclass(frozen=True)
class WatchFor:
    """One stop rule in the patient's words; in English where the page's language has none."""

    says: str
    then: str
    is_english: bool


@dataclass(frozen=True)
class Out:
    """One thing that is not in the plan, and why; ``locked`` when it cannot be added."""

    title: str
    why: str
    locked: bool


@dataclass(frozen=True)
class Shown:
    """Everything that the lines of one version are shown with."""

    chart: Chart
    lines: tuple[PlanLine, ...]
    before: tuple[PlanLine, ...] = ()
    overtaken: Overtaken | None = None
    holders: Holders | None = None


def phases(lines: Iterable[PlanLine], schedule: Schedule) -> tuple[PhaseStep, ...]:
    """The five phases: those behind, the one the plan starts in, those ahead with how many lines wait."""
    standing = active(lines)
    start = PHASES.index(schedule.phase)
    steps = []
    for place, name in enumerate(PHASES):
        entry = library().phases[name]
        state = "now" if place == start else "done" if place < start else ""
        held = sum(name in line.phases for line in standing)
        leave = " · ".join(each.says.strip() for each in entry.leave_when)
        note = (
            _("Leave when: %(when)s") % {"when": apart(leave)}
            if state == "now" and leave
            else _lines_ahead(held, state)
        )
        steps.append(PhaseStep(entry.title, note, state))
    return tuple(steps)


def groups(shown: Shown, schedule: Schedule) -> tuple[Group, ...]:
    """Lines under their headings: home exercises by phase, in the clinic, conservative, education and the rest."""
    standing = active(shown.lines)
    minutes = shown.chart.result.facts.findings.get("minutes_per_day")
    loads = {load.phase: load for load in home_load(standing, library(), minutes, schedule.phase)}
    found = []
    for phase in PHASES:
        here = [line for line in standing if line.kind == "exercise" and line.phases and line.phases[0] == phase]
        title = _("%(phase)s: at home") % {"phase": apart(library().phases[phase].title)}
        found.append(Group(phase, title, _views(here, shown), loads.get(phase)))
    headings: tuple[tuple[str, str, tuple[Kind, ...]], ...] = (
        ("clinic", _("In the clinic"), ("manual",)),
        ("conservative", _("Comfort and support"), ("conservative",)),
        ("education", _("Education"), ("education",)),
        ("watch", _("Watching and referral"), ("monitoring", "referral")),
    )
    for key, title, kinds in headings:
        found.append(Group(key, title, _views([line for line in standing if line.kind in kinds], shown)))
    return tuple(group for group in found if group.lines)


def removed(shown: Shown) -> tuple[LineView, ...]:
    """Lines that were taken out and can be put back."""
    return _views([line for line in shown.lines if line.removed], shown)


def line_view(line: PlanLine, shown: Shown) -> LineView:
    """One line with its dose, reasons and whatever stands against it today."""
    rulings = shown.chart.result.plan.rulings
    ruling: Ruling | None = rulings.get(line.item)
    if ruling is None:
        gone = _("The library no longer has this item.")
        names = english(line.title), apart(line.title)
        return LineView(line, *names, None, (), _more(line, None), None, gone, None, (), "", is_new=False)
    item = ruling.item
    cautions = cautions_of(ruling, shown.chart.result) if line.origin == "added" else ()
    return LineView(
        line=line,
        title=english(line.title),
        named=apart(line.title),
        item=item,
        steppers=steppers(item, line),
        more=_more(line, item),
        why=why_of(ruling, line.because, line.sources, line.reason, shown.chart),
        problem="" if ruling.is_open else closed_in_words(ruling, named=False),
        stale=shown.overtaken.of(line.item) if shown.overtaken else None,
        cautions=cautions,
        certificate=_certificate(item, shown.holders),
        is_new=bool(shown.before) and all(line.item != each.item for each in active(shown.before)),
        drawing=small_address(line.item, line.side, shown.chart.patient.figure_body, "clinic_figure"),
    )


def steppers(item: Intervention, line: PlanLine) -> tuple[Stepper, ...]:
    """The amounts of a line that can be moved, in reading order."""
    found = []
    for name, bound in bounds_of(item).items():
        amount = amount_in(line.dose, name)
        if amount is None:
            continue
        low, high = amount if isinstance(amount, tuple) else (amount, amount)
        drafted = line.drafted.get(name)
        found.append(
            Stepper(
                name=name,
                label=str(LABELS[name]),
                value=figure(amount),
                words=amount_in_words(name, amount),
                unit=unit(name, amount),
                at_low=bound_in_words(name, bound, up=False) if low == high <= bound.low else "",
                at_high=bound_in_words(name, bound, up=True) if low == high >= bound.high else "",
                was=figure(drafted) if drafted is not None and drafted != line.dose.get(name) else "",
                is_range=low != high,
            )
        )
    return tuple(found)


def dose_in_words(line: PlanLine) -> tuple[str, ...]:
    """The amounts of a line in words, for reading and for paper."""
    return tuple(amount_in_words(name, line.dose[name]) for name in STEPS if name in line.dose)


def watch_for(lines: Iterable[PlanLine], result: Result) -> tuple[WatchFor, ...]:
    """Stop rules of the lines in the patient's words, each once, those of the whole programme first.

    A rule for some people only, such as that for pregnancy, is left out where its condition is known not to hold.
    """
    rules = [library().stop_rules[name] for name in watch_for_ids(lines)]
    rules = [rule for rule in rules if not _is_beside_the_point(rule, result)]
    told = (wording().stop_rule(rule.id) for rule in rules)
    return tuple(WatchFor(each.to_patient.strip(), each.then_do.strip(), not each.translated) for each in told)


def watch_for_ids(lines: Iterable[PlanLine]) -> tuple[str, ...]:
    """Stop rules of the lines by id, each once, those of the whole programme first."""
    rules = library().stop_rules
    items = {item.id: item for item in library().interventions()}
    names = (name for line in active(lines) if line.item in items for name in items[line.item].stop_rules)
    held = [name for name in dict.fromkeys(names) if name in rules]
    return tuple(sorted(held, key=lambda name: rules[name].applies_to != "programme"))


def _is_beside_the_point(rule: StopRule, result: Result) -> bool:
    """Whether the one finding that a rule hangs on is known to be otherwise, or cannot be asked of this person."""
    condition = rule.when_condition
    if condition is None or condition.finding is None or condition.is_ is None:
        return False
    stated = result.facts.findings.get(condition.finding)
    return stated is (not condition.is_) or condition.finding in engine().moot(result.facts)


def left_out(chart: Chart, lines: Iterable[PlanLine]) -> tuple[Out, ...]:
    """What is not in the plan for a reason worth telling, the unanswered first."""
    held = {line.item for line in active(lines)}
    rows = [each for each in chart.result.plan.left_out if each.id not in held and each.rule in _TOLD_RULES]
    rows.sort(key=lambda each: (_TOLD_RULES.index(each.rule), each.id))
    return tuple(_out(each, chart) for each in rows)


def visits_in_words(schedule: Schedule) -> tuple[tuple[str, str], ...]:
    """How often, how long, and when the plan is looked at again."""
    rows = []
    if schedule.visits is not None:
        often = _("%(n)s a week") % {"n": figure(schedule.visits.per_week)}
        length = {"weeks": figure(schedule.visits.weeks), "minutes": figure(schedule.visits.minutes)}
        rows += [
            (_("How often"), often),
            (pgettext("how long", "For"), _("%(weeks)s weeks, %(minutes)s min each") % length),
        ]
    return tuple(rows)


def _views(lines: Iterable[PlanLine], shown: Shown) -> tuple[LineView, ...]:
    return tuple(line_view(line, shown) for line in lines)


def _lines_ahead(held: int, state: str) -> str:
    if state == "done":
        return _("not needed now")
    return ngettext("%(n)s line", "%(n)s lines", held) % {"n": held} if held else _("no lines yet")


def _more(line: PlanLine, item: Intervention | None) -> tuple[Besides, ...]:
    """What goes with the amounts: effort, notes, weeks, how long it runs."""
    parts = []
    if line.side:
        parts.append(Besides(_("Right side") if line.side == "right" else _("Left side")))
    if line.dose.get("effort"):
        parts.append(Besides(str(line.dose["effort"]), is_own=True))
    if line.dose.get("note"):
        parts.append(Besides(str(line.dose["note"]), is_own=True))
    if item is not None and item.minutes_per_visit:
        parts.append(Besides(_("%(n)s min a visit") % {"n": figure(item.minutes_per_visit)}))
    if len(line.phases) > 1:
        told = {"phase": apart(library().phases[line.phases[-1]].title)}
        parts.append(Besides(_("Until the phase “%(phase)s”") % told))
    return tuple(parts)


def _certificate(item: Intervention, holders: Holders | None) -> str:
    kind = item.provider.certificate
    if not kind or holders is None:
        return ""
    names = holders_of(item, holders)
    told = {"kind": apart(kind.replace("_", " ")), "names": ", ".join(names)}
    if not names:
        return _("Needs a certificate in %(kind)s. Nobody in the clinic holds a valid one.") % told
    return _("Needs a certificate in %(kind)s: %(names)s.") % told


def _out(out: LeftOut, chart: Chart) -> Out:
    ruling = chart.result.plan.rulings[out.id]
    if out.rule in ("contraindicated", "unanswered", "never"):
        return Out(ruling.item.title, closed_in_words(ruling, named=False), locked=True)
    because = ((english(reason_in_words(each, library())),) for each in out.because)
    return Out(ruling.item.title, format_html_join(_(", "), "{}", because), locked=False)
