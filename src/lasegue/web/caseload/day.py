"""One day drawn to scale: appointments, free stretches, what is missing, and where the day has got to."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import pairwise
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import CharField, DateTimeField, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lasegue.web.asking import Asked, Given
from lasegue.web.booking.models import KIND_NAMES, STATE_NAMES, Appointment
from lasegue.web.caseload.look import CLINIC, MEMBER
from lasegue.web.caseload.person import NEWEST
from lasegue.web.people.models import Clinic, Member, OpeningHours
from lasegue.web.record.models import Standing
from lasegue.web.ui.addresses import address
from lasegue.web.ui.clock import clock_of, hour_of

USUAL = (time(8), time(18))
SHORTEST_FREE = timedelta(minutes=30)
STEP = 5
#: The style sheet knows days of 6 to 14 hours and stretches of up to three hours.
HOURS = (6, 14)
LONGEST_BLOCK = 180
MOST = 60
#: An hour whose name the line of now would lie on is not named: from so long before it until so long after.
HIDDEN = (timedelta(minutes=-10), timedelta(minutes=25))
_STANDING = Standing.objects.filter(episode__patient=OuterRef("patient")).order_by("-episode__opened_at")
_NOTES = (Subquery(NEWEST.values("stage")[:1]), Subquery(_STANDING.values("open_answers")[:1]))
LANGUAGES = {"es": gettext_lazy("Spanish"), "ar": gettext_lazy("Arabic")}
STATE_ICONS = {"done": "tick", "arrived": "user", "no_show": "x", "off": "x"}


class Hours(NamedTuple):
    """From when until when the clinic is open."""

    opens: time
    closes: time


class Booked(NamedTuple):
    """One appointment of the day. Stage and open safety answers are of the person's newest episode, if any."""

    starts_at: datetime
    minutes: int
    kind: str
    state: str
    therapist: str
    key: UUID
    name: str
    language: str
    stage: str | None
    open_answers: int | None


def _booked_on(mine: bool) -> QuerySet[Any, tuple[Any, ...]]:
    """What is noted of a person stands in the member's own day only."""
    begins, ends = Given("begins", DateTimeField()), Given("ends", DateTimeField())
    rows = Appointment.objects.filter(clinic=CLINIC, starts_at__gte=begins, starts_at__lt=ends)
    rows = rows.filter(therapist=MEMBER) if mine else rows
    notes = _NOTES if mine else (Value(None, CharField()), Value(None, IntegerField()))
    person = ("patient__key", "patient__name", "patient__language")
    columns = ("starts_at", "minutes", "kind", "state", "therapist__name", *person)
    return rows.order_by("starts_at", "pk").values_list(*columns, *notes)[:MOST]


def _hours(_shape: None) -> QuerySet[Any, tuple[Any, ...]]:
    rows = OpeningHours.objects.filter(clinic=CLINIC, weekday=Given("weekday", IntegerField()))
    return rows.order_by("opens").values_list("opens", "closes")


_BOOKED, _HOURS = Asked(Booked, _booked_on), Asked(Hours, _hours)


@dataclass(frozen=True)
class Block:
    """One stretch of the day. ``place`` are the two classes that say from when and how long.

    ``opens`` is where a person's name leads; empty where the stretch is nobody's.
    """

    place: str
    look: str
    time: str
    name: str
    kind: str
    notes: tuple[tuple[str, str, bool], ...] = ()
    opens: str = ""
    start: str = ""


@dataclass(frozen=True)
class Day:
    """A day: its blocks to scale, hour lines, and the line of now where the day shows it."""

    hours: str
    lines: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    appointments: tuple[Booked, ...]
    now: str
    now_time: str
    next_free: datetime | None
    is_open: bool


def appointments_on(clinic: Clinic, day: date, zone: tzinfo | None) -> QuerySet[Appointment]:
    """Appointments of a clinic on one of its days, with the person and the therapist."""
    begins, ends = _bounds(day, zone)
    rows = Appointment.objects.filter(clinic=clinic, starts_at__gte=begins, starts_at__lt=ends)
    return rows.select_related("patient", "therapist").order_by("starts_at", "pk")


def _bounds(day: date, zone: tzinfo | None) -> tuple[datetime, datetime]:
    begins = datetime.combine(day, time.min, zone)
    return begins, begins + timedelta(days=1)


