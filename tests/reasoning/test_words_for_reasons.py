from typing import Any

import pytest
from tests.reasoning.building import finding
from tests.reasoning.small import small_library

from lasegue.reasoning.wording import RULES, label, reason_in_words, standing_in_words, value_in_words

LIBRARY = small_library()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "not answered"), (True, "yes"), (False, "no"), (4, "4"), (4.5, "4.5"), (4.0, "4"),
        ("no_effect", "no effect"), ([], "nothing"), (["back_low", "calf_right"], "back low, calf right"),
        (("a", "b"), "a, b"), ({"right": True, "left": False}, "right yes, left no"),
        ({"side_glide": "worse"}, "side glide worse"), ({"right": ["toe_up"]}, "right toe up"),
    ],
)  # fmt: skip
def test_a_value_is_said_in_words(value: Any, words: str) -> None:
    assert value_in_words(value) == words


def test_a_finding_is_called_by_its_title_in_lower_case() -> None:
    assert label("age_years", LIBRARY) == "age in years"
    assert label("urine_retention", LIBRARY) == "urine retention"


@pytest.mark.parametrize("title", ["STarT Back risk", "MRI of the back"])
def test_a_title_that_starts_with_an_abbreviation_keeps_its_capitals(title: str) -> None:
    library = small_library(findings={"x": finding("x", title=title)})
    assert label("x", library) == title


def test_an_unknown_finding_is_called_by_its_id() -> None:
    assert label("no_such_thing", LIBRARY) == "no such thing"


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ({"finding": "age_years", "value": 71}, "age in years: 71"),
        ({"finding": "urine_retention", "value": None}, "urine retention: not answered"),
        ({"classification": "extends"}, "classified as class extends"),
        ({"cause": "stenosis"}, "likely cause: narrow canal"),
        ({"triage": "urgent"}, "triage: urgent"),
        ({"rule": "never"}, "guidelines advise against it"),
        ({"rule": "new_rule"}, "new rule"),
    ],
)
def test_a_reason_is_said_in_words(reason: Any, words: str) -> None:
    assert reason_in_words(reason, LIBRARY) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [(1, "likely"), (0.5, "likely"), (0.49, "possible"), (0.15, "possible"), (0.14, "less likely"), (0, "less likely")],
)
def test_a_probability_is_said_in_words(share: float, words: str) -> None:
    assert standing_in_words(share) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("not_called_for", "no slot of the plan calls for it"),
        ("off_target", "works against the direction of this plan"),
        ("too_irritable", "too much for this degree of irritability"),
        ("equipment", "needs equipment that is not at hand"),
        ("no_room_in_phase", "the phases it belongs to are full"),
        ("enough_manual", "enough hands-on lines"),
        ("enough_families", "enough kinds of treatment"),
        ("passive_care_alone", "hands-on care is not offered without exercise"),
        ("on_request", "an option on request; not part of a draft"),
        ("override_only", "guidelines advise against it; a clinician may add it with a reason"),
    ],
)
def test_every_rule_of_selection_has_words(rule: str, words: str) -> None:
    assert RULES[rule] == words
