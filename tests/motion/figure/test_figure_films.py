"""Films of real exercises: the same bytes each time, small, with one list of layers, and left as the image of right."""

from functools import cache
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from shapely import Polygon

from lasegue.knowledge.shelf import load
from lasegue.motion.figure.composition import Film
from lasegue.motion.figure.films import films_of, packed, stills, words
from lasegue.motion.figure.offered import MARKS, NoFigure, sides_of
from lasegue.motion.figure.packing import document, packed_film, zipped
from lasegue.motion.figure.picture import picture
from lasegue.motion.figure.tracing import CORNERS, traced

LARGEST, MEAN = 64_000, 40_000
#: The films of the sample are drawn by one process: in two, each would be drawn twice.
pytestmark = pytest.mark.xdist_group("films")
SAMPLE = ("seated-slider", "sit-to-stand", "side-glide-wall")


@cache
def films(exercise: str) -> dict[str, Film]:
    return films_of(load(), exercise, "average")


def of(exercise: str) -> Film:
    return next(iter(films(exercise).values()))


@pytest.mark.parametrize("exercise", SAMPLE)
def test_every_frame_has_the_same_layers_in_the_same_order(exercise: str) -> None:
    lists = {tuple((layer.role, layer.tone) for layer in frame) for frame in of(exercise).frames}
    assert len(lists) == 1


@pytest.mark.parametrize("exercise", SAMPLE)
def test_a_packed_figure_is_small(exercise: str) -> None:
    assert len(zipped(packed_film(of(exercise), {}))) < MEAN


@pytest.mark.full
def test_all_packed_figures_keep_the_budget() -> None:
    library = load()
    sizes = {
        name: len(zipped(packed(name, side="right", body="average", library=library))) for name in library.movements
    }
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}
    assert sum(sizes.values()) / len(sizes) <= MEAN


def test_the_same_exercise_gives_the_same_bytes() -> None:
    once = packed_film(films("side-glide-wall")["right"], words(load(), "side-glide-wall", of("side-glide-wall")))
    again = packed("side-glide-wall", side="right", body="average", library=load())
    assert once == again
    assert zipped(once) == zipped(again)


def test_left_is_the_mirror_image_of_right_in_geometry() -> None:
    right, left = films("seated-slider")["right"], films("seated-slider")["left"]
    assert (right.side, left.side) == ("right", "left")
    for frame, mirror in zip(right.frames, left.frames, strict=True):
        for layer, other in zip(frame, mirror, strict=True):
            assert np.allclose(layer.ring * [-1, 1], other.ring)
    assert [extra.layer.role for extra in right.extras] == [extra.layer.role for extra in left.extras]


def test_the_packed_left_names_its_side_and_faces_the_other_way() -> None:
    right, left = (document(film) for film in films("seated-slider").values())
    assert (right["side"], left["side"]) == ("right", "left")
    assert right["frames"] != left["frames"]
    x, _, width, _ = right["box"]
    assert left["box"][0] == pytest.approx(-(x + width), abs=2)


def test_an_exercise_for_both_sides_has_one_picture() -> None:
    library = load()
    assert sides_of(library, "sit-to-stand") == ("both",)
    right, left = (stills("sit-to-stand", side=side, body="average", library=library) for side in ("right", "left"))
    assert right == left


def test_the_ghost_stands_behind_the_end_and_arrows_lie_over_the_middle() -> None:
    film = of("sit-to-stand")
    roles = {mark: {layer.role for layer in film.still(mark)} for mark in MARKS}
    assert "ghost" in roles["end"] - roles["start"]
    assert "arrow" in roles["middle"] - roles["start"] - roles["end"]
    first_flesh = next(at for at, layer in enumerate(film.still("end")) if layer.role.startswith(("right", "left")))
    assert max(at for at, layer in enumerate(film.still("end")) if layer.role == "ghost") < first_flesh
    assert film.still("middle")[-1].role == "arrow"


def test_a_figure_with_the_nerve_says_that_it_is_not_to_scale() -> None:
    assert "not to scale" in document(of("seated-slider"))["caption"]
    assert document(of("sit-to-stand"))["caption"] == ""


def test_a_still_for_paper_has_plain_colours_and_no_names() -> None:
    film = of("side-glide-wall")
    for palette in ("light", "grey"):
        text = picture(film.still("end"), palette=palette)
        assert "var(" not in text
        assert " id=" not in text
    assert "var(--figure-shirt,#" in picture(film.still("end"))


@pytest.mark.parametrize(
    ("exercise", "side", "body", "said"),
    [
        ("no-such", "right", "average", "exercise"),
        ("sit-to-stand", "up", "average", "side"),
        ("sit-to-stand", "right", "robot", "body"),
    ],
)
def test_what_does_not_exist_is_named(exercise: str, side: str, body: str, said: str) -> None:
    with pytest.raises(NoFigure, match=f"{said}: expected"):
        packed(exercise, side=side, body=body, library=load())


def curved(ring: NDArray[Any]) -> Polygon:
    """The ring as the player draws it: through the middles of its sides, its points pulling at the curve."""
    if len(ring) <= CORNERS:
        return Polygon(ring).buffer(0)
    after = (ring + np.roll(ring, -1, axis=0)) / 2
    before = np.roll(after, 1, axis=0)
    steps = [(1 - u) ** 2 * before + 2 * u * (1 - u) * ring + u**2 * after for u in (0.0, 0.25, 0.5, 0.75)]
    return Polygon(np.stack(steps, axis=1).reshape(-1, 2)).buffer(0)


@pytest.mark.parametrize("exercise", SAMPLE)
def test_what_the_player_draws_keeps_within_two_pixels_of_the_outline(exercise: str) -> None:
    for stack in zip(*of(exercise).frames, strict=True):
        if stack[0].detail < 1:  # shadows, and what is painted over shade
            continue
        rings = traced(stack)
        for at in (0, len(stack) // 2, -1):
            outline = Polygon(stack[at].ring).buffer(0)
            if outline.area > 1e-4:
                assert 300 * outline.hausdorff_distance(curved(rings[at])) < 2.2, stack[0].role


def test_a_small_still_leaves_out_what_cannot_be_seen() -> None:
    end = of("sit-to-stand").still("end")
    large, small = (picture(end, small=each) for each in (False, True))
    assert "stroke-dasharray" in large
    assert "stroke-dasharray" not in small
    assert len(small) < len(large)
