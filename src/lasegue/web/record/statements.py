"""Stating findings: checked first, then written together with the alert they raise, or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from lasegue.exchange.problems import CaseProblems, Problem, nearest
from lasegue.logic.condition import SIDES
from lasegue.reasoning.engine import Result
from lasegue.reasoning.triage import RANK
from lasegue.web.audit import trail
from lasegue.web.people.models import Member
from lasegue.web.record.cells import Cell, Cells, case_of, cells_of
from lasegue.web.record.models import Alert, Episode, Occasion, Snapshot, Statement
from lasegue.web.record.reasoner import library, reason, versions, written
from lasegue.web.record.standing import refresh

ALERTING = ("emergency", "urgent")

#: Sent inside the act that stated something, so that what rests on facts is judged again: with ``episode``, its
#: ``case`` and ``cells``, and whether an open alert stops it (``alerted``).
stated = Signal()


@dataclass(frozen=True)
class Answer:
    """One cell and the value it should hold; ``None`` takes it back to unknown.

    ``seen`` is the number of the statement that the person saw in the cell when they wrote; when another person has
    written since, the answer is refused and both are shown. ``-1`` says not to look.
    """

    finding: str
    value: Any
    side: str = ""
    seen: int = -1
    note: str = ""


@dataclass(frozen=True)
class Clash:
    """Another person wrote into the cell meanwhile."""

    cell: Cell
    theirs: Statement


class Clashes(Exception):
    """Nothing was written, because cells changed meanwhile."""

    def __init__(self, clashes: list[Clash]) -> None:
        super().__init__(", ".join(f"{clash.cell[0]} {clash.cell[1]}".strip() for clash in clashes))
        self.clashes = clashes


@dataclass(frozen=True)
class Stated:
    """What was written, what the engine makes of it, the alert it raised, and what it left.

    ``open`` are the alerts that stop the episode, ``cells`` all cells as they stand ``on`` that day.
    """

    statements: tuple[Statement, ...]
    result: Result
    alert: Alert | None
    open: tuple[Alert, ...]
    on: date
    cells: Cells


def state(
    occasion: Occasion, answers: list[Answer], actor: trail.Actor, *, by: Member | None = None, origin: str = ""
) -> Stated:
    """Write answers of one occasion.

    :raises CaseProblems: naming every value that does not fit; nothing is written.
    :raises Clashes: when another person wrote into a cell since it was seen; nothing is written.
    """
    episode = occasion.episode
    _refuse_strangers(answers)
    with transaction.atomic():
        Episode.objects.select_for_update().get(pk=episode.pk)
        _refuse_clashes(episode, answers, by)
        rows = Statement.objects.bulk_create(
            Statement(
                episode=episode,
                occasion=occasion,
                finding=answer.finding,
                side=answer.side,
                value=answer.value,
                origin=origin or ("clinician" if by else "patient"),
                by=by,
                note=answer.note[:300],
            )
            for answer in answers
        )
        cells = cells_of(episode, occasion.on)
        case = case_of(episode, occasion.on, cells)
        result = reason(case)
        open_ = list(Alert.objects.filter(episode=episode, cleared_at=None, level__in=ALERTING))
        alert = raise_alert(episode, result, open_)
        open_ += [alert] if alert is not None else []
        refresh(episode, occasion.on, case, result)
        trail.add(
            actor,
            "finding.stated",
            clinic=episode.clinic_id,
            patient=episode.patient_id,
            subject=f"episode {episode.pk}",
            detail=", ".join(sorted({answer.finding for answer in answers})),
        )
        stated.send(sender=Statement, episode=episode, case=case, cells=cells, alerted=bool(open_))
    return Stated(tuple(rows), result, alert, tuple(open_), occasion.on, cells)


def raise_alert(episode: Episode, result: Result, open_: Iterable[Alert]) -> Alert | None:
    """Raise an alert for a level that no open alert of the episode has reached; an open one is never lowered."""
    level = result.triage.level
    if level not in ALERTING:
        return None
    if any(RANK[each.level] >= RANK[level] for each in open_):
        return None
    raised = [each for each in result.triage.raised if each.level == level]
    because = [reason_ for each in raised for reason_ in each.because]
    if _signed_off(episode, level, because):
        return None
    alert = Alert.objects.create(
        episode=episode,
        clinic_id=episode.clinic_id,
        level=level,
        kind=raised[0].flag.id,
        because=because,
    )
    trail.add(
        trail.Actor("system", None, "triage"),
        f"alert.{level}",
        clinic=episode.clinic_id,
        patient=episode.patient_id,
        subject=f"episode {episode.pk}",
        detail=", ".join(each.flag.id for each in raised),
    )
    return alert


def _signed_off(episode: Episode, level: str, because: list[dict[str, Any]]) -> bool:
    """Whether a person lifted an alert over these very facts, and none of them was stated again since."""
    lifted = (
        Alert.objects.filter(episode=episode, level=level, cleared_at__isnull=False).order_by("-cleared_at").first()
    )
    if lifted is None or lifted.because != because:
        return False
    names = [each["finding"] for each in because if "finding" in each]
    return not Statement.objects.filter(episode=episode, finding__in=names, at__gt=lifted.cleared_at).exists()


def keep(episode: Episode, on: date, reason_for: str) -> Snapshot:
    """Keep today's result so that it can be computed again bit for bit."""
    case = case_of(episode, on)
    return Snapshot.objects.create(
        episode=episode, reason=reason_for, case=case, result=written(reason(case)), at=timezone.now(), **versions()
    )


def recomputes(snapshot: Snapshot) -> bool:
    """Whether a kept result comes out again byte for byte. Only meaningful under the knowledge it was made with."""
    return written(reason(snapshot.case)) == snapshot.result


def _refuse_strangers(answers: list[Answer]) -> None:
    """Refuse ids and sides that the contract does not have; values are checked together with the whole case."""
    known = library().findings
    problems = []
    for answer in answers:
        finding = known.get(answer.finding)
        if finding is None or finding.internal:
            expected = f"a known finding id (nearest: {nearest(answer.finding, known)})"
            problems.append(Problem("case", answer.finding, expected, "an unknown one"))
        elif answer.side not in (SIDES if finding.sided else ("",)):
            expected = "right, left or unsided" if finding.sided else "no side"
            problems.append(Problem("case", answer.finding, expected, answer.side or "no side"))
    if problems:
        raise CaseProblems(problems)


def _refuse_clashes(episode: Episode, answers: list[Answer], by: Member | None) -> None:
    looked = [answer for answer in answers if answer.seen >= 0]
    if not looked:
        return
    said = Statement.objects.filter(episode=episode, finding__in={answer.finding for answer in looked})
    newest = {(row.finding, row.side): row for row in said.select_related("by").order_by("id")}
    clashes = [
        Clash((answer.finding, answer.side), theirs)
        for answer in looked
        if (theirs := newest.get((answer.finding, answer.side))) is not None
        and theirs.pk != answer.seen
        and theirs.by != by
        and theirs.value != answer.value
    ]
    if clashes:
        raise Clashes(clashes)
