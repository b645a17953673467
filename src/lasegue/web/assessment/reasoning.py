"""The reasoning beside the examination: causes and what moved them, classification, and what is still unknown."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log
from typing import Any

from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lasegue.knowledge.entries.cause import Cause, Sign
from lasegue.knowledge.library import Library
from lasegue.motion.bodychart.wording import Language
from lasegue.reasoning.differential import Contribution, Probability
from lasegue.reasoning.engine import Result
from lasegue.reasoning.reasons import Reason
from lasegue.reasoning.wording import begun_small, reason_in_words
from lasegue.web.assessment.entry import words_of
from lasegue.web.assessment.layout import GROUP_OF, SCREEN
from lasegue.web.record.reasoner import engine, library
from lasegue.web.ui.tongues import apart, english, language, told

SHOWN_CAUSES, SHOWN_CONTRIBUTIONS, SHOWN_NEEDS = 3, 5, 6
WIDE = 40
#: Each question with what it holds back; half a kilobyte each.
MOST_DRAWN = 2048
LONGEST = 160
#: Half-widths of the bars of contributions: a ratio of ten fills a side.
FOR, AGAINST, FULL = 64.0, 32.0, log(10.0)


@dataclass(frozen=True)
class ContributionView:
    """One fact and how it moved the odds; ``start`` and ``width`` place its bar around the centre line at 0."""

    text: str
    ratio: str
    start: str
    width: str
    speaks_for: bool
    grounds: Sign | None
    sources: tuple[str, ...]


@dataclass(frozen=True)
class CauseView:
    """One cause with its interval in per cent and its strongest contributions."""

    id: str
    title: str
    share: str
    low: int
    high: int
    mark: int
    wide: bool
    contributions: tuple[ContributionView, ...]

    @property
    def brief(self) -> SafeString:
        """Its name, its share and how sure that is, in one row."""
        row = (
            '<li class="row between">\n<span>{}</span>\n'
            '<span class="nowrap">{} <span class="iv">{}–{}</span></span>\n</li>\n'
        )
        return format_html(row, english(self.title), self.share, self.low, self.high)

    @property
    def band(self) -> int:
        """Width of the interval in per cent of the track."""
        return max(1, self.high - self.low)


@dataclass(frozen=True)
class Need:
    """One unanswered finding, what it holds back, and the cell where it is answered.

    ``is_own`` says that the title is a name of the knowledge, and not one of the page.
    """

    title: str
    holds: str
    grave: bool
    cell: str
    group: str
    is_own: bool = True

    def __str__(self) -> SafeString:
        return _need(self, language())


@lru_cache(maxsize=MOST_DRAWN)
def _need(need: Need, _tongue: Language) -> SafeString:
    """Drawn once in a language: the same few questions are open for many people, and no name or answer is in it."""
    return render_to_string("assessment/_need.html", {"need": need})


@dataclass(frozen=True)
class Stage:
    """One conclusion that steers the plan, with its reasons."""

    name: str
    value: str
    because: str


@dataclass(frozen=True)
class Reasoning:
    """All of the right column."""

    causes: tuple[CauseView, ...]
    hidden: tuple[CauseView, ...]
    total: int
    dangerous: str
    dangerous_rows: tuple[CauseView, ...]
    classes: tuple[Any, ...]
    classes_because: tuple[str, ...]
    stages: tuple[Stage, ...]
    needs: tuple[Need, ...]
    more_needs: tuple[Need, ...]


def reasoning_of(result: Result) -> Reasoning:
    """The right column for one result."""
    ordinary = [row for row in result.causes if not row.cause.medical]
    dangerous = [row for row in result.causes if row.cause.medical]
    needs = tuple(needs_of(result))
    return Reasoning(
        causes=tuple(_cause(row) for row in ordinary[:SHOWN_CAUSES]),
        hidden=tuple(_cause(row, most=0) for row in ordinary[SHOWN_CAUSES:]),
        total=len(result.causes),
        dangerous=percent(dangerous[0].value) if dangerous else "",
        dangerous_rows=tuple(_cause(row, most=0) for row in dangerous),
        classes=result.classified.entries,
        classes_because=tuple(_reasons(result.classified.because)),
        stages=tuple(_stages(result)),
        needs=needs[:SHOWN_NEEDS],
        more_needs=needs[SHOWN_NEEDS:],
    )


def causes_of(result: Result, *, medical: bool) -> tuple[CauseView, ...]:
    """The dangerous causes, or the ordinary ones that are not shown at first, each with what moved it."""
    rows = [row for row in result.causes if row.cause.medical is medical]
    return tuple(_cause(row) for row in (rows if medical else rows[SHOWN_CAUSES:]))


def percent(share: float) -> str:
    """A probability in whole per cent; what rounds to none or all says so."""
    if share < 0.005:
        return _("under 1%")
    return _("over 99%") if share > 0.995 else f"{share:.0%}"


def _cause(row: Probability, most: int = SHOWN_CONTRIBUTIONS) -> CauseView:
    low, high = round(row.low * 100), round(row.high * 100)
    return CauseView(
        id=row.cause.id,
        title=row.cause.title,
        share=percent(row.value),
        low=low,
        high=high,
        mark=min(99, round(row.value * 100)),
        wide=high - low > WIDE,
        contributions=tuple(_contribution(each, row.cause) for each in row.because[:most]),
    )


def _contribution(each: Contribution, cause: Cause) -> ContributionView:
    place = min(1.0, abs(log(each.ratio)) / FULL)
    speaks_for = each.ratio >= 1
    width = place * (FOR if speaks_for else AGAINST)
    signs = _signs(each, cause)
    cites = library().evidence
    return ContributionView(
        text=fact_in_words(each.fact),
        ratio=f"×{number_format(each.ratio, 1 if each.ratio < 10 else 0)}",
        start="0" if speaks_for else f"{-width:.1f}",
        width=f"{width:.1f}",
        speaks_for=speaks_for,
        grounds=signs[0] if signs else None,
        sources=tuple(cites[name].cite for name in each.sources if name in cites),
    )


def _signs(each: Contribution, cause: Cause) -> list[Sign]:
    """Signs of a cause that rest on the fact, those with the contribution's own sources first."""
    name = each.fact["finding"]
    resting = [sign for sign, findings in _findings_of(cause.id) if name in findings]
    return sorted(resting, key=lambda sign: -len(set(sign.sources) & set(each.sources)))


