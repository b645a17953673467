"""Colours of a figure: one name a role, with values for light and dark pages and for grey paper.

On a page the names are variables of ``frontend/styles/tokens_figure.css``; a test keeps that file and this table
alike. Where variables are not understood, as on paper made by a typesetter, the values themselves are written.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Palette = Literal["page", "light", "dark", "grey"]

#: Each tone: on a light page, on a dark page, on grey paper.
TONES: Final[Mapping[str, tuple[str, str, str]]] = {
    "figure-page": ("#ffffff", "#1d2422", "#ffffff"),
    "figure-ink": ("#1e2430", "#0d1114", "#111111"),
    "figure-shirt": ("#2f8f8c", "#3fa7a2", "#787878"),
    "figure-trousers": ("#3a4a63", "#8091b2", "#484848"),
    "figure-skin": ("#dba586", "#d9a488", "#afafaf"),
    "figure-hair": ("#45322b", "#6d5146", "#373737"),
    "figure-hair-grey": ("#a9a9ab", "#c4c4c4", "#9a9a9a"),
    "figure-scarf": ("#7c5c8f", "#9a7bb0", "#6a6a6a"),
    "figure-lip": ("#a5604d", "#a5604d", "#6e6e6e"),
    "figure-eye": ("#1e2430", "#0d1114", "#111111"),
    "figure-prop-top": ("#e7e2d8", "#3a444f", "#e2e2e2"),
    "figure-prop-front": ("#d3ccbd", "#4a5561", "#cdcdcd"),
    "figure-prop-side": ("#bdb4a2", "#5b6773", "#b5b5b5"),
    "figure-band": ("#b8567a", "#e08aa8", "#5a5a5a"),
    "figure-strap": ("#6a5a9c", "#a99ae0", "#5a5a5a"),
    "figure-pillow": ("#c9d8e4", "#7d93a6", "#f4f4f4"),
    "figure-ball": ("#8fb0c9", "#5f86a6", "#b9b9b9"),
    "figure-shine": ("#eef4f8", "#9fbcd2", "#f2f2f2"),
    "figure-water": ("#7fb9d6", "#3f7f9f", "#c4c4c4"),
    "figure-water-top": ("#cfe6f1", "#27485a", "#e4e4e4"),
    "figure-arrow": ("#d9541e", "#ff8a4c", "#222222"),
    "figure-region": ("#f2b233", "#ffc857", "#d8d8d8"),
    "figure-hatch": ("#7a4b00", "#3a2500", "#222222"),
    "figure-nerve": ("#f6d743", "#ffe45c", "#f4f4f4"),
    "figure-nerve-edge": ("#7a4b00", "#3a2500", "#333333"),
    "figure-bead": ("#d9541e", "#ff8a4c", "#333333"),
    "figure-bone": ("#f1e7d3", "#c9bfa9", "#ececec"),
    "figure-disc": ("#9fc3c9", "#6f9aa3", "#bdbdbd"),
    "figure-disc-core": ("#cfe4e6", "#9cc3c9", "#d9d9d9"),
    "figure-disc-worn": ("#bfb9ab", "#8b877c", "#a8a8a8"),
    "figure-band-thick": ("#c9a68b", "#a98468", "#9c9c9c"),
    "figure-muscle": ("#c9776a", "#b56a5e", "#8c8c8c"),
    "figure-sore": ("#d9541e", "#ff8a4c", "#222222"),
    "figure-mark": ("#1c2422", "#efece6", "#111111"),
    "figure-shadow": ("#c9c9c6", "#10151a", "#d6d6d6"),
    "figure-ghost": ("#f0f1f4", "#2a323b", "#f2f2f2"),
    "figure-ghost-edge": ("#8f97a6", "#7c8794", "#777777"),
}
#: Shares, in percent: of the page in far limbs, of ink in lines.
FAR: Final[Mapping[str, int]] = {"light": 30, "dark": 34, "grey": 30}
LINE = 62
#: Opacity of what lets the body show through.
OPACITY: Final[Mapping[str, float]] = {"region": 0.8, "water": 0.38, "shade": 0.22, "shadow": 0.7, "ghost": 1.0}


@dataclass(frozen=True)
class Paint:
    """Writes colours for one kind of page."""

    palette: Palette = "page"

    def fill(self, tone: str, *, far: bool = False) -> str:
        """The colour of a tone as an attribute value."""
        if self.palette != "page":
            plain = self._plain(tone)
            return _mixed(plain, self._plain("figure-page"), FAR[self.palette]) if far else plain
        colour = f"var(--{tone},{self._value(tone)})"
        if not far:
            return colour
        return f"color-mix(in srgb,{colour},var(--figure-page,{self._value('figure-page')}) var(--figure-far,30%))"

    def line(self, tone: str, *, far: bool = False) -> str:
        """The colour of the lines on a tone: the fill, mixed into the ink."""
        if self.palette != "page":
            return _mixed(self.fill(tone, far=far), self._plain("figure-ink"), LINE)
        ink = f"var(--figure-ink,{self._value('figure-ink')}) var(--figure-line,{LINE}%)"
        return f"color-mix(in srgb,{self.fill(tone, far=far)},{ink})"

    def _value(self, tone: str) -> str:
        return TONES[tone][0] if tone in TONES else "#999999"

    def _plain(self, tone: str) -> str:
        at = {"light": 0, "dark": 1, "grey": 2}[self.palette]
        return TONES[tone][at] if tone in TONES else "#999999"


def _mixed(colour: str, into: str, percent: int) -> str:
    share = percent / 100.0
    pairs = zip(_parts(colour), _parts(into), strict=True)
    return "#" + "".join(f"{round(one * (1 - share) + other * share):02x}" for one, other in pairs)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
