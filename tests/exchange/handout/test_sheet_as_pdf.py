"""The sheet as a PDF: tagged, in three languages, on two papers, marked while it is a draft."""

import re
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from lasegue.exchange.handout import setting
from lasegue.exchange.handout.setting import as_pdf
from lasegue.exchange.handout.sheet import About, Language, Paper, Sheet, Still
from lasegue.exchange.handout.typefaces import TypefaceMissing, web_fonts
from lasegue.exchange.handout.words import LANGUAGES, word
from lasegue.exchange.handout.writing import SheetLine, write_sheet
from lasegue.reasoning.engine import Engine

LINES = (
    SheetLine("prone-press-up", {"sets": 1, "reps": 10, "hold_s": [1, 2], "per_day": [4, 8]}),
    SheetLine(
        "seated-slider",
        {"reps": [10, 15], "per_day": [2, 3]},
        "right",
        ({"classification": "conservative_monitoring"},),
    ),
    SheetLine("walking-program", {"minutes": [5, 15], "per_day": 2}),
    SheetLine("relief-positions", {"minutes": 10}),
)
SIGNED = About(
    "Riverbend Clinic", "555-0100", "911", "Alder Example", "version 2", "Signed by R. Example", "Monday", "", "abc",
    date(2026, 11, 23),
)  # fmt: skip
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9" stroke="var(--x, #123456)"/></svg>'
)


def drawn(exercise: str, side: str, language: Language) -> tuple[Still, ...]:
    return (Still(DRAWING, word("start", language), f"{exercise} at the start"),)


@pytest.fixture
def written(engine: Engine) -> Callable[..., Sheet]:
    def write(language: Language = "en", **changes: Any) -> Sheet:
        return write_sheet(engine.library, LINES, replace(SIGNED, **changes), language, drawn)

    return write


def opened(sheet: Sheet, *, paper: Paper = "a4", large: bool = False) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(as_pdf(sheet, paper=paper, large=large, web_fonts=web_fonts())))


def tags(node: pikepdf.Object) -> list[tuple[str, str]]:
    """Every structure element below a node: its kind and its text alternative."""
    found = []
    if isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            found.append((str(node.S), str(node.get("/Alt", ""))))
        children = node.get("/K", pikepdf.Array())
        for child in children if isinstance(children, pikepdf.Array) else [children]:
            found += tags(child)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("large", [False, True])
def test_the_file_says_it_is_accessible_and_in_which_language(
    written: Callable[..., Sheet], language: Language, large: bool
) -> None:
    pdf = opened(written(language), large=large)
    assert str(pdf.Root.Lang) == language
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert b"pdfuaid" in pdf.Root.Metadata.read_bytes()
    assert pdf.docinfo.get("/Title") or word("title", language)[:4] in pdf.Root.Metadata.read_bytes().decode()


def test_every_drawing_has_words_and_every_exercise_a_heading(written: Callable[..., Sheet]) -> None:
    pdf = opened(written())
    found = tags(pdf.Root.StructTreeRoot)
    figures = [alt for kind, alt in found if kind == "/Figure"]
    assert figures.count("prone-press-up at the start") == 1
    assert all(figures)
    assert sum(kind == "/H2" for kind, _ in found) >= len(LINES) - 1
    assert sum(kind == "/TH" for kind, _ in found) >= 8


def test_what_is_held_stands_under_a_heading_of_its_own(written: Callable[..., Sheet]) -> None:
    plain, holding = opened(written()), opened(replace(written(), held=("Press-up, lying on your front", "Slider")))
    headings = [[kind for kind, _ in tags(pdf.Root.StructTreeRoot)].count("/H2") for pdf in (plain, holding)]
    assert headings[1] == headings[0] + 1


@pytest.mark.parametrize(("paper", "points"), [("a4", (595, 842)), ("us-letter", (612, 792))])
def test_the_paper_is_the_one_asked_for(written: Callable[..., Sheet], paper: Paper, points: tuple[int, int]) -> None:
    pdf = opened(written(), paper=paper)
    box = pdf.pages[0].MediaBox
    assert (round(float(box[2])), round(float(box[3]))) == points


@pytest.mark.parametrize("large", [False, True])
def test_a_typical_plan_needs_at_most_four_pages(written: Callable[..., Sheet], large: bool) -> None:
    assert len(opened(written(), large=large).pages) <= 4


def test_a_draft_says_so_and_a_signed_sheet_does_not(written: Callable[..., Sheet]) -> None:
    assert written(signed="").is_draft and not written().is_draft
    watermarked, plain = (opened(written(signed=each)) for each in ("", "Signed by R. Example"))
    assert all(rotated(page) for page in watermarked.pages)
    assert not any(rotated(page) for page in plain.pages)


def rotated(page: pikepdf.Page) -> bool:
    """Whether a page holds something turned by the angle of the watermark."""
    turned = re.compile(r"0\.848\d* -?0\.529\d* ")
    return bool(turned.search(b" ".join(each.read_bytes() for each in contents(page)).decode("latin-1")))


def contents(page: pikepdf.Page) -> list[pikepdf.Object]:
    return list(page.Contents) if isinstance(page.Contents, pikepdf.Array) else [page.Contents]


def test_text_of_a_plan_is_never_read_as_mark_up(written: Callable[..., Sheet]) -> None:
    hostile = '#read("/etc/passwd") $x$ *a* <b> \\ "q" [x] @ref'
    assert len(opened(written(person=hostile, clinic=hostile, next_visit=hostile)).pages) >= 1


def test_arabic_without_its_typeface_says_what_to_do(written: Callable[..., Sheet], tmp_path: Path) -> None:
    with pytest.raises(TypefaceMissing, match="make frontend-vendor"):
        as_pdf(written("ar"), paper="a4", large=False, web_fonts=tmp_path)


def test_a_sheet_is_set_in_under_half_a_second(written: Callable[..., Sheet]) -> None:
    sheet = written()
    as_pdf(sheet, paper="a4", large=False, web_fonts=web_fonts())  # the typefaces are unpacked once a process
    begun = time.process_time()
    as_pdf(sheet, paper="a4", large=False, web_fonts=web_fonts())
    assert time.process_time() - begun < 0.5


def test_a_sheet_is_set_tightly_only_where_that_saves_a_page(
    written: Callable[..., Sheet], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What just fits on one page stays as it is; what goes over by a little is drawn together until it fits again."""
    one = written()
    counts = {}
    for times in range(0, 60, 6):
        sheet = replace(one, advice=one.advice * times)
        with monkeypatch.context() as usual_only:
            usual_only.setattr(setting, "_pages", lambda content, fonts: 1)
            usual = opened(sheet)
        best = opened(sheet)
        counts[times] = (len(usual.pages), len(best.pages))
        if counts[times][0] == counts[times][1]:
            assert bytes(usual.pages[0].Contents.read_bytes()) == bytes(best.pages[0].Contents.read_bytes())
    assert all(best <= usual for usual, best in counts.values())
    assert any(best < usual for usual, best in counts.values())
