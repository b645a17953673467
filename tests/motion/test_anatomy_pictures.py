"""Drawings that explain: words inside the picture and apart, the same picture in every language, calm alternatives."""

import hashlib
import re
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from lasegue.knowledge.checks.reading import grade
from lasegue.knowledge.entries.drawings import DRAWINGS, DrawingName
from lasegue.knowledge.shelf import load
from lasegue.motion.anatomy.drawing import SCENES, render
from lasegue.motion.anatomy.lettering import Box, box_of, lines_of, width_of
from lasegue.motion.anatomy.scene import WIDTH, Shape, compact
from lasegue.motion.anatomy.vertebrae import Level
from lasegue.motion.anatomy.words import ALTERNATIVES, LABELS
from lasegue.motion.bodychart.wording import LANGUAGES, Language, pick

EVERY = pytest.mark.parametrize("name", DRAWINGS)
SPOKEN = pytest.mark.parametrize("language", LANGUAGES)
# Look at every drawing before writing a new digest here (components page of the clinic)
GOLDEN: dict[DrawingName, str] = {
    "nerve_path": "11c2f83975f48419",
    "nerve_areas": "bfb97c281cea553f",
    "disc_bulge": "49377094316137ff",
    "narrowed_canal": "833fbba9acca3748",
    "buttock_muscle": "16be60217f088247",
    "pregnancy": "43c82963ee67a075",
    "thinner_disc": "1a712439848f7eed",
    "shifted_bone": "6308f2daf4fb4d1a",
    "bulge_shrinks": "605b89f46a039a5a",
}
FRIGHTENING = re.compile(r"slipped|crumbl|worn|wear|tear|crush|damage|degenerat|pinched|!", re.IGNORECASE)


def boxes(name: DrawingName, language: Language) -> dict[str, Box]:
    labels = SCENES[name]().labels
    return {
        f"{at} {label.word}": box_of(pick(LABELS[label.word], language), label, language)
        for at, label in enumerate(labels)
    }


def geometry(svg: str) -> list[str]:
    return re.findall(r'<path d="([^"]+)"', svg)


def test_every_name_of_the_knowledge_is_drawn_and_told() -> None:
    assert set(SCENES) == set(DRAWINGS) == set(ALTERNATIVES)


def test_every_word_is_used() -> None:
    used = {label.word for scene in SCENES.values() for label in scene().labels}
    assert used == set(LABELS)


@EVERY
@SPOKEN
def test_labels_stand_inside_the_picture(name: DrawingName, language: Language) -> None:
    height = SCENES[name]().height
    outside = {
        word: box
        for word, box in boxes(name, language).items()
        if box.left < 0 or box.top < 0 or box.right > WIDTH or box.bottom > height
    }
    assert not outside


@EVERY
@SPOKEN
def test_labels_stand_apart(name: DrawingName, language: Language) -> None:
    touching = [(a, b) for (a, one), (b, two) in combinations(boxes(name, language).items(), 2) if one.meets(two)]
    assert not touching


@EVERY
@SPOKEN
def test_it_is_one_small_named_picture_without_ids_and_without_inline_style(
    name: DrawingName, language: Language
) -> None:
    svg = render(name, language)
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing, no outside text
    assert root.get("role") == "img"
    assert root.get("aria-label") == pick(ALTERNATIVES[name], language)
    assert not re.search(r"\b(id|style|href)=", svg)
    assert len(svg.encode()) <= 12 * 1024


@EVERY
def test_the_picture_is_never_mirrored_by_the_language(name: DrawingName) -> None:
    english, spanish, arabic = (geometry(render(name, language)) for language in LANGUAGES)
    assert english == spanish == arabic


@EVERY
def test_no_shape_is_drawn_twice(name: DrawingName) -> None:
    shapes = [(shape.role, shape.path) for shape in SCENES[name]().shapes]
    assert len(shapes) == len(set(shapes))


@EVERY
def test_the_picture_is_the_one_that_was_looked_at(name: DrawingName) -> None:
    assert hashlib.sha256("".join(geometry(render(name, "en"))).encode()).hexdigest()[:16] == GOLDEN[name]


@EVERY
def test_the_alternative_reads_easily_and_frightens_nobody(name: DrawingName) -> None:
    told = ALTERNATIVES[name][0]
    assert grade(told) <= 8
    assert not FRIGHTENING.search(told)


def test_labels_frighten_nobody() -> None:
    assert not [words[0] for words in LABELS.values() if FRIGHTENING.search(words[0])]


@EVERY
def test_every_drawing_says_that_it_is_not_to_scale(name: DrawingName) -> None:
    assert "Illustration, not to scale" in render(name, "en")


def test_arabic_words_run_from_the_right_and_keep_their_place() -> None:
    svg = render("disc_bulge", "ar")
    assert 'text-anchor="end" direction="rtl"><tspan x="4"' not in render("disc_bulge", "en")
    assert re.search(r'<text [^>]*text-anchor="end" font-weight="700" direction="rtl"><tspan x="4" ', svg)


def test_the_bulge_shrinks_from_still_to_still_and_the_nerve_is_freed() -> None:
    scene = SCENES["bulge_shrinks"]()
    lowest = [
        max(float(y) for y in re.findall(r"[ ](\d+\.?\d*)(?=C|Z|$)", s.path)) for s in scene.shapes if s.role == "disc"
    ]
    assert lowest[0] > lowest[1] > lowest[2]


def test_the_front_is_at_the_right_in_the_side_views() -> None:
    scene = SCENES["shifted_bone"]()
    lefts = [float(shape.path[1:].split(" ")[0]) for shape in scene.shapes if shape.role == "bone"][-3:]
    assert lefts[0] == lefts[1] > lefts[2]


def test_a_level_is_usual_when_nothing_is_said() -> None:
    assert Level() == Level(disc=14.0, bulge=0.0, spurs=False)


def test_long_words_are_broken_between_words_only() -> None:
    label = SCENES["nerve_path"]().labels[3]
    lines = lines_of("parte de atrás del muslo", label, "es")
    assert " ".join(lines) == "parte de atrás del muslo"
    assert all(width_of(line, "es") <= label.room for line in lines)


def test_steps_end_where_places_end() -> None:
    assert compact("M10 10C11 12 13 14 15 16C15 17 14 18 10.5 20Z") == "M10 10c1 2 3 4 5 6c0 1-1 2-4.5 4Z"


def test_an_unknown_drawing_or_role_is_named() -> None:
    with pytest.raises(ValueError, match="expected one of nerve_path"):
        render("tail", "en")
    with pytest.raises(ValueError, match="came 'glow'"):
        Shape("glow", "")


def test_every_drawing_is_shown_by_some_topic() -> None:
    assert {name for topic in load().education.values() for name in topic.drawings} == set(DRAWINGS)
