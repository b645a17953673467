"""The rules of the worklist as one table: what raises a row, how it reads, what is done next, and who may see it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from lasegue.reasoning.wording import label
from lasegue.web.booking.models import Request
from lasegue.web.caseload.courses import due_week
from lasegue.web.caseload.from_home import ASKED_FROM_HOME, QUIET_AT_HOME, RED_AT_HOME, RED_FLAG_AT_HOME
from lasegue.web.caseload.matters import OpenAlert, Wish
from lasegue.web.caseload.rule import Found, Rule, Words
from lasegue.web.caseload.scope import Scope
from lasegue.web.caseload.wording import clock, said, waited
from lasegue.web.record.reasoner import library
from lasegue.web.ui.clock import day_in_words
from lasegue.web.ui.tongues import apart, as_typed, within

MOST_NAMED = 3
#: Words of the times that a person wishes for.
DAYS: dict[str, Words] = {
    "mon": pgettext_lazy("day that is wished for", "Monday"),
    "tue": pgettext_lazy("day that is wished for", "Tuesday"),
    "wed": pgettext_lazy("day that is wished for", "Wednesday"),
    "thu": pgettext_lazy("day that is wished for", "Thursday"),
    "fri": pgettext_lazy("day that is wished for", "Friday"),
    "sat": pgettext_lazy("day that is wished for", "Saturday"),
    "sun": pgettext_lazy("day that is wished for", "Sunday"),
}
TIMES: dict[str, Words] = {
    "morning": gettext_lazy("morning"),
    "afternoon": gettext_lazy("afternoon"),
    "evening": gettext_lazy("evening"),
}


def _emergencies(scope: Scope) -> Iterable[Found]:
    for alert in scope.alerts:
        if alert.level == "emergency":
            yield _alert(scope, alert, _("Are they on their way? Who is with them?"))


def _urgent(scope: Scope) -> Iterable[Found]:
    found = [alert for alert in scope.alerts if alert.level == "urgent"]
    free = scope.day.next_free if scope.mine and found else None
    why = _("Examine them today. You are free at %(time)s.") if free else _("Examine them today.")
    why = why % {"time": clock(free, scope.now)} if free else why
    return [_alert(scope, alert, why, free) for alert in found]


def _alert(scope: Scope, alert: OpenAlert, why: str, free: datetime | None = None) -> Found:
    flag = library().red_flags.get(alert.kind)
    happened = flag.title if flag is not None else alert.kind.replace("_", " ")
    if scope.may("record.see"):
        # Numbers such as the age stand on the alert's own page; the row says what was answered.
        answers = [each for each in alert.because if each.get("value") is True or not _is_plain(each.get("value"))]
        told = _("; ").join(map(apart, dict.fromkeys(filter(None, map(said, answers)))))
        happened = _("%(what)s. Said: %(told)s") % {"what": apart(happened), "told": told} if told else happened
    start = f"{free:%Y-%m-%dT%H:%M}" if free is not None else ""
    return Found(alert.raised_at, happened, why, alert.person, alert, start=start)


def _requests(scope: Scope) -> Iterable[Found]:
    for each in scope.requests:
        happened = _("Wishes: %(wish)s") % {"wish": wishes(each)}
        yield Found(each.made_at, happened, waited(each.made_at, scope.now), each.person)


def wishes(request: Request | Wish) -> str:
    """What a request asks for, in words."""
    return wished(request.preferred, request.note)


def wished(preferred: Iterable[Any], note: str) -> str:
    """Times in words, then the person's own note."""
    times = _(", ").join(_wish(str(part)) for part in preferred) or _("any time")
    return times + (f" · {as_typed(f'“{note}”')}" if note else "")


def _to_sign(scope: Scope) -> Iterable[Found]:
    for course, person in scope.courses["to_sign"]:
        drafted = course.drafted_at
        happened = _("A draft is ready.") if drafted else _("Examined. The plan is not drafted yet.")
        waiting = waited(drafted, scope.now) if drafted else ""
        yield Found(drafted or person.opened_at, happened, waiting, person)


