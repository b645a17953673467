"""The drawings of the education pages by name, as SVG. Words change with the language; the picture is never mirrored.

Classes carry the colours (anatomy.css: light, dark, print, forced colours); plain attributes are the same for places
without that sheet. There are no ids, so any number of drawings can stand on a page.
"""

from collections.abc import Callable
from functools import cache
from html import escape
from itertools import groupby
from typing import Final

from lasegue.knowledge.entries.drawings import DRAWINGS, DrawingName
from lasegue.motion.anatomy import causes, leg, pelvis
from lasegue.motion.anatomy.lettering import LEADING, SIZE, box_of, leads_of, lines_of
from lasegue.motion.anatomy.scene import ROLES, WIDTH, Label, Scene, compact
from lasegue.motion.anatomy.words import ALTERNATIVES, LABELS
from lasegue.motion.bodychart.curves import number
from lasegue.motion.bodychart.wording import Language, pick

SCENES: Final[dict[DrawingName, Callable[[], Scene]]] = {
    "nerve_path": leg.nerve_path,
    "nerve_areas": leg.nerve_areas,
    "disc_bulge": causes.disc_bulge,
    "narrowed_canal": causes.narrowed_canal,
    "buttock_muscle": pelvis.buttock_muscle,
    "pregnancy": pelvis.pregnancy,
    "thinner_disc": causes.thinner_disc,
    "shifted_bone": causes.shifted_bone,
    "bulge_shrinks": causes.bulge_shrinks,
}
# Words run with their language, but stand where the picture wants them: an anchor is named for the way words run
_ANCHORS: Final = {"left": ("start", "end"), "middle": ("middle", "middle"), "right": ("end", "start")}


@cache
def render(name: DrawingName, language: Language) -> str:
    """The drawing as one SVG element with its words and text alternative.

    Raises:
        ValueError: no drawing has this name.
    """
    if name not in SCENES:
        raise ValueError(f"drawing: expected one of {', '.join(DRAWINGS)}, came {name!r}")
    scene = SCENES[name]()
    shapes = "".join(
        f'<g class="an-{role}" {ROLES[role]}>' + "".join(f'<path d="{compact(each.path)}"/>' for each in alike) + "</g>"
        for role, alike in groupby(scene.shapes, key=lambda shape: shape.role)
    )
    words = "".join(_lettered(label, language) for label in scene.labels)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="anatomy" viewBox="0 0 {number(WIDTH)} {number(scene.height)}" '
        f'role="img" lang="{language}" aria-label="{escape(pick(ALTERNATIVES[name], language))}" font-size="{SIZE:g}" '
        f'stroke-linejoin="round" stroke-linecap="round">{shapes}{words}</svg>'
    )


def _lettered(label: Label, language: Language) -> str:
    text = pick(LABELS[label.word], language)
    box = box_of(text, label, language)
    leads = leads_of(label, box)
    path = "".join(f"M{number(a[0])} {number(a[1])}L{number(b[0])} {number(b[1])}" for a, b in leads)
    lead = f'<path class="an-lead" fill="none" stroke="#5F6864" d="{path}"/>' if leads else ""
    dots = "".join(
        f'<circle class="an-dot" fill="#1C2422" cx="{number(x)}" cy="{number(y)}" r="1.9"/>' for _, (x, y) in leads
    )
    rtl = language == "ar"
    anchor = _ANCHORS[label.edge][rtl]
    x, y = label.at
    spans = "".join(
        f'<tspan x="{number(x)}" y="{number(y + at * LEADING[language])}">{escape(line)}</tspan>'
        for at, line in enumerate(lines_of(text, label, language))
    )
    kind, weight = ("an-head", ' font-weight="700"') if label.heading else ("an-word", "")
    direction = ' direction="rtl"' if rtl else ""
    return f'{lead}{dots}<text class="{kind}" fill="#1C2422" text-anchor="{anchor}"{weight}{direction}>{spans}</text>'
