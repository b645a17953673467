from math import exp, log, prod, sqrt
from typing import Any

import pytest
from tests.reasoning.building import Bench, Data, amount, by_id, cause, finding, sign, yes

from lasegue.reasoning.differential import Likelihoods, Probability, interval, normalised

FINDINGS = (
    finding("a"), finding("b"), finding("c", sided=True), finding("age", "integer"), finding("x"),
    finding("either", asked_of="derived", derive={"when": {"any": [yes("a"), yes("b")]}}),
)  # fmt: skip


def probabilities(causes: list[Any], findings: Data, setting: str = "outpatient") -> tuple[Probability, ...]:
    bench = Bench(*FINDINGS)
    likelihoods = Likelihoods(by_id(*causes), bench.layout)
    reasons = bench.reasons(findings)
    return likelihoods.probabilities(likelihoods.standing(reasons.values, setting), reasons)


def shares(causes: list[Any], findings: Data, setting: str = "outpatient") -> dict[str, float]:
    return {row.cause.id: row.value for row in probabilities(causes, findings, setting)}


def plain(name: str, prior: float, *signs: Data) -> Any:
    return cause(name, {"outpatient": amount(prior)}, *signs)


def ratio(name: str, condition: Data, value: float, **rest: Any) -> Data:
    return sign(name, condition, present=amount(value), **rest)


def test_without_facts_the_priors_are_the_probabilities() -> None:
    assert shares([plain("p", 0.6), plain("q", 0.3), plain("r", 0.1)], {}) == pytest.approx(
        {"p": 0.6, "q": 0.3, "r": 0.1}
    )


def test_priors_need_not_sum_to_one() -> None:
    assert shares([plain("p", 0.2), plain("q", 0.1)], {}) == pytest.approx({"p": 2 / 3, "q": 1 / 3})


def test_a_true_sign_multiplies_the_odds_of_its_cause() -> None:
    found = shares([plain("p", 0.5, ratio("s", yes("a"), 4)), plain("q", 0.5)], {"a": True})
    assert found == pytest.approx({"p": 0.8, "q": 0.2})


def test_a_false_sign_takes_the_ratio_of_its_absence() -> None:
    absent = sign("s", yes("a"), present=amount(4), absent=amount(0.25))
    assert shares([plain("p", 0.5, absent), plain("q", 0.5)], {"a": False}) == pytest.approx({"p": 0.2, "q": 0.8})


def test_an_unknown_sign_contributes_nothing() -> None:
    rows = probabilities([plain("p", 0.5, ratio("s", yes("a"), 4)), plain("q", 0.5)], {"b": True})
    assert [row.value for row in rows] == pytest.approx([0.5, 0.5])
    assert [row.because for row in rows] == [(), ()]


def test_a_sign_without_a_ratio_for_its_answer_is_not_named() -> None:
    rows = probabilities([plain("p", 0.5, ratio("s", yes("a"), 4)), plain("q", 0.5)], {"a": False})
    assert rows[0].because == ()


def test_independent_signs_multiply() -> None:
    two = plain("p", 0.5, ratio("s", yes("a"), 4), ratio("t", yes("b"), 2))
    assert shares([two, plain("q", 0.5)], {"a": True, "b": True})["p"] == pytest.approx(8 / 9)


def test_of_one_group_only_the_strongest_counts() -> None:
    two = plain("p", 0.5, ratio("s", yes("a"), 4, group="g"), ratio("t", yes("b"), 2, group="g"))
    rows = probabilities([two, plain("q", 0.5)], {"a": True, "b": True})
    assert rows[0].value == pytest.approx(0.8)
    assert [each.fact["finding"] for each in rows[0].because] == ["a"]


def test_the_strongest_of_a_group_may_speak_against_the_cause() -> None:
    two = plain("p", 0.5, ratio("s", yes("a"), 2, group="g"), ratio("t", yes("b"), 0.25, group="g"))
    assert shares([two, plain("q", 0.5)], {"a": True, "b": True})["p"] == pytest.approx(0.2)