@cache
def _findings_of(cause: str) -> tuple[tuple[Sign, frozenset[str]], ...]:
    """The signs of a cause, each with the findings that it rests on, and those that these are derived from."""
    known = library().findings
    found = []
    for sign in library().causes[cause].signs:
        subjects = {leaf.subject for leaf in sign.when.leaves()}
        parts = {part for subject in subjects if subject in known for part in known[subject].derived_from}
        found.append((sign, frozenset(subjects | parts)))
    return tuple(found)


def fact_in_words(fact: Reason) -> str:
    """One fact in a few words, in the language its title has; a long list of places says only that it is the chart."""
    return told(library().findings[fact["finding"]].title, lambda name: _fact(name, fact))


def _fact(name: str, fact: Reason) -> str:
    finding = library().findings[fact["finding"]]
    value = fact["value"]
    if isinstance(value, dict) and finding.sided:
        said = _(", ").join(f"{_(side)} {words_of(finding.id, part).lower()}" for side, part in value.items())
    else:
        said = words_of(finding.id, value)
    return Truncator(f"{name}: {said}").chars(LONGEST)


def _reasons(because: Iterable[Reason]) -> Iterable[str]:
    for reason in because:
        yield fact_in_words(reason) if "finding" in reason else reason_in_words(reason, library())


def _stages(result: Result) -> Iterable[Stage]:
    stated, words = result.facts.findings, result.library
    classified = result.classified
    weeks = stated.get("onset_date")
    if classified.acuity:
        why = _("began on %(day)s") % {"day": apart(weeks)} if weeks else _("from the length of this episode")
        yield Stage(_("Stage"), english(classified.acuity), why)
    if classified.irritability:
        why = (
            _("as judged by the examiner")
            if "irritability" in stated
            else _("estimated from pain, night and tolerance")
        )
        yield Stage(_("Irritability"), english(classified.irritability), why)
    if classified.direction:
        tested = stated.get("repeated_movement_response")
        why = words_of("repeated_movement_response", tested) if tested else _("as found on testing")
        yield Stage(_("Direction"), english(classified.direction.replace("_", " ")), why)
    if classified.phase:
        phase = words.phases[classified.phase]
        yield Stage(_("Phase"), english(phase.title), "")


def needs_of(result: Result) -> Iterable[Need]:
    """What is unanswered, the emergency screen first, then safety, then what only holds back single items."""
    moot = engine().moot(result.facts)
    open_ = [name for name in result.unanswered if name not in moot]
    screen = [name for name in SCREEN if name in open_]
    stops = _("No treatment may start until you ask.")
    if screen:
        count = len(screen)
        said = ngettext("%(n)d question open", "%(n)d questions open", count) % {"n": count}
        yield Need(_("Emergency screen"), f"{said}. {stops}", True, screen[0], "emergency", is_own=False)
    held = held_back(result)
    triage = set(result.triage.unanswered)
    for name in dict.fromkeys((*open_, *held)):
        if name in screen or name in moot or name not in GROUP_OF:
            continue
        grave = name in triage
        items = held.get(name, [])
        holds = stops if grave else _holds(items)
        yield Need(library().findings[name].title, holds, grave, name, GROUP_OF[name].id)


def _holds(items: list[str]) -> str:
    if not items:
        return _("Holds back a line of the draft.")
    shown = _(", ").join(apart(begun_small(item)) for item in items[:3])
    more = _(" and %(n)d more") % {"n": len(items) - 3} if len(items) > 3 else ""
    return _("Holds back %(items)s%(more)s.") % {"items": shown, "more": more}


def held_back(result: Result) -> dict[str, list[str]]:
    """Findings and the titles of the plan's items that wait for each."""
    titles = _titles(result.library)
    held: dict[str, list[str]] = {}
    for line in result.plan.lines:
        for bar in line.standing.open_bars:
            for name in _askable(bar.when.leaves(), result):
                held.setdefault(name, []).append(line.item.title)
    for out in result.plan.left_out:
        if out.rule == "unanswered":
            for fact in out.because:
                held.setdefault(fact["finding"], []).append(titles[out.id])
    return {name: list(dict.fromkeys(items)) for name, items in held.items()}


def _askable(leaves: Iterable[Any], result: Result) -> set[str]:
    open_ = set(result.plan.open_questions)
    found = set()
    for leaf in leaves:
        finding = result.library.findings.get(leaf.subject)
        parts = (leaf.subject, *(finding.derived_from if finding else ()))
        found |= open_.intersection(parts)
    return found


def _titles(books: Library) -> dict[str, str]:
    return {item.id: item.title for item in books.interventions()}
