"""The chart to paint on: drawing, lenses of the feet, tools and list as one piece of a form.

Without script the list alone is shown and the form works. ``scripts/bodychart.js`` shows the drawing and paints into
the same boxes. The markup carries what the script needs: areas by token, words by language, no text of its own.
"""

import json
from collections.abc import Iterable
from functools import cache
from html import escape

from lasegue.motion.bodychart.areas import LENSES, OTHER, Side, areas_of, side_on_the_right
from lasegue.motion.bodychart.choices import render_list
from lasegue.motion.bodychart.drawing import CROPS, box_of, draw_view, paint_layers, shared_defs, side_words
from lasegue.motion.bodychart.foot_areas import VIEW_OF_LENS
from lasegue.motion.bodychart.marks import FEELINGS, read_place
from lasegue.motion.bodychart.summary import summarise, summarise_sides
from lasegue.motion.bodychart.wording import COMMA, FEET, FELT_IN, NOTHING, TOOLS, VIEWS, Language, pick
from lasegue.motion.bodychart.wording import FEELINGS as FEELING_WORDS

_ZIGZAG = '<path d="M1 6.5L4.5 3 8 6.5 11.5 3 15 6.5M1 12.5L4.5 9 8 12.5 11.5 9 15 12.5" class="p-ting"/>'
_RINGS = "".join(f'<circle cx="{x}" cy="{y}" r="2" class="p-numb"/>' for x in (5, 11) for y in (5, 11))
_FRAME = '<rect x=".7" y=".7" width="14.6" height="14.6" rx="4" class="sw-edge sw-{}"/>'.format
SWATCHES = {
    "pain": '<rect width="16" height="16" class="sw-halo"/>'
    '<rect x="3" y="3" width="10" height="10" rx="2" class="sw-pain"/>',
    "tingling": _ZIGZAG + _FRAME("tingling"),
    "numb": _RINGS + _FRAME("numb"),
    "root": '<rect x="1" y="1" width="14" height="14" rx="4" class="sw-root"/>',
    "last": '<rect x="1" y="1" width="14" height="14" rx="4" class="sw-last"/>',
}


def swatch(sign: str) -> str:
    """The sign of a feeling, of a root area or of last time, for a legend or a button."""
    return f'<svg class="sw" viewBox="0 0 16 16" aria-hidden="true">{SWATCHES[sign]}</svg>'


def render_canvas(view: str, name: str, foot: Side | None = None, crop: str = "whole") -> str:
    """A drawing with empty layers for paint and, on top, the areas a finger can meet, both for the script."""
    drawing = draw_view(view, name, foot)
    skin = [area for area in areas_of(view, side=foot) if area.layer == "skin"]
    areas = "".join(f'<path id="{name}-{at}" d="{area.path}"/>' for at, area in enumerate(skin))
    hits = "".join(f'<use href="#{name}-{at}" data-token="{area.token}"/>' for at, area in enumerate(skin))
    layers = "".join(f'<g id="{name}-on-{feeling}" data-on="{feeling}"></g>' for feeling in FEELINGS)
    paint = "".join(paint_layers(name, feeling, f'<use href="#{name}-on-{feeling}"/>') for feeling in FEELINGS)
    kind = "canvas-foot" if foot else "canvas-body"
    return (
        f'<svg class="body-chart {kind}" viewBox="{box_of(view, crop)}" aria-hidden="true">'
        f"<defs>{shared_defs(view, name)}{drawing.shape}{areas}{layers}</defs>"
        f'{drawing.fill}<g clip-path="url(#{name}-clip)">{paint}</g>{drawing.details}{drawing.edge}'
        f'<g class="hits" clip-path="url(#{name}-clip)">{hits}</g></svg>'
    )


def _lens(view: str, foot: Side, name: str, language: Language) -> str:
    place = "right" if foot == side_on_the_right(view) else "left"
    title = escape(pick(FEET[foot], language))
    pictures = "".join(
        f'<div class="lens-{"tall" if lens in TALL else "wide"}">{render_canvas(lens, f"{name}-{lens}-{foot}", foot)}'
        f"<span>{escape(pick(VIEWS[lens], language))}</span></div>"
        for lens in LENSES
        if VIEW_OF_LENS[lens] == view
    )
    return (
        f'<div class="lens lens-{place}" data-foot="{foot}" role="group" aria-label="{title}">'
        f'<button type="button" class="lens-open" data-open="{foot}">{title}</button>{pictures}</div>'
    )


TALL = ("sole", "top")
LEADS = (
    '<svg class="leads" viewBox="0 0 390 372" aria-hidden="true">'
    '<circle cx="221" cy="352" r="17"/><path d="M236 344L258 330"/>'
    '<circle cx="169" cy="352" r="17"/><path d="M154 344L132 330"/></svg>'
)


