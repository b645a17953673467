from datetime import date
from typing import Any

import pytest
from tests.reasoning.building import Bench, Data, Sketch, facts_with, finding, yes

from lasegue.reasoning.facts import Facts, Visit

MRC = {"sided": True, "kind": "decimal"}


def derived(name: str, kind: str = "boolean", **rest: Any) -> Any:
    return finding(name, kind, asked_of="derived", **rest)


WEEKS = derived("weeks", "decimal", derive={"weeks_since": "onset"})
TIME = Sketch(
    finding("onset", "date"),
    WEEKS,
    derived(
        "acuity", "choice",
        derive={
            "bands": {
                "of": "weeks",
                "bands": [{"is": "acute", "below": 6}, {"is": "subacute", "at_most": 12}, {"is": "chronic"}],
            }
        },
    ),
    derived("early", "choice", derive={"bands": {"of": "weeks", "bands": [{"is": "yes", "below": 1}]}}),
)  # fmt: skip
BODY = Sketch(
    finding("kg", "decimal"),
    finding("cm", "decimal"),
    derived("bmi", "decimal", derive={
        "ratio": {"numerator": "kg", "denominator": "cm", "scale": 0.01, "power": 2, "decimals": 1}}),
    derived("plain", "decimal", derive={"ratio": {"numerator": "kg", "denominator": "cm"}}),
)  # fmt: skip
POWER = Sketch(
    finding("toe", "decimal", sided=True),
    finding("ankle", "decimal", sided=True),
    derived("lowest", "decimal", sided=True, derive={"lowest_of": ["toe", "ankle"]}),
    derived("since_last", "decimal", derive={"change": {"of": "lowest", "since": "last"}}),
    derived("since_first", "decimal", derive={"change": {"of": "lowest", "since": "first"}}),
    derived("weak", sided=True, derive={"when": {"finding": "lowest", "below": 5}}),
    derived("weak_at_all", derive={"when": {"finding": "lowest", "below": 5}}),
    derived("sum", "integer", derive={"count": [yes("weak_at_all"), {"finding": "toe", "is": 5}]}),
)
CHART = Sketch(
    finding("pain_regions", "region_set"),
    derived("below_knee", sided=True, derive={"regions": {"of": "pain_regions", "where": "below_knee"}}),
    derived("in_foot", sided=True, derive={"regions": {"of": "pain_regions", "where": "in_foot"}}),
)


@pytest.mark.parametrize(("onset", "weeks"), [("2026-03-04", 0), ("2026-02-04", 4), ("2026-03-01", 0.43)])
def test_weeks_are_counted_from_a_date_to_the_day_of_the_case(onset: str, weeks: float) -> None:
    assert TIME.derived({"onset": onset})["weeks"] == weeks


def test_without_the_date_no_weeks_are_derived() -> None:
    assert TIME.derived({}) == {}


@pytest.mark.parametrize(
    ("weeks", "acuity"),
    [(0, "acute"), (5.99, "acute"), (6, "subacute"), (12, "subacute"), (12.01, "chronic"), (500, "chronic")],
)
def test_a_band_holds_up_to_its_edge(weeks: float, acuity: str) -> None:
    assert TIME.derived({"weeks": weeks})["acuity"] == acuity


def test_a_band_reads_a_derived_number_too() -> None:
    assert TIME.derived({"onset": "2026-01-07"})["acuity"] == "subacute"


def test_a_number_beyond_every_band_gives_nothing() -> None:
    assert "early" not in TIME.derived({"weeks": 2})
    assert TIME.derived({"weeks": 0.5})["early"] == "yes"


def test_a_stated_derived_finding_is_not_replaced() -> None:
    assert "weeks" not in TIME.derived({"onset": "2026-02-04", "weeks": 5})


def test_a_ratio_scales_and_raises_its_denominator_and_rounds() -> None:
    added = BODY.derived({"kg": 80, "cm": 175})
    assert added == {"bmi": 26.1, "plain": 0.5}


