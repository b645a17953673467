"""A link to a finding leads to the side that is meant."""

from typing import Any

import pytest

from lasegue.web.assessment.places import side_to_see, way_to

KEY = "00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize(
    ("stated", "open_one", "side"),
    [
        ({"right": True, "left": False}, False, "right"),
        ({"right": False, "left": True}, False, "left"),
        ({"right": 40}, False, "right"),
        ({"left": False}, True, "right"),
        ({"right": False}, True, "left"),
        (None, True, "left"),
        (True, False, "left"),
    ],
)
def test_the_side_that_says_something_or_the_one_that_is_open(stated: Any, open_one: bool, side: str) -> None:
    assert side_to_see(stated, open_one=open_one) == side


def test_a_way_leads_to_the_cell_of_a_side_and_a_finding_without_sides_has_none() -> None:
    assert way_to(KEY, "slr_positive", "right").endswith("#v-slr_positive-right")
    assert way_to(KEY, "slr_positive").endswith("#v-slr_positive-left")
    assert "right" not in way_to(KEY, "worse_sitting", "right")