@cache  # the same for everybody: drawn once a process, in each language
def _view(view: str, name: str, language: Language) -> str:
    left, right = (escape(word) for word in side_words(view, language))
    lenses = "".join(
        _lens(view, foot, name, language) for foot in (OTHER[side_on_the_right(view)], side_on_the_right(view))
    )
    return (
        f'<div class="canvas-view" data-view="{view}"{"" if view == "back" else " hidden"}>'
        f'<span class="side side-left">{left}</span><span class="side side-right">{right}</span>'
        f"{render_canvas(view, f'{name}-{view}', crop='lower')}{LEADS}{lenses}</div>"
    )


def _tools(language: Language, icons: str) -> str:
    def tool(act: str, icon: str, words: str, *, turns: bool = False, pressed: bool = False) -> str:
        state = ' aria-pressed="false"' if pressed else ""
        return (
            f'<button type="button" class="tool" data-act="{act}"{state}>'
            f'<svg class="i{" dir" if turns else ""}" aria-hidden="true"><use href="{escape(icons)}#i-{icon}"/></svg>'
            f"<span>{escape(words)}</span></button>"
        )

    return (
        f'<div class="tools" role="group" aria-label="{escape(pick(TOOLS["tools"], language))}">'
        f"{tool('turn', 'turn', pick(VIEWS['front'], language))}"
        f"{tool('zoom', 'zoom-out', pick(TOOLS['whole'], language))}"
        f"{tool('undo', 'undo', pick(TOOLS['undo'], language), turns=True)}"
        f"{tool('erase', 'eraser', pick(TOOLS['erase'], language), pressed=True)}"
        f"{tool('list', 'list', pick(TOOLS['list'], language), turns=True)}</div>"
    )


def _words(language: Language) -> dict[str, object]:
    """What the script says, in one language."""
    tools = {key: pick(words, language) for key, words in TOOLS.items()}
    return {
        "crops": {"whole": CROPS["whole"], "lower": CROPS["lower"]},
        "views": {view: pick(VIEWS[view], language) for view in ("front", "back")},
        "felt": {feeling: pick(words, language) for feeling, words in FELT_IN.items()},
        "comma": pick(COMMA, language),
        "nothing": pick(NOTHING, language),
        "tools": tools,
    }


def _feelings(name: str, language: Language) -> str:
    """Which feeling is painted. The radios belong to no form, so they are not sent."""
    choices = "".join(
        f'<label><input type="radio" form="none" name="{name}-feeling" value="{feeling}"'
        f"{' checked' if feeling == FEELINGS[0] else ''}>{swatch(feeling)} {escape(words)}</label>"
        for feeling, words in ((each, pick(FEELING_WORDS[each], language)) for each in FEELINGS)
    )
    legend = f'<legend class="sr">{escape(pick(TOOLS["feeling"], language))}</legend>'
    return f'<fieldset class="chart-feelings" hidden>{legend}<div class="seg">{choices}</div></fieldset>'


def render_says(pain: Iterable[str], tingling: Iterable[str], numb: Iterable[str], language: Language = "en") -> str:
    """The summary with its side heads in bold, as markup."""
    sides = summarise_sides(pain, tingling, numb, language)
    told = (f"<b>{escape(head)}:</b> {escape(text)}" if head else escape(text) for head, text in sides)
    return " ".join(told) or escape(pick(NOTHING, language))


def render_editor(
    *, name: str, icons: str, pain: Iterable[str] = (), tingling: Iterable[str] = (), numb: Iterable[str] = (),
    language: Language = "en", detail: bool = False,
) -> str:  # fmt: skip
    """The whole editor as markup to put inside a form; sends ``pain``, ``tingling`` and ``numb`` with region tokens.

    Args:
        name: an id prefix, unique on the page.
        icons: the address of ``icons.svg``.
        pain: region tokens already painted.
        tingling: likewise.
        numb: likewise.
        language: of the words; the drawing never changes with it.
        detail: whether the list offers also what only a clinician names.

    Raises:
        ValueError: a token is no region of the contract.
    """
    chosen = {
        feeling: frozenset(read_place(token).token for token in tokens)
        for feeling, tokens in zip(FEELINGS, (pain, tingling, numb), strict=True)
    }
    says = render_says(chosen["pain"], chosen["tingling"], chosen["numb"], language)
    label = escape(
        f"{pick(TOOLS['drawing'], language)}. {summarise(chosen['pain'], chosen['tingling'], chosen['numb'], language)}"
    )
    return (
        f'<div class="chart-edit" id="{name}" data-chart="{escape(json.dumps(_words(language), ensure_ascii=False))}">'
        f"{_feelings(name, language)}"
        f'<div class="paint" hidden><div class="canvas" dir="ltr" role="group" aria-label="{label}">'
        f"{_view('back', name, language)}{_view('front', name, language)}</div>{_tools(language, icons)}</div>"
        f'<div class="chart-list">{render_list(chosen, language, detail=detail)}</div>'
        f'<p class="chart-says" aria-live="polite">{says}</p></div>'
    )
