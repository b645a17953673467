"""Changing a draft: doses, lines out and back, goals, the size of the home programme. A signed version stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _

from lasegue.knowledge.entries.intervention import Intervention
from lasegue.web.audit import trail
from lasegue.web.people.membership import staff
from lasegue.web.people.models import Member
from lasegue.web.plans.amounts import amount_in_words, bound_in_words, read_amount
from lasegue.web.plans.bounds import amount_in, bounds_of, fits, stepped, stored
from lasegue.web.plans.content import PlanLine, line_named, plain
from lasegue.web.plans.drafting import Content, content_of
from lasegue.web.plans.models import Version
from lasegue.web.record.models import Episode
from lasegue.web.record.reasoner import library

REASON_LENGTH = 500
WORDS_LENGTH = 300


class Refused(Exception):
    """A change that was not made, and why in words."""


@dataclass
class Change:
    """A draft under change: put the new content in ``content`` before leaving the block."""

    version: Version
    content: Content


@contextmanager
def changing(episode: Episode, member: Member, what: str) -> Iterator[Change]:
    """Change the draft of an episode as one act.

    :raises Refused: when the episode has no draft.
    """
    with transaction.atomic():
        draft = Version.objects.select_for_update().filter(episode=episode, state="draft").first()
        if draft is None:
            raise Refused(_("There is no draft to change. Open the plan again."))
        change = Change(draft, content_of(draft))
        yield change
        draft.lines = plain(change.content.lines)
        draft.goals = plain(change.content.goals)
        draft.schedule = plain(change.content.schedule)
        draft.edits += 1
        draft.save(update_fields=["lines", "goals", "schedule", "edits"])
        trail.add(
            staff(member),
            "plan.edited",
            clinic=episode.clinic_id,
            patient=episode.patient_id,
            subject=f"episode {episode.pk}",
            detail=f"version {draft.number}: {what}",
        )


def step_dose(episode: Episode, member: Member, item: str, amount: str, by: float, seen: str) -> None:
    """Move one amount of a line by some steps, within its bounds.

    :raises Refused: when the line or amount is not there, a bound is reached, or it changed since it was ``seen``.
    """
    with changing(episode, member, "dose") as change:
        line = _line(change, item)
        bound = bounds_of(_item(item)).get(amount)
        now = amount_in(line.dose, amount)
        if bound is None or now is None:
            raise Refused(_("This amount is not part of the dose."))
        _refuse_other(amount, now, seen)
        moved = stepped(now, by, bound)
        if moved == now:
            raise Refused(bound_in_words(amount, bound, up=by > 0))
        _put(change, msgspec.structs.replace(line, dose={**line.dose, amount: stored(moved)}))


def set_dose(episode: Episode, member: Member, item: str, amount: str, typed: str, seen: str) -> None:
    """Set one amount of a line to what was typed, such as ``12`` or ``4 to 6``.

    :raises Refused: when it does not read as an amount, lies outside the bounds, or changed since it was ``seen``.
    """
    with changing(episode, member, "dose") as change:
        line = _line(change, item)
        bound = bounds_of(_item(item)).get(amount)
        now = amount_in(line.dose, amount)
        if bound is None or now is None:
            raise Refused(_("This amount is not part of the dose."))
        wanted = read_amount(typed)
        if wanted is None:
            raise Refused(_("Type a number, such as 10, or two, such as 8 to 12."))
        _refuse_other(amount, now, seen)
        if not fits(wanted, bound):
            low, _high = wanted if isinstance(wanted, tuple) else (wanted, wanted)
            raise Refused(bound_in_words(amount, bound, up=low >= bound.low))
        _put(change, msgspec.structs.replace(line, dose={**line.dose, amount: stored(wanted)}))


def remove_line(episode: Episode, member: Member, item: str, reason: str) -> None:
    """Take a line out, with the reason.

    :raises Refused: without a reason, or when the line is not there.
    """
    why = reason_given(reason)
    with changing(episode, member, "line removed") as change:
        _put(change, msgspec.structs.replace(_line(change, item), removed=why))


def put_back(episode: Episode, member: Member, item: str) -> None:
    """Put a removed line back. Whether it is still open is judged again at signing.

    :raises Refused: when the line was not there.
    """
    with changing(episode, member, "line put back") as change:
        _put(change, msgspec.structs.replace(_line(change, item), removed=""))


def give_reason(episode: Episode, member: Member, item: str, reason: str) -> None:
    """Say why a line differs from the engine's draft.

    :raises Refused: without words, or when the line is not there.
    """
    why = reason_given(reason)
    with changing(episode, member, "reason") as change:
        _put(change, msgspec.structs.replace(_line(change, item), reason=why))


def explain_load(episode: Episode, member: Member, reason: str) -> None:
    """Say why the home programme is larger than the phase or the person's minutes allow.

    :raises Refused: without words.
    """
    why = reason_given(reason)
    with changing(episode, member, "size of the home programme") as change:
        schedule = msgspec.structs.replace(change.content.schedule, over_reason=why)
        change.content = replace(change.content, schedule=schedule)


def word_goal(episode: Episode, member: Member, place: int, words: str, text: str, by: date | None) -> None:
    """Set a goal: the patient's words, the measurable form and the day.

    :raises Refused: when there is no such goal, or its measurable form would be empty.
    """
    if not text.strip() or by is None:
        raise Refused(_("A goal needs its measurable form and a day."))
    with changing(episode, member, "goal") as change:
        goals = list(change.content.goals)
        if not 0 <= place < len(goals):
            raise Refused(_("This goal is not in the draft any more. Open the plan again."))
        told, form = clean(words)[:WORDS_LENGTH], clean(text)[:WORDS_LENGTH]
        edited = goals[place].edited or (form, by) != (goals[place].text, goals[place].by)
        goals[place] = msgspec.structs.replace(goals[place], words=told, text=form, by=by, edited=edited)
        change.content = replace(change.content, goals=tuple(goals))


def reason_given(reason: str) -> str:
    """A reason in words, cut to what can be stored.

    :raises Refused: when nothing was written.
    """
    words = clean(reason)
    if not words:
        raise Refused(_("Say why: the reason is kept with the plan."))
    return words[:REASON_LENGTH]


def clean(text: str) -> str:
    """Text without control characters, which one database would store and the other refuse."""
    return "".join(letter if letter.isprintable() else " " for letter in text).strip()


def _item(name: str) -> Intervention:
    for item in library().interventions():
        if item.id == name:
            return item
    raise Refused(_("The library no longer has this item."))


def _line(change: Change, item: str) -> PlanLine:
    line = line_named(change.content.lines, item)
    if line is None:
        raise Refused(_("This line is not in the draft any more. Open the plan again."))
    return line


def _put(change: Change, line: PlanLine) -> None:
    lines = tuple(line if each.item == line.item else each for each in change.content.lines)
    change.content = replace(change.content, lines=lines)


def _refuse_other(amount: str, now: object, seen: str) -> None:
    """Refuse when another person moved the amount since it was seen; an empty ``seen`` says not to look."""
    if seen and read_amount(seen) != now:
        words = amount_in_words(amount, now)
        raise Refused(
            _("Somebody changed this meanwhile: it is %(now)s now. Nothing of yours was lost.") % {"now": words}
        )
