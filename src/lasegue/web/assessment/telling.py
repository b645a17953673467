"""What the patient told: the short story beside the examination, and all of it by time and origin on its own page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from lasegue.motion.bodychart.dermatomes import ROOTS
from lasegue.motion.bodychart.drawing import render
from lasegue.motion.bodychart.wording import VIEWS, Language, pick
from lasegue.reasoning.facts import split_region
from lasegue.web.assessment.entry import has_own_words, region_in_words, words_of
from lasegue.web.people.clock import now_at
from lasegue.web.record.cells import Cells
from lasegue.web.record.episodes import Chart
from lasegue.web.record.models import Statement
from lasegue.web.record.reasoner import library
from lasegue.web.record.sides import SIDES
from lasegue.web.ui.clock import clock_of, day_in_words
from lasegue.web.ui.tongues import apart, english, language

#: Short words for what makes it worse or better; the titles of the library are whole questions.
WORSE = {
    "worse_sitting": gettext_lazy("sitting"),
    "worse_standing": gettext_lazy("standing"),
    "worse_walking": gettext_lazy("walking"),
    "worse_bending_forward": gettext_lazy("bending forward"),
    "worse_bending_back": gettext_lazy("bending back"),
    "worse_side_lying_on_hip": gettext_lazy("lying on that side"),
    "worse_turning_in_bed": gettext_lazy("turning in bed"),
    "cough_sneeze_strain_leg_pain": gettext_lazy("coughing or straining"),
}
BETTER = {
    "eased_sitting": gettext_lazy("sitting"),
    "eased_bending_forward": gettext_lazy("leaning forward"),
    "eased_standing_still": gettext_lazy("standing still"),
    "shopping_cart_sign": gettext_lazy("leaning on a cart"),
}
#: Findings that the short story is made of; a change to one of them changes the column.
SHORT = frozenset(
    {
        *WORSE,
        *BETTER,
        "pain_regions",
        "tingling_regions",
        "numbness_regions",
        "nprs_leg_avg_7d",
        "nprs_leg_now",
        "nprs_back_avg_7d",
        "also_worse_with",
        "also_eased_by",
        "onset_date",
        "onset_sudden",
        "onset_trigger",
        "course",
        "sleep_disturbed",
        "work_status",
    }
)
PAINTED = (
    ("pain_regions", gettext_lazy("Pain")),
    ("tingling_regions", gettext_lazy("Tingling")),
    ("numbness_regions", gettext_lazy("Numb")),
)
KINDS = {
    "intake": gettext_lazy("Intake"),
    "examination": gettext_lazy("Examination"),
    "visit": gettext_lazy("Visit"),
    "session": gettext_lazy("Session"),
    "call": pgettext_lazy("occasion", "Call"),
}
#: Places that make the eye look for one root's skin, the farthest first: a hint, never a level diagnosis.
ROOT_HINTS: tuple[tuple[str, frozenset[str]], ...] = (
    ("S1", frozenset({"little_toe_outer_foot", "sole", "ankle_outer", "heel"})),
    ("L5", frozenset({"big_toe", "web_1", "foot_top", "toes_2_4", "shin_outer"})),
    ("L4", frozenset({"ankle_inner", "shin_inner"})),
    ("S1", frozenset({"calf", "thigh_back"})),
    ("L3", frozenset({"knee_front", "knee_inner", "thigh_front"})),
    ("L2", frozenset({"groin", "thigh_inner"})),
)


@dataclass(frozen=True)
class Told:
    """One line of the short story; ``value`` is empty when it was not asked."""

    name: str
    value: str


@dataclass(frozen=True)
class ShortStory:
    """The left column: the chart, front and back, lines of the story, their own words, and who said it when."""

    charts: tuple[tuple[str, str, str, SafeString], ...]
    root: str
    painted: tuple[Told, ...]
    lines: tuple[Told, ...]
    words: str
    origin: str


def short_story(chart: Chart, root: str = "") -> ShortStory:
    """The left column for one chart; ``root`` names the skin to outline, otherwise what is felt suggests one."""
    cells = chart.cells
    painted = tuple(Told(str(word), _places(cells.value(name))) for name, word in PAINTED)
    felt = tuple(tuple(cells.value(name) or ()) for name, _word in PAINTED)
    outlined = root if root in ROOTS else suggested_root(felt)
    charts = tuple((*_caption(view), drawn(view, felt, outlined, language())) for view in ("front", "back"))
    return ShortStory(
        charts, outlined.partition("_")[0], painted, tuple(_lines(cells)), chart.episode.their_words, _origin(chart)
    )


def _caption(view: str) -> tuple[str, str, str]:
    """Left end, name and right end of the caption: left and right are the person's own."""
    left, right = _("L"), _("R")
    ends = (right, left) if view == "front" else (left, right)
    return ends[0], pick(VIEWS[view], language()), ends[1]


@lru_cache(maxsize=256)
def drawn(view: str, felt: tuple[tuple[str, ...], ...], root: str, tongue: Language) -> SafeString:
    """One view of the body chart with what is felt and the outline of a root's skin."""
    pain, tingling, numb = felt
    drawing = render(
        view,
        name=f"story-{view}",
        pain=pain,
        tingling=tingling,
        numb=numb,
        overlay=root or None,
        crop="whole",
        language=tongue,
    )
    return mark_safe(drawing)


def suggested_root(felt: tuple[tuple[str, ...], ...]) -> str:
    """The root whose skin the farthest place suggests, with its side when there is one; empty when there is none."""
    places = [split_region(each, library().vocabulary) for tokens in felt for each in tokens]
    for root, regions in ROOT_HINTS:
        sides = {side for region, side in places if region in regions}
        if sides:
            side = sides.pop() if len(sides) == 1 else None
            return f"{root}_{side}" if side else root
    return ""


