"""What the clinic does about the programme: answers what asks for somebody, writes notes and photos to exercises."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lasegue.web.audit import trail
from lasegue.web.people.membership import staff
from lasegue.web.people.models import Member
from lasegue.web.plans.content import ContentProblem, active, lines_of
from lasegue.web.plans.models import Version
from lasegue.web.programme.models import Entry, ItemNote, Reply
from lasegue.web.programme.typed_words import NotKept, typed_words
from lasegue.web.record.models import Episode
from lasegue.web.record.reasoner import library

MOST_REPLY = 1000
MOST_NOTE = 500


@dataclass(frozen=True)
class NewNote:
    """A note as it was entered; ``keeps_photo`` says that the photo before it stays."""

    item: str
    text: str
    photo: bytes | None
    keeps_photo: bool


def answer(episode: Episode, number: UUID, by: Member, text: str) -> Reply:
    """Settle an entry that asks for somebody; a question is answered in words. Pressing twice answers once.

    :raises NotKept: when there is no such entry, or a question is answered with nothing.
    """
    words = typed_words(text, MOST_REPLY)
    with transaction.atomic():
        entry = Entry.objects.select_for_update().filter(episode=episode, pk=number).exclude(asks="").first()
        if entry is None:
            raise NotKept(_("There is no such entry of this person."))
        if entry.kind == "question" and not words:
            raise NotKept(_("Write an answer. The patient reads it on their phone."))
        if (said := Reply.objects.filter(entry=entry, by=by, text=words).first()) is not None:
            return said
        reply = Reply.objects.create(entry=entry, by=by, text=words)
        trail.add(
            staff(by),
            "home.answered",
            clinic=episode.clinic_id,
            patient=episode.patient_id,
            subject=f"episode {episode.pk}",
            detail=entry.kind,
        )
    return reply


def write_note(episode: Episode, by: Member, new: NewNote) -> ItemNote:
    """Write the next note to an exercise of the plan; empty words and no photo end it.

    :raises NotKept: when the exercise is not in the signed plan or the draft.
    """
    text = typed_words(new.text, MOST_NOTE)
    if new.item not in exercises_of(episode):
        raise NotKept(_("Expected an exercise of this person's plan, got another."))
    with transaction.atomic():
        before = ItemNote.objects.filter(episode=episode, item=new.item).order_by("-id").first()
        photo = new.photo
        if photo is None and new.keeps_photo and before is not None and before.photo is not None:
            photo = bytes(before.photo)
        digest = hashlib.sha256(photo).hexdigest() if photo is not None else ""
        note = ItemNote.objects.create(
            episode=episode, item=new.item, text=text, photo=photo, photo_digest=digest, by=by
        )
        trail.add(
            staff(by),
            "home.noted",
            clinic=episode.clinic_id,
            patient=episode.patient_id,
            subject=f"episode {episode.pk}",
            detail=f"{new.item}{', photo' if photo is not None else ''}",
        )
    return note


def exercises_of(episode: Episode) -> tuple[str, ...]:
    """Exercises of the signed version, else of the draft."""
    return exercises_in(Version.objects.filter(episode=episode, state__in=("signed", "draft")))


def exercises_in(versions: Iterable[Version]) -> tuple[str, ...]:
    """Exercises of the signed one of some versions, else of the draft; none of versions that have ended."""
    standing = {version.state: version for version in versions}
    version = standing.get("signed") or standing.get("draft")
    if version is None:
        return ()
    try:
        lines = active(lines_of(version))
    except ContentProblem:
        return ()
    known = library().exercises
    return tuple(line.item for line in lines if line.item in known)