def test_of_equals_in_a_group_the_first_counts() -> None:
    two = plain("p", 0.5, ratio("s", yes("a"), 4, group="g"), ratio("t", yes("b"), 4, group="g"))
    (first, _) = probabilities([two, plain("q", 0.5)], {"a": True, "b": True})
    assert [each.fact["finding"] for each in first.because] == ["a"]


def test_groups_of_two_causes_do_not_mix() -> None:
    p, q = plain("p", 0.5, ratio("s", yes("a"), 4, group="g")), plain("q", 0.5, ratio("t", yes("b"), 2, group="g"))
    assert shares([p, q], {"a": True, "b": True}) == pytest.approx({"p": 2 / 3, "q": 1 / 3})


def test_probabilities_sum_to_one() -> None:
    many = [plain(f"c{n}", 0.01 + n / 10, ratio("s", yes("a"), 1.5 + n)) for n in range(6)]
    assert sum(shares(many, {"a": True}).values()) == pytest.approx(1)


def test_causes_come_by_falling_probability_and_then_by_id() -> None:
    rows = probabilities([plain("z", 0.2), plain("m", 0.2), plain("a", 0.1), plain("k", 0.5)], {})
    assert [row.cause.id for row in rows] == ["k", "m", "z", "a"]


def test_the_prior_of_the_setting_is_taken_where_there_is_one() -> None:
    acute = cause("p", {"outpatient": amount(0.1), "emergency": amount(0.4)})
    assert shares([acute, plain("q", 0.4)], {}, "emergency")["p"] == pytest.approx(0.5)
    assert shares([acute, plain("q", 0.4)], {}, "field")["p"] == pytest.approx(0.2)


def test_two_settings_do_not_share_their_priors() -> None:
    bench = Bench(*FINDINGS)
    likelihoods = Likelihoods(by_id(cause("p", {"outpatient": amount(0.1), "emergency": amount(0.4)})), bench.layout)
    values = bench.reasons({}).values
    before = likelihoods.standing(values, "outpatient").log_weights
    assert likelihoods.standing(values, "emergency").log_weights == [log(0.4)]
    assert likelihoods.standing(values, "outpatient").log_weights == before == [log(0.1)]


def test_an_interval_holds_its_probability() -> None:
    rows = probabilities([plain("p", 0.5, ratio("s", yes("a"), 4)), plain("q", 0.3), plain("r", 0.2)], {"a": True})
    assert all(0 < row.low < row.value < row.high < 1 for row in rows)


def test_the_interval_of_two_causes_is_computed_on_the_logit_scale() -> None:
    p = cause("p", {"outpatient": amount(0.5, 0.4, 0.6)}, sign("s", yes("a"), present=amount(4, 2, 8)))
    q = cause("q", {"outpatient": amount(0.5)})
    row = probabilities([p, q], {"a": True})[0]
    own = ((log(0.6) - log(0.4)) / 3.92) ** 2 + ((log(8) - log(2)) / 3.92) ** 2
    half = 1.96 * sqrt(own + 0.35**2)
    assert row.low == pytest.approx(1 / (1 + exp(-(log(4) - half))))
    assert row.high == pytest.approx(1 / (1 + exp(-(log(4) + half))))


def test_other_causes_enter_the_interval_by_their_share_among_themselves() -> None:
    rows = probabilities([plain("p", 0.5), plain("q", 0.3), plain("r", 0.2)], {})
    half = 1.96 * sqrt(0.35**2 * (1 + (0.3**2 + 0.2**2) / 0.5**2))
    assert rows[0].high == pytest.approx(1 / (1 + exp(-half)))
    assert rows[0].low == pytest.approx(1 / (1 + exp(half)))


@pytest.mark.parametrize("share", [1.0, 1 - 1e-13, 0.0, 1e-301])
def test_a_certain_share_has_no_width(share: float) -> None:
    assert interval(share, 1.0, 1.0) == (share, share)


