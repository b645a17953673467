"""What a page in the browser is given to decide at once, and that the server decides the same."""

import json
from typing import Any

import pytest

from lasegue.knowledge.shelf import load
from lasegue.knowledge.wording import Wording
from lasegue.reasoning.progression.in_session import light_table, tap_table
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
