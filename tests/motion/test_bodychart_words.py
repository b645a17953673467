"""The chart in words, how far the pain reaches, and what a stroke paints."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lasegue.motion.bodychart.areas import AREAS
from lasegue.motion.bodychart.extent import SCALE, compare_extents, distal_extent
from lasegue.motion.bodychart.marks import in_order, label, read_place
from lasegue.motion.bodychart.painting import regions_under
from lasegue.motion.bodychart.summary import summarise, summarise_sides
from lasegue.motion.bodychart.wording import LANGUAGES, REGIONS

TOKENS = st.sampled_from(sorted({area.token for area in AREAS} | set(REGIONS)))


def test_summary_goes_from_the_spine_down_on_each_side() -> None:
    text = summarise(["calf_right", "back_low_right", "buttock_left"], tingling=["shin_outer_right"])
    assert text == "Right side: pain in low back, calf. Tingling in outer shin. Left side: pain in buttock."


def test_nothing_painted_is_said_in_words() -> None:
    assert summarise() == "Nothing painted."
    assert summarise_sides() == []


def test_a_place_without_a_side_is_never_given_one() -> None:
    assert summarise(["calf"]) == "Side not said: pain in calf."
    assert read_place("calf").side == "open"


def test_what_lies_across_the_body_has_no_side_to_say() -> None:
    assert summarise(["back_low", "calf_right"]) == "Pain in low back. Right side: pain in calf."
    assert summarise(["sacrum"], numb=["saddle"], language="es") == (
        "Dolor en base de la columna (sacro). Adormecimiento en zona entre las piernas."
    )
    assert label("back_low") == "low back"
    assert label("back_low_mid") == "low back, middle"


def test_a_part_that_is_named_as_a_whole_is_told_by_its_plain_name() -> None:
    assert summarise(tingling=["foot_right"]) == "Right side: tingling in foot."
    assert label("foot_right", "es") == "pie, lado derecho"


def test_arabic_and_spanish_name_the_side_in_words() -> None:
    assert summarise(["calf_right"], language="es") == "Lado derecho: dolor en pantorrilla."
    assert summarise(["calf_left"], language="ar").startswith("الجهة اليسرى")
    assert label("calf_right") == "calf, right"


@pytest.mark.parametrize("token", ["wing_right", "calf_mid", "right", "", "calf_Right"])
def test_a_word_that_is_no_region_is_refused_by_name(token: str) -> None:
    with pytest.raises(ValueError, match="expected a region of the contract"):
        read_place(token)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_regions_share_a_name(language: str) -> None:
    names = [words[LANGUAGES.index(language)] for words in REGIONS.values()]
    assert len(set(names)) == len(names)
    assert all(name.strip() == name and name for name in names)


@given(st.sets(TOKENS, max_size=8))
def test_every_place_said_is_read_back(tokens: set[str]) -> None:
    assert {place.token for place in in_order(tokens)} == tokens


def test_pain_that_leaves_the_calf_moves_up() -> None:
    before, now = distal_extent(["buttock_right", "calf_right"]), distal_extent(["thigh_back_right"])
    assert before is not None
    assert before.words() == "calf or shin"
    assert compare_extents(before, now) == "up"
    assert compare_extents(now, before) == "down"
    assert compare_extents(now, now) == "same"


def test_a_word_that_leaves_the_part_open_gives_no_direction() -> None:
    leg = distal_extent(["leg_right"])
    assert leg is not None
    assert not leg.exact
    assert compare_extents(distal_extent(["calf_right"]), leg) == "unknown"
    assert compare_extents(None, distal_extent(["calf_right"])) == "unknown"


def test_one_leg_is_looked_at_without_the_other() -> None:
    pain = ["toes_2_4_left", "buttock_right"]
    right, either = distal_extent(pain, "right"), distal_extent(pain)
    assert right is not None
    assert either is not None
    assert (right.level, either.level) == ("buttock", "toes")
    assert distal_extent(["head_mid", "saddle_mid"]) is None


def test_the_scale_names_every_region_once() -> None:
    named = [region for regions in SCALE.values() for region in regions]
    assert len(named) == len(set(named))
    assert set(named) <= set(REGIONS)


@given(st.sets(TOKENS, max_size=6), TOKENS)
def test_more_pain_never_reaches_less_far(tokens: set[str], more: str) -> None:
    before, now = distal_extent(tokens), distal_extent(tokens | {more})
    assert before is None or (now is not None and now.rank >= before.rank)


def test_a_stroke_down_the_leg_snaps_to_the_regions_it_passes() -> None:
    stroke = [(118.0, 200.0), (124.0, 245.0), (126.0, 300.0), (126.0, 430.0)]
    assert regions_under("back", stroke) == [
        "back_low_right", "buttock_right", "thigh_back_right", "knee_back_right", "calf_right",
    ]  # fmt: skip


def test_a_tap_beside_the_body_paints_nothing() -> None:
    assert regions_under("back", [(5.0, 5.0)]) == []


def test_the_outer_edge_of_the_sole_is_the_little_toe_s_skin() -> None:
    assert regions_under("sole", [(46.0, 60.0)], "right") == ["little_toe_outer_foot_right"]
    assert regions_under("sole", [(18.0, 60.0)], "left") == ["little_toe_outer_foot_left"]
