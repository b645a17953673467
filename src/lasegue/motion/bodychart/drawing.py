"""The chart as SVG: body, paint, dashed outline of last time, root areas. Classes only; colours live in bodychart.css.

A drawing is never mirrored by language or layout: words may change, geometry does not. ``name`` must be unique on a
page, because patterns and clipping refer to each other by id.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from lasegue.motion.bodychart.areas import (
    BODY_VIEWS,
    FIELD_OF_VIEW,
    LENSES,
    OTHER,
    Area,
    Side,
    areas_of,
    side_on_the_right,
)
from lasegue.motion.bodychart.curves import Point, smooth, straight, turn_over
from lasegue.motion.bodychart.dermatomes import outlines_of
from lasegue.motion.bodychart.foot_areas import LINES, PARTS
from lasegue.motion.bodychart.marks import FEELINGS, Place, read_place
from lasegue.motion.bodychart.outline import DETAILS, OUTLINES
from lasegue.motion.bodychart.summary import summarise
from lasegue.motion.bodychart.wording import FEET, LAST_TIME, ROOT_AREA, VIEWS, YOUR_SIDE, Language, pick

# What a body view shows: x, y, width and height in body units
CROPS: dict[str, str] = {
    "whole": "0 2 200 516",
    "lower": "8 160 184 360",
    "legs": "42 172 116 348",
    "saddle": "46 206 108 88",
}
# Two patterns, and a filter that rounds the corners of painted regions and melts neighbours into one: blur, then cut
# the blurred edge sharp again. Names of the parts are completed with the chart's name, which is unique on its page.
SHARED = (
    '<pattern id="{name}-ting" width="6" height="4.6" patternUnits="userSpaceOnUse">'
    '<rect width="6" height="4.6" class="p-bg"/><path d="M-1 3.9L1.5 .9 4.5 3.9 7 .9" class="p-ting"/></pattern>'
    '<pattern id="{name}-numb" width="5.4" height="5.4" patternUnits="userSpaceOnUse">'
    '<rect width="5.4" height="5.4" class="p-bg"/><circle cx="2.7" cy="2.7" r="1.5" class="p-numb"/></pattern>'
    '<filter id="{name}-soft" filterUnits="userSpaceOnUse" x="0" y="0" width="{width:g}" height="{height:g}" '
    'color-interpolation-filters="sRGB"><feGaussianBlur in="SourceGraphic" stdDeviation="{blur}"/>'
    '<feComponentTransfer><feFuncA type="linear" slope="9" intercept="-4"/></feComponentTransfer></filter>'
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """The parts of one view that do not depend on what is painted."""

    shape: str
    fill: str
    details: str
    edge: str


def _outline(shape: Sequence[Point]) -> str:
    """Smooth path data; the ankle's cut edge, where first and last point lie at one height, is closed straight."""
    return smooth(shape, closed=False) + "Z" if shape[0][1] == shape[-1][1] else smooth(shape)


def draw_view(view: str, name: str, foot: Side | None = None) -> Drawing:
    """Shape, fill, fine lines and edge of a body view, or of one foot's lens."""
    if view in BODY_VIEWS:
        behind, before, details = [], [OUTLINES[view]], DETAILS[view]
    else:
        turned, axis = foot != side_on_the_right(view), FIELD_OF_VIEW[view][0] / 2
        behind, before = ([_outline(turn_over(p, axis) if turned else p) for p in parts] for parts in PARTS[view])
        details = "".join(smooth(turn_over(line, axis) if turned else line, closed=False) for line in LINES[view])
    defs = "".join(
        f'<path id="{name}-shape{at}" d="{shape}" vector-effect="non-scaling-stroke"/>'
        for at, shape in enumerate([*behind, *before])
    )
    uses = [f'<use href="#{name}-shape{at}"/>' for at in range(len(behind) + len(before))]
    back, front = "".join(uses[: len(behind)]), "".join(uses[len(behind) :])
    defs += f'<clipPath id="{name}-clip">{back}{front}</clipPath>'
    if not behind:
        return Drawing(
            defs,
            f'<g class="b-fill">{front}</g>',
            f'<path class="b-det" d="{details}"/>',
            f'<g class="b-edge">{front}</g>',
        )
    size = 'width="{:g}" height="{:g}"'.format(*FIELD_OF_VIEW[view])
    hidden = f'<rect {size} fill="#fff"/><g fill="#000">{front}</g>'
    defs += f'<mask id="{name}-rear" maskUnits="userSpaceOnUse" x="0" y="0" {size}>{hidden}</mask>'
    edge = f'<g class="b-edge"><g mask="url(#{name}-rear)">{back}</g>{front}</g>'
    return Drawing(defs, f'<g class="b-fill">{back}{front}</g>', f'<path class="b-det" d="{details}"/>', edge)


