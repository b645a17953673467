"""The drawing: never mirrored, no inline style, last time dashed, in words for those who do not see it."""

import re

import pytest

from lasegue.motion.bodychart.areas import BODY_VIEWS, LENSES, Side
from lasegue.motion.bodychart.dermatomes import ROOTS, outlines_of
from lasegue.motion.bodychart.drawing import CROPS, render, side_words
from lasegue.motion.bodychart.outline import CONTOURS, MIDDLE
from lasegue.motion.bodychart.wording import LANGUAGES, Language

PAIN = ["back_low_right", "buttock_right", "calf_right", "heel_right", "big_toe_right"]


def geometry(svg: str) -> str:
    """The markup without its words."""
    return re.sub(r">[^<]+<", "><", re.sub(r'aria-label="[^"]*"', "", svg))


def unclosed(svg: str) -> list[str]:
    """Elements left open, or closed in the wrong order."""
    stack: list[str] = []
    for closing, element, empty in re.findall(r"<(/?)([a-zA-Z]+)[^>]*?(/?)>", svg):
        if closing and stack and stack[-1] == element:
            stack.pop()
        elif not empty:
            stack.append(closing + element)
    return stack


def views() -> list[tuple[str, Side | None]]:
    feet: tuple[Side, Side] = ("right", "left")
    return [*((view, None) for view in BODY_VIEWS), *((lens, foot) for lens in LENSES for foot in feet)]


@pytest.mark.parametrize(("view", "foot"), views())
def test_arabic_and_spanish_move_no_line_of_the_drawing(view: str, foot: Side | None) -> None:
    drawn = {
        language: render(view, name="c", pain=PAIN, numb=["sole_left"], previous=["thigh_back_right"], labels=True,
                         language=language, foot=foot)
        for language in LANGUAGES
    }  # fmt: skip
    assert len({geometry(svg) for svg in drawn.values()}) == 1
    assert len(set(drawn.values())) == len(LANGUAGES)


@pytest.mark.parametrize(("view", "foot"), views())
def test_drawing_is_well_formed_and_needs_no_style_attribute(view: str, foot: Side | None) -> None:
    for crop in CROPS:
        svg = render(
            view, name="c", pain=PAIN, tingling=["calf"], numb=["sole_left"], overlay="S1", crop=crop, foot=foot
        )
        assert unclosed(svg) == []
        assert "style=" not in svg
        assert len(svg) < 30_000


def test_ids_carry_the_chart_s_name_so_that_two_fit_one_page() -> None:
    svg = render("back", name="today", pain=PAIN, previous=PAIN)
    assert all(found.startswith("today-") for found in re.findall(r' id="([^"]+)"', svg))
    assert all(found.startswith("today-") for found in re.findall(r'(?:url\(|href=")#([^")]+)', svg))


def test_the_body_is_alike_on_both_sides() -> None:
    for points in CONTOURS.values():
        right = {(round(x, 3), y) for x, y in points}
        assert right == {(round(2 * MIDDLE - x, 3), y) for x, y in points}


def test_painting_the_right_calf_draws_right_of_the_middle_on_the_back() -> None:
    svg = render("back", name="c", pain=["calf_right"])
    painted = re.search(r'id="c-on-pain"><path d="([^"]+)"', svg)
    assert painted is not None
    xs = [float(x) for x in re.findall(r"[ML](-?[\d.]+) ", painted[1])]
    assert min(xs) > MIDDLE


def test_last_time_is_a_dashed_outline_and_is_said() -> None:
    svg = render("back", name="c", pain=["buttock_right"], previous=["buttock_right", "calf_right"])
    assert 'class="k-last"' in svg
    assert "Dashed line: last time." in svg
    assert 'class="k-last"' not in render("back", name="c", pain=["buttock_right"])


def test_a_region_without_a_side_is_dotted_on_both_and_filled_on_none() -> None:
    svg = render("back", name="c", pain=["calf"])
    assert "k-unsure" in svg
    assert "k-core" not in svg


def test_what_is_not_on_this_view_is_still_said() -> None:
    svg = render("front", name="c", pain=["calf_right"])
    assert "k-core" not in svg
    assert "pain in calf" in svg


@pytest.mark.parametrize("root", ROOTS)
def test_every_root_is_outlined_alike_on_both_sides(root: str) -> None:
    shapes = [shape for view in BODY_VIEWS for shape in outlines_of(root, view)]
    assert shapes
    assert len(shapes) % 2 == 0


def test_one_side_of_a_root_can_be_asked_for() -> None:
    both, right = render("back", name="c", overlay="S1"), render("back", name="c", overlay="S1_right")
    assert geometry(both) != geometry(right)
    assert "S1 area" in right


@pytest.mark.parametrize(("language", "words"), [("en", ("Your left", "Your right")), ("ar", ("يسارك", "يمينك"))])
def test_captions_name_the_edges_of_the_picture(language: Language, words: tuple[str, str]) -> None:
    assert side_words("back", language) == words
    assert side_words("front", language) == words[::-1]


@pytest.mark.parametrize(("view", "foot"), [("sole", None), ("back", "right"), ("above", None)])
def test_a_view_that_is_none_is_refused(view: str, foot: Side | None) -> None:
    with pytest.raises(ValueError, match="expected a body view"):
        render(view, name="c", foot=foot)


def test_a_root_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="expected one of L2"):
        render("back", name="c", overlay="T4")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_drawing_shows_one_persons_pain_whoever_was_drawn_before(language: Language) -> None:
    def drawn(pain: list[str]) -> str:
        return render("back", name="c", pain=pain, previous=pain[:1], crop="lower", language=language)

    mine, theirs = drawn(PAIN), drawn(["calf_left"])
    assert drawn(PAIN) == mine
    assert drawn(["calf_left"]) == theirs
    assert mine.count("<path") > theirs.count("<path")
    assert set(re.findall(r' d="([^"]+)"', drawn(["calf_right"]))) - set(re.findall(r' d="([^"]+)"', theirs))


def test_a_place_that_is_none_is_refused_each_time() -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="came 'elbow_right'"):
            render("back", name="c", pain=["elbow_right"])
