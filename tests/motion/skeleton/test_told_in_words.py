import re
from collections.abc import Callable
from itertools import product

import pytest

from lasegue.knowledge.checks.reading import grade
from lasegue.knowledge.library import Library
from lasegue.motion.skeleton.description import described
from lasegue.motion.skeleton.performance import Performance
from lasegue.motion.skeleton.phrases import WORDS, Language, degrees, seconds

LANGUAGES = sorted(WORDS)


def test_dead_bug_is_told_part_by_part(performed: Callable[[str], Performance], shelf: Library) -> None:
    assert described(performed("dead-bug"), shelf.exercises["dead-bug"], "en") == (
        "You lie on your back. Over 2 seconds, your right hip opens from 90 to 160 degrees, your right knee "
        "straightens from 90 to 170 degrees, your left arm lifts. Hold for 1 second. Then go back the same way. "
        "Then do the same on the other side."
    )


def test_for_the_left_the_words_change_sides_and_nothing_else(
    performed: Callable[[str], Performance], shelf: Library
) -> None:
    for language in LANGUAGES:
        right = described(performed("seated-slider"), shelf.exercises["seated-slider"], language, "right")
        left = described(performed("seated-slider"), shelf.exercises["seated-slider"], language, "left")
        assert right != left
        words = WORDS[language].parts["knee"]
        assert words[0] in right and words[1] in left and words[1] not in right and words[0] not in left


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_movement_is_told_in_every_language_without_loose_ends(
    performed: Callable[[str], Performance], shelf: Library, language: Language
) -> None:
    for name in shelf.movements:
        text = described(performed(name), shelf.exercises[name], language)
        assert "{" not in text and "  " not in text and "!" not in text, text
        assert not re.search("[٠-٩]", text), text
        assert text.endswith(".")


def test_english_reads_at_grade_8_or_below(performed: Callable[[str], Performance], shelf: Library) -> None:
    for name in shelf.movements:
        assert grade(described(performed(name), shelf.exercises[name], "en")) <= 8, name


def test_from_the_front_only_sideways_measures_are_told(
    performed: Callable[[str], Performance], shelf: Library
) -> None:
    text = described(performed("side-glide-wall"), shelf.exercises["side-glide-wall"], "en")
    assert "your hips move to the side" in text and "hip opens" not in text and "knee" not in text


def test_a_chest_that_rises_is_no_trunk_that_leans(performed: Callable[[str], Performance], shelf: Library) -> None:
    text = described(performed("prone-press-up"), shelf.exercises["prone-press-up"], "en")
    assert "chest rises" in text and "trunk" not in text


def test_knees_that_roll_leave_the_upper_body_still(performed: Callable[[str], Performance], shelf: Library) -> None:
    text = described(performed("lower-trunk-rotation"), shelf.exercises["lower-trunk-rotation"], "en")
    assert "your knees roll to the side" in text and "upper body" not in text


def test_hips_that_rise_are_told_without_the_chest(performed: Callable[[str], Performance], shelf: Library) -> None:
    text = described(performed("bridge-hold"), shelf.exercises["bridge-hold"], "en")
    assert "your hips rise" in text and "chest" not in text


@pytest.mark.parametrize(
    ("count", "language", "words"),
    [
        (1, "en", "1 second"), (5, "en", "5 seconds"), (1, "es", "1 segundo"), (2, "es", "2 segundos"),
        (1, "ar", "ثانية واحدة"), (2, "ar", "ثانيتين"), (5, "ar", "5 ثوانٍ"), (30, "ar", "30 ثانية"),
    ],
)  # fmt: skip
def test_seconds_agree_with_their_number(count: int, language: Language, words: str) -> None:
    assert seconds(count, language) == words


def test_arabic_degrees_agree_with_their_number() -> None:
    assert degrees(90, 160, "ar").endswith("160 درجة") and degrees(30, 10, "ar").endswith("10 درجات")


def test_all_languages_have_the_same_phrases() -> None:
    for language in LANGUAGES:
        words = WORDS[language]
        assert words.positions.keys() == WORDS["en"].positions.keys()
        assert words.parts.keys() == WORDS["en"].parts.keys() and words.changes.keys() == WORDS["en"].changes.keys()


def test_on_the_side_knees_and_head_are_told(performed: Callable[[str], Performance], shelf: Library) -> None:
    text = described(performed("sidelying-slider"), shelf.exercises["sidelying-slider"], "en")
    assert "your right knee straightens" in text and "your head looks up" in text and "knees roll" not in text


def test_a_way_back_of_its_own_is_told_and_not_called_the_same(
    performed: Callable[[str], Performance], shelf: Library
) -> None:
    text = described(performed("cat-camel"), shelf.exercises["cat-camel"], "en")
    assert text.index("looks down") < text.index("looks up")
    assert "go back the same way" not in text


def test_a_back_that_rounds_and_hollows_is_told(performed: Callable[[str], Performance], shelf: Library) -> None:
    text = described(performed("cat-camel"), shelf.exercises["cat-camel"], "en")
    assert text.index("your back rounds") < text.index("your back hollows")
    tilt = described(performed("seated-pelvic-tilt"), shelf.exercises["seated-pelvic-tilt"], "en")
    assert "your back" in tilt


def test_a_way_back_of_its_own_is_announced(performed: Callable[[str], Performance], shelf: Library) -> None:
    own = [name for name in shelf.movements if performed(name).returns == "own"]
    assert "cat-camel" in own
    for name, language in product(own, LANGUAGES):
        text, words = described(performed(name), shelf.exercises[name], language), WORDS[language]
        is_still = text == words.positions[shelf.exercises[name].base]  # a walk seen from the front shows no change
        assert text.count(words.from_there) == (0 if is_still else 1), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_told_to_hold_or_to_go_back_without_a_word_of_what_to_do(
    performed: Callable[[str], Performance], shelf: Library, language: Language
) -> None:
    words = WORDS[language]
    for name in shelf.movements:
        text = described(performed(name), shelf.exercises[name], language)
        said = text.removeprefix(words.positions[shelf.exercises[name].base]).strip()
        forms = [form for change in words.changes.values() for form in (change.one, change.both) if form]
        moves = any(max(form.split("{who}"), key=len).strip() in said for form in forms)
        assert moves or said in {"", words.still} or len(performed(name).keys) == 1, f"{name}: {text}"


def test_a_walk_is_told_in_steps_without_angles(performed: Callable[[str], Performance], shelf: Library) -> None:
    text = described(performed("gait-heel-toe-drill"), shelf.exercises["gait-heel-toe-drill"], "en")
    assert "knee" in text and "degrees" not in text and "elbow" not in text