def _stale(scope: Scope) -> Iterable[Found]:
    for each in scope.stale:
        n = len(each.lines)
        lines = ngettext("%(n)d line is affected.", "%(n)d lines are affected.", n) % {"n": n}
        happened = _("%(what)s changed.") % {"what": _few(each.findings)}
        yield Found(each.judged_at, f"{happened} {lines}", _("Revise, or say why not."), each.person)


def _few(names: list[str]) -> str:
    """The changed facts that say most: the daily questions and the scores come last, and only three are named."""
    known = library().findings
    last = ("emergency", "outcome", "pain")
    ordered = sorted((name for name in names if name in known), key=lambda name: known[name].group in last)
    titles = [label(name, library()) for name in ordered]
    more = _(" and %(n)d more") % {"n": len(titles) - MOST_NAMED} if len(titles) > MOST_NAMED else ""
    named = capfirst(_(", ").join(map(within, titles[:MOST_NAMED])) or _("a fact"))
    return named + more


def _worse(scope: Scope) -> Iterable[Found]:
    for at, person in scope.courses["worse"]:
        parts = []
        if at.pain_rise > 0:
            parts.append(_("Leg %(before)d to %(now)d of 10.") % {"before": at.pain_before, "now": at.pain})
        if (at.reach or 0) > (at.reach_before or 0):
            parts.append(_("It is further down the leg than before."))
        yield Found(_start_of(scope, at.heard_on), " ".join(parts), _("Ask where it is now."), person)


def _open_answers(scope: Scope) -> Iterable[Found]:
    for course, person in scope.courses["waiting"]:
        if n := course.open_answers:
            happened = ngettext(
                "%(n)d safety answer was left open by the patient.",
                "%(n)d safety answers were left open by the patient.",
                n,
            ) % {"n": n}
            booked = course.booked_at
            why = _("Examination %(when)s") % {"when": clock(booked, scope.now)} if booked else ""
            happened = happened + " " + _("Treatment is held until then.")
            yield Found(person.opened_at, happened, why, person)


def _unbooked(scope: Scope) -> Iterable[Found]:
    for course, person in scope.courses["waiting"]:
        if course.booked_at is None:
            happened = _("Waiting for examination, and no time is agreed.")
            yield Found(person.opened_at, happened, _("Agree on a time."), person)


def _missed(scope: Scope) -> Iterable[Found]:
    for each in scope.missed:
        happened = _("Did not come %(when)s.") % {"when": clock(each.starts_at, scope.now)}
        yield Found(each.starts_at, happened, _("No later time is agreed."), each.person)


def _silent(scope: Scope) -> Iterable[Found]:
    for course, person in scope.courses["silent"]:
        since = _start_of(scope, course.heard_on)
        days = (scope.now.date() - since.date()).days
        happened = ngettext("Nothing for %(n)d day.", "Nothing for %(n)d days.", days) % {"n": days}
        yield Found(since, happened, _("No visit in the next week."), person)


def _re_evaluation(scope: Scope) -> Iterable[Found]:
    for course, person in scope.courses["re_evaluation"]:
        week = due_week(course, scope.now) or 0
        happened = _("The re-check of week %(n)d has not been done.") % {"n": week}
        yield Found(None, happened, _("Examine at the next visit."), person)


def _withdrawn(scope: Scope) -> Iterable[Found]:
    for each in scope.withdrawn:
        day = day_in_words(each.withdrawn_at.astimezone(scope.now.tzinfo), "DAY_FORMAT")
        happened = _("Took consent back on %(day)s. What is written stays.") % {"day": day}
        yield Found(each.withdrawn_at, happened, _("Speak with them before anything goes on."), each.person)


def _certificates(scope: Scope) -> Iterable[Found]:
    for each in scope.certificates:
        kind = each.kind.replace("_", " ")
        ended = each.valid_until < scope.now.date()
        words = _("%(kind)s, ended %(day)s") if ended else _("%(kind)s, valid until %(day)s")
        happened = words % {"kind": apart(kind.capitalize()), "day": day_in_words(each.valid_until, "DAY_FORMAT")}
        yield Found(None, happened, _("Renew it, or plan without."), member=each.member)


