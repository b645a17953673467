"""Drawings that explain: every number has its words, the picture has none, and right stays right."""

import re

import pytest

from lasegue.motion.anatomy.drawings import SKETCHES, drawing, markup
from lasegue.motion.anatomy.spine import State, spine
from lasegue.motion.anatomy.wording import LANGUAGES, TOLD, Language

NAMES = tuple(SKETCHES)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_in_the_picture_has_one_line(name: str, language: Language) -> None:
    drawn = drawing(name, language)
    numbers = re.findall(r"<text[^>]*>(\d+)</text>", drawn.svg)
    assert numbers == [str(at) for at in range(1, len(drawn.lines) + 1)]
    assert all(drawn.lines)


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_is_the_same_in_every_language(name: str) -> None:
    bare = {re.sub(r'aria-label="[^"]*"', "", drawing(name, language).svg) for language in LANGUAGES}
    assert len(bare) == 1


@pytest.mark.parametrize("name", NAMES)
def test_marks_stand_inside_the_frame_and_apart(name: str) -> None:
    sketch = SKETCHES[name]()
    x, y, width, height = sketch.box
    places = [mark.at for mark in sketch.marks]
    assert all(x + 10 <= at_x <= x + width - 10 and y + 10 <= at_y <= y + height - 10 for at_x, at_y in places)
    apart = [abs(a[0] - b[0]) + abs(a[1] - b[1]) for at, a in enumerate(places) for b in places[at + 1 :]]
    assert min(apart) > 24


def test_the_name_says_what_a_person_who_does_not_see_it_needs() -> None:
    drawn = drawing("herniation", "en")
    assert 'role="img"' in drawn.svg
    assert "A disc that bulges back. 1: Part of the disc" in drawn.svg


def test_the_right_leg_is_at_the_right_from_behind_and_at_the_left_from_the_front() -> None:
    behind, front = SKETCHES["nerve-behind"](), SKETCHES["nerve-in-front"]()
    assert all(mark.of[0] > 0 for mark in behind.marks)
    assert all(mark.of[0] < 0 for mark in front.marks)


def test_a_worn_disc_is_flatter_and_a_bulging_one_reaches_further_back() -> None:
    def second_disc(state: State) -> tuple[float, float, float, float]:
        found = [shape.geometry for shape in spine(state).shapes if shape.tone in ("figure-disc", "figure-disc-worn")]
        return found[1].bounds

    usual, worn, bulging = second_disc("usual"), second_disc("wear"), second_disc("herniation")
    assert worn[3] - worn[1] < usual[3] - usual[1]
    assert bulging[2] > usual[2] + 10


def test_the_words_turn_with_the_page_and_hold_no_markup() -> None:
    page = markup(drawing("wear", "ar"))
    assert page.startswith('<figure class="anatomy"><svg')
    assert page.count("<li>") == 3
    assert "style=" not in page


def test_words_for_patients_are_short_and_calm() -> None:
    for told in TOLD.values():
        for line in (told.title, *told.lines):
            assert len(line[0].split()) <= 14
            assert not set("!؟?") & set("".join(line))


def test_an_unknown_drawing_is_named() -> None:
    with pytest.raises(KeyError, match="expected one of nerve-behind"):
        drawing("tail", "en")


@pytest.mark.parametrize("state", ["usual", "herniation", "narrowing", "wear"])
def test_nerves_are_lines_and_a_sore_one_is_seen_only_where_something_presses(state: State) -> None:
    shapes = spine(state).shapes
    assert {shape.geometry.geom_type for shape in shapes if shape.tone.startswith("figure-nerve")} == {"LineString"}
    assert any(shape.tone == "figure-sore" for shape in shapes) == (state in ("herniation", "narrowing"))
