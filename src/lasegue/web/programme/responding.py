"""What the log makes of a day, by the rules of the library: as signed, one step up, the easier one, or not today.

Every step stays inside the signed plan and its ladder. Steps up are found again from the log each time, day by day from
the signature on, so the same log always gives the same day. What the rules want beyond it waits for a signature.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, tzinfo
from functools import cache, lru_cache
from typing import Any, Literal
from zoneinfo import ZoneInfo

from lasegue.knowledge.entries.entry import Phase
from lasegue.knowledge.entries.progression import Contact
from lasegue.reasoning.engine import Result
from lasegue.reasoning.progression.deciding import Progression
from lasegue.reasoning.progression.decision import DayDecision, LineDecision
from lasegue.reasoning.progression.log import Logged
from lasegue.reasoning.progression.plan import PlannedLine, SignedPlan, planned
from lasegue.web.intake.words import wording
from lasegue.web.people.clock import today_at
from lasegue.web.plans.content import PlanLine
from lasegue.web.programme.logbook import Noted
from lasegue.web.programme.models import Entry
from lasegue.web.programme.standing import PlanStanding
from lasegue.web.record.reasoner import library

Act = Literal["do", "swap", "rest", "stop"]
#: Weeks of the log that are replayed at most; a plan is re-evaluated long before.
MOST_DAYS = 120


@dataclass(frozen=True)
class Step:
    """What is done about one line today.

    ``exercise`` is what the line is at now, ``to`` the easier neighbour where it takes its place, ``doing`` amounts
    that have grown since signing, ``share`` the part of the dose. ``why`` are words for the patient and ``rule`` the
    entry of the library behind them. ``signature`` says what waits for a clinician.
    """

    act: Act = "do"
    why: str = ""
    rule: str = ""
    exercise: str = ""
    to: str = ""
    doing: Mapping[str, Any] = field(default_factory=dict)
    share: tuple[float, float] | None = None
    signature: str = ""


@dataclass(frozen=True)
class Day:
    """The decision of today with its steps by line; ``contact`` is whom the rules tell."""

    steps: Mapping[str, Step]
    decision: DayDecision | None
    contact: Contact


@cache
def progression() -> Progression:
    """The rules of this installation's library."""
    return Progression(library())


def day_of(standing: PlanStanding, lines: Sequence[PlanLine]) -> Day:
    """Today's decision about some lines of the current plan."""
    if standing.released is None or standing.result is None or not lines:
        return Day({}, None, "none")
    clinic = standing.patient.clinic
    zone, on = ZoneInfo(clinic.timezone), today_at(clinic)
    version = standing.released.version
    known = tuple(line for line in lines if line.item in library().exercises)
    ends = tuple((each.done_at, each.seq) for each in (standing.log[0], standing.log[-1])) if standing.log else ()
    # nothing is ever put into a full log without the oldest entry leaving it
    of_log = (len(standing.log), ends)
    key = (version.pk, *of_log, tuple(line.item for line in known), on, standing.cleared_at, id(standing.result))
    phase = standing.released.schedule.phase
    asked = _Asked(key, version.signed_at, phase, known, standing.log, zone, on, standing.cleared_at, standing.result)
    plan, decision = _decided(asked)
    now = {line.line: line for line in plan.lines}
    return Day({each.line: _step(each, now[each.line]) for each in decision.lines}, decision, decision.contact)


@dataclass(frozen=True)
class _Asked:
    """What a decision rests on. Two are the same by ``key``; ``result`` is held so that its number stays its own.

    The log is only read where the same was not asked before.
    """

    key: tuple[Any, ...]
    signed_at: datetime | None = field(compare=False)
    phase: Phase = field(compare=False)
    lines: Sequence[PlanLine] = field(compare=False)
    log: Sequence[Noted] = field(compare=False)
    zone: ZoneInfo = field(compare=False)
    on: date = field(compare=False)
    cleared: datetime | None = field(compare=False)
    result: Result = field(compare=False)


@lru_cache(maxsize=256)
def _decided(asked: _Asked) -> tuple[SignedPlan, DayDecision]:
    """The plan with the steps it has earned, and the decision of the day; pages of one day ask for the same."""
    log = [logged(entry, asked.zone) for entry in asked.log]
    since = asked.signed_at.astimezone(asked.zone).date() if asked.signed_at is not None else asked.on
    signed = SignedPlan(
        phase=asked.phase,
        lines=tuple(planned(library(), line.item, line.phases, since, line.dose) for line in asked.lines),
        states={name: asked.result.plan.rulings.state(name) for name in library().exercises},
        level=asked.result.triage.level,
        cleared=asked.cleared.astimezone(asked.zone) if asked.cleared is not None else None,
    )
    plan = _replayed(signed, log, max(since, asked.on - timedelta(days=MOST_DAYS)), asked.on)
    return plan, progression().decide(plan, log, asked.on)


def _replayed(plan: SignedPlan, log: Sequence[Logged], first: date, on: date) -> SignedPlan:
    """The plan after every step up that the log has earned before today."""
    days = sorted({entry.at.date() for entry in log if first <= entry.at.date() < on})
    for day in days:
        after = day + timedelta(days=1)
        decided = progression().decide(plan, [entry for entry in log if entry.at.date() <= day], after)
        up = {each.line: each for each in decided.lines if each.move == "progress"}
        if up:
            lines = tuple(_up(line, up[line.line], after) if line.line in up else line for line in plan.lines)
            plan = replace(plan, lines=lines)
    return plan


def _up(line: PlannedLine, decided: LineDecision, since: date) -> PlannedLine:
    if decided.to is None:
        return replace(line, doing={**line.doing, **(decided.dose or {})}, since=since)
    harder = library().exercises[decided.to]
    return replace(line, exercise=harder.id, ladder=harder.ladder, since=since, dose={}, doing={})


def _step(decided: LineDecision, line: PlannedLine) -> Step:
    """A decision in the words of the player; a step up begins tomorrow, and today is as it was."""
    act: Act = "do"
    if decided.move in {"stop", "rest"}:
        act = "stop" if decided.move == "stop" else "rest"
    elif decided.move in {"swap", "step_back"} and decided.to:
        act = "swap"
    rule, why = _words(decided)
    told = act != "do" or decided.share is not None or decided.move == "hold"
    return Step(
        act=act,
        why=why if told else "",
        rule=rule if told else "",
        exercise=line.exercise,
        to=decided.to or "",
        doing=line.doing,
        share=decided.share if act == "do" else None,
        signature=decided.signature,
    )


def _words(decided: LineDecision) -> tuple[str, str]:
    """The rule that decided, and what it says to the patient: the tap of today before the rules of the course."""
    if decided.tap is not None:
        return decided.tap.id, wording().in_session(decided.tap.id).to_patient
    actions = {
        "stop": {"escalate", "stop"},
        "rest": {"swap", "step_back"},
        "step_back": {"step_back"},
        "hold": {"hold"},
    }
    wanted = actions.get(decided.move, set())
    own = next((each.rule for each in decided.outcomes if each.rule.action in wanted), None)
    return (own.id, wording().response(own.id).to_patient) if own is not None else ("", "")


def logged(entry: Entry | Noted, zone: tzinfo) -> Logged:
    """An entry on the patient's own clock. Not sure whether the pain moved down is treated as if it did."""
    body = entry.body
    if body.get("further_down") == "unsure":
        body = {**body, "further_down": True}
    return Logged(entry.kind, entry.done_at.astimezone(zone), body, entry.seq)
