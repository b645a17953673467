"""What a page in the browser is given to decide at once, and that the server decides the same."""

import json
from typing import Any

import pytest

from lasegue.knowledge.shelf import load
from lasegue.knowledge.wording import Wording
from lasegue.logic.condition import Condition
from lasegue.reasoning.progression.in_session import comparisons, light_table, tap_table
from lasegue.reasoning.progression.rules import Responses

LIBRARY = load()
RESPONSES = Responses(LIBRARY)
TABLE = tap_table(LIBRARY, Wording.of(LIBRARY, "en"))


def hurts(worst: int, *, down: bool = False, start: int | None = None) -> dict[str, Any]:
    rise = {} if start is None else {"pain_rise": worst - start}
    return {"tap": "hurts_more", "moved_down": down, "worst_pain": worst, **rise}


TAPS = [
    ({"tap": "too_hard"}, "too-hard", "swap"),
    (hurts(4, start=3), "hurts-more", "swap"),
    (hurts(4), "hurts-more", "swap"),
    ({"tap": "hurts_more"}, "hurts-more", "swap"),
    (hurts(5, start=2), "hurts-far-more", "rest"),
    (hurts(6, start=5), "hurts-too-much", "rest"),
    (hurts(1, down=True), "moved-further-down", "rest"),
]


def as_the_page_does(seen: dict[str, Any]) -> dict[str, Any]:
    tests = {
        "is": lambda value, bound: value == bound,
        "at_least": lambda value, bound: value >= bound,
        "above": lambda value, bound: value > bound,
    }

    def holds(leaf: dict[str, Any]) -> bool:
        value = seen.get(leaf["finding"])
        (test,) = set(leaf) - {"finding"}
        return value is not None and tests[test](value, leaf[test])

    return next(row for row in TABLE if all(holds(leaf) for leaf in row["when"]))


@pytest.mark.parametrize(("seen", "rule", "move"), TAPS)
def test_page_and_server_decide_alike(seen: dict[str, Any], rule: str, move: str) -> None:
    row, entry = as_the_page_does(seen), RESPONSES.tapped(seen)

    assert entry is not None
    assert (row["rule"], row["move"]) == (entry.id, entry.move) == (rule, move)


def test_spread_and_strong_pain_show_relief_and_tell_the_clinic() -> None:
    for row in TABLE:
        assert (row["move"] == "rest") == (row["contact"] == "clinic") == row["relief"]
        assert (row["stop_rule"] is not None) == (row["move"] == "rest")


def test_the_lights_have_the_numbers_of_the_library() -> None:
    lights = light_table(LIBRARY, Wording.of(LIBRARY, "es"))

    assert list(lights) == ["red", "amber", "green"]
    numbers = {name: (each["at_most"], each["above_start_at_most"]) for name, each in lights.items()}
    assert numbers == {"green": (3, 0), "amber": (5, 2), "red": (10, 10)}
    assert lights["green"]["says"].startswith("Verde")
    assert (lights["green"]["needs"], lights["red"]["needs"]) == ("all", "any")


def test_both_tables_are_plain_json() -> None:
    words = Wording.of(LIBRARY, "ar")

    assert json.loads(json.dumps([tap_table(LIBRARY, words), light_table(LIBRARY, words)]))


def test_a_row_of_the_taps_has_all_that_the_reference_page_names() -> None:
    (row,) = (each for each in tap_table(LIBRARY, Wording.of(LIBRARY, "en")) if each["rule"] == "hurts-too-much")
    entry = LIBRARY.in_session["hurts-too-much"]

    assert row == {
        "rule": "hurts-too-much",
        "title": entry.title,
        "says": entry.to_patient,
        "when": [{"finding": "tap", "is": "hurts_more"}, {"finding": "worst_pain", "at_least": 6}],
        "move": "rest",
        "contact": "clinic",
        "relief": True,
        "stop_rule": "pain_jump",
        "basis": "convention",
        "certainty": "unrated",
        "sources": ["trafficprov"],
    }


def test_a_tap_that_carries_out_no_stop_rule_names_none() -> None:
    (row,) = (each for each in tap_table(LIBRARY, Wording.of(LIBRARY, "en")) if each["rule"] == "too-hard")

    assert row["stop_rule"] is None
    assert row["when"] == [{"finding": "tap", "is": "too_hard"}]


def test_a_light_has_all_that_the_reference_page_names() -> None:
    green = light_table(LIBRARY, Wording.of(LIBRARY, "en"))["green"]
    entry = LIBRARY.responses["light-green"]

    assert green == {
        "rule": "light-green",
        "title": entry.title,
        "says": entry.to_patient,
        "at_most": 3,
        "above_start_at_most": 0,
        "needs": "all",
        "criteria": [
            {
                "id": "during",
                "when": {
                    "all": (
                        {"finding": "worst_pain", "at_most": 3},
                        {"finding": "moved_down", "is": False},
                        {"finding": "stays_down", "is": False},
                    )
                },
            },
            {"id": "after", "when": {"finding": "settling", "is": "hour"}},
            {"id": "safe", "when": {"finding": "danger", "is": "none"}},
        ],
        "basis": "convention",
        "certainty": "unrated",
        "sources": ["trafficprov", "trafficmvmt"],
    }


LEAF = Condition(finding="worst_pain", at_least=6)


@pytest.mark.parametrize(
    "when", [Condition(any_=(LEAF,)), Condition(not_=LEAF), Condition(all_=(Condition(any_=(LEAF,)),))]
)
def test_a_condition_that_a_page_cannot_read_is_refused(when: Condition) -> None:
    with pytest.raises(ValueError, match=r"^expected one comparison or all of several, got another condition$"):
        comparisons(when)


def test_a_tap_that_the_library_does_not_know_has_no_answer() -> None:
    assert RESPONSES.tapped({"tap": "a_tap_of_tomorrow"}) is None
    assert RESPONSES.tapped({}) is None
