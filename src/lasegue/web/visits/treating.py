"""Writing a visit down: start, what was found, what was done, what comes next. A signed visit refuses every change."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lasegue.knowledge.entries.intervention import Intervention
from lasegue.knowledge.vocabulary import PHYSICAL
from lasegue.reasoning.planning.plan import WITHHELD_LEVELS
from lasegue.web.audit import trail
from lasegue.web.people.membership import staff
from lasegue.web.people.models import Member
from lasegue.web.plans.adding import closed_in_words
from lasegue.web.plans.models import Version
from lasegue.web.record.cells import result_of
from lasegue.web.record.episodes import Chart
from lasegue.web.record.models import Episode, Occasion
from lasegue.web.record.reasoner import library
from lasegue.web.record.statements import Answer, Stated, state
from lasegue.web.ui.tongues import western
from lasegue.web.visits.choices import MOST_MINUTES, PARTS, RESPONSES, SIDES, STEPS
from lasegue.web.visits.models import Addendum, Treatment, Visit
from lasegue.web.visits.screen import cells_for, screen

LONGEST_TEXT = 4000
LONGEST_REASON = 500
#: An unsigned visit of the same day is gone on with rather than started twice.
SAME_VISIT = timedelta(hours=20)


class Refused(Exception):
    """A change that must not happen, with the reason in words."""


def start(chart: Chart, member: Member) -> Visit:
    """Today's visit of an episode: the unsigned one of today, or a new one."""
    with transaction.atomic():
        episode = Episode.objects.select_for_update().get(pk=chart.episode.pk)
        fresh = Visit.objects.filter(episode=episode, signed_at=None, occasion__on=chart.on)
        visit = fresh.filter(started_at__gt=timezone.now() - SAME_VISIT).first()
        if visit is not None:
            return visit
        occasion = Occasion.objects.create(episode=episode, kind="visit", on=chart.on, by=member)
        version = Version.objects.filter(episode=episode, state="signed").first()
        visit = Visit.objects.create(episode=episode, occasion=occasion, version=version, by=member)
        _note(visit, member, "visit.started")
    return visit


def answer(visit: Visit, member: Member, answers: list[Answer]) -> Stated:
    """Findings of this visit; what this visit says already is not said twice.

    :raises Refused: when the visit is signed.
    :raises CaseProblems: when a value does not fit; nothing is written.
    """
    with changing(visit):
        said = {(row.finding, row.side): row.value for row in visit.occasion.statements.order_by("id")}
        fresh = [each for each in answers if said.get((each.finding, each.side)) != each.value]
        return state(visit.occasion, fresh, staff(member), by=member)


def clear_all(visit: Visit, member: Member) -> Stated:
    """Answer no to every question of the screen, asked today: one act, kept question by question."""
    return answer(visit, member, [cell for finding in screen() for cell in cells_for(finding, said=False)])


def treat(visit: Visit, member: Member, item: str, minutes: str, side: str = "", response: str = "") -> Treatment:
    """Enter what was done, or change it.

    :raises Refused: when the person must not have it today, or a value does not fit.
    """
    with changing(visit):
        what = _allowed(visit, item)
        if side and side not in SIDES:
            raise Refused(_("Choose left, right or both sides."))
        if response and response not in RESPONSES:
            raise Refused(_("Choose one of the responses."))
        row = Treatment(visit=visit, item=what.id, minutes=_minutes(minutes), side=side, response=response)
        Treatment.objects.bulk_create(
            [row],
            update_conflicts=True,
            unique_fields=["visit", "item"],
            update_fields=["minutes", "side", "response"],
        )
        if visit.nothing_done:
            visit.nothing_done = ""
            visit.save(update_fields=["nothing_done"])
        _note(visit, member, "visit.treatment", what.id)
    return row


def say_nothing_done(visit: Visit, member: Member, reason: str) -> None:
    """Say why nothing was done; an empty reason takes it back.

    :raises Refused: when something was done, or the reason cannot be kept.
    """
    kept = " ".join(clean(reason).split())
    if len(kept) > LONGEST_REASON:
        raise Refused(_("Give the reason in at most %(most)s characters.") % {"most": LONGEST_REASON})
    with changing(visit):
        if kept and visit.treatments.exists():
            raise Refused(_("Something was done. Take it out first, if it was not."))
        visit.nothing_done = kept
        visit.save(update_fields=["nothing_done"])
        _note(visit, member, "visit.nothing_done")