def test_an_interval_far_from_even_stays_within_bounds() -> None:
    low, high = interval(1e-200, 1e6, 0.0)
    assert 0 <= low < high <= 1


@pytest.mark.parametrize("share", [1e-200, 1e-300])
def test_a_tiny_share_keeps_its_width(share: float) -> None:
    low, high = interval(share, 0.25, 0.0)
    assert low / share == pytest.approx(exp(-0.98))
    assert high / share == pytest.approx(exp(0.98))


def test_shares_of_equal_weights_are_equal() -> None:
    assert normalised([-1000.0, -1000.0]) == [0.5, 0.5]
    assert normalised([1000.0, 1000.0 + log(3)]) == pytest.approx([0.25, 0.75])


def contributions(rows: tuple[Probability, ...], name: str) -> dict[str, float]:
    row = next(row for row in rows if row.cause.id == name)
    return {each.fact["finding"]: each.ratio for each in row.because}


def test_a_sign_on_two_facts_shares_its_ratio_out_evenly() -> None:
    both = plain("p", 0.5, ratio("s", {"all": [yes("a"), yes("b")]}, 4))
    assert contributions(probabilities([both], {"a": True, "b": True}), "p") == pytest.approx({"a": 2, "b": 2})


def test_a_fact_behind_two_signs_is_named_once_with_both_ratios_and_sources() -> None:
    two = plain(
        "p", 0.5, ratio("s", yes("a"), 4, sources=["s1", "s2"]), ratio("t", yes("either"), 2, sources=["s2", "s3"])
    )
    (row,) = probabilities([two], {"a": True})
    (only,) = row.because
    assert only.fact == {"finding": "a", "value": True} and only.sources == ("s1", "s2", "s3")
    assert only.ratio == pytest.approx(8)


def test_the_ratios_named_for_a_cause_multiply_to_its_whole_ratio() -> None:
    signs = (
        ratio("s", {"all": [yes("a"), yes("b")]}, 4), ratio("t", yes("either"), 3), ratio("u", yes("c"), 0.2),
        ratio("v", {"finding": "age", "at_least": 50}, 2, group="g"), ratio("w", yes("a"), 5, group="g"),
    )  # fmt: skip
    rows = probabilities(
        [plain("p", 0.5, *signs), plain("q", 0.5)], {"a": True, "b": True, "c": {"left": True}, "age": 60}
    )
    odds = rows[0].value / (1 - rows[0].value)
    assert prod(contributions(rows, "p").values()) == pytest.approx(odds) == pytest.approx(4 * 3 * 0.2 * 5)


def test_contributions_come_by_falling_strength_and_then_by_id() -> None:
    signs = (
        ratio("s", yes("b"), 2), ratio("t", yes("a"), 2), ratio("u", yes("x"), 0.1), ratio("v", yes("c"), 3),
    )  # fmt: skip
    rows = probabilities([plain("p", 0.5, *signs)], {"a": True, "b": True, "c": {"right": True}, "x": True})
    assert list(contributions(rows, "p")) == ["x", "c", "a", "b"]


def test_a_setting_without_figures_takes_those_of_outpatients() -> None:
    assert shares([plain("p", 0.2), plain("q", 0.6)], {}, "elsewhere")["p"] == pytest.approx(0.25)


def test_the_spread_of_a_prior_without_a_whole_interval_is_assumed() -> None:
    half = cause("p", {"outpatient": amount(0.5, 0, 0.6)})
    whole = probabilities([plain("p", 0.5), plain("q", 0.5)], {})
    assert probabilities([half, plain("q", 0.5)], {})[0].high == pytest.approx(whole[0].high)


def test_a_sign_that_says_nothing_does_not_hide_those_after_it() -> None:
    signs = (ratio("s", yes("x"), 9), ratio("n", yes("b"), 3), ratio("t", yes("a"), 4))
    assert shares([plain("p", 0.5, *signs), plain("q", 0.5)], {"b": False, "a": True})["p"] == pytest.approx(0.8)
