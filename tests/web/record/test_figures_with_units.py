from typing import Any

import pytest

from lasegue.web.record.units import beside, measured


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (29, "year", "29 years"),
        (1, "week", "1 week"),
        (45, "degree", "45°"),
        (30, "%", "30 %"),
        (7, "points", "7"),
        (15, "min", "15 min"),
        (0.2, "day", "about 5 hours"),
        (0.01, "day", "about 1 hour"),
        (3, "", "3"),
    ],
)
def test_a_figure_is_read_with_its_unit(value: Any, unit: str, words: str) -> None:
    assert measured(f"{value:g}", value, unit) == words


@pytest.mark.parametrize(
    ("unit", "words"), [("degree", "°"), ("day", "days"), ("%", "%"), ("points", ""), ("ml", "ml")]
)
def test_a_field_names_its_unit_beside_it(unit: str, words: str) -> None:
    assert beside(unit) == words