def untreat(visit: Visit, member: Member, item: str) -> None:
    """Take out what was not done after all.

    :raises Refused: when the visit is signed.
    """
    with changing(visit):
        if Treatment.objects.filter(visit=visit, item=item).delete()[0]:
            _note(visit, member, "visit.treatment_removed", item)


def step(visit: Visit, member: Member, item: str, choice: str) -> None:
    """What comes next for one exercise.

    :raises Refused: when the choice is none of the four, or the library has no such exercise.
    """
    if choice not in STEPS:
        raise Refused(_("Choose progress, hold, step back or swap."))
    if item not in library().exercises:
        raise Refused(_("Choose a technique, an exercise or a measure of the library."))
    with changing(visit):
        visit.steps = {**visit.steps, item: choice}
        visit.save(update_fields=["steps"])
        _note(visit, member, "visit.step", item)


def rewrite(visit: Visit, member: Member, letter: str, text: str) -> None:
    """Own words for one part of the note; an empty text goes back to the drafted one.

    :raises Refused: when there is no such part or the text cannot be kept.
    """
    if letter not in {part.letter for part in PARTS}:
        raise Refused(_("Choose one of the four parts of the note."))
    kept = clean(text)
    with changing(visit):
        words = {key: value for key, value in visit.own_words.items() if key != letter}
        visit.own_words = {**words, letter: kept} if kept else words
        visit.save(update_fields=["own_words"])
        _note(visit, member, "visit.words", letter)


def add_addendum(visit: Visit, member: Member, text: str) -> Addendum:
    """A correction of a signed note.

    :raises Refused: when the note is not signed yet, or the text is empty.
    """
    kept = clean(text)
    if not visit.is_signed:
        raise Refused(_("Correct the note itself; an addendum is for a signed one."))
    if not kept:
        raise Refused(_("Write what has to be corrected or added."))
    with transaction.atomic():
        row = Addendum.objects.create(visit=visit, text=kept, by=member)
        _note(visit, member, "visit.addendum")
    return row


def clean(text: str) -> str:
    """Text that can be kept.

    :raises Refused: when it is too long or holds a character that no database keeps.
    """
    text = text.strip()
    if len(text) > LONGEST_TEXT:
        told = {"most": LONGEST_TEXT, "came": len(text)}
        raise Refused(_("Expected at most %(most)s characters, got %(came)s. Shorten it; nothing was lost.") % told)
    if any(ord(each) < 32 and each not in "\t\r\n" for each in text):
        raise Refused(_("A control character came along. Type the text anew; nothing was changed."))
    return text


@contextmanager
def changing(visit: Visit) -> Iterator[None]:
    """One change of an unsigned visit, alone.

    :raises Refused: when it was signed meanwhile.
    """
    with transaction.atomic():
        now = Visit.objects.select_for_update().get(pk=visit.pk)
        if now.is_signed:
            raise Refused(_("This note is signed and locked. Write an addendum."))
        visit.steps, visit.own_words, visit.nothing_done = now.steps, now.own_words, now.nothing_done
        yield


def _allowed(visit: Visit, item: str) -> Intervention:
    """The item, if the person may have it today: the same judgement that guards the plan."""
    result = result_of(visit.episode, visit.occasion.on)
    ruling = result.plan.rulings.get(item)
    if ruling is None or ruling.item.kind not in PHYSICAL:
        raise Refused(_("Choose a technique, an exercise or a measure of the library."))
    if not ruling.is_open:
        raise Refused(closed_in_words(ruling))
    families = [library().vocabulary.families[name] for name in ruling.item.families]
    at_urgent = result.triage.level == "urgent" and all(family.at_urgent for family in families)
    if result.triage.level in WITHHELD_LEVELS and not at_urgent:
        raise Refused(_("Treatment is stopped: the safety answers ask for somebody outside first."))
    return ruling.item


def _minutes(typed: str) -> int:
    typed = western(typed)
    if typed.isascii() and typed.isdigit() and 0 < int(typed[:6]) <= MOST_MINUTES:
        return int(typed)
    told = {"most": MOST_MINUTES, "came": typed[:20] or _("nothing")}
    raise Refused(_("Expected minutes from 1 to %(most)s, got %(came)s.") % told)


def _note(visit: Visit, member: Member, action: str, detail: str = "") -> None:
    episode = visit.episode
    trail.add(
        staff(member),
        action,
        clinic=episode.clinic_id,
        patient=episode.patient_id,
        subject=f"visit {visit.pk}",
        detail=detail,
    )