def _places(regions: list[str] | None) -> str:
    if regions is None:
        return ""
    return _(", ").join(region_in_words(each) for each in regions) or _("nowhere")


def _lines(cells: Cells) -> Iterator[Told]:
    yield Told(_("Leg, 7 days"), _score(cells, "nprs_leg_avg_7d"))
    if leg_now := _score(cells, "nprs_leg_now"):
        yield Told(_("Leg, now"), leg_now)
    yield Told(_("Back, 7 days"), _score(cells, "nprs_back_avg_7d"))
    yield Told(pgettext("brought on by", "Worse"), _named(cells, WORSE, "also_worse_with"))
    yield Told(pgettext("eased by", "Better"), _named(cells, BETTER, "also_eased_by"))
    yield Told(_("Began"), _began(cells))
    yield Told(_("Course"), _plain(cells, "course"))
    nights = cells.value("sleep_disturbed")
    yield Told(_("Sleep"), "" if nights is None else _("%(n)s nights a week broken") % {"n": nights})
    yield Told(_("Work"), _plain(cells, "work_status"))


def _score(cells: Cells, name: str) -> str:
    sides = ("right", "left", "unsided") if library().findings[name].sided else ("",)
    said = [(side, cells.value(name, side)) for side in sides]
    known = [(side, value) for side, value in said if value is not None]
    several = len(known) > 1
    scores = (_("%(n)s of 10") % {"n": value} + (f" {SIDES[side]}" if several else "") for side, value in known)
    return _(", ").join(scores)


def _named(cells: Cells, words: Mapping[str, Promise], further: str) -> str:
    found = [str(word) for name, word in words.items() if cells.value(name) is True]
    more = [each for each in cells.value(further) or [] if each not in {"none", "no_others"}]
    return _(", ").join([*found, *(apart(each.replace("_", " ")) for each in more)])


def _began(cells: Cells) -> str:
    on, sudden, trigger = (cells.value(name) for name in ("onset_date", "onset_sudden", "onset_trigger"))
    parts = [
        {True: _("suddenly"), False: _("slowly"), None: ""}[sudden],
        "" if trigger is None else _("no cause noticed") if trigger == "none" else apart(trigger.replace("_", " ")),
        apart(on) if on else "",
    ]
    return _(", ").join(each for each in parts if each)


def _plain(cells: Cells, name: str) -> str:
    value = cells.value(name)
    return "" if value is None else str(english(words_of(name, value)))


def _origin(chart: Chart) -> str:
    told = [each for each in chart.cells.held.values() if each.statement.origin == "patient"]
    if not told:
        return ""
    day = day_in_words(max(each.on for each in told), "DAY_FORMAT")
    return _("Told by the patient, last on %(day)s") % {"day": day}


@dataclass(frozen=True)
class Event:
    """One thing stated about one cell, with what was stated after it, oldest first.

    ``struck``: it was corrected on the same day. What was said on another day was true on its own day: neither
    is the earlier word struck, nor is the later one a correction (``corrects``).
    """

    title: str
    value: str
    who: str
    at: str
    note: str
    struck: bool
    corrects: bool
    newest: bool
    later: tuple["Event", ...] = ()


@dataclass
class Day:
    """Everything stated first on one occasion."""

    title: str
    origin: str
    events: list[Event] = field(default_factory=list)


def whole_story(chart: Chart) -> list[Day]:
    """All that was stated, newest occasion first; what was stated later about the same thing stands under it."""
    histories: dict[tuple[str, str], list[Statement]] = {}
    for row in chart.cells.stated:
        histories.setdefault((row.finding, row.side), []).append(row)
    days: dict[int, Day] = {}
    firsts = sorted((rows for rows in histories.values()), key=lambda rows: rows[0].pk)
    for rows in firsts:
        occasion = rows[0].occasion
        day = days.get(occasion.pk)
        if day is None:
            kind = str(KINDS[occasion.kind])
            day = days[occasion.pk] = Day(f"{day_in_words(occasion.on, 'DAY_FORMAT')} · {kind}", rows[0].origin)
        day.events.append(_event(rows, chart))
    return list(reversed(days.values()))


def _event(rows: list[Statement], chart: Chart) -> Event:
    told = [
        row for row, before in zip(rows, [None, *rows], strict=False) if before is None or row.value != before.value
    ]
    events = [_said(told, place, chart) for place in range(len(told))]
    return replace(events[0], later=tuple(events[1:]))


def _said(told: list[Statement], place: int, chart: Chart) -> Event:
    row, after = told[place], told[place + 1 :]
    title = library().findings[row.finding].title
    at = row.at.astimezone(now_at(chart.episode.clinic).tzinfo)
    day = [] if row.occasion.on == told[0].occasion.on else [day_in_words(row.occasion.on, "SHORT_DAY_FORMAT")]
    who = row.by.name if row.by else {"patient": _("Patient"), "import": _("Copied from a record")}.get(row.origin, "")
    said = _("for the patient") if row.by and row.origin == "patient" else ""
    return Event(
        _(", ").join((apart(title), str(SIDES[row.side]))) if row.side else str(english(title)),
        _value(row.finding, row.value),
        f"{who} {said}".strip(),
        _(", ").join([*day, clock_of(at)]),
        row.note,
        struck=bool(after) and after[0].occasion.on == row.occasion.on,
        corrects=place > 0 and told[place - 1].occasion.on == row.occasion.on,
        newest=not after,
    )


def _value(name: str, value: Any) -> str:
    if value is None:
        return _("taken back")
    said = words_of(name, value)
    return str(english(said)) if has_own_words(library().findings[name]) else said
