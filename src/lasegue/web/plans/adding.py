"""Adding a line from the library. What is contraindicated or waits for an answer cannot enter, whatever a form says.

The page of the library and the act of adding ask the same question of the engine: what is open for this person today?
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lasegue.knowledge.entries.entry import PHASES, Phase
from lasegue.knowledge.entries.exercise import Exercise
from lasegue.knowledge.entries.intervention import Intervention
from lasegue.knowledge.vocabulary import PHYSICAL
from lasegue.reasoning.engine import Result
from lasegue.reasoning.planning.dosing import dose_of, note, weeks_of, written
from lasegue.reasoning.planning.plan import WITHHELD_LEVELS
from lasegue.reasoning.planning.rulings import Ruling
from lasegue.reasoning.sides import side_of
from lasegue.reasoning.wording import label, reason_in_words
from lasegue.web.people.models import Member
from lasegue.web.plans.content import PlanLine, line_named, plain
from lasegue.web.plans.drafting import current_phase
from lasegue.web.plans.editing import Refused, changing, reason_given
from lasegue.web.plans.home_load import home_load
from lasegue.web.record.episodes import Chart
from lasegue.web.record.reasoner import library
from lasegue.web.ui.tongues import apart, english

#: Why an open item asks for a reason, besides its precautions.
CAUTIONS = {
    "on_request": gettext_lazy("An option on request; not part of a draft."),
    "override_only": gettext_lazy("Guidelines advise against it. It may be added with a reason."),
    "off_target": gettext_lazy("Works against the direction of this plan."),
    "too_irritable": gettext_lazy("Too much for this degree of irritability."),
    "earlier_phase": gettext_lazy("Belongs to an earlier phase of the programme."),
}
Standing = Literal["open", "reason", "closed", "in_plan"]
#: The groups of the library's page, in their order. What is open is parted by whether anything calls for it here.
GROUPS = ("fits", "open", "reason", "closed", "in_plan")


@dataclass(frozen=True)
class Offered:
    """One item of the library for one person: whether it may be added, and why with a reason only, or not at all."""

    ruling: Ruling
    standing: Standing
    cautions: tuple[str, ...] = ()

    @property
    def item(self) -> Intervention:
        """The intervention itself."""
        return self.ruling.item

    @property
    def group(self) -> str:
        """Its place on the page: what nothing about this person calls for never stands among what fits them."""
        return "fits" if self.standing == "open" and self.ruling.indicated else self.standing

    @property
    def facts(self) -> tuple[str, ...]:
        """Findings that close it, each once: what may be corrected or answered."""
        reasons = (reason for each in self.ruling.barring for reason in each.because)
        return tuple(dict.fromkeys(reason["finding"] for reason in reasons if "finding" in reason))


def offered(chart: Chart, lines: tuple[PlanLine, ...]) -> Iterator[Offered]:
    """Every item of the library with what may be done with it today, in the order of the library."""
    result = chart.result
    for ruling in result.plan.rulings:
        line = line_named(lines, ruling.item.id)
        if line is not None and not line.removed:
            yield Offered(ruling, "in_plan")
        else:
            yield _offer(ruling, result)


def add(chart: Chart, member: Member, item: str, reason: str) -> None:
    """Add an item to the draft, with a reason where one is asked for.

    :raises Refused: when it is not open for this person today, is in the plan already, or its reason is missing.
    """
    result = chart.result
    if item not in result.plan.rulings:
        raise Refused(_("The library has no such item."))
    if result.triage.level in WITHHELD_LEVELS or chart.alert is not None:
        raise Refused(_("Treatment is withheld. Nothing can be added until the stop is cleared."))
    offer = _offer(result.plan.rulings[item], result)
    if offer.standing == "closed":
        raise Refused(closed_in_words(offer.ruling))
    why = reason_given(reason) if offer.standing == "reason" else reason.strip()
    line = added_line(offer.item, offer.ruling, result, why)
    with changing(chart.episode, member, "line added") as change:
        before = line_named(change.content.lines, item)
        if before is not None and not before.removed:
            raise Refused(_("This is in the plan already."))
        kept = tuple(each for each in change.content.lines if each.item != item)
        lines = (*kept, line)
        minutes = result.facts.findings.get("minutes_per_day")
        schedule = change.content.schedule
        over = any(load.is_over for load in home_load(lines, library(), minutes, schedule.phase))
        if over and isinstance(offer.item, Exercise) and not schedule.over_reason:
            schedule = msgspec.structs.replace(schedule, over_reason=reason_given_for_load(why))
        change.content = replace(change.content, lines=lines, schedule=schedule)


def reason_given_for_load(reason: str) -> str:
    """The reason for a home programme over its limits.

    :raises Refused: when nothing was written.
    """
    if not reason:
        raise Refused(
            _("With this the home programme is larger than the phase or the person's minutes allow. Say why.")
        )
    return reason_given(reason)


def needs_reason(line: PlanLine, ruling: Ruling, result: Result) -> bool:
    """Whether a line may stand only with a reason."""
    return line.origin == "added" and bool(cautions_of(ruling, result)) and not line.reason


def cautions_of(ruling: Ruling, result: Result) -> tuple[str, ...]:
    """Why an open item asks for a reason: how the library offers it, the plan it would join, its precautions."""
    item = ruling.item
    found: list[str] = [item.offer] if item.offer in CAUTIONS else []
    leading = result.classified.entries[0].off_target if result.classified.entries else ()
    against = {narrow for family in leading for narrow in result.library.vocabulary.narrower(family)}
    if against.intersection(item.families):
        found.append("off_target")
    if item.dose is not None and result.classified.irritability in item.dose.none:
        found.append("too_irritable")
    if item.kind in PHYSICAL and not _ahead(item, current_phase(result)):
        found.append("earlier_phase")
    return (
        *(str(CAUTIONS[each]) for each in found),
        *(english(f"{each.why} {each.do}") for each in ruling.precautions),
    )


def closed_in_words(ruling: Ruling, *, named: bool = True) -> str:
    """Why an item cannot be added, with the facts; without its name where that stands already."""
    reasons = [reason for each in ruling.barring for reason in each.because]
    facts = dict.fromkeys(reason_in_words(reason, library()) for reason in reasons)
    if ruling.is_open:
        say = _("%(item)s cannot be added: guidelines advise against it."), _("Guidelines advise against it.")
    elif ruling.state == "unanswered":
        facts = dict.fromkeys(label(reason["finding"], library()) for reason in reasons if "finding" in reason)
        say = (
            _("%(item)s cannot be added until this is answered: %(facts)s."),
            _("Not until this is answered: %(facts)s."),
        )
    else:
        say = _("%(item)s cannot be added: %(facts)s."), _("Not for this person: %(facts)s.")
    return say[0 if named else 1] % {
        "item": apart(ruling.item.title),
        "facts": _(", ").join(apart(each) for each in facts),
    }


def added_line(item: Intervention, ruling: Ruling, result: Result, reason: str) -> PlanLine:
    """The line of an item that a clinician adds: the library's dose for this person, from today's phase on."""
    start = current_phase(result)
    age = result.facts.findings.get("age_years") or 0
    older = age >= result.library.policy.older_age_years.value
    physical = item.kind in PHYSICAL
    phases = (_ahead(item, start) or (start,)) if physical else ()
    dose = dose_of(item, result.classified.irritability)
    amounts = written(dose, older)
    if physical:
        amounts["weeks"] = weeks_of(phases, start, result.library)
    if words := note(dose, ruling.precautions, phases, start, result.library):
        amounts["note"] = words
    content = {
        "item": item.id,
        "title": item.title,
        "kind": item.kind,
        "phases": phases,
        "dose": amounts,
        "drafted": amounts,
        "origin": "added",
        "side": side_of(item, result),
        "reason": reason,
        "because": ruling.indicated,
        "sources": tuple(dict.fromkeys((*item.evidence.sources, *(dose.sources if dose else ())))),
    }
    return msgspec.convert(plain(content), PlanLine)


def _offer(ruling: Ruling, result: Result) -> Offered:
    if not ruling.is_open or ruling.item.offer == "never":
        return Offered(ruling, "closed")
    cautions = cautions_of(ruling, result)
    return Offered(ruling, "reason" if cautions else "open", cautions)


def _ahead(item: Intervention, start: Phase) -> tuple[Phase, ...]:
    return tuple(phase for phase in PHASES[PHASES.index(start) :] if phase in item.phases)
