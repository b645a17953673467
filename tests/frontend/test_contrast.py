"""Every pair of colours that text, controls or drawings rely on keeps its contrast, in light and in dark."""

import re
from pathlib import Path

import pytest

STYLES = Path(__file__).parents[2] / "frontend" / "styles"
CSS = (STYLES / "tokens.css").read_text(encoding="utf-8")
TEXT, GRAPHIC = 4.5, 3.0

# foreground, background, floor: WCAG 2.2 criteria 1.4.3 (text) and 1.4.11 (controls and graphics)
PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "ink-2", "ink-3") for ground in ("paper", "surface", "sunken")),
    *((ink, "accent-soft", TEXT) for ink in ("ink", "ink-2", "ink-3", "accent", "accent-strong")),
    *(("accent", ground, TEXT) for ground in ("paper", "surface", "sunken")),
    ("on-accent", "accent", TEXT),
    ("on-accent", "accent-strong", TEXT),
    *((level, ground, TEXT) for level in ("emergency", "urgent", "refer") for ground in ("surface", "paper")),
    *((level, f"{level}-soft", TEXT) for level in ("emergency", "urgent", "refer")),
    *(("ink-2", f"{level}-soft", TEXT) for level in ("emergency", "urgent", "refer")),
    ("ink-3", "emergency-soft", TEXT),
    ("on-stop", "stop", TEXT),
    ("on-stop", "stop-deep", TEXT),
    ("stop-soft", "stop", TEXT),
    *(("control", ground, GRAPHIC) for ground in ("paper", "surface", "sunken", "accent-soft")),
    *((feeling, "body", GRAPHIC) for feeling in ("pain", "tingling", "numb")),
    *(("body-edge", ground, GRAPHIC) for ground in ("surface", "body")),
    ("accent", "body", GRAPHIC),
]


def blocks(css: str) -> dict[str, dict[str, str]]:
    """Colour tokens by block: the light ones, and the dark ones as chosen by the system and by the person."""
    selectors = {
        "light": ":root {",
        "system": ':root:not([data-theme="light"]) {',
        "person": ':root[data-theme="dark"] {',
    }
    return {
        name: dict(
            re.findall(r"--([a-z0-9-]+): (#[0-9A-F]{6});", css[(start := css.index(selector)) : css.index("}", start)])
        )
        for name, selector in selectors.items()
    }


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB``, 0 to 1, as WCAG defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


COLOURS = blocks(CSS)
THEMES = {"light": COLOURS["light"], "dark": COLOURS["light"] | COLOURS["system"]}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "ground", "floor"), PAIRS)
def test_pair_keeps_its_contrast(theme: str, front: str, ground: str, floor: float) -> None:
    ratio = contrast(THEMES[theme][front], THEMES[theme][ground])
    assert ratio >= floor, f"{front} on {ground} in {theme}: expected at least {floor}, came {ratio:.2f}"


def test_dark_by_system_and_dark_by_choice_are_the_same() -> None:
    assert COLOURS["system"] == COLOURS["person"]


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_colours_are_written_down_in_the_tokens_only() -> None:
    kept = {"#fff", "#000"}  # paper, and the stop screen that is the same in every theme
    stop = {"#7a1010", "#1c2422", "#5a201c"}
    tokens = {"tokens.css", "tokens_figure.css"}  # the second is held against the table of the drawing
    for sheet in STYLES.glob("*.css"):
        if sheet.name not in tokens:
            found = {c.lower() for c in re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s)])", sheet.read_text(encoding="utf-8"))}
            assert found <= kept | stop, f"{sheet.name}: colours outside tokens.css: {sorted(found - kept - stop)}"