def _paths(areas: Iterable[Area]) -> str:
    return "".join(f'<path d="{area.path}"/>' for area in areas)


def _sided(tokens: Iterable[str], view: str, foot: Side | None) -> list[Area]:
    return areas_of(view, [token for token in tokens if read_place(token).side != "open"], foot)


def _unsided(tokens: Iterable[str], view: str, foot: Side | None) -> list[Area]:
    places = [place for token in tokens if (place := read_place(token)).side == "open"]
    either = [Place(place.region, side).token for place in places for side in OTHER]
    return areas_of(view, either, foot)


def paint_layers(name: str, feeling: str, inner: str) -> str:
    """The layers that draw one feeling around ``inner``: a halo and a core, or an edge, a ground and a pattern."""
    soft = f'filter="url(#{name}-soft)"'
    if feeling == "pain":
        return f'<g class="k-halo"><g {soft}>{inner}</g></g><g class="k-core"><g {soft}>{inner}</g></g>'
    pattern = {"tingling": "ting", "numb": "numb"}[feeling]
    return (
        f'<g class="k-edge e-{pattern}" {soft}>{inner}</g><g class="p-bg" {soft}>{inner}</g>'
        f'<g class="k-fill" fill="url(#{name}-{pattern})">{inner}</g>'
    )


def _last_time(areas: list[Area], name: str, view: str) -> tuple[str, str]:
    """A mask that hides the seams between painted neighbours, and the dashed outline drawn through it."""
    if not areas:
        return "", ""
    size = 'width="{:g}" height="{:g}"'.format(*FIELD_OF_VIEW[view])
    mask = (
        f'<g id="{name}-then">{_paths(areas)}</g><mask id="{name}-last" maskUnits="userSpaceOnUse" x="0" y="0" {size}>'
        f'<rect {size} fill="#fff"/><use href="#{name}-then" fill="#000" stroke="#000"/></mask>'
    )
    return mask, f'<g class="k-last" mask="url(#{name}-last)"><use href="#{name}-then"/></g>'


def describe(
    view: str,
    felt: Sequence[Iterable[str]],
    language: Language,
    *,
    previous: bool,
    overlay: str | None,
    foot: Side | None,
) -> str:
    """The accessible name of a drawing: the view, what is felt where, and what else is drawn."""
    head = (
        pick(VIEWS[view], language) if foot is None else f"{pick(FEET[foot], language)}, {pick(VIEWS[view], language)}"
    )
    text = f"{head}. {summarise(felt[0], felt[1], felt[2], language)}"
    if previous:
        text += f" {pick(LAST_TIME, language)}"
    if overlay:
        text += f" {pick(ROOT_AREA, language).format(root=overlay.partition('_')[0])}."
    return text


def side_words(view: str, language: Language = "en") -> tuple[str, str]:
    """The words for the left and the right edge of the picture, for captions beside a small chart."""
    right = side_on_the_right(view)
    return pick(YOUR_SIDE[OTHER[right]], language), pick(YOUR_SIDE[right], language)


