"""Red lights of the log: found again whenever something comes, kept once, and taken by somebody with a note."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from lasegue.reasoning.progression.reds import Red
from lasegue.web.audit import trail
from lasegue.web.people.membership import staff
from lasegue.web.people.models import Member
from lasegue.web.programme.models import Entry, RedLight, RedTaken, Reply
from lasegue.web.programme.responding import logged, progression
from lasegue.web.programme.typed_words import NotKept, typed_words
from lasegue.web.record.episodes import STOPS
from lasegue.web.record.models import Alert, Episode

#: Kinds of entries that can turn a light red.
TELLING = frozenset({"pain", "hurts_more", "feeling", "screen"})
#: A feeling speaks of the session of the day before, and settling is judged over two days; sessions of these days are
#: judged again when an entry comes. One more day is read, so that a session over midnight is whole.
BACK = timedelta(days=2)
MARGIN = timedelta(days=1)
MOST_NOTE = 1000


def raise_reds(episode: Episode, added: Sequence[Entry]) -> list[RedLight]:
    """Keep the red lights that these entries, just added, have shown; the same ones are never kept twice."""
    telling = [entry for entry in added if entry.kind in TELLING]
    if not telling:
        return []
    zone = ZoneInfo(episode.clinic.timezone)
    moments = [entry.done_at for entry in telling]
    log = Entry.objects.filter(
        episode=episode, done_at__gte=min(moments) - BACK - MARGIN, done_at__lte=max(moments) + MARGIN
    )
    first, last = (moment.astimezone(zone).date() for moment in (min(moments) - BACK, max(moments)))
    found = progression().reds(logged(entry, zone) for entry in log)
    reds = {_evidence(red): red for red in found if first <= red.at.date() <= last}
    known = set(RedLight.objects.filter(episode=episode, evidence__in=reds).values_list("evidence", flat=True))
    rows = [_row(episode, name, red, telling, zone) for name, red in reds.items() if name not in known]
    if rows:
        RedLight.objects.bulk_create(rows)
        trail.add(
            trail.Actor("system", None, "progression"),
            "red.raised",
            clinic=episode.clinic_id,
            patient=episode.patient_id,
            subject=f"episode {episode.pk}",
            detail=", ".join(sorted({row.rank for row in rows})),
        )
    return rows


def open_reds() -> QuerySet[RedLight]:
    """Red lights that nobody has taken.

    A warning sign is also taken care of by the alert it raised: while that is open and untaken the alert speaks for
    it, and whoever takes or lifts the alert afterwards has taken the sign with it.
    """
    taken = RedTaken.objects.filter(episode=OuterRef("episode"), upto__gte=OuterRef("pk"))
    since = OuterRef("raised_at")
    speaks = Q(taken_at=None, cleared_at=None) | Q(taken_at__gte=since) | Q(cleared_at__gte=since)
    alert = Alert.objects.filter(speaks, episode=OuterRef("episode"), level__in=STOPS)
    return RedLight.objects.filter(~Exists(taken)).exclude(Q(rank="flag") & Exists(alert))


def take(episode: Episode, by: Member, upto: int, note: str) -> RedTaken:
    """One person takes the red lights of an episode up to the one they saw.

    :raises NotKept: without a note, when somebody else took them, or when there is no such light.
    """
    words = typed_words(note, MOST_NOTE)
    if not words:
        raise NotKept(_("Write what you did or what you will do. The note is kept with your name."))
    with transaction.atomic():
        Episode.objects.select_for_update().get(pk=episode.pk)
        red = RedLight.objects.filter(episode=episode, pk=upto).first()
        if red is None:
            raise NotKept(_("There is no such red light of this person."))
        before = RedTaken.objects.filter(episode=episode, upto__gte=red.pk).select_related("by").first()
        if before is not None:
            raise NotKept(_("%(who)s has already taken this.") % {"who": before.by.name})
        taken = RedTaken.objects.create(episode=episode, upto=red, by=by, note=words)
        _settle(episode, by, red)
        trail.add(
            staff(by),
            "red.taken",
            clinic=episode.clinic_id,
            patient=episode.patient_id,
            subject=f"episode {episode.pk}",
            detail=f"up to {red.pk}",
        )
    return taken


def _settle(episode: Episode, by: Member, red: RedLight) -> None:
    """What hurt more in the sessions that were taken is seen to in the same act."""
    sessions = RedLight.objects.filter(episode=episode, pk__lte=red.pk).exclude(session="").values_list("session")
    named = {session for (session,) in sessions}
    hurt = Entry.objects.filter(~Exists(Reply.objects.filter(entry=OuterRef("pk"))), episode=episode, asks="hurts_more")
    Reply.objects.bulk_create(Reply(entry=entry, by=by) for entry in hurt if entry.body.get("session") in named)


def _evidence(red: Red) -> str:
    return hashlib.sha256(repr(red.evidence).encode()).hexdigest()


def _row(episode: Episode, evidence: str, red: Red, added: Iterable[Entry], zone: ZoneInfo) -> RedLight:
    return RedLight(
        episode=episode,
        entry=_shown_by(red, added, zone),
        rank=red.rank,
        session=red.session[:36],
        criteria=list(red.criteria),
        because=dict(red.because),
        told=red.told,
        evidence=evidence,
    )


def _shown_by(red: Red, added: Iterable[Entry], zone: ZoneInfo) -> Entry:
    """Which of the entries just added showed the light: of the same session or moment, otherwise the next after it."""
    entries = sorted(added, key=lambda entry: (entry.done_at, entry.seq))
    if red.rank == "flag":
        own = [entry for entry in entries if entry.kind == "screen" and entry.done_at.astimezone(zone) == red.at]
    else:
        own = [entry for entry in entries if red.session and str(entry.body.get("session")) == red.session]
    after = [entry for entry in entries if _day(entry, zone) >= red.at.date()]
    return (own or after[:1] or entries)[-1]


def _day(entry: Entry, zone: ZoneInfo) -> date:
    return entry.done_at.astimezone(zone).date()
