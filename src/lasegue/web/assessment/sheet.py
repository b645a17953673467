"""The sheet of an examination: groups, rows and cells filled with what the record holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from html import escape
from itertools import zip_longest
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from lasegue.knowledge.entries.finding import Finding
from lasegue.motion.bodychart.wording import Language
from lasegue.web.assessment.cell import Act, CellView, Message
from lasegue.web.assessment.entry import NOTHING_THERE, RESPONSE_FINDING, cell_of, is_chosen, is_set, text_of, words_of
from lasegue.web.assessment.heads import head_of, name_of, parts_of, shut_group
from lasegue.web.assessment.layout import BY_ID, DIRECTIONS, GROUP_OF, GROUPS, ROW_OF, SCREEN
from lasegue.web.assessment.report import report_of
from lasegue.web.assessment.rows import Group, Row
from lasegue.web.assessment.sides import contradicts, is_abnormal, is_confirmed, own_note, painful_side
from lasegue.web.people.models import Member
from lasegue.web.record.cells import Held
from lasegue.web.record.episodes import Chart
from lasegue.web.record.reasoner import library
from lasegue.web.record.sides import SIDES
from lasegue.web.record.units import beside
from lasegue.web.ui.clock import day_in_words
from lasegue.web.ui.tongues import ENGLISH, apart, language

SIDE_WORDS = {side: SIDES[side] for side in ("left", "right")}


@dataclass(frozen=True)
class RowView:
    """One row as shown: its name, its head with how the test is done, and its cells by column."""

    id: str
    name: str
    hint: str
    head: SafeString
    sided: bool
    left: tuple[CellView, ...]
    right: tuple[CellView, ...]
    whole: tuple[CellView, ...]
    note: str = ""
    notable: bool = False
    no_side: str = ""
    reflex_name: str = ""
    painful: str = ""

    @property
    def columns(self) -> SafeString:
        """Left and right of power, touch and reflex of a root; empty where it has no such test."""
        names = _("Power"), _("Touch"), _("Reflex")
        left, right = _("L"), _("R")
        parts = [
            _column(one, self.painful == "left", f"{name} {left}") + _column(other, self.painful == "right", right)
            for name, one, other in zip_longest(names, self.left, self.right)
        ]
        which = f'<td class="tiny muted rname">{escape(self.reflex_name)}</td>\n'
        return mark_safe("".join((*parts[:-1], which, parts[-1])))


def _column(cell: CellView | None, is_sore: bool, name: str) -> str:
    sore, label = " sore" if is_sore else "", f'data-label="{escape(name)}"' if cell else ""
    return f'<td class="c{sore}"\n{label}>\n{cell or ""}\n</td>\n'


@dataclass(frozen=True)
class GroupView:
    """One group as shown, with how many of its findings are answered."""

    group: Group
    rows: tuple[RowView, ...]
    open: bool
    answered: int
    asked: int
    today: bool = False

    def __str__(self) -> SafeString:
        """A group that is shut, which shows nothing of a person but how much is answered."""
        return shut_group(self.group.id, self.answered, self.asked, language())

    @property
    def is_list(self) -> bool:
        """Whether no finding of the group has sides, so that a list of questions is enough."""
        return self.group.kind == "tests" and not any(
            library().findings[name].sided for row in self.group.rows for name in row.findings
        )


@dataclass(frozen=True)
class Sheet:
    """The examination of one chart, seen by one member of staff.

    ``messages`` are said at cells, ``typed`` are values that were refused and are kept in their cells, ``editing``
    names the set whose list is open.
    """

    chart: Chart
    member: Member
    messages: Mapping[str, Message] = field(default_factory=dict)
    typed: Mapping[str, list[str]] = field(default_factory=dict)
    editing: str = ""

    @cached_property
    def tongue(self) -> Language:
        """The language of the page; looked up once, because hundreds of cells ask for it."""
        return language()

    @cached_property
    def painful(self) -> str:
        """The painful side as the chart has it, or empty."""
        return painful_side(self.chart.cells.value("pain_regions"))

    @cached_property
    def answered(self) -> frozenset[str]:
        """Findings of which a cell holds something."""
        return frozenset(finding for finding, _side in self.chart.cells.held)

    @property
    def sore(self) -> dict[str, str]:
        """What the class of a column says of its side: the painful one is marked."""
        return {side: " sore" if side == self.painful else "" for side in SIDE_WORDS}

    @cached_property
    def confirmed(self) -> frozenset[str]:
        """Sides that were confirmed today although the chart shows them free of pain."""
        held = self.chart.cells.held.items()
        return frozenset(
            cell[1] for cell, each in held if is_confirmed(each.statement.note) and each.on == self.chart.on
        )

    @property
    def parts(self) -> SafeString:
        """The ways to the groups."""
        return parts_of(self.tongue)

    @cached_property
    def report(self) -> dict[str, Any]:
        """The words of the imaging report, for the field beside its coded findings."""
        return report_of(self.chart.episode)

    @cached_property
    def screened(self) -> bool:
        """Whether the whole emergency screen is answered today."""
        return all((name, "") in self.chart.cells.held for name in SCREEN)

    def groups(self, opened: frozenset[str]) -> list[GroupView]:
        """Every group; the cells only of those that are open."""
        return [self.group(group, open_=not group.shut or group.id in opened) for group in GROUPS]

    def group(self, group: Group, *, open_: bool = True) -> GroupView:
        """One group with its rows, or with none when it is shut."""
        names = _findings(group.id)
        answered = len(names & self.answered)
        rows = tuple(self.rows(group)) if open_ else ()
        today = group.id == "emergency" and self.screened
        return GroupView(group, rows, open_, answered, len(names), today)

    def rows(self, group: Group) -> Iterator[RowView]:
        """The rows of a group."""
        if group.kind == "responses":
            for direction, name in DIRECTIONS:
                cell = self.cell(RESPONSE_FINDING, direction)
                yield RowView(direction, _(name), "×10", mark_safe(""), sided=False, left=(), right=(), whole=(cell,))
            return
        for row in group.rows:
            yield self.row(row)

    def row(self, row: Row) -> RowView:
        """One row."""
        finding = library().findings[row.finding]
        sided = finding.sided
        note, notable = self.note_of(row) if sided else ("", False)
        return RowView(
            id=row.finding,
            name=name_of(row),
            hint=_(row.hint) if row.hint else "",
            head=head_of(row, self.tongue),
            sided=sided,
            left=tuple(self.cell(name, "left") for name in row.findings) if sided else (),
            right=tuple(self.cell(name, "right") for name in row.findings) if sided else (),
            whole=() if sided else tuple(self.cell(name) for name in row.findings),
            note=note,
            notable=notable,
            no_side=self._without_side(row) if sided else "",
            reflex_name=str(_REFLEXES.get(row.reflex, "")),
            painful=self.painful,
        )

    def note_of(self, row: Row) -> tuple[str, bool]:
        """The newest note of a row, and whether there is a value that a note could go with."""
        held = [self.chart.cells.held.get((row.finding, side)) for side in ("left", "right")]
        stated = sorted((each.statement for each in held if each), key=lambda each: -each.pk)
        notes = [own_note(each.note) for each in stated if own_note(each.note)]
        return (notes[0] if notes else ""), bool(stated)

    def _without_side(self, row: Row) -> str:
        held = [(name, self.chart.cells.held.get((name, "unsided"))) for name in row.findings]
        return ", ".join(words_of(name, each.statement.value) for name, each in held if each)

    def cell(self, name: str, part: str = "") -> CellView:
        """One cell: ``part`` is a side, or a direction of repeated movement."""
        finding = library().findings[name]
        field_name = f"{name}.{part}" if part else name
        key = (name, "") if name == RESPONSE_FINDING else (name, part)
        newest = self.chart.cells.newest.get(key)
        if newest is None and field_name != self.editing and field_name not in {*self.messages, *self.typed}:
            return _unsaid(name, part, self.tongue)
        held = self.chart.cells.held.get(key)
        value = held.statement.value if held else None
        if name == RESPONSE_FINDING:
            value = (value or {}).get(part)
        other = held is not None and held.statement.by_id not in {None, self.member.pk}
        view = CellView(
            finding=name,
            part=part,
            label=_label(finding, part, self.tongue),
            kind=_kind(finding, is_open=field_name in {self.editing, *self.typed}),
            text="" if is_set(finding) else text_of(name, value),
            words=words_of(name, value) if value is not None and is_set(finding) else "",
            chosen=_chosen(value) if is_set(finding) else (),
            tone="un" if value is None else "pos" if is_abnormal(finding, value) else "no",
            seen=newest.statement.pk if newest else 0,
            by=held.statement.by.initials if held and other and held.statement.by else "",
            patient=held is not None and held.statement.origin == "patient",
            earlier=_earlier(name, newest, held),
            tongue=self.tongue,
            unit="" if is_chosen(name) else beside(finding.unit),
            message=self.messages.get(field_name) or self._side_question(finding, part, value, held),
            by_name=held.statement.by.name if held and other and held.statement.by else "",
        )
        return self._as_typed(view, finding, field_name)

    def _as_typed(self, view: CellView, finding: Finding, field_name: str) -> CellView:
        """The cell with what was typed into it, when that was refused."""
        if field_name not in self.typed:
            return view
        texts = self.typed[field_name]
        if is_set(finding):
            return replace(view, chosen=tuple(texts))
        return replace(view, text=texts[-1] if texts else "")

    def _side_question(self, finding: Finding, part: str, value: Any, held: Held | None) -> Message | None:
        """Asked once a day and side: is a sign on the side that the chart shows free of pain meant?"""
        if held is None or held.on != self.chart.on or held.statement.origin != "clinician" or part in self.confirmed:
            return None
        if not contradicts(finding, part, value, self.painful):
            return None
        name = f"{finding.id}.{part}"
        other = self.painful
        return Message(
            _("The chart shows pain on the %(painful)s only. Is the %(side)s meant?")
            % {"painful": SIDE_WORDS[other], "side": SIDE_WORDS[part]},
            acts=(
                Act(f"confirm:{name}", _("Keep %(side)s") % {"side": SIDE_WORDS[part]}),
                Act(f"move:{name}", _("Move to %(side)s") % {"side": SIDE_WORDS[other]}),
            ),
        )


@cache
def _findings(group: str) -> frozenset[str]:
    return frozenset(name for row in BY_ID[group].rows for name in row.findings)


@cache
def _unsaid(name: str, part: str, tongue: Language) -> CellView:
    """A cell in which nothing was ever said, as most are: the same for everybody."""
    finding = library().findings[name]
    unit = "" if is_chosen(name) else beside(finding.unit)
    return CellView(name, part, _label(finding, part, tongue), _kind(finding), tongue=tongue, unit=unit)


def _kind(finding: Finding, *, is_open: bool = False) -> str:
    if finding.type == "direction_response":
        return "responses"
    if is_set(finding):
        return "list" if is_open else "set"
    if is_chosen(finding.id):
        return "choice"
    return "date" if finding.type == "date" else "number"


def _label(finding: Finding, part: str, tongue: Language) -> str:
    row = ROW_OF[finding.id]
    if finding.type == "direction_response":
        return _(dict(DIRECTIONS)[part])
    named = row.finding == finding.id and row.name and GROUP_OF[finding.id].kind == "tests"
    title = _(row.name) if named else finding.title if tongue == ENGLISH else apart(finding.title)
    return _(", ").join((title, str(SIDE_WORDS[part]))) if part in SIDE_WORDS else title


_REFLEXES = {
    "reflex_patellar": pgettext_lazy("reflex", "knee"),
    "reflex_medial_hamstring": pgettext_lazy("reflex", "hamstring"),
    "reflex_achilles": pgettext_lazy("reflex", "ankle"),
}


def opened_by(chart: Chart, sheet: Sheet, asked: list[str], wanted: str) -> frozenset[str]:
    """Groups to open: those asked for, the screen until it is answered today, and where the wanted cell stands."""
    opened = {each for each in asked if each in BY_ID}
    finding, _part = cell_of(wanted)
    if finding in GROUP_OF:
        opened.add(GROUP_OF[finding].id)
    if not sheet.screened:
        opened.add("emergency")
    return frozenset(opened)


def _chosen(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(value) or (NOTHING_THERE,)


def _earlier(name: str, newest: Held | None, held: Held | None) -> str:
    """What was answered on an earlier day and has to be asked again today."""
    if newest is None or held is not None or newest.statement.value is None:
        return ""
    day = day_in_words(newest.on, "SHORT_DAY_FORMAT")
    return _("%(day)s: %(value)s") % {"day": day, "value": words_of(name, newest.statement.value)}
