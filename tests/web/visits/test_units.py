"""The 8-minute rule on the worked rows of the treatment dossier (section 6.3)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lasegue.web.visits.units import Rule, Timed, arithmetic, units_of, window

ROWS = [
    ([("97110", 33), ("97140", 7)], 3, {"97110": 2, "97140": 1}),
    ([("97112", 24), ("97110", 23)], 3, {"97112": 2, "97110": 1}),
    ([("97110", 18), ("97140", 13), ("97116", 10), ("97035", 8)], 3, {"97110": 1, "97140": 1, "97116": 1, "97035": 0}),
    ([("97110", 7)], 0, {"97110": 0}),
    ([("97140", 8), ("97110", 8)], 1, {"97140": 1, "97110": 0}),
    ([("97530", 38), ("97116", 15)], 4, {"97530": 3, "97116": 1}),
    ([("97116", 20)], 1, {"97116": 1}),
]
unhurried = settings(deadline=None)
codes = st.lists(st.tuples(st.sampled_from(["97110", "97112", "97116", "97140", "97530"]), st.integers(0, 180)))


@pytest.mark.parametrize(("given_", "total", "each"), ROWS)
def test_the_rows_of_the_dossier_come_out(given_: list[tuple[str, int]], total: int, each: dict[str, int]) -> None:
    result = units_of([Timed(code, minutes) for code, minutes in given_], "cms")
    assert result.units == total
    assert {row.code: row.units for row in result.codes} == each


def test_an_untimed_code_is_one_unit_and_adds_no_minutes() -> None:
    result = units_of([Timed("97164", 15, timed=False), Timed("97110", 16)], "cms")
    assert (result.total, result.units) == (16, 1)
    assert {row.code: row.units for row in result.codes} == {"97164": 1, "97110": 1}


def test_two_codes_of_eight_minutes_are_one_unit_by_cms_and_two_by_ama() -> None:
    given_ = [Timed("97140", 8), Timed("97110", 8)]
    assert (units_of(given_, "cms").units, units_of(given_, "ama").units) == (1, 2)


def test_the_arithmetic_names_the_sum_the_window_and_who_gets_the_rest() -> None:
    said = arithmetic(units_of([Timed("97110", 13), Timed("97110", 10), Timed("97140", 12)], "cms"))
    assert said.startswith("23 + 12 = 35 timed minutes; 23 to 37 is 2 units.")
    assert "97140 (12 over)" in said


@unhurried
@given(codes)
def test_under_cms_the_units_depend_on_the_total_alone_and_no_code_gets_two_more_than_whole(
    rows: list[tuple[str, int]],
) -> None:
    result = units_of([Timed(code, minutes) for code, minutes in rows], "cms")
    low, high = window(result.units)
    assert low <= result.total <= high
    assert all(row.whole <= row.units <= row.whole + 1 for row in result.codes)


@unhurried
@given(codes, st.sampled_from(["cms", "ama"]))
def test_the_order_of_rows_changes_no_total(rows: list[tuple[str, int]], rule: Rule) -> None:
    given_ = [Timed(code, minutes) for code, minutes in rows]
    assert units_of(given_, rule).units == units_of(given_[::-1], rule).units
