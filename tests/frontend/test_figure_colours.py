"""The colours of the figures stand once in the drawing and once in the sheet; both must agree."""

import re
from pathlib import Path

import pytest

from lasegue.motion.figure.paint import FAR, LINE, TONES

SHEET = Path(__file__).parents[2] / "frontend" / "styles" / "figure.css"
TEXT = re.sub(r"/\*.*?\*/", "", SHEET.read_text(encoding="utf-8"), flags=re.DOTALL)


def block(start: str) -> dict[str, str]:
    """The variables of the first block that begins so."""
    inside = TEXT[TEXT.index(start) + len(start) :]
    found: dict[str, str] = dict(re.findall(r"--([a-z-]+):\s*([^;]+);", inside[: inside.index("}")]))
    return found


@pytest.mark.parametrize(
    ("start", "palette", "number"),
    [
        (":root {", "light", 0),
        (':root:not([data-theme="light"]) {', "dark", 1),
        (':root[data-theme="dark"] {', "dark", 1),
        ("@media print {\n  :root {", "grey", 2),
    ],
)
def test_the_sheet_has_the_values_of_the_drawing(start: str, palette: str, number: int) -> None:
    values = block(start)
    assert {name: values.get(name) for name in TONES} == {name: tone[number] for name, tone in TONES.items()}
    if palette != "grey":
        assert values["figure-far"] == f"{FAR[palette]}%"


def test_lines_are_mixed_in_the_same_share() -> None:
    assert block(":root {")["figure-line"] == f"{LINE}%"


def test_forced_colours_name_every_tone() -> None:
    assert set(block("@media (forced-colors: active) {\n  :root {")) >= set(TONES)


def test_no_rule_mirrors_a_figure() -> None:
    assert "rtl" not in TEXT
    assert "scaleX" not in TEXT
    assert "transform" not in TEXT
