"""What changed between two versions of a plan: ``~`` changed, ``+`` new, ``-`` gone, each with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from lasegue.reasoning.engine import Result
from lasegue.reasoning.reasons import Reason
from lasegue.reasoning.wording import reason_in_words
from lasegue.web.plans.amounts import amount_in_words, figure
from lasegue.web.plans.bounds import STEPS
from lasegue.web.plans.content import PlanLine, active, line_named
from lasegue.web.record.reasoner import library
from lasegue.web.record.sides import SIDES
from lasegue.web.ui.tongues import apart

Sign = Literal["~", "+", "-"]


@dataclass(frozen=True)
class Moved:
    """One amount that changed: before, and after with its unit."""

    before: str
    after: str


@dataclass(frozen=True)
class Changed:
    """One line that differs between two versions."""

    sign: Sign
    title: str
    moved: tuple[Moved, ...]
    reason: str


def changes(
    before: tuple[PlanLine, ...], after: tuple[PlanLine, ...], result: Result | None = None
) -> tuple[Changed, ...]:
    """Changes from one version to the next, in the order of the later one, then what is gone.

    ``result`` is what the later version rests on; with it a line that the engine left out says why.
    """
    were, are = active(before), active(after)
    found = []
    for line in are:
        old = line_named(were, line.item)
        if old is None:
            found.append(Changed("+", line.title, (), line.reason or _because(line)))
        elif moved := _moved(old, line):
            found.append(Changed("~", line.title, moved, line.reason or _because(line)))
    gone = [old for old in were if line_named(are, old.item) is None]
    return (*found, *(Changed("-", old.title, (), _why_gone(old, after, result)) for old in gone))


def _moved(before: PlanLine, after: PlanLine) -> tuple[Moved, ...]:
    moved = []
    for name in STEPS:
        was, now = before.dose.get(name), after.dose.get(name)
        if was == now:
            continue
        then = figure(was) if was is not None else _("none")
        moved.append(Moved(then, amount_in_words(name, now) if now is not None else _("none")))
    if before.side != after.side:
        moved.append(Moved(_side(before), _side(after)))
    return tuple(moved)


def _side(line: PlanLine) -> str:
    return str(SIDES.get(line.side, _("both sides")))


def _because(line: PlanLine) -> str:
    return _row(line.because)


def _why_gone(old: PlanLine, after: tuple[PlanLine, ...], result: Result | None) -> str:
    kept = line_named(after, old.item)
    if kept is not None and kept.removed:
        return kept.removed
    out = next((each for each in result.plan.left_out if each.id == old.item), None) if result else None
    if out is None:
        return _("not called for any more")
    return _row(out.because)


def _row(reasons: Iterable[Reason]) -> str:
    """Reasons one after another, each by its name in the language of the page where it has one."""
    return _(", ").join(apart(reason_in_words(reason, library())) for reason in reasons)
