"""What the days show together: pain against the usual level, new numb places, days without exercise."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from tests.reasoning.home_log import at, day, entry, joined, plan_of, session

from lasegue.knowledge.library import Library
from lasegue.reasoning.progression.course import above_usual, daily_pain, of_course
from lasegue.reasoning.progression.log import Logged, in_order
from lasegue.reasoning.progression.plan import SignedPlan
from lasegue.reasoning.progression.sessions import Book, read

CALM = {"most_above_usual": 0.0, "days_above_usual": 0, "pain_above_usual": 0.0}

Course = Callable[..., Mapping[str, Any]]


@pytest.fixture
def book_of(library: Library) -> Callable[[list[Logged]], Book]:
    return lambda log: read(in_order(log), library.vocabulary)


@pytest.fixture
def course(library: Library, book_of: Callable[[list[Logged]], Book]) -> Course:
    """What a log shows of the course on a day."""

    def shows(log: list[Logged], on: int, plan: SignedPlan | None = None) -> Mapping[str, Any]:
        return of_course(book_of(log), plan or plan_of(library), day(on))

    return shows


def pains(*worst: int) -> list[Logged]:
    """Pain of the day, one entry a day from the first on."""
    return [entry(number, 7.0, "pain", moment="today", worst=each) for number, each in enumerate(worst)]


def painted(number: int, numb: list[str] | None, hour: float = 7.0) -> Logged:
    """Places of one day, numb ones among them; ``None`` when nothing was painted."""
    return entry(number, hour, "pain", moment="today", worst=2, **({} if numb is None else {"regions": {"numb": numb}}))


def test_before_three_days_nobody_knows_what_is_usual(course: Course) -> None:
    assert course(pains(2, 2), 1) == {}
    assert course(pains(2, 2, 9), 2) == CALM


def test_three_days_make_the_usual(course: Course) -> None:
    assert course(pains(2, 2, 2, 3), 3) == {"most_above_usual": 1.0, "days_above_usual": 0, "pain_above_usual": 1.0}


def test_a_run_above_the_usual_is_told_by_its_highest_its_last_and_its_days(course: Course) -> None:
    log = pains(2, 2, 2, 7, 4)

    assert course(log, 6) == {"most_above_usual": 5.0, "days_above_usual": 3, "pain_above_usual": 2.0}


def test_half_a_point_above_the_usual_is_above_it(course: Course) -> None:
    assert course(pains(2, 3, 3, 2, 3), 4)["pain_above_usual"] == 0.5


def test_a_day_back_at_the_usual_ends_the_run(course: Course) -> None:
    assert course(pains(2, 2, 2, 7, 2), 4) == CALM


def test_days_above_the_usual_do_not_make_it_higher() -> None:
    run, usual = above_usual({day(number): worst for number, worst in enumerate([2, 2, 2, 8, 8, 8, 8, 8])})

    assert usual == 2
    assert run is not None
    assert (run.since, run.most, run.last) == (day(3), 6, 6)


def test_only_the_last_seven_days_make_the_usual() -> None:
    _, usual = above_usual({day(number): worst for number, worst in enumerate([5, 5, 5, 5, 4, 4, 4, 4])})

    assert usual == 4


def test_of_several_entries_of_a_day_the_highest_counts_but_none_after_a_session(
    book_of: Callable[[list[Logged]], Book],
) -> None:
    log = joined(
        session(0, before=3, after=9),
        [entry(0, 12.0, "pain", moment="today", worst=1), entry(1, 7.0, "pain", moment="today", worst=0)],
        session(2, before=None, after=4),
    )

    assert daily_pain(book_of(log)) == {day(0): 3, day(1): 0}


def test_days_without_exercise_count_from_the_last_line_of_the_plan_that_was_done(course: Course) -> None:
    log = joined(
        session(0, before=None, after=None),
        session(2, before=None, after=None, line="an-exercise-of-another-plan"),
        [entry(3, 8.0, "session_ended", session="s3", done=[])],
    )

    assert course(log, 5) == {"days_since_exercise": 5}
    assert course(log[:1], 0) == {"days_since_exercise": 0}
    assert course(log[2:], 5) == {}


def test_a_new_numb_place_counts_from_the_first_painting_on(course: Course) -> None:
    first, new = painted(0, ["calf_right"]), painted(1, ["calf_right", "foot_top_right"])

    assert course([first, new], 1) == {"new_numbness": True}
    assert course([first, painted(1, ["calf_right"])], 1) == {"new_numbness": False}
    assert course([first, new, painted(2, ["calf_right"])], 2)["new_numbness"] is True


def test_one_painting_has_nothing_to_be_compared_with(course: Course) -> None:
    assert course([painted(0, ["calf_right"]), painted(1, None)], 1) == {}


def test_numb_places_of_before_a_clearance_are_forgotten(course: Course, library: Library) -> None:
    log = [painted(0, []), painted(1, ["calf_right"], 8.0), painted(2, ["calf_right"]), painted(3, ["calf_right"])]

    assert course(log, 3)["new_numbness"] is True
    cleared = replace(plan_of(library), cleared=at(1, 8.0))
    assert course(log, 3, cleared)["new_numbness"] is False


def test_a_painting_of_the_moment_of_the_clearance_is_one_of_before(course: Course, library: Library) -> None:
    log = [painted(1, [], 8.0), painted(2, ["calf_right"])]

    assert course(log, 3, replace(plan_of(library), cleared=at(1, 8.0))) == {}
