"""Taking in what a device sends: each entry once, whatever is sent twice, late, in another order, or half.

Everything of one batch happens in one transaction: either the answer goes out and all of it is kept, or nothing is and
the device sends again. An id that is known is answered by comparing digests; a row is never changed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from django.db import IntegrityError, transaction
from django.utils import timezone

from lasegue.web.audit import trail
from lasegue.web.people.membership import patient_actor
from lasegue.web.people.models import Device, Patient
from lasegue.web.plans.models import Version
from lasegue.web.programme.entries import HurtsMore, Malformed, Pain, Question, Read, Screen, read
from lasegue.web.programme.models import Entry
from lasegue.web.programme.reds import raise_reds
from lasegue.web.programme.refusing import Refused, keep_refused, refused
from lasegue.web.programme.responding import progression
from lasegue.web.programme.stating import alarm_all_the_same, state_entries
from lasegue.web.record.episodes import newest_episode
from lasegue.web.record.models import Episode

ACCEPTED, KNOWN, CONFLICT = "accepted", "known", "conflict"
TURNS = 3


@dataclass
class Received:
    """What became of a batch, by the id that the device gave (or its place, where it gave none that can be read)."""

    results: dict[str, str] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """Of the answer: 409 before 422 before 200."""
        words = self.results.values()
        if CONFLICT in words:
            return 409
        return 422 if any(word.startswith("refused") for word in words) else 200


def receive(device: Device, raws: Sequence[Any], device_clock: datetime, *, at_a_form: bool = False) -> Received:
    """Keep the entries of a batch and state what they say, or refuse them one by one.

    What is refused is kept for the clinic to see, but not of somebody ``at_a_form``: they are told and write anew.
    """
    received = Received()
    reads: list[Read] = []
    unreadable: list[Refused] = []
    for place, raw in enumerate(raws):
        try:
            reads.append(read(raw if isinstance(raw, Mapping) else {}))
        except Malformed as problem:
            unreadable.append(Refused(raw, "unreadable", f"refused: {problem}"))
            received.results[_name(raw, place)] = unreadable[-1].says
    for turn in range(TURNS):
        try:
            with transaction.atomic():
                refusals = _keep(device, reads, timezone.now() - device_clock, received)
                if not at_a_form:
                    keep_refused(device, (*unreadable, *refusals))
        except IntegrityError:  # somebody else's entry of the same id came between looking and writing
            if turn == TURNS - 1:
                raise
        else:
            break
    return received


def _name(raw: Any, place: int) -> str:
    given = raw.get("id") if isinstance(raw, Mapping) else None
    return given if isinstance(given, str) and 0 < len(given) <= 64 else f"#{place}"


def _keep(device: Device, reads: Sequence[Read], skew: timedelta, received: Received) -> list[Refused]:
    patient = Patient.objects.select_for_update().get(pk=device.patient_id)
    known = _known(reads)
    newest, starts = newest_episode(patient), _starts(patient, reads)
    plans = _plans(patient, newest)
    results: dict[str, str] = {}
    added: list[tuple[Entry, Read]] = []
    not_taken: list[tuple[Read, str]] = []
    for each in sorted(reads, key=lambda each: each.written.seq):
        name = str(each.written.id)
        if (before := known.get(each.written.id)) is not None:
            same = before == (each.digest, patient.pk)
            results[name] = results.get(name, KNOWN) if same else CONFLICT
            if not same:
                not_taken.append((each, "conflict"))
            continue
        planned = plans.get((each.written.plan or 0, each.written.digest))
        episode = planned if planned is not None else newest
        if each.written.plan is not None and planned is None:
            not_taken.append((each, "plan"))
        elif episode is None:
            not_taken.append((each, "episode"))
        else:
            known[each.written.id] = (each.digest, patient.pk)
            added.append((_entry(each, episode, device, skew, starts), each))
            results[name] = ACCEPTED
    _add(patient, added)
    refusals = [refused(msgspec.to_builtins(each.written), reason) for each, reason in not_taken]
    results |= {str(each.written.id): own.says for (each, _reason), own in zip(not_taken, refusals, strict=True)}
    if newest is not None:
        for each, _reason in not_taken:
            alarm_all_the_same(newest, each)
    received.results |= results
    return refusals


def _known(reads: Sequence[Read]) -> dict[UUID, tuple[str, int]]:
    """What is kept under the ids that came: its digest and whose it is."""
    kept = Entry.objects.filter(pk__in=[each.written.id for each in reads])
    return {pk: (digest, whose) for pk, digest, whose in kept.values_list("pk", "body_digest", "episode__patient")}


def _plans(patient: Patient, newest: Episode | None) -> dict[tuple[int, str], Episode]:
    """The episode of every version that was ever signed for a patient, by number and digest."""
    signed = Version.objects.filter(episode__patient=patient).exclude(state="draft")
    found = list(signed.values_list("number", "digest", "episode"))
    episodes = {newest.pk: newest} if newest is not None else {}
    if earlier := {episode for _number, _digest, episode in found} - set(episodes):
        episodes |= Episode.objects.select_related("clinic", "patient").in_bulk(earlier)
    return {(number, digest): episodes[episode] for number, digest, episode in found}


def _entry(own: Read, episode: Episode, device: Device, skew: timedelta, starts: Mapping[UUID, int]) -> Entry:
    now = timezone.now()
    return Entry(
        id=own.written.id,
        episode=episode,
        device=device,
        seq=own.written.seq,
        kind=own.written.kind,
        plan=own.written.plan,
        plan_digest=own.written.digest,
        at=own.at.astimezone(UTC),
        skew_s=round(skew.total_seconds()),
        done_at=min(max(own.at + skew, episode.opened_at), now),
        received_at=now,
        body=own.plain,
        body_digest=own.digest,
        asks=asks_of(own, starts.get(getattr(own.body, "session", None) or own.written.id)),
    )


def asks_of(own: Read, start: int | None = None) -> str:
    """What an entry wants of the clinic; ``start`` is the pain the session began with, where it is known.

    Whether an exercise that hurt concerns the clinic is what the library says: the same rules tell the patient so.
    """
    body = own.body
    if isinstance(body, Question):
        return "question"
    if isinstance(body, Screen) and "unsure" in body.answers.values():
        return "unsure"
    if not isinstance(body, HurtsMore):
        return ""
    known = {"tap": "hurts_more", "moved_down": body.further_down is not False, "worst_pain": body.worst}
    if start is not None and body.worst is not None:
        known["pain_rise"] = body.worst - start
    tap = progression().responses.tapped({name: value for name, value in known.items() if value is not None})
    return "hurts_more" if tap is None or tap.contact != "none" else ""


def _starts(patient: Patient, reads: Sequence[Read]) -> dict[UUID, int]:
    """The pain that sessions began with, of those in which an exercise hurt more."""
    hurt = {each.body.session for each in reads if isinstance(each.body, HurtsMore)}
    if not hurt:
        return {}
    before = Entry.objects.filter(episode__patient=patient, kind="pain", body__moment="before")
    kept = [row.body for row in before.filter(body__session__in=[str(each) for each in hurt])]
    sent = [each.plain for each in reads if isinstance(each.body, Pain) and each.body.moment == "before"]
    starts: dict[UUID, int] = {}
    for body in (*kept, *sent):
        if body["session"] is not None and UUID(body["session"]) in hurt:
            session = UUID(body["session"])
            starts[session] = max(starts.get(session, 0), body["worst"])
    return starts


def _add(patient: Patient, added: Sequence[tuple[Entry, Read]]) -> None:
    if not added:
        return
    by_episode: dict[Episode, list[tuple[Entry, Read]]] = {}
    for entry, own in added:
        by_episode.setdefault(entry.episode, []).append((entry, own))
    for episode, rows in by_episode.items():
        unread = state_entries(episode, rows)
        for entry, _own in rows:
            if entry.pk in unread:
                entry.asks = "unread"
    Entry.objects.bulk_create([entry for entry, _own in added])
    for episode, rows in by_episode.items():
        raise_reds(episode, [entry for entry, _own in rows])
    trail.add(
        patient_actor(patient),
        "log.received",
        clinic=patient.clinic_id,
        patient=patient.pk,
        subject=f"{len(added)} entries",
        detail=", ".join(sorted({entry.kind for entry, _own in added})),
    )