@pytest.mark.parametrize("stated", [{"kg": 80}, {"cm": 175}, {"kg": 80, "cm": 0}, {}])
def test_a_ratio_needs_both_parts(stated: Data) -> None:
    assert BODY.derived(stated) == {}


def test_a_ratio_of_zero_is_a_number() -> None:
    assert BODY.derived({"kg": 0, "cm": 100})["plain"] == 0.0


def test_the_lowest_number_is_derived_for_each_side() -> None:
    assert POWER.derived({"toe": {"right": 4, "left": 5}, "ankle": {"right": 3}})["lowest"] == {"right": 3, "left": 5}


def test_without_numbers_there_is_no_lowest() -> None:
    assert "lowest" not in POWER.derived({})


def test_a_sided_condition_is_decided_side_by_side() -> None:
    assert POWER.derived({"toe": {"right": 4, "left": 5}})["weak"] == {"right": True, "left": False}


def test_a_sided_condition_leaves_an_unknown_side_out() -> None:
    assert POWER.derived({"toe": {"right": 4}})["weak"] == {"right": True}


def test_a_sided_condition_keeps_a_yes_without_a_side() -> None:
    assert POWER.derived({"toe": {"unsided": 4}})["weak"] == {"unsided": True}


def test_a_sided_no_is_never_spread_to_an_unknown_side() -> None:
    assert "weak" not in POWER.derived({"toe": {"unsided": 5}})
    assert POWER.derived({"toe": {"right": 5}})["weak"] == {"right": False}


def test_an_unsided_condition_is_one_truth() -> None:
    assert POWER.derived({"toe": {"right": 4}})["weak_at_all"] is True
    assert POWER.derived({"toe": {"right": 5, "left": 5}})["weak_at_all"] is False
    assert "weak_at_all" not in POWER.derived({"toe": {"right": 5}})


def test_a_count_adds_the_conditions_that_hold() -> None:
    assert POWER.derived({"toe": {"right": 4, "left": 5}})["sum"] == 2
    assert POWER.derived({"toe": {"right": 4, "left": 4}})["sum"] == 1
    assert POWER.derived({"toe": {"right": 4, "left": 4}, "weak_at_all": False})["sum"] == 0


def test_a_count_is_unknown_while_a_part_is() -> None:
    assert "sum" not in POWER.derived({"toe": {"right": 4}})


def test_choices_take_the_first_condition_that_is_true() -> None:
    bench = Bench(
        finding("a"),
        finding("b"),
        derived(
            "c", "choice", derive={"choose": [{"is": "first", "when": yes("a")}, {"is": "next", "when": yes("b")}]}
        ),
    )
    assert bench.derived({"a": True, "b": True})["c"] == "first"
    assert bench.derived({"a": False, "b": True})["c"] == "next"
    assert bench.derived({"b": True})["c"] == "next"
    assert bench.derived({"a": False, "b": False}) == {}


VISITS = (
    Visit(date(2026, 1, 1), {"toe": {"right": 2, "left": 5}}),
    Visit(date(2026, 2, 1), {"toe": {"right": 3}}),
    Visit(date(2026, 2, 2), {}),
)


def test_change_is_counted_from_the_last_or_first_visit_that_has_the_number() -> None:
    added = POWER.derived({"toe": {"right": 4.5, "left": 4}}, *VISITS)
    assert (added["since_last"], added["since_first"]) == (1, 2)


def test_change_needs_a_number_today_and_one_before() -> None:
    assert "since_last" not in POWER.derived({"toe": {"right": 4}})
    assert "since_last" not in POWER.derived({}, *VISITS)


def test_change_of_a_plain_number_is_the_difference() -> None:
    bench = Bench(
        finding("odi", "decimal"), derived("gone", "decimal", derive={"change": {"of": "odi", "since": "last"}})
    )
    before = Visit(date(2026, 1, 1), {"odi": 44.5})
    assert bench.derived({"odi": 20}, before)["gone"] == -24.5
    assert bench.derived({}, before) == {}


