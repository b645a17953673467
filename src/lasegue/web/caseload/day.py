"""One day drawn to scale: appointments, free stretches, what is missing, and where the day has got to."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import pairwise

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lasegue.web.booking.models import Appointment
from lasegue.web.people.models import Clinic, Member, OpeningHours, Patient
from lasegue.web.record.models import Episode, Standing
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
_APPOINTMENTS = Appointment.objects.select_related("patient", "therapist").order_by("starts_at", "pk")
_NEWEST = Episode.objects.filter(patient=OuterRef("patient")).order_by("-opened_at", "-id")
_STANDING = Standing.objects.filter(episode__patient=OuterRef("patient")).order_by("-episode__opened_at")
#: The same with each person's stage and open safety answers.
_NOTED = _APPOINTMENTS.annotate(
    stage=Subquery(_NEWEST.values("stage")[:1]), open_answers=Subquery(_STANDING.values("open_answers")[:1])
)
STATE_ICONS = {"done": "tick", "arrived": "user", "no_show": "x", "off": "x"}


@dataclass(frozen=True)
class Block:
    """One stretch of the day. ``place`` are the two classes that say from when and how long."""

    place: str
    look: str
    time: str
    name: str
    kind: str
    notes: tuple[tuple[str, str, bool], ...] = ()
    patient: Patient | None = None
    appointment: Appointment | None = None
    start: str = ""


@dataclass(frozen=True)
class Day:
    """A day: its blocks to scale, hour lines, and the line of now where the day shows it."""

    hours: str
    lines: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    appointments: tuple[Appointment, ...]
    now: str
    now_time: str
    next_free: datetime | None
    is_open: bool


def appointments_on(clinic: Clinic, day: date, zone: tzinfo | None, *, noted: bool = True) -> QuerySet[Appointment]:
    """Appointments of a clinic on one of its days; ``noted``, with each person's stage and open safety answers."""
    begins = datetime.combine(day, time.min, zone)
    rows = _NOTED if noted else _APPOINTMENTS
    return rows.filter(clinic=clinic, starts_at__gte=begins, starts_at__lt=begins + timedelta(days=1))


def day_of(clinic: Clinic, now: datetime, therapist: Member | None) -> Day:
    """Today of one therapist, or of the whole clinic (then as a list, without free stretches)."""
    zone = now.tzinfo
    rows = appointments_on(clinic, now.date(), zone, noted=therapist is not None)
    if therapist is not None:
        rows = rows.filter(therapist=therapist)
    appointments = tuple(rows[:MOST])
    hours = list(OpeningHours.objects.filter(clinic=clinic, weekday=now.weekday()).order_by("opens"))
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


def _limits(
    appointments: tuple[Appointment, ...], hours: list[OpeningHours], now: datetime
) -> tuple[datetime, datetime]:
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


def _span(appointment: Appointment, zone: tzinfo | None) -> tuple[datetime, datetime]:
    start = appointment.starts_at.astimezone(zone)
    return start, start + timedelta(minutes=appointment.minutes)


def _free(
    spans: list[tuple[datetime, datetime]], hours: list[OpeningHours], now: datetime
) -> list[tuple[datetime, datetime]]:
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


def _booked(each: Appointment, opens: datetime, now: datetime) -> Block:
    start = each.starts_at.astimezone(now.tzinfo)
    notes = []
    if each.state in STATE_ICONS:
        notes.append((STATE_ICONS[each.state], each.state_name, each.state == "no_show"))
    if getattr(each, "stage", "") == "examined":
        notes.append(("sign", _("plan to sign"), True))
    unknown = getattr(each, "open_answers", 0) or 0
    if each.kind == "first" and each.state == "booked" and unknown:
        words = ngettext("%(n)d safety answer unknown", "%(n)d safety answers unknown", unknown) % {"n": unknown}
        notes.append(("question", words, True))
    language = {"es": _("Spanish"), "ar": _("Arabic")}.get(each.patient.language, "")
    kind = " · ".join(filter(None, (each.kind_name.lower(), language)))
    look = "past" if each.state in {"done", "no_show"} else "first" if each.kind == "first" else ""
    place = _place(start, each.minutes, opens)
    return Block(place, look, f"{start:%-I:%M}", each.patient.name, kind, tuple(notes), each.patient, each)


def _free_block(start: datetime, end: datetime, opens: datetime) -> Block:
    minutes = int((end - start).total_seconds() // 60)
    words = _("until %(time)s") % {"time": clock_of(end)}
    place = _place(start, minutes, opens)
    return Block(place, "free", f"{start:%-I:%M}", _("Free"), words, start=f"{start:%Y-%m-%dT%H:%M}")


def _closed(first: OpeningHours, second: OpeningHours, opens: datetime, now: datetime) -> Block:
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