def _start_of(scope: Scope, day: Any) -> datetime:
    return datetime.combine(day, datetime.min.time(), scope.now.tzinfo)


def _is_plain(value: Any) -> bool:
    return isinstance(value, int | float | str)


def _wish(part: str) -> str:
    """``mon_morning`` as words."""
    day, _sep, time = part.partition("_")
    return f"{DAYS.get(day, day)} {TIMES.get(time, time)}".strip()


RULES: tuple[Rule, ...] = (
    Rule(
        kind="emergency",
        group="now",
        look="em",
        icon="octagon",
        title=gettext_lazy("Emergency answer"),
        button=gettext_lazy("I take this"),
        page="alert",
        may="alert.see",
        find=_emergencies,
        hand_over=False,
        snooze=False,
    ),
    Rule(
        kind="urgent",
        group="now",
        look="urgent",
        icon="triangle",
        title=gettext_lazy("Urgent"),
        button=gettext_lazy("Offer a time today"),
        page="book",
        may="alert.see",
        find=_urgent,
        snooze=False,
    ),
    RED_FLAG_AT_HOME,
    RED_AT_HOME,
    Rule(
        kind="request",
        group="today",
        look="quiet",
        icon="calendar",
        title=gettext_lazy("Asks for a time"),
        button=gettext_lazy("Agree on a time"),
        page="book",
        may="request.handle",
        find=_requests,
    ),
    Rule(
        kind="consent",
        group="today",
        look="urgent",
        icon="shield",
        title=gettext_lazy("Consent taken back"),
        button=gettext_lazy("Open the file"),
        page="show_file",
        may="patient.update",
        find=_withdrawn,
    ),
    Rule(
        kind="to_sign",
        group="today",
        look="sign",
        icon="sign",
        title=gettext_lazy("Plan to sign"),
        button=gettext_lazy("Review and sign"),
        page="plan",
        may="plan.see",
        find=_to_sign,
    ),
    Rule(
        kind="stale",
        group="today",
        look="stale",
        icon="stale",
        title=gettext_lazy("Plan is stale"),
        button=gettext_lazy("Revise"),
        page="plan",
        may="plan.see",
        find=_stale,
    ),
    Rule(
        kind="worse",
        group="today",
        look="up",
        icon="up",
        title=gettext_lazy("Pain up"),
        button=gettext_lazy("See the course"),
        page="timeline",
        may="timeline.see",
        find=_worse,
    ),
    *ASKED_FROM_HOME,
    Rule(
        kind="open_answers",
        group="today",
        look="stale",
        icon="question",
        title=gettext_lazy("Safety answers open"),
        button=gettext_lazy("Ask"),
        page="exam",
        may="record.see",
        find=_open_answers,
    ),
    Rule(
        kind="no_show",
        group="today",
        look="up",
        icon="x",
        title=gettext_lazy("No show"),
        button=gettext_lazy("Offer another time"),
        page="book",
        may="request.handle",
        find=_missed,
    ),
    Rule(
        kind="unbooked",
        group="later",
        look="quiet",
        icon="calendar",
        title=gettext_lazy("No time agreed"),
        button=gettext_lazy("Agree on a time"),
        page="book",
        may="request.handle",
        find=_unbooked,
    ),
    Rule(
        kind="re_evaluation",
        group="later",
        look="quiet",
        icon="history",
        title=gettext_lazy("Re-evaluation due"),
        button=gettext_lazy("Examine"),
        page="exam",
        may="record.see",
        find=_re_evaluation,
    ),
    Rule(
        kind="silent",
        group="later",
        look="quiet",
        icon="clock",
        title=gettext_lazy("Nothing logged"),
        button=gettext_lazy("Agree on a visit"),
        page="book",
        may="request.handle",
        find=_silent,
    ),
    QUIET_AT_HOME,
    Rule(
        kind="certificate",
        group="later",
        look="quiet",
        icon="key",
        title=gettext_lazy("Certificate"),
        button=gettext_lazy("Open"),
        page="show_member",
        may="staff.manage",
        find=_certificates,
        hand_over=False,
        snooze=False,
    ),
)
