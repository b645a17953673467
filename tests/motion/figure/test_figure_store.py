"""Figures on disk: built once, whole, under names that change with what they depend on."""

from multiprocessing import get_context
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from lasegue.knowledge.shelf import load
from lasegue.motion.figure import films
from lasegue.motion.figure.offered import NoFigure
from lasegue.motion.figure.store import Figures

EXERCISE = "side-glide-wall"
pytestmark = pytest.mark.xdist_group("kept figure")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Figures, str]:
    """Figures in a folder from which one still has been asked, and that still."""
    figures = Figures(tmp_path_factory.mktemp("kept"), load())
    return figures, figures.still(EXERCISE, "end", side="right", body="average")


def fetched(folder: Path, queue: Any) -> None:
    queue.put(Figures(folder, load()).packed(EXERCISE, side="right", body="average"))


def test_two_processes_that_want_the_same_figure_get_the_same_whole_one(tmp_path: Path) -> None:
    context = get_context("spawn")
    queue = context.Queue()
    both = [context.Process(target=fetched, args=(tmp_path, queue)) for _ in range(2)]
    for each in both:
        each.start()
    first, second = queue.get(timeout=120), queue.get(timeout=120)
    for each in both:
        each.join()
    assert first == second
    kept = sorted(file.name.lstrip("0123456789abcdef") for file in tmp_path.rglob("*") if file.is_file())
    stills = ["-end.svg", "-middle.svg", "-start.svg"]
    assert kept == sorted(2 * [".json", ".small.svg", *stills])  # of both sides; no lock, nothing half written


@pytest.mark.parametrize("side", ["right", "left"])
def test_document_and_small_drawing_of_either_side_come_from_the_same_film_and_tell_the_same(
    kept: tuple[Figures, str], monkeypatch: pytest.MonkeyPatch, side: str
) -> None:
    figures, _ = kept
    monkeypatch.setattr(films, "films_of", lambda *_, **__: pytest.fail("built again"))
    document = figures.packed(EXERCISE, side=side, body="average")
    assert figures.small(EXERCISE, side=side, body="average").startswith("<svg")
    told = figures.told(EXERCISE, side=side, body="average")
    assert told == msgspec.json.decode(document)["alt"]
    assert set(told) == {"en", "es", "ar"}


def test_what_is_kept_is_not_built_again(kept: tuple[Figures, str], monkeypatch: pytest.MonkeyPatch) -> None:
    figures, built = kept
    monkeypatch.setattr(films, "films_of", lambda *_, **__: pytest.fail("built again"))
    assert figures.still(EXERCISE, "end", side="right", body="average") == built
    assert figures.still(EXERCISE, "start", side="right", body="average") != built  # of the same film


def test_a_process_of_its_own_draws_the_same(
    kept: tuple[Figures, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here, still), there = kept, Figures(tmp_path, load(), apart=True)
    document = here.packed(EXERCISE, side="right", body="average")
    monkeypatch.setattr(films, "films_of", lambda *_, **__: pytest.fail("drawn by the process that asks"))
    assert there.packed(EXERCISE, side="right", body="average") == document
    assert there.still(EXERCISE, "end", side="right", body="average") == still


def test_the_name_changes_with_movement_side_and_body(tmp_path: Path) -> None:
    library = load()
    movement = library.movements[EXERCISE]
    other = replace(library, movements={**library.movements, EXERCISE: replace(movement, fix=("wrist",))})
    asked = [
        Figures(tmp_path, library).digest(EXERCISE, side="right", body="average"),
        Figures(tmp_path, library).digest(EXERCISE, side="left", body="average"),
        Figures(tmp_path, library).digest(EXERCISE, side="right", body="large"),
        Figures(tmp_path, other).digest(EXERCISE, side="right", body="average"),
    ]
    assert len(set(asked)) == 4
    assert Figures(tmp_path, library).digest(EXERCISE, side="right", body="average") == asked[0]


def test_warming_up_builds_every_side(tmp_path: Path) -> None:
    figures = Figures(tmp_path, load())
    assert list(figures.prewarm([EXERCISE])) == [(EXERCISE, "right", "average"), (EXERCISE, "left", "average")]
    assert len(list(tmp_path.rglob("*.json"))) == 2


def test_nothing_is_written_for_what_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(NoFigure):
        Figures(tmp_path, load()).packed("no-such", side="right", body="average")
    assert list(tmp_path.iterdir()) == []