def day_of(clinic: Clinic, now: datetime, therapist: Member | None) -> Day:
    """Today of one therapist, or of the whole clinic (then as a list, without free stretches)."""
    zone = now.tzinfo
    begins, ends = _bounds(now.date(), zone)
    given = {"clinic": clinic.pk, "begins": begins, "ends": ends, "weekday": now.weekday()}
    if therapist is not None:
        given["member"] = therapist.pk
    appointments = tuple(_BOOKED(therapist is not None, given))
    hours = _HOURS(None, given)
    opens, closes = _limits(appointments, hours, now)
    spans = [_span(each, zone) for each in appointments if each.state != "off"]
    free = _free(spans, hours, now) if therapist is not None else []
    blocks = [_closed(first, second, opens, now) for first, second in pairwise(hours)]
    if therapist is not None:
        blocks += [_booked(each, opens, now) for each in appointments if each.state != "off"]
        blocks += [_free_block(start, end, opens) for start, end in free]
    whole = int((closes - opens).total_seconds() // 3600)
    shows_now = opens <= now <= closes
    starts = [opens + timedelta(hours=hour) for hour in range(whole + 1)]
    lines = tuple(
        (f"m-{60 * hour}", "" if shows_now and HIDDEN[0] < now - start < HIDDEN[1] else hour_of(start))
        for hour, start in enumerate(starts)
    )
    return Day(
        hours=f"hours-{whole}",
        lines=lines,
        blocks=tuple(sorted(blocks, key=lambda block: int(block.place.split()[0][2:]))),
        appointments=appointments,
        now=f"m-{_minutes(now, opens)}" if shows_now else "",
        now_time=f"{now:%-I:%M}" if shows_now else "",
        next_free=free[0][0] if free else None,
        is_open=bool(hours),
    )


def _limits(appointments: tuple[Booked, ...], hours: list[Hours], now: datetime) -> tuple[datetime, datetime]:
    """The first and last hour to draw: the clinic's hours, wider when an appointment lies outside."""
    zone = now.tzinfo
    day = now.date()
    starts = [datetime.combine(day, row.opens, zone) for row in hours] or [datetime.combine(day, USUAL[0], zone)]
    ends = [datetime.combine(day, row.closes, zone) for row in hours] or [datetime.combine(day, USUAL[1], zone)]
    for each in appointments:
        start = each.starts_at.astimezone(zone)
        starts.append(start)
        ends.append(start + timedelta(minutes=each.minutes))
    opens = min(starts).replace(minute=0, second=0, microsecond=0)
    last = max(ends)
    closes = last.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1 if last.minute else 0)
    shown = min(max(int((closes - opens).total_seconds() // 3600), HOURS[0]), HOURS[1])
    return opens, opens + timedelta(hours=shown)


def _span(appointment: Booked, zone: tzinfo | None) -> tuple[datetime, datetime]:
    start = appointment.starts_at.astimezone(zone)
    return start, start + timedelta(minutes=appointment.minutes)


def _free(spans: list[tuple[datetime, datetime]], hours: list[Hours], now: datetime) -> list[tuple[datetime, datetime]]:
    """Stretches of half an hour or more, from now on, in which the clinic is open and nothing is booked."""
    found = []
    for row in hours:
        at = max(datetime.combine(now.date(), row.opens, now.tzinfo), _next_step(now))
        closes = datetime.combine(now.date(), row.closes, now.tzinfo)
        for start, end in sorted(span for span in spans if span[0] < closes):
            if start - at >= SHORTEST_FREE:
                found.append((at, start))
            at = max(at, end)
        if closes - at >= SHORTEST_FREE:
            found.append((at, closes))
    return found


def _booked(each: Booked, opens: datetime, now: datetime) -> Block:
    start = each.starts_at.astimezone(now.tzinfo)
    notes = []
    if each.state in STATE_ICONS:
        notes.append((STATE_ICONS[each.state], str(STATE_NAMES[each.state]), each.state == "no_show"))
    if each.stage == "examined":
        notes.append(("sign", _("plan to sign"), True))
    unknown = each.open_answers or 0
    if each.kind == "first" and each.state == "booked" and unknown:
        words = ngettext("%(n)d safety answer unknown", "%(n)d safety answers unknown", unknown) % {"n": unknown}
        notes.append(("question", words, True))
    language = str(LANGUAGES.get(each.language, ""))
    kind = " · ".join(filter(None, (str(KIND_NAMES[each.kind]).lower(), language)))
    look = "past" if each.state in {"done", "no_show"} else "first" if each.kind == "first" else ""
    place = _place(start, each.minutes, opens)
    return Block(place, look, f"{start:%-I:%M}", each.name, kind, tuple(notes), address("timeline", each.key))


def _free_block(start: datetime, end: datetime, opens: datetime) -> Block:
    minutes = int((end - start).total_seconds() // 60)
    words = _("until %(time)s") % {"time": clock_of(end)}
    place = _place(start, minutes, opens)
    return Block(place, "free", f"{start:%-I:%M}", _("Free"), words, start=f"{start:%Y-%m-%dT%H:%M}")


def _closed(first: Hours, second: Hours, opens: datetime, now: datetime) -> Block:
    start = datetime.combine(now.date(), first.closes, now.tzinfo)
    end = datetime.combine(now.date(), second.opens, now.tzinfo)
    return Block(
        _place(start, int((end - start).total_seconds() // 60), opens), "off", f"{start:%-I:%M}", _("Break"), ""
    )


def _place(start: datetime, minutes: int, opens: datetime) -> str:
    long = min(max(STEP * round(minutes / STEP), STEP), LONGEST_BLOCK)
    return f"m-{_minutes(start, opens)} d-{long}"


def _minutes(moment: datetime, opens: datetime) -> int:
    return max(STEP * round((moment - opens).total_seconds() / 60 / STEP), 0)


def _next_step(now: datetime) -> datetime:
    whole = now.replace(second=0, microsecond=0)
    return whole + timedelta(minutes=-whole.minute % STEP)
