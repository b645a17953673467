from collections.abc import Callable, Iterator

import pytest

from lasegue.knowledge import checks
from lasegue.knowledge.checks import CHECKS, found_in, walk
from lasegue.knowledge.checks.finding import Found
from lasegue.knowledge.library import KINDS, Library, default_root
from lasegue.logic.condition import Condition

IDS = ("K001", "K002", "K003", "K004", "K006", "K007", "K008", "K009", "K010", "K012", "K013")


@pytest.fixture(scope="session")
def present(library: Library) -> list[Found]:
    return found_in(library, default_root())


@pytest.mark.parametrize("check", IDS)
def test_the_library_as_it_stands_has_no_finding_of(check: str, present: list[Found]) -> None:
    assert [str(each) for each in present if each.check == check] == []


def test_no_finding_has_an_id_that_is_not_tested_here(present: list[Found]) -> None:
    assert {each.check for each in present} <= set(IDS)


def test_a_finding_is_told_in_one_line() -> None:
    assert str(Found("K000", "goals/run", "is wrong", "Do this")) == "K000 goals/run: is wrong. Do this"


def test_findings_come_by_id_and_place(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [Found(check, place, "w", "h") for check, place in (("K2", "a"), ("K1", "b"), ("K1", "a"))]

    def one(_: Library) -> Iterator[Found]:
        yield from found

    def other(_: Library) -> Iterator[Found]:
        yield Found("K1", "ab", "w", "h")

    monkeypatch.setattr(checks, "CHECKS", (one, other))
    order = [(each.check, each.place) for each in found_in(library)]
    assert order == [("K1", "a"), ("K1", "ab"), ("K1", "b"), ("K2", "a")]


def test_every_check_is_run() -> None:
    modules = {check.__module__.rpartition(".")[2] for check in CHECKS}
    assert modules == {
        "conditions", "contract", "coverage", "grounds", "ladders", "numbers", "programme", "reading", "references",
        "twins",
    }  # fmt: skip


def test_every_entry_is_walked_through_with_its_place(library: Library) -> None:
    places = [place for place, _ in walk.entries(library)]
    assert len(places) == len(set(places)) == 1 + sum(len(getattr(library, name)) for _, name, _ in KINDS)
    assert {"findings/pregnant", "progressions/phases/maintain", "evidence/ng59"} <= set(places)
    assert places[-1] == "planning"


def test_records_are_named_by_where_they_stand_and_conditions_stay_whole(library: Library) -> None:
    places = dict(walk.records(library.red_flags["fracture"], "red_flags/fracture"))
    when = places["red_flags/fracture.criteria[0].when"]
    assert isinstance(when, Condition)
    assert when.children
    assert not any(".when." in place or ".when[" in place for place in places)


@pytest.mark.parametrize("value", [None, 3, "word", {"a": 1}, []])
def test_plain_values_hold_no_records(value: object) -> None:
    assert list(walk.records(value, "place")) == []


def test_the_fixture_that_plants_leaves_the_library_alone(library: Library, plant: Callable[..., Library]) -> None:
    before = dict(library.goals)
    plant("goals", library.goals["walk_longer"])
    assert library.goals == before