@pytest.mark.parametrize(("before", "now"), [(4.0, 3.1), (0.94, 0.04), (1.13, 0.23)])
def test_a_fall_that_lies_on_a_threshold_reaches_it(before: float, now: float) -> None:
    change = POWER.derived({"toe": {"right": now}}, Visit(date(2026, 1, 1), {"toe": {"right": before}}))["since_last"]
    assert change <= -0.9


def test_change_of_a_word_is_unknown() -> None:
    bench = Bench(finding("w", "choice"), derived("gone", "decimal", derive={"change": {"of": "w", "since": "last"}}))
    assert bench.derived({"w": "a"}, Visit(date(2026, 1, 1), {"w": "b"})) == {}


@pytest.mark.parametrize(
    ("marked", "below"),
    [
        ([], {"right": False, "left": False}),
        (["back_low_mid"], {"right": False, "left": False}),
        (["calf_right"], {"right": True, "left": False}),
        (["thigh_right", "foot_left"], {"right": False, "left": True}),
        (["leg_right"], {"left": False}),
        (["leg_right", "calf_right"], {"right": True, "left": False}),
        (["calf_right", "leg_right"], {"right": True, "left": False}),
        (["calf"], {"unsided": True}),
        (["leg"], None),
        (["calf", "foot_left"], {"left": True, "unsided": True}),
        (["foot_left", "calf"], {"left": True, "unsided": True}),
        (["calf", "leg"], {"unsided": True}),
    ],
)
def test_marked_places_say_on_which_side_pain_reaches_below_the_knee(marked: list[str], below: Data | None) -> None:
    assert CHART.derived({"pain_regions": marked}).get("below_knee") == below


def test_each_property_of_a_place_is_read_by_itself() -> None:
    added = CHART.derived({"pain_regions": ["calf_right", "foot_left"]})
    assert added["in_foot"] == {"right": False, "left": True}


def test_without_a_body_chart_nothing_is_said_about_the_leg() -> None:
    assert CHART.derived({}) == {}


IMPLIED = Sketch(
    finding("pregnant"), finding("sex", "choice", choices=["female", "male"]),
    finding("menses", implied=[{"value": False, "when": {"finding": "sex", "is": "male"}}]),
    derived("period_pain", derive={"when": yes("menses")}),
)  # fmt: skip


def test_a_value_is_implied_by_other_facts() -> None:
    assert IMPLIED.derived({"sex": "male"})["menses"] is False


def test_nothing_is_implied_while_the_condition_is_open_or_false() -> None:
    assert IMPLIED.derived({}) == {}
    assert IMPLIED.derived({"sex": "female"}) == {}


def test_a_stated_value_is_stronger_than_an_implied_one() -> None:
    assert IMPLIED.derived({"sex": "male", "menses": True}) == {"period_pain": True}


def test_derived_findings_read_implied_values() -> None:
    assert IMPLIED.derived({"sex": "male"}) == {"menses": False, "period_pain": False}


def test_what_is_computed_includes_findings_that_are_stated() -> None:
    facts = facts_with({"onset": "2026-02-04", "weeks": 5})
    bench = TIME.bench()
    values, _ = bench.filled(facts)
    assert bench.derivations.computed(facts, values) == {"weeks": 4.0, "acuity": "acute"}


def test_a_derivation_without_any_rule_gives_nothing() -> None:
    assert Bench(derived("x", derive={})).derived({}) == {}


def test_the_day_of_an_earlier_visit_counts_for_what_was_derived_then() -> None:
    bench = Bench(
        finding("onset", "date"), WEEKS, derived("more", "decimal", derive={"change": {"of": "weeks", "since": "last"}})
    )
    facts = Facts(
        "t", date(2026, 3, 4), {"onset": "2026-02-04"}, history=(Visit(date(2026, 2, 18), {"onset": "2026-02-04"}),)
    )
    assert bench.filled(facts)[1]["more"] == 2


def test_only_a_derived_finding_has_a_program() -> None:
    with pytest.raises(ValueError, match=r"^x: expected a derived finding, got one without derive$"):
        Bench().derivations._program(finding("x"))
