"""The clinic's Home tab at a glance: is it getting better, is it being done, and where somebody has to act."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lasegue.web.programme.course import Course
from lasegue.web.programme.watching import Asking, Grid, StepRow

Tone = Literal["ok", "warn", "plain"]
#: A rise of two points of ten counts, as in the lists; a smaller one may be chance. Convention.
RISE = 2


@dataclass(frozen=True)
class Tile:
    """One question with its answer in a few words, and the facts behind it."""

    question: str
    answer: str
    facts: str
    tone: Tone
    icon: str


@dataclass(frozen=True)
class Act:
    """Something that waits for somebody; ``at`` is its place on the page."""

    words: str
    at: str


def better(course: Course) -> Tile:
    """Whether pain and its place went the right way since the first day; nothing is said about days to come.

    One day alone has nothing to be compared with: that is not known yet, and not the same as no change.
    """
    question = _("Getting better?")
    if len(course.points) < 2 and (len(course.weeks) < 2 or course.way == "unknown"):
        facts = _in_numbers(course) or _("No pain was logged.")
        return Tile(question, _("Not known yet"), facts, "plain", "question")
    rise = course.points[-1].value - course.points[0].value if len(course.points) > 1 else 0
    places = {
        "up": _("It moved up the leg."),
        "down": _("It moved further down the leg."),
        "same": _("It is in the same place."),
        "none": _("No pain is marked now."),
    }
    facts = " ".join(filter(None, (_in_numbers(course), places.get(course.way, ""))))
    if course.way == "down" or rise >= RISE:
        return Tile(question, _("Worse"), facts, "warn", "down")
    if course.way in {"up", "none"} or course.changed:
        return Tile(question, _("Better"), facts, "ok", "up")
    return Tile(question, _("No clear change"), facts, "plain", "minus")


def doing(grid: Grid, since: date | None) -> Tile:
    """On how many of the last days something was done; a day without a word is not called a day without exercise.

    Days before ``since``, the first signature, are not counted; nobody could do anything then.
    """
    question = _("Doing it?")
    if since is None:
        return Tile(
            question, _("No plan yet"), _("There is nothing to do at home before a plan is signed."), "plain", "clock"
        )
    counted = [at for at, day in enumerate(grid.days) if day >= since]
    done = sum(any(row.cells[at].sets for row in grid.rows) for at in counted)
    answer = _("%(n)d of %(days)d days") % {"n": done, "days": len(counted)}
    silent = sum(not grid.heard[at] for at in counted)
    facts = ngettext("%(n)d day without a word.", "%(n)d days without a word.", silent) % {"n": silent}
    hurt = sum(cell.look == "warn" for row in grid.rows for cell in row.cells)
    if hurt:
        facts += " " + ngettext("An exercise hurt more once.", "Exercises hurt more %(n)d times.", hurt) % {"n": hurt}
    if not done:
        return Tile(question, _("Nothing logged"), facts, "warn", "question")
    return Tile(question, answer, facts, "plain", "home")


def acts(reds: int, asking: Iterable[Asking], steps: Iterable[StepRow], refused: int) -> tuple[Act, ...]:
    """What waits for somebody, the most pressing first."""
    waits = [each.entry.asks for each in asking if not each.replies]
    questions = waits.count("question")
    signatures = sum(bool(step.signature) for step in steps)
    counted = (
        (reds, ngettext("%(n)d red light to take", "%(n)d red lights to take", reds), "#red"),
        (
            len(waits) - questions,
            ngettext("%(n)d answer to look at", "%(n)d answers to look at", len(waits) - questions),
            "#asking",
        ),
        (questions, ngettext("%(n)d question to answer", "%(n)d questions to answer", questions), "#asking"),
        (signatures, ngettext("%(n)d step to sign", "%(n)d steps to sign", signatures), "#steps"),
        (refused, ngettext("%(n)d entry not taken in", "%(n)d entries not taken in", refused), "#refused"),
    )
    return tuple(Act(words % {"n": n}, at) for n, words, at in counted if n)


def _in_numbers(course: Course) -> str:
    if not course.points:
        return ""
    first, last = course.points[0], course.points[-1]
    then, day = date_format(first.on, "SHORT_DAY_FORMAT"), date_format(last.on, "SHORT_DAY_FORMAT")
    told = {"was": first.value, "then": then, "now": last.value, "day": day}
    if first == last:
        return _("Pain %(was)s of 10 on %(then)s.") % told
    return _("Pain %(was)s of 10 on %(then)s, %(now)s on %(day)s.") % told
