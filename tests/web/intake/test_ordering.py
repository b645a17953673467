"""The order of questions, without any page: the engine's results in, the next question out."""

from typing import Any

import pytest

from lasegue.exchange.case_file import facts_of
from lasegue.reasoning.engine import Engine
from lasegue.web.intake import ordering
from lasegue.web.intake.ordering import (
    ADVICE,
    CHART,
    MEMBERS,
    MOST_SECONDS,
    SCREEN,
    WORDS,
    Round,
    ahead,
    may_be_asked,
    seconds_for,
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    from lasegue.knowledge.shelf import load

    return Engine(load(None))


def standing(
    engine: Engine, findings: dict[str, Any], path: tuple[str, ...] = (), unsure: tuple[str, ...] = ()
) -> Round:
    facts = facts_of({"case": "t", "on": "2026-11-29", "findings": findings}, "case", engine, [])
    assert facts is not None
    return Round(engine.run(facts), path, unsure)


CLEAR = dict.fromkeys(SCREEN, False)
SAFE = CLEAR | {
    "age_years": 44,
    "sex_at_birth": "male",
    "major_trauma": False,
    "cancer_history": False,
    "weight_loss_unexplained": False,
    "anticoagulant": False,
    "fever": False,
}


def test_the_first_question_is_about_feeling_between_the_legs(engine: Engine) -> None:
    assert ahead(standing(engine, {})).next == "saddle_sensation_change"


def test_the_whole_screen_comes_before_age_and_age_before_everything_else(engine: Engine) -> None:
    questions = ahead(standing(engine, {})).questions
    assert questions[: len(SCREEN)] == SCREEN
    assert questions[len(SCREEN) : len(SCREEN) + 2] == ("age_years", "sex_at_birth")


def test_all_of_the_safety_check_comes_before_the_body_chart(engine: Engine) -> None:
    coming = ahead(standing(engine, {}))
    assert coming.questions[coming.safety] == CHART


def test_the_chart_follows_when_nothing_of_safety_is_open(engine: Engine) -> None:
    coming = ahead(standing(engine, SAFE))
    assert coming.safety == 0
    assert coming.next == CHART


def test_a_man_is_never_asked_about_pregnancy(engine: Engine) -> None:
    assert not [each for each in ahead(standing(engine, SAFE)).questions if "pregn" in each or "gestation" in each]


def test_a_pregnant_woman_is_asked_the_warning_signs_of_pregnancy_as_safety(engine: Engine) -> None:
    coming = ahead(standing(engine, SAFE | {"sex_at_birth": "female", "pregnant": True}))
    safety = coming.questions[: coming.safety]
    assert safety[0] == "gestation_weeks"
    assert "pregnancy_reduced_movements" in safety


def test_details_of_a_cancer_are_asked_only_of_those_who_had_one(engine: Engine) -> None:
    assert "cancer_details" not in ahead(standing(engine, SAFE)).questions
    assert ahead(standing(engine, SAFE | {"cancer_history": True})).next == "cancer_details"


def test_nothing_is_asked_twice(engine: Engine) -> None:
    questions = ahead(standing(engine, {})).questions
    assert len(questions) == len(set(questions))


def test_what_is_answered_or_unsure_is_not_asked_while_others_are_open(engine: Engine) -> None:
    call = standing(engine, {"saddle_sensation_change": False}, ("urinary_retention",), ("urinary_retention",))
    assert ahead(call).next == "urine_start_difficulty"


def test_unsure_safety_answers_are_asked_once_more_at_the_very_end(engine: Engine) -> None:
    call = standing(engine, SAFE | {"fever": False}, unsure=("urinary_retention",))
    rest = {name: value for name, value in SAFE.items() if name != "urinary_retention"}
    call = standing(engine, rest, unsure=("urinary_retention",))
    assert ahead(call).questions[-1] == "urinary_retention"
    twice = standing(engine, rest, unsure=("urinary_retention", "urinary_retention"))
    assert "urinary_retention" not in ahead(twice).questions


def test_nothing_is_asked_after_an_emergency(engine: Engine) -> None:
    assert ahead(standing(engine, {"urinary_retention": True})).questions == ()


def test_an_urgent_answer_brings_advice_after_the_safety_check_and_a_short_story(engine: Engine) -> None:
    coming = ahead(standing(engine, SAFE | {"fever": True}))
    assert coming.next == ADVICE
    assert WORDS not in coming.questions


def test_a_person_is_never_asked_for_a_form_a_test_or_a_clinicians_finding(engine: Engine) -> None:
    for call in (standing(engine, {}), standing(engine, SAFE)):
        for question in ahead(call).questions:
            assert question in (CHART, WORDS, ADVICE) or question in MEMBERS or may_be_asked(call.findings[question])


def test_questions_beyond_the_needed_ones_stop_when_the_minutes_are_spent(engine: Engine) -> None:
    told = SAFE | {"pain_regions": ["back_low_left", "calf_left"]}
    fresh = standing(engine, told)
    spent = standing(engine, told, path=("arm_or_hand_weakness",) * (MOST_SECONDS // 6))
    assert list(ordering._while_time_remains(fresh)) != []
    assert list(ordering._while_time_remains(spent)) == []
    total = sum(seconds_for(each, fresh.findings) for each in ahead(standing(engine, {})).questions)
    assert total < 1.4 * MOST_SECONDS


def test_the_order_is_the_same_every_time(engine: Engine) -> None:
    assert ahead(standing(engine, SAFE)) == ahead(standing(engine, dict(reversed(SAFE.items()))))
