from collections.abc import Callable

import pytest
from msgspec.structs import replace

from lasegue.knowledge.checks import reading
from lasegue.knowledge.checks.reading import FEWEST_WORDS, HIGHEST, grade
from lasegue.knowledge.library import Library

Plant = Callable[..., Library]

EASY = "Lie down on the mat. Bend your knees. Put both feet flat. Breathe out and lift your hips. Then let them down."
HARD = (
    "Lumbosacral radiculopathy characteristically necessitates comprehensive neurological examination, "
    "particularly considering progressive motor deficits, before initiating conservative rehabilitation."
)


def test_a_plain_text_reads_at_a_low_grade() -> None:
    assert grade(EASY) < 3


def test_a_learned_text_reads_far_above_the_limit() -> None:
    assert grade(HARD) > 20


def test_the_grade_follows_the_published_formula() -> None:
    twelve = "The cat and the dog ran to the red house and sat."
    assert grade(twelve) == pytest.approx(0.39 * 12 + 11.8 * 12 / 12 - 15.59)
    assert grade(f"{twelve} {twelve}") == pytest.approx(grade(twelve))
    halved = "The cat and the dog ran. To the red house and sat."
    assert grade(halved) == pytest.approx(0.39 * 6 + 11.8 - 15.59)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("leg", 1), ("make", 1), ("walked", 1), ("rested", 2), ("moves", 1), ("houses", 2), ("happy", 2),
        ("the", 1), ("pelvis", 2), ("exercise", 3), ("examination", 5), ("press-up", 2), ("hm", 1),
    ],
)  # fmt: skip
def test_syllables_are_groups_of_vowels_less_a_silent_ending(word: str, syllables: int) -> None:
    text = " ".join([word] * 12)
    assert grade(text) == pytest.approx(0.39 * 12 + 11.8 * syllables - 15.59)


@pytest.mark.parametrize("mark", [".", "!", "?", ";", ":", "..."])
def test_a_sentence_ends_at_each_of_its_marks(mark: str) -> None:
    assert grade(f"one two six ten red blue{mark} " * 2) == pytest.approx(0.39 * 6 + 11.8 - 15.59)


def test_a_point_inside_a_number_ends_no_sentence() -> None:
    assert grade("one two six ten red blue 2.5 one two six ten red blue") == pytest.approx(0.39 * 12 + 11.8 - 15.59)


@pytest.mark.parametrize("text", ["", "Neurogenic claudication", " ".join(["intermittent"] * (FEWEST_WORDS - 1))])
def test_short_texts_are_left_alone(text: str) -> None:
    assert grade(text) == 0


def test_a_text_of_just_enough_words_is_judged() -> None:
    assert grade(" ".join(["intermittent"] * FEWEST_WORDS)) > HIGHEST


def test_a_hard_text_for_patients_is_found(library: Library, plant: Plant) -> None:
    (found,) = reading.check(plant("causes", replace(library.causes["hip_joint"], to_patient=HARD)))
    assert (found.check, found.place) == ("K008", "causes/hip_joint.to_patient")
    assert found.wrong == f"reads at grade {grade(HARD):.1f}"
    assert found.hint == "Shorter sentences, shorter words"


@pytest.mark.parametrize(
    ("kind", "entry", "field"),
    [
        ("findings", "smoker", "ask"),
        ("findings", "smoker", "help"),
        ("conflicts", "c01", "say"),
        ("exercises", "prone-press-up", "extra_stop"),
        ("exercises", "prone-press-up", "to_patient"),
        ("stop_rules", "spread", "then_do"),
    ],
)
def test_every_text_a_patient_reads_is_judged(
    kind: str, entry: str, field: str, library: Library, plant: Plant
) -> None:
    planted = plant(kind, replace(getattr(library, kind)[entry], **{field: HARD}))
    assert [found.place for found in reading.check(planted)] == [f"{kind_place(kind)}/{entry}.{field}"]


def kind_place(kind: str) -> str:
    return "progressions/stop_rules" if kind == "stop_rules" else kind


def test_hard_cues_are_found(library: Library, plant: Plant) -> None:
    planted = plant("exercises", replace(library.exercises["prone-press-up"], cues=(HARD,)))
    assert [found.place for found in reading.check(planted)] == ["exercises/prone-press-up.cues"]


def test_cues_are_read_as_sentences_of_their_own(library: Library, plant: Plant) -> None:
    cues = ("Keep your hips on the mat",) * 12
    planted = plant("exercises", replace(library.exercises["prone-press-up"], cues=cues))
    assert list(reading.check(planted)) == []


def test_a_hard_paragraph_is_found_in_its_place(library: Library, plant: Plant) -> None:
    topic = library.education["pregnancy"]
    hard = replace(topic.paragraphs[0], text=HARD)
    planted = plant("education", replace(topic, paragraphs=(topic.paragraphs[0], hard)))
    assert [found.place for found in reading.check(planted)] == ["education/pregnancy.paragraphs[1].text"]


def test_texts_for_clinicians_may_be_hard(library: Library, plant: Plant) -> None:
    assert list(reading.check(plant("red_flags", replace(library.red_flags["fracture"], to_clinician=HARD)))) == []
