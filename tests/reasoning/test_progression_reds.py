"""Red lights of a log: which sessions and answers are red, what made them so, and what the patient read."""

from typing import Any

import pytest
from tests.reasoning.home_log import CLEAR, PRESS_UP, at, entry, joined, session

from lasegue.knowledge.library import Library
from lasegue.reasoning.progression.deciding import Progression
from lasegue.reasoning.progression.log import Logged
from lasegue.reasoning.progression.reds import Red


@pytest.fixture(scope="module")
def rules(library: Library) -> Progression:
    return Progression(library)


def hurt(name: str, hour: float, worst: int | None, *, down: bool = False, line: str = PRESS_UP) -> Logged:
    return entry(0, hour, "hurts_more", session=name, line=line, further_down=down, worst=worst)


def test_a_red_session_is_told_by_its_name_its_begin_and_its_numbers(library: Library) -> None:
    log = session(0, before=3, after=6)

    assert Progression(library).reds(log) == [
        Red("pain", "s0-8.0", at(0, 7.9), ("during",), {"worst_pain": 6, "pain_rise": 3, "lines": []}, "light-red")
    ]


@pytest.mark.parametrize("after", [2, 4])
def test_a_green_or_amber_session_is_no_red_light(rules: Progression, after: int) -> None:
    assert rules.reds(session(0, before=2, after=after)) == []


def test_a_session_in_which_no_exercise_is_named_is_red_by_its_pain(rules: Progression) -> None:
    (red,) = rules.reds([entry(0, 8.2, "pain", session="s", moment="after", worst=7)])

    assert (red.session, red.criteria, red.because) == ("s", ("during",), {"worst_pain": 7, "lines": []})


def test_pain_painted_lower_after_a_session_is_a_red_light_whatever_its_number(rules: Progression) -> None:
    def painted(hour: float, moment: str, place: str) -> Logged:
        return entry(0, hour, "pain", session="s", moment=moment, worst=2, regions={"pain": [place]})

    (red,) = rules.reds([painted(8.0, "before", "thigh_back_right"), painted(8.2, "after", "calf_right")])

    assert (red.criteria, red.because["pain_rise"]) == (("spread",), 0)


def test_answers_with_a_warning_sign_are_red_without_a_session(library: Library) -> None:
    given = {"urine_start_difficulty": True, "saddle_sensation_change": True, "fever": "unsure", "night_sweats": False}

    assert Progression(library).reds([entry(2, 7.0, "screen", answers=given)]) == [
        Red(
            "flag",
            "",
            at(2, 7.0),
            ("danger",),
            {"answers": ["saddle_sensation_change", "urine_start_difficulty"], "level": "emergency"},
            "",
        )
    ]


@pytest.mark.parametrize("given", [CLEAR, {"weakness_new": True}, {"saddle_sensation_change": "unsure"}])
def test_answers_that_stop_nothing_are_no_red_light(rules: Progression, given: dict[str, Any]) -> None:
    assert rules.reds([entry(0, 7.0, "screen", answers=given)]) == []


def test_red_lights_are_told_oldest_first(rules: Progression) -> None:
    log = joined(
        session(2, before=2, after=7),
        session(1, before=2, after=8),
        [entry(1, 20.0, "screen", answers={"fever": True})],
    )

    assert [(each.rank, each.at) for each in rules.reds(log)] == [
        ("pain", at(1, 7.9)),
        ("flag", at(1, 20.0)),
        ("pain", at(2, 7.9)),
    ]


def test_several_lines_of_a_session_are_one_red_light_of_the_worst(rules: Progression) -> None:
    log = joined(
        session(0, before=2, after=2, place="same"),
        [hurt("s0-8.0", 8.1, 4, line="walking-program"), hurt("s0-8.0", 8.15, 6, line="bird-dog")],
    )

    (red,) = rules.reds(log)

    assert red.because == {"worst_pain": 6, "pain_rise": 4, "lines": ["bird-dog", "walking-program"]}


def test_all_that_made_a_session_red_is_named_once_and_in_the_order_of_the_rule(rules: Progression) -> None:
    log = joined(
        session(0, before=2, after=7, place="further"),
        session(0, before=2, after=None, line="walking-program"),
        [entry(1, 7.0, "feeling", is_="worse")],
    )

    (red,) = rules.reds(log)

    assert red.criteria == ("during", "spread", "after")


@pytest.mark.parametrize(
    ("worst", "down", "told"),
    [(7, False, "hurts-too-much"), (5, False, "hurts-far-more"), (1, True, "moved-further-down")],
)
def test_a_tap_during_the_exercise_is_what_the_patient_read(
    rules: Progression, worst: int, down: bool, told: str
) -> None:
    (red,) = rules.reds(joined(session(0, place=None), [hurt("s0-8.0", 8.1, worst, down=down)]))

    assert (red.told, red.because["lines"]) == (told, [PRESS_UP])


def test_of_several_taps_of_a_session_the_most_serious_is_told(rules: Progression) -> None:
    taps = [hurt("s0-8.0", 8.05, 5), hurt("s0-8.0", 8.1, 2, down=True, line="bird-dog"), hurt("s0-8.0", 8.15, 7)]

    (red,) = rules.reds(joined(session(0), taps))

    assert red.told == "moved-further-down"


def test_too_hard_is_not_what_made_a_session_red(rules: Progression) -> None:
    log = joined(session(0, before=2, after=7), [entry(0, 8.1, "too_hard", session="s0-8.0", line=PRESS_UP)])

    (red,) = rules.reds(log)

    assert (red.told, red.because["lines"]) == ("light-red", [])


def test_each_of_two_sessions_of_a_day_is_told_by_its_own_taps(rules: Progression) -> None:
    log = joined(
        session(0, before=2),
        [hurt("s0-8.0", 8.1, 7)],
        session(0, before=2, hour=16.0),
        [hurt("s0-16.0", 16.1, 5)],
    )

    assert [each.told for each in rules.reds(log)] == ["hurts-too-much", "hurts-far-more"]


def test_the_same_red_light_is_known_again_and_more_pain_is_a_newer_one(rules: Progression) -> None:
    log = session(0, before=2, after=7)
    (first,), (again,) = (
        rules.reds(log),
        rules.reds(joined(log, [entry(0, 8.1, "too_hard", session="s0-8.0", line="x")])),
    )
    (worse,) = rules.reds(joined(log, [hurt("s0-8.0", 8.1, 8)]))
    (spread,) = rules.reds(session(0, before=2, after=7, place="further"))
    (other,) = rules.reds(session(0, before=2, after=7, hour=9.0))

    assert first.evidence == again.evidence
    assert len({each.evidence for each in (first, worse, spread, other)}) == 4


def test_answers_are_known_again_by_their_moment_and_by_what_was_said(rules: Progression) -> None:
    fever = {"fever": True}
    (first,), (again,) = (rules.reds([entry(0, 7.0, "screen", answers=fever)]) for _ in range(2))
    (later,) = rules.reds([entry(0, 8.0, "screen", answers=fever)])
    (more,) = rules.reds([entry(0, 7.0, "screen", answers={**fever, "calf_swelling": True})])

    assert first.evidence == again.evidence
    assert len({each.evidence for each in (first, later, more)}) == 3


def test_a_session_is_the_same_red_light_whenever_its_first_entry_came(rules: Progression) -> None:
    log = session(0, before=2, after=7)
    (short,), (whole,) = rules.reds(log), rules.reds([entry(0, 7.0, "session_started", session="s0-8.0"), *log])

    assert (short.at, whole.at) == (at(0, 7.9), at(0, 7.0))
    assert short.evidence == whole.evidence
