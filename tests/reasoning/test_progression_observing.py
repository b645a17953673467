"""What one session shows about one line, and how soon pain settles after it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.reasoning.home_log import PRESS_UP, at, entry, joined, session

from lasegue.knowledge.library import Library
from lasegue.reasoning.progression.log import Logged, in_order
from lasegue.reasoning.progression.observing import of_session
from lasegue.reasoning.progression.sessions import read

DAY = timedelta(days=1)
END = at(0, 8.2)
INSTANT = timedelta(seconds=1)

Shows = Callable[..., dict[str, Any]]


@pytest.fixture
def shows(library: Library) -> Shows:
    """What the first session of a log shows about the press-up."""

    def observes(*parts: list[Logged]) -> dict[str, Any]:
        book = read(in_order(joined(*parts)), library.vocabulary)
        return of_session(book, book.sessions[0], PRESS_UP)

    return observes


def later(after: timedelta, worst: int) -> list[Logged]:
    """Pain of the day, so long after the end of the first session."""
    return [Logged("pain", END + after, {"moment": "today", "worst": worst})]


def test_a_session_logged_in_full_leaves_only_the_next_day_open(shows: Shows) -> None:
    assert shows(session(0, before=3, after=1, place="same")) == {
        "worst_pain": 1,
        "pain_rise": -2,
        "pain_change": -2,
        "place_after": "same",
        "moved_down": False,
        "stays_down": False,
        "settling": "hour",
        "last_logged": True,
    }


def test_a_session_without_a_log_shows_only_that(shows: Shows) -> None:
    assert shows(session(0, before=None, after=None)) == {"last_logged": False}


def test_without_a_place_afterwards_nobody_knows_whether_pain_moved_down(shows: Shows) -> None:
    assert not {"place_after", "moved_down", "stays_down"} & set(shows(session(0, place=None)))


def test_more_pain_during_an_exercise_counts_though_it_was_less_afterwards(shows: Shows) -> None:
    seen = shows(session(0, before=2, after=2, hurt={"further_down": False, "worst": 6}))

    assert (seen["worst_pain"], seen["pain_rise"], seen["pain_change"]) == (6, 4, 0)


def test_more_pain_without_a_number_adds_no_number(shows: Shows) -> None:
    assert shows(session(0, before=2, after=3, hurt={"further_down": True, "worst": None}))["worst_pain"] == 3


def test_more_pain_of_another_line_is_not_of_this_one(shows: Shows) -> None:
    other = [entry(0, 8.1, "hurts_more", session="s0-8.0", line="bird-dog", further_down=True, worst=9)]

    seen = shows(session(0), other)

    assert (seen["worst_pain"], seen["moved_down"]) == (2, False)


@pytest.mark.parametrize("feeling", ["better", "same", "worse"])
def test_the_feeling_of_the_next_day_is_told_as_it_was_given(shows: Shows, feeling: str) -> None:
    assert shows(session(0), [entry(1, 7.0, "feeling", is_=feeling)])["next_day"] == feeling


def test_the_feeling_of_another_day_is_not_that_of_the_next(shows: Shows) -> None:
    others = [entry(number, 7.0, "feeling", is_="worse") for number in (0, 2)]

    assert "next_day" not in shows(session(0), others)


@pytest.mark.parametrize("worst", [1, 2])
@pytest.mark.parametrize("after", [INSTANT, DAY])
def test_pain_back_at_the_start_within_a_day_settled_within_the_day(shows: Shows, after: timedelta, worst: int) -> None:
    assert shows(session(0, before=2, after=3), later(after, worst))["settling"] == "day"


@pytest.mark.parametrize("after", [DAY + INSTANT, 2 * DAY])
def test_pain_still_higher_on_the_following_day_takes_longer(shows: Shows, after: timedelta) -> None:
    assert shows(session(0, before=2, after=3), later(after, 3))["settling"] == "longer"


def test_pain_higher_on_the_following_day_that_had_settled_before_settled_within_the_day(shows: Shows) -> None:
    seen = shows(session(0, before=2, after=3), later(DAY / 2, 2), later(DAY * 1.5, 5))

    assert seen["settling"] == "day"


@pytest.mark.parametrize(
    ("after", "worst"),
    [
        (DAY / 2, 3),  # the day is not over
        (DAY, 3),  # nor is it at its last moment
        (DAY + INSTANT, 2),  # it settled, at some time nobody saw
        (2 * DAY + INSTANT, 3),  # too late to say
        (timedelta(0), 2),  # the end of the session itself
    ],
)
def test_what_the_log_does_not_settle_stays_unknown(shows: Shows, after: timedelta, worst: int) -> None:
    assert "settling" not in shows(session(0, before=2, after=3), later(after, worst))


def test_pain_logged_before_the_session_ended_does_not_settle_it(shows: Shows) -> None:
    assert "settling" not in shows(session(0, before=2, after=3), later(-INSTANT, 1))
