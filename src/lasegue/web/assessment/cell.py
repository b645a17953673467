"""One cell of the examination as it stands on the page.

A page holds hundreds of cells, so a cell writes its own short markup: one control, and beneath it what has to be said
about it (another person's initials, a refused value, a question about the side).
"""

from dataclasses import dataclass, replace
from functools import cache
from html import escape

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lasegue.motion.bodychart.wording import Language
from lasegue.web.assessment.entry import has_own_words, options_of
from lasegue.web.assessment.layout import RESPONSES
from lasegue.web.assessment.word_list import boxes_of
from lasegue.web.record.reasoner import library
from lasegue.web.record.sides import SIDES
from lasegue.web.ui.tongues import ENGLISH, english, english_attributes

DASH = "–"
_CHIPS = tuple((value, words, "bad" if against else "") for value, words, against in RESPONSES)


@dataclass(frozen=True)
class Act:
    """One thing that a person may do about a message in a cell; ``act`` is what the button sends."""

    act: str
    words: str


@dataclass(frozen=True)
class Message:
    """What has to be said about a cell; ``grave`` when nothing was written."""

    text: str
    grave: bool = False
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True)
class CellView:
    """What a cell shows. ``text`` is the value as the control sends it, ``words`` as people read it.

    ``tone`` is ``un`` (unknown), ``no`` (quiet) or ``pos`` (a sign). ``seen`` is the number of the statement shown, 0
    for none. ``by`` are the initials of another person who stated it, ``by_name`` is their name, ``patient`` says that
    the patient did.
    """

    finding: str
    part: str
    label: str
    kind: str
    text: str = ""
    words: str = ""
    chosen: tuple[str, ...] = ()
    tone: str = "un"
    seen: int = 0
    by: str = ""
    patient: bool = False
    earlier: str = ""
    unit: str = ""
    tongue: Language = ENGLISH
    message: Message | None = None
    oob: bool = False
    by_name: str = ""

    @property
    def name(self) -> str:
        """Name of the form field."""
        return f"{self.finding}.{self.part}" if self.part else self.finding

    @property
    def id(self) -> str:
        """Name of the cell in addresses and identifiers of elements."""
        return f"{self.finding}-{self.part}" if self.part else self.finding

    @property
    def side_name(self) -> str:
        """The side in words; empty where there is none."""
        return str(SIDES.get(self.part, ""))

    @property
    def over(self) -> "CellView":
        """The same cell, to be put in the place of the one on the page."""
        return replace(self, oob=True)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was ever said in it, as in most: it is then the same for everybody."""
        return not (self.seen or self.text or self.chosen or self.message) and self.kind != "list"

    def __str__(self) -> SafeString:
        return _blank(self) if self.is_blank else _drawn(self)


def _text(said: str) -> str:
    """What stands in the markup: as it is where it is markup itself."""
    return said if isinstance(said, SafeString) else escape(said)


def _drawn(cell: CellView) -> SafeString:
    over = ' hx-swap-oob="true"' if cell.oob else ""
    inner = f"{_CONTROLS[cell.kind](cell)}{_beside(cell)}{_message(cell)}"
    return mark_safe(f'<span class="cell" id="c-{escape(cell.id)}"{over}>{inner}</span>')


@cache
def _blank(cell: CellView) -> SafeString:
    """Drawn once: the cell says itself in which language."""
    return _drawn(cell)


def _common(cell: CellView, tone: str) -> str:
    own = escape(cell.id)
    described = f' aria-describedby="m-{own}"' if cell.message else ""
    invalid = ' aria-invalid="true"' if cell.message and cell.message.grave else ""
    said = f'class="{tone}" aria-label="{_text(cell.label)}" data-seen="{cell.seen}"{described}{invalid}'
    return f'id="v-{own}" name="{escape(cell.name)}" {said}'


@cache
def _tongue(name: str, tongue: Language) -> SafeString:
    """Attributes of a control whose words are those of the contract."""
    return english_attributes() if tongue != ENGLISH and has_own_words(library().findings[name]) else mark_safe("")


@cache
def _options(name: str, text: str, _language: Language) -> SafeString:
    choices = options_of(name)
    known = dict(choices)
    extra = () if text in known or not text else ((text, text),)
    parts = [f'<option value="">{DASH}</option>']
    for value, words in (*choices, *extra):
        chosen = " selected" if value == text else ""
        parts.append(f'<option value="{escape(value)}"{chosen}>{escape(words)}</option>')
    return mark_safe("".join(parts))


def _choice(cell: CellView) -> str:
    options = _options(cell.finding, cell.text, cell.tongue)
    tongue = _tongue(cell.finding, cell.tongue)
    return f"<select {_common(cell, f'v {cell.tone}')}{tongue}>{options}</select>"


def _typed(cell: CellView) -> str:
    unit = f'<span class="unit">{_text(cell.unit)}</span>' if cell.unit else ""
    mode = "numeric" if cell.kind == "number" else "text"
    control = f'<input {_common(cell, f"v-in {cell.tone}")} value="{_text(cell.text)}" placeholder="{DASH}"'
    return f'<span class="with-unit">{control} inputmode="{mode}" autocomplete="off">{unit}</span>'


def _date(cell: CellView) -> str:
    return f'<input type="date" {_common(cell, f"v-in {cell.tone}")} value="{_text(cell.text)}">'


def _set(cell: CellView) -> str:
    """A set shows its words; pressing them opens the list in its place."""
    own, name = escape(cell.id), escape(cell.name)
    return (
        f'<a class="v {cell.tone}" id="v-{own}" href="?edit={name}#v-{own}" data-edit="{name}" data-seen="{cell.seen}">'
        f'<span class="sr">{_text(cell.label)}: </span>{_text(_said(cell))}</a>'
    )


def _said(cell: CellView) -> SafeString | str:
    if not cell.words:
        return mark_safe(f'<span aria-hidden="true">{DASH}</span><span class="sr">{_("not answered")}</span>')
    own = has_own_words(library().findings[cell.finding])
    return english(cell.words) if own else cell.words


def _responses(cell: CellView) -> str:
    """Chips of one direction, of which one or none is chosen."""
    chips = [_chip(cell, "", DASH, "un"), *(_chip(cell, value, _(words), tone) for value, words, tone in _CHIPS)]
    return f'<span class="resp" role="radiogroup" aria-label="{_text(cell.label)}">{"".join(chips)}</span>'


def _chip(cell: CellView, value: str, words: str, tone: str) -> str:
    checked = f' id="v-{escape(cell.id)}" checked' if value == cell.text else ""
    untested = escape(_("not tested"))
    named = "" if value else f' aria-label="{untested}"'
    sent = f'name="{escape(cell.name)}" value="{value}" data-seen="{cell.seen}"'
    return f'<label class="{tone}"><input type="radio" {sent}{checked}{named}>{escape(words)}</label>'


def _list(cell: CellView) -> str:
    """The opened list of a set: boxes to tick, and one button that saves them together."""
    boxes = boxes_of(cell.finding)
    rows = format_html_join(
        "",
        '<label class="box"><input type="checkbox" name="{}" value="{}"{}> {}</label>',
        ((cell.name, value, mark_safe(" checked") if value in cell.chosen else "", words) for value, words in boxes),
    )
    return format_html(
        '<fieldset class="boxes" id="v-{}" tabindex="-1" data-seen="{}"><legend>{}</legend><div{}>{}</div>'
        '<button class="btn btn-primary btn-sm" name="act" value="cell:{}">{}</button> '
        '<a class="btn btn-quiet btn-sm" href="?" data-cell="{}">{}</a></fieldset>',
        cell.id,
        cell.seen,
        cell.label,
        _tongue(cell.finding, cell.tongue),
        rows,
        cell.name,
        _("Save these"),
        cell.name,
        _("Close"),
    )


_CONTROLS = {
    "choice": _choice,
    "number": _typed,
    "date": _date,
    "set": _set,
    "responses": _responses,
    "list": _list,
}


def _beside(cell: CellView) -> str:
    if cell.by:
        return f'<abbr class="by" title="{_text(cell.by_name)}">{_text(cell.by)}</abbr>'
    if cell.patient:
        whole, short = escape(_("Told by the patient")), escape(_("told"))
        return f'<abbr class="by told-by" title="{whole}">{short}</abbr>'
    return f'<span class="earlier tiny muted">{_text(cell.earlier)}</span>' if cell.earlier else ""


def _message(cell: CellView) -> str:
    if cell.message is None:
        return ""
    looks, role = ("unsaved", "alert") if cell.message.grave else ("guard", "status")
    acts = " ".join(
        f'<button class="btn btn-second btn-sm" name="act" value="{_text(each.act)}">{_text(each.words)}</button>'
        for each in cell.message.acts
    )
    return f'<span class="said {looks}" id="m-{escape(cell.id)}" role="{role}">{_text(cell.message.text)} {acts}</span>'
