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
    assert sorted(file.suffix for file in tmp_path.rglob("*") if file.is_file()) == [".json", ".svg"]


def test_the_small_drawing_comes_from_the_same_film_and_tells_what_the_document_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = Figures(tmp_path, load())
    document = figures.packed(EXERCISE, side="right", body="average")
    monkeypatch.setattr(films, "packed_and_small", lambda *_, **__: pytest.fail("built again"))
    assert figures.small(EXERCISE, side="right", body="average").startswith("<svg")
    told = figures.told(EXERCISE, side="right", body="average")
    assert told == msgspec.json.decode(document)["alt"]
    assert set(told) == {"en", "es", "ar"}


def test_what_is_kept_is_not_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    figures = Figures(tmp_path, load())
    built = figures.still(EXERCISE, "end", side="right", body="average")
    monkeypatch.setattr(films, "stills", lambda *_, **__: pytest.fail("built again"))
    assert figures.still(EXERCISE, "end", side="right", body="average") == built
    assert figures.still(EXERCISE, "start", side="right", body="average") != built  # of the same film


def test_a_process_of_its_own_draws_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = Figures(tmp_path / "here", load()), Figures(tmp_path / "there", load(), apart=True)
    document = here.packed(EXERCISE, side="right", body="average")
    still = here.still(EXERCISE, "end", side="right", body="average")
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
