"""How a log is gathered into sessions: what was done, what was said during it, and what belongs to the day alone."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.reasoning.home_log import PRESS_UP, START, at, day, entry, joined, plan_of, session

from lasegue.knowledge.library import Library
from lasegue.reasoning.progression.deciding import Progression
from lasegue.reasoning.progression.log import Logged, in_order
from lasegue.reasoning.progression.observing import next_day, of_session
from lasegue.reasoning.progression.sessions import Book, read


@pytest.fixture
def book_of(library: Library) -> Callable[..., Book]:
    def gathers(*parts: list[Logged]) -> Book:
        return read(in_order(joined(*parts)), library.vocabulary)

    return gathers


def during(kind: str, **body: Any) -> list[Logged]:
    """An entry of the press-up in the session of the first day."""
    return [entry(0, 8.1, kind, session="s0-8.0", line=PRESS_UP, **body)]


def test_two_sessions_of_one_day_are_looked_at_apart(book_of: Callable[..., Book]) -> None:
    book = book_of(session(0, before=1, after=3), session(0, before=3, after=3, hour=16.0))

    rises = [of_session(book, each, PRESS_UP)["pain_rise"] for each in book.lasting(PRESS_UP, START)]

    assert rises == [2, 0]


def test_a_session_that_lasts_past_midnight_counts_for_the_day_of_each_entry(book_of: Callable[..., Book]) -> None:
    late = {"session": "late", "line": PRESS_UP}
    book = book_of([entry(0, 23.9, "set_done", **late), entry(1, 0.1, "set_done", **late)])

    assert [each.on for each in book.lasting(PRESS_UP, START)] == [day(0), day(1)]


def test_a_session_has_the_name_of_the_device_and_starts_with_its_first_entry(book_of: Callable[..., Book]) -> None:
    (only,) = book_of([entry(0, 7.5, "session_started", session="s0-8.0")], session(0)).sessions

    assert (only.key, only.started) == ("s0-8.0", at(0, 7.5))


def test_lines_named_at_the_end_of_a_session_were_done(book_of: Callable[..., Book]) -> None:
    book = book_of([entry(0, 9.0, "session_ended", session="s", done=[PRESS_UP, "bird-dog"])])

    assert book.sessions[0].done == {PRESS_UP, "bird-dog"}


def test_a_session_that_ends_without_a_list_of_lines_had_none(book_of: Callable[..., Book]) -> None:
    assert book_of([entry(0, 9.0, "session_ended", session="s")]).sessions[0].done == set()


def test_pain_that_names_no_session_belongs_to_the_day_and_to_no_session(book_of: Callable[..., Book]) -> None:
    book = book_of(
        [
            entry(0, 8.0, "set_done", line=PRESS_UP),
            entry(0, 8.2, "pain", moment="after", worst=4),
        ]
    )

    (alone,) = book.lasting(PRESS_UP, START)
    assert [pain.worst for pain in book.pains] == [4]
    assert of_session(book, alone, PRESS_UP)["last_logged"] is False


def test_pain_of_the_day_that_was_logged_within_a_session_is_neither_its_start_nor_its_end(
    book_of: Callable[..., Book],
) -> None:
    book = book_of(session(0), [entry(0, 8.1, "pain", session="s0-8.0", moment="today", worst=9)])

    assert [pain.worst for pain in book.pains] == [2, 9, 2]
    assert of_session(book, book.sessions[0], PRESS_UP)["worst_pain"] == 2


def test_of_several_feelings_of_a_day_the_worst_counts(book_of: Callable[..., Book]) -> None:
    feelings = [entry(1, 7.0, "feeling", is_="worse"), entry(1, 9.0, "feeling", is_="better")]
    book = book_of(session(0), feelings)

    assert next_day(book, book.sessions[0]) == "worse"


def test_a_screen_without_answers_says_nothing(library: Library) -> None:
    log = joined(session(0, screen=None), [entry(0, 7.0, "screen")])

    decision = Progression(library).decide(plan_of(library), log, day(1))

    assert (decision.light, decision.missing) == (None, ("danger",))


def test_only_answers_to_safety_questions_are_screens(book_of: Callable[..., Book]) -> None:
    (screen,) = book_of(session(0)).screens

    assert screen[0] == at(0, 7.8)


@pytest.mark.parametrize("kind", ["too_hard", "swapped"])
def test_an_easier_exercise_asked_for_is_a_line_that_was_too_hard(book_of: Callable[..., Book], kind: str) -> None:
    book = book_of(session(0), during(kind))

    assert book.taps(PRESS_UP, day(0)) == ({"tap": "too_hard"},)


@pytest.mark.parametrize("kind", ["too_hard", "swapped", "hurts_more"])
def test_a_line_that_was_only_spoken_of_was_touched(book_of: Callable[..., Book], kind: str) -> None:
    book = book_of(during(kind))

    assert len(book.lasting(PRESS_UP, START)) == 1
    assert book.sessions[0].done == set()


def test_what_was_said_of_more_pain_is_read_against_the_start(book_of: Callable[..., Book]) -> None:
    book = book_of(session(0, before=2), during("hurts_more", further_down=False, worst=5))

    assert book.taps(PRESS_UP, day(0)) == ({"tap": "hurts_more", "moved_down": False, "worst_pain": 5, "pain_rise": 3},)


def test_without_a_start_the_rise_is_unknown(book_of: Callable[..., Book]) -> None:
    book = book_of(session(0, before=None), during("hurts_more", further_down=True, worst=5))

    assert book.taps(PRESS_UP, day(0)) == ({"tap": "hurts_more", "moved_down": True, "worst_pain": 5},)


def test_more_pain_without_a_number_leaves_the_number_and_the_rise_unknown(book_of: Callable[..., Book]) -> None:
    book = book_of(session(0, before=2), during("hurts_more", further_down=True, worst=None))

    assert book.taps(PRESS_UP, day(0)) == ({"tap": "hurts_more", "moved_down": True},)


def test_the_highest_pain_before_a_session_is_its_start(book_of: Callable[..., Book]) -> None:
    again = [entry(0, 7.95, "pain", session="s0-8.0", moment="before", worst=4)]
    book = book_of(session(0, before=2), again, during("hurts_more", further_down=False, worst=5))

    assert book.taps(PRESS_UP, day(0))[0]["pain_rise"] == 1


def test_everything_said_of_a_line_on_a_day_is_kept(book_of: Callable[..., Book]) -> None:
    book = book_of(
        session(0, hurt={"further_down": False, "worst": 3}),
        session(0, hurt={"further_down": False, "worst": 4}, hour=16.0),
        [entry(0, 16.1, "too_hard", session="s0-16.0", line=PRESS_UP)],
        session(1, hurt={"further_down": False, "worst": 9}),
        [entry(0, 16.1, "too_hard", session="s0-16.0", line="bird-dog")],
    )

    said = [(each["tap"], each.get("worst_pain")) for each in book.taps(PRESS_UP, day(0))]

    assert said == [("hurts_more", 3), ("hurts_more", 4), ("too_hard", None)]