def render(
    view: str, *, name: str, pain: Iterable[str] = (), tingling: Iterable[str] = (), numb: Iterable[str] = (),
    overlay: str | None = None, previous: Iterable[str] = (), crop: str = "whole", labels: bool = False,
    language: Language = "en", foot: Side | None = None,
) -> str:  # fmt: skip
    """One chart as SVG markup, safe to put into a page.

    Args:
        view: ``back``, ``front``, or a lens ``sole``, ``outer``, ``top``, ``inner`` together with ``foot``.
        name: an id prefix, unique on the page.
        pain: region tokens that hurt. A region without a side is drawn on both sides, dotted.
        tingling: region tokens that tingle.
        numb: region tokens where feeling is dull or lost.
        overlay: a root ``L2`` to ``S3`` whose area is outlined on both sides, or on one: ``S1_right``.
        previous: region tokens of last time's pain, drawn as a dashed outline.
        crop: one of ``CROPS``, for body views.
        labels: whether "Your left" and "Your right" stand in the drawing; small charts carry them as captions.
        language: of the words, never of the geometry.
        foot: whose foot, on a lens.

    Raises:
        ValueError: a token, view, root or lens without a foot that is not known.
    """
    if view not in FIELD_OF_VIEW or (view in LENSES) != (foot is not None):
        raise ValueError(f"expected a body view, or a lens with its foot; came {view!r} with foot {foot!r}")
    felt = dict(zip(FEELINGS, (list(pain), list(tingling), list(numb)), strict=True))
    before = list(previous)
    drawing = draw_view(view, name, foot)
    mask, last = _last_time(_sided(before, view, foot), name, view)
    defs, paint = "", ""
    for feeling, tokens in felt.items():
        if areas := _sided(tokens, view, foot):
            defs += f'<g id="{name}-on-{feeling}">{_paths(areas)}</g>'
            paint += paint_layers(name, feeling, f'<use href="#{name}-on-{feeling}"/>')
    if unsure := _paths(_unsided([token for tokens in felt.values() for token in tokens], view, foot)):
        paint += f'<g class="k-unsure">{unsure}</g>'
    root = _root(overlay, view, foot) if overlay else ""
    box = box_of(view, crop)
    title = describe(view, list(felt.values()), language, previous=bool(before), overlay=overlay, foot=foot)
    return (
        f'<svg class="body-chart" viewBox="{box}" role="img" aria-label="{escape(title)}">'
        f"<defs>{shared_defs(view, name)}{drawing.shape}{mask}{defs}</defs>"
        f'{drawing.fill}<g clip-path="url(#{name}-clip)">{paint}{root}</g>'
        f"{drawing.details}{drawing.edge}{last}{_labels(view, box, language) if labels else ''}</svg>"
    )


def box_of(view: str, crop: str = "whole") -> str:
    """The part of the drawing that is shown, as an SVG view box."""
    return CROPS[crop] if view in BODY_VIEWS else "0 0 {:g} {:g}".format(*FIELD_OF_VIEW[view])


def shared_defs(view: str, name: str) -> str:
    """Patterns and the softening filter."""
    width, height = FIELD_OF_VIEW[view]
    return SHARED.format(name=name, width=width, height=height, blur=2.6 if view in BODY_VIEWS else 1.8)


def _root(root: str, view: str, foot: Side | None) -> str:
    root, _, side = root.partition("_")
    shapes = outlines_of(root, view)
    if view in BODY_VIEWS and side:
        shapes = [shape for shape, of in zip(shapes, _sides_of(view), strict=False) if of == side]
    if view in LENSES:
        half = len(shapes) // 2
        shapes = shapes[:half] if foot == side_on_the_right(view) else shapes[half:]
    return f'<g class="derm">{"".join(f"""<path d="{straight(shape)}"/>""" for shape in shapes)}</g>'


def _sides_of(view: str) -> tuple[Side, Side]:
    right = side_on_the_right(view)
    return right, OTHER[right]


def _labels(view: str, box: str, language: Language) -> str:
    x, y, width, height = (float(part) for part in box.split())
    left, right = side_words(view, language)
    foot = y + height - 6  # beside the feet, where nothing is drawn in any crop
    return (
        f'<g class="b-side" aria-hidden="true"><text x="{x + 4:g}" y="{foot:g}">{escape(left)}</text>'
        f'<text class="end" x="{x + width - 4:g}" y="{foot:g}">{escape(right)}</text></g>'
    )
