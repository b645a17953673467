from typing import Any

import pytest
from tests.reasoning.building import Data, by_id, finding, when, yes

from lasegue.reasoning.derivation import conditions_of, depends_on, in_order


def derived(name: str, kind: str = "boolean", **rest: Any) -> Any:
    return finding(name, kind, asked_of="derived", **rest)


def test_derived_findings_come_after_those_they_depend_on() -> None:
    first = derived("a_last", derive={"when": yes("b_middle")})
    second = derived("b_middle", derive={"when": yes("c_first")})
    third = derived("c_first", derive={"when": yes("asked")})
    ordered = in_order(by_id(first, second, third, finding("asked")))
    assert [each.id for each in ordered] == ["c_first", "b_middle", "a_last"]


def test_a_finding_that_depends_on_itself_is_refused() -> None:
    circle = by_id(derived("a", derive={"when": yes("b")}), derived("b", derive={"when": yes("a")}))
    with pytest.raises(ValueError, match=r"^a: expected a finding that does not depend on itself, got a circle$"):
        in_order(circle)


def test_two_ways_to_one_part_are_no_circle() -> None:
    part = derived("a", derive={"when": yes("x")})
    left = derived("b", derive={"when": yes("a")})
    whole = derived("c", derive={"when": {"all": [yes("a"), yes("b")]}})
    assert len(in_order(by_id(part, left, whole))) == 3


@pytest.mark.parametrize(
    ("derive", "parts"),
    [
        ({"weeks_since": "a"}, {"a"}),
        ({"ratio": {"numerator": "a", "denominator": "b"}}, {"a", "b"}),
        ({"bands": {"of": "a", "bands": []}}, {"a"}),
        ({"lowest_of": ["a", "b"]}, {"a", "b"}),
        ({"regions": {"of": "a", "where": "in_foot"}}, {"a"}),
        ({"change": {"of": "a", "since": "last"}}, {"a"}),
        ({"when": {"all": [yes("a"), {"not": yes("b")}]}}, {"a", "b"}),
        ({"choose": [{"is": "x", "when": yes("a")}, {"is": "y", "when": yes("b")}]}, {"a", "b"}),
        ({"count": [yes("a"), yes("b")]}, {"a", "b"}),
    ],
)
def test_the_parts_of_every_kind_of_derivation_are_named(derive: Data, parts: set[str]) -> None:
    assert depends_on(derived("x", derive=derive)) == parts


def test_a_finding_that_is_asked_depends_on_nothing() -> None:
    assert depends_on(finding("x")) == frozenset()


def test_the_conditions_of_a_derivation_are_listed_in_order() -> None:
    derive = derived(
        "x", derive={"when": yes("a"), "choose": [{"is": 1, "when": yes("b")}], "count": [yes("c")]}
    ).derive
    assert conditions_of(derive) == (when(yes("a")), when(yes("b")), when(yes("c")))
