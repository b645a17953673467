"""One episode as one column of dated events, newest first, with corrections under what they correct."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lasegue.motion.bodychart.marks import label
from lasegue.web.booking.models import KIND_NAMES, STATE_NAMES
from lasegue.web.caseload.happened import AGREED, MOVED, PLANNED, RAISED, VISITED, WHEN_STATED, WISHED, Visited
from lasegue.web.caseload.rules import wished
from lasegue.web.caseload.wording import said, sided, valued
from lasegue.web.people.models import Consent
from lasegue.web.record.models import Episode, Occasion, Statement
from lasegue.web.record.reasoner import library
from lasegue.web.ui.clock import clock_of, day_in_words
from lasegue.web.ui.tongues import apart, as_typed, english, language, told
from lasegue.web.visits.models import Addendum

#: Kinds of events, as the filter chips name them.
KINDS = {
    "told": gettext_lazy("Told us"),
    "examination": gettext_lazy("Examinations"),
    "visit": gettext_lazy("Visits"),
    "alert": gettext_lazy("Alerts"),
    "plan": gettext_lazy("Plans"),
    "appointment": gettext_lazy("Appointments"),
    "stage": gettext_lazy("Stages"),
}
OCCASIONS: dict[str, tuple[str, str, Any]] = {
    "intake": ("told", "note", gettext_lazy("First questions answered")),
    "examination": ("examination", "body", gettext_lazy("Examined")),
    "visit": ("visit", "user", gettext_lazy("Visit")),
    "session": ("told", "home", gettext_lazy("Session at home")),
    "call": ("told", "phone", gettext_lazy("Told us")),
}
MOST_NOTABLE = 8
_QUIET: tuple[Any, ...] = (False, "normal", "none", "present", 0, None, [], ["none"], ["normal"])
_WHO = ("age_years", "sex_at_birth", "preferred_language")


@dataclass(frozen=True)
class Correction:
    """What was changed later: the old words and the new, by whom and when."""

    before: str
    after: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Event:
    """One thing that happened. ``notable`` stands open, ``all`` behind a disclosure."""

    at: datetime
    kind: str
    icon: str
    title: str
    by: str = ""
    notable: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    look: str = ""
    corrections: tuple[Correction, ...] = ()
    is_coming: bool = False

    @property
    def folded(self) -> tuple[str, ...]:
        """Everything that was said, where it is more than what stands in view."""
        return () if set(self.all) <= set(self.notable) else self.all


def told_of(episode: Episode, written: Sequence[Statement] = ()) -> list[Statement]:
    """Every statement of an episode with its occasion, in the order they were made.

    ``written`` is what the page has read for the chart. It is all, unless something was stated since.
    """
    occasions = {each.pk: each for each in WHEN_STATED({"episode": episode.pk})}
    if len(written) != sum(each.said for each in occasions.values()):
        written = list(Statement.objects.filter(episode=episode).select_related("by"))
    rows = sorted(written, key=lambda row: (row.occasion_id, row.pk))
    for row in rows:
        row.occasion = occasions[row.occasion_id]
    return rows


def timeline_of(episode: Episode, statements: Sequence[Statement], show: str = "") -> list[Event]:
    """Events of an episode, the newest first; ``show`` is one of :data:`KINDS` or nothing for all.

    Of what happened in the same moment, what was written later stands above, and a plan above the stage it led to.
    """
    sources = (
        _told(episode, statements),
        *(source(episode) for source in (_alerts, _appointments, _stages, _plans, _consents)),
    )
    events = [event for source in sources for event in source if show not in KINDS or event.kind == show]
    return sorted(events, key=lambda event: event.at)[::-1]


def statements_by_occasion(statements: Sequence[Statement]) -> dict[Occasion, list[Statement]]:
    """Statements under the occasion they were made on."""
    found: dict[Occasion, list[Statement]] = {}
    for row in statements:
        found.setdefault(row.occasion, []).append(row)
    return found


def in_words(row: Statement) -> str:
    """One statement as a short phrase, in the language its title has."""
    finding = library().findings.get(row.finding)
    title = finding.title if finding is not None else row.finding.replace("_", " ")
    return str(english(told(title, lambda name: _phrase(name, row))))


def _phrase(name: str, row: Statement) -> str:
    finding = library().findings.get(row.finding)
    if finding is not None and finding.type == "region_set" and row.value:
        return f"{name}: {_('; ').join(label(each, language()) for each in row.value)}"
    unit = finding.unit if finding is not None else ""
    return sided(name, row.side, row.value, unit) if row.side else valued(name, row.value, unit)


def _told(episode: Episode, statements: Sequence[Statement]) -> Iterator[Event]:
    visits = {visit.occasion: visit for visit in VISITED(None, {"episode": episode.pk})}
    addenda = _addenda(visits)
    for occasion, rows in statements_by_occasion(statements).items():
        kind, icon, title = OCCASIONS[occasion.kind]
        newest = {(row.finding, row.side): row for row in rows}
        standing = [row for row in rows if newest[row.finding, row.side] is row]
        visit = visits.get(occasion.pk)
        said = [in_words(row) for row in standing]
        words = [
            phrase
            for row, phrase in zip(standing, said, strict=True)
            if row.value not in _QUIET and row.finding not in _WHO
        ]
        if visit is not None:
            words = [*_done(visit), *words]
        corrections = [*_corrected(rows, newest), *addenda.get(visit.pk if visit else 0, ())]
        yield Event(
            at=occasion.started_at,
            kind=kind,
            icon=icon,
            title=str(title),
            by=_who(occasion, rows),
            notable=tuple(words[:MOST_NOTABLE]),
            all=tuple(said),
            corrections=tuple(corrections),
        )


def _corrected(rows: Sequence[Statement], newest: dict[tuple[str, str], Statement]) -> Iterator[Correction]:
    """Cells that were stated more than once on the same occasion, with different values."""
    before: dict[tuple[str, str], Statement] = {}
    for row in rows:
        cell = (row.finding, row.side)
        old = before.get(cell)
        if old is not None and old.value != row.value:
            yield Correction(in_words(old), in_words(row), _name(row), row.at)
        before[cell] = row


def _done(visit: Visited) -> Iterator[str]:
    if visit.done:
        yield _("%(n)d things done") % {"n": visit.done}
    if visit.signed_by is not None:
        yield _("Note signed by %(who)s") % {"who": visit.signed_by}
    else:
        yield _("Note not signed yet")


def _addenda(visits: dict[int, Visited]) -> dict[int, list[Correction]]:
    found: dict[int, list[Correction]] = {}
    if any(visit.signed_at for visit in visits.values()):
        signed = Addendum.objects.filter(visit__in=[visit.pk for visit in visits.values()])
        for each in signed.select_related("by").order_by("at"):
            found.setdefault(each.visit_id, []).append(Correction("", each.text, each.by.name, each.at))
    return found


def _alerts(episode: Episode) -> Iterator[Event]:
    rows = RAISED(None, {"episode": episode.pk})
    flags = library().red_flags
    words = {"emergency": _("Emergency"), "urgent": _("Urgent"), "refer": _("Refer"), "note": _("Note")}
    for each in rows:
        title = flags[each.kind].title if each.kind in flags else each.kind.replace("_", " ")
        because = _("; ").join(map(apart, filter(None, map(said, each.because))))
        after = [_("Because: %(what)s") % {"what": because}]
        if each.taken_by is not None and each.taken_at is not None:
            after.append(_("Taken by %(who)s, %(when)s") % {"who": each.taken_by, "when": _moment(each.taken_at)})
        if each.handed_to is not None:
            after.append(_("Handed to %(who)s") % {"who": each.handed_to})
        if each.cleared_by is not None and each.cleared_at is not None:
            told = {"who": each.cleared_by, "when": _moment(each.cleared_at), "why": as_typed(each.clear_reason)}
            after.append(_("Cleared by %(who)s, %(when)s: %(why)s") % told)
        icon = "octagon" if each.level == "emergency" else "triangle"
        look = "ti-em" if each.level == "emergency" else ""
        yield Event(
            each.raised_at, "alert", icon, f"{words[each.level]}: {apart(title)}", notable=tuple(after), look=look
        )


def _plans(episode: Episode) -> Iterator[Event]:
    for each in PLANNED(None, {"episode": episode.pk}):
        kept = _("Knowledge %(knowledge)s, engine %(engine)s, kept to be computed again") % {
            "knowledge": each.knowledge,
            "engine": each.engine,
        }
        number = {"n": each.number}
        if each.signed_at is not None:
            title = _("Plan, version %(n)d, signed") % number
            look = "ti-now" if each.state == "signed" else ""
            yield Event(each.signed_at, "plan", "sign", title, each.signed_by or "", (kept,), look=look)
        elif each.state == "draft":
            title = _("Plan, version %(n)d, drafted") % number
            said = (kept, _("Not signed; the patient does not see it."))
            yield Event(each.made_at, "plan", "pencil", title, each.made_by or "", said)
        if each.ended_at is not None:
            title = {
                "superseded": _("Plan, version %(n)d, superseded"),
                "withdrawn": _("Plan, version %(n)d, withdrawn"),
            }.get(each.state, _("Plan, version %(n)d, ended"))
            yield Event(each.ended_at, "plan", "x", title % number, "", (each.end_reason,) if each.end_reason else ())


def _appointments(episode: Episode) -> Iterator[Event]:
    now = timezone.now()
    given = {"patient": episode.patient_id, "since": episode.opened_at}
    for each in AGREED(None, given):
        title = f"{KIND_NAMES[each.kind]}: {str(STATE_NAMES[each.state]).lower()}"
        coming = each.starts_at > now
        minutes = _("%(n)d minutes") % {"n": each.minutes}
        yield Event(each.starts_at, "appointment", "calendar", title, each.therapist, (minutes,), is_coming=coming)
    for asked in WISHED(None, given):
        words = wished(asked.preferred, asked.note)
        yield Event(asked.made_at, "appointment", "mail", _("Asked for an appointment"), "", (words,))


def _stages(episode: Episode) -> Iterator[Event]:
    names = dict(Episode.STAGES)
    yield Event(episode.opened_at, "stage", "open", _("First contact"), notable=(as_typed(episode.their_words),))
    for each in MOVED(None, {"episode": episode.pk}):
        icon = "x" if each.after in {"discharged", "referred"} else "next"
        reason = (as_typed(each.reason),) if each.reason else ()
        yield Event(each.at, "stage", icon, str(names.get(each.after, each.after)), each.by, reason)


def _consents(episode: Episode) -> Iterator[Event]:
    for each in Consent.objects.filter(patient=episode.patient_id):
        if each.given_at >= episode.opened_at:
            yield Event(each.given_at, "stage", "shield", _("Consent given"), notable=(each.name,))
        if each.withdrawn_at is not None and each.withdrawn_at >= episode.opened_at:
            stays = _("What was written before stays.")
            yield Event(each.withdrawn_at, "stage", "shield", _("Consent taken back"), notable=(each.name, stays))


def _who(occasion: Occasion, rows: Sequence[Statement]) -> str:
    if occasion.by is not None:
        return occasion.by.name
    return _name(rows[0]) if rows else ""


def _name(row: Statement) -> str:
    return row.by.name if row.by is not None else _("the patient")


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return _(", ").join([day_in_words(local, "SHORT_DAY_FORMAT"), clock_of(local)])
