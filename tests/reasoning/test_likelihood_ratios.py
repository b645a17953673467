from math import log, sqrt
from typing import Any

import pytest
from tests.reasoning.building import amount, sign_entry

from lasegue.reasoning.likelihood import NEUTRAL, Weight, weight_of

UNSTATED = 0.35**2


def weighed(**rest: Any) -> Weight:
    return weight_of(sign_entry(**rest))


def accuracy(sens: float, spec: float, **rest: Any) -> Weight:
    return weighed(sensitivity=amount(sens), specificity=amount(spec), **rest)


def test_ratios_follow_from_sensitivity_and_specificity() -> None:
    weight = accuracy(0.9, 0.75)
    assert weight.present.mean == pytest.approx(log(0.9 / 0.25))
    assert weight.absent.mean == pytest.approx(log(0.1 / 0.75))


def test_rates_follow_from_sensitivity_and_specificity() -> None:
    weight = accuracy(0.9, 0.75)
    assert weight.rate_with == pytest.approx(0.9)
    assert weight.rate_without == pytest.approx(0.25)


def test_variance_without_intervals_is_a_factor_of_two_on_each_rate() -> None:
    weight = accuracy(0.9, 0.75)
    assert weight.present.variance == pytest.approx((0.1**2 + 0.75**2) * UNSTATED)
    assert weight.absent.variance == pytest.approx((0.9**2 + 0.25**2) * UNSTATED)


def logit(rate: float) -> float:
    return log(rate / (1 - rate))


def test_variance_follows_from_the_intervals_of_both_rates() -> None:
    weight = weighed(sensitivity=amount(0.8, 0.7, 0.9), specificity=amount(0.6, 0.5, 0.7))
    sens = ((logit(0.9) - logit(0.7)) / 3.92) ** 2
    spec = ((logit(0.7) - logit(0.5)) / 3.92) ** 2
    assert weight.present.variance == pytest.approx(0.2**2 * sens + 0.6**2 * spec)
    assert weight.absent.variance == pytest.approx(0.8**2 * sens + 0.4**2 * spec)


def test_an_interval_with_one_end_counts_as_none() -> None:
    half = {"value": 0.8, "low": 0.7, "basis": "convention"}
    assert weighed(sensitivity=half, specificity=amount(0.6)) == accuracy(0.8, 0.6)
    other = {"value": 0.8, "high": 0.9, "basis": "convention"}
    assert weighed(sensitivity=other, specificity=amount(0.6)) == accuracy(0.8, 0.6)


def test_rates_of_nought_and_one_are_kept_off_the_edge() -> None:
    weight = accuracy(1.0, 0.0)
    assert weight.rate_with == pytest.approx(0.995)
    assert weight.rate_without == pytest.approx(0.995)
    assert weight.present.mean == pytest.approx(0.0)


def test_an_interval_that_touches_the_edge_is_kept_off_it() -> None:
    weight = weighed(sensitivity=amount(0.8, 0.0, 1.0), specificity=amount(0.6))
    sens = ((logit(0.995) - logit(0.005)) / 3.92) ** 2
    assert weight.absent.variance == pytest.approx(0.8**2 * sens + 0.4**2 * UNSTATED)


def test_an_ordinary_sign_multiplies_odds_by_at_most_ten() -> None:
    weight = accuracy(0.9, 0.99)
    assert weight.present.mean == pytest.approx(log(10))


def test_an_ordinary_sign_divides_odds_by_at_most_ten() -> None:
    weight = accuracy(0.99, 0.9)
    assert weight.absent.mean == pytest.approx(-log(10))


def test_the_cap_leaves_the_variance_alone() -> None:
    assert accuracy(0.9, 0.99).present.variance == pytest.approx((0.1**2 + 0.99**2) * UNSTATED)


def test_a_defining_sign_is_exempt_from_the_cap() -> None:
    assert accuracy(0.9, 0.99, defining=True).present.mean == pytest.approx(log(90))
    assert weighed(present=amount(40), defining=True).present.mean == pytest.approx(log(40))


def test_a_given_ratio_is_capped_too() -> None:
    assert weighed(present=amount(40)).present.mean == pytest.approx(log(10))
    assert weighed(absent=amount(0.02)).absent.mean == pytest.approx(-log(10))


def test_given_ratios_are_taken_as_they_are() -> None:
    weight = weighed(present=amount(4), absent=amount(0.5))
    assert weight.present.mean == pytest.approx(log(4))
    assert weight.absent.mean == pytest.approx(log(0.5))


def test_a_ratio_that_is_not_given_is_neutral() -> None:
    assert weighed(present=amount(4)).absent == NEUTRAL == (0.0, 0.0)
    assert weighed(absent=amount(0.5)).present == NEUTRAL


def test_the_spread_of_a_given_ratio_follows_from_its_interval() -> None:
    assert sqrt(weighed(present=amount(4, 2, 8)).present.variance) == pytest.approx((log(8) - log(2)) / 3.92)


def test_the_spread_of_a_given_ratio_without_interval_is_assumed() -> None:
    assert weighed(present=amount(4)).present.variance == pytest.approx(UNSTATED)
    assert weighed(present=amount(4, 0, 8)).present.variance == pytest.approx(UNSTATED)


def test_rates_follow_from_both_ratios() -> None:
    weight = weighed(present=amount(4), absent=amount(0.5))
    assert weight.rate_without == pytest.approx(0.5 / 3.5)
    assert weight.rate_with == pytest.approx(4 * 0.5 / 3.5)
    assert (1 - weight.rate_with) / (1 - weight.rate_without) == pytest.approx(0.5)


def test_a_rate_from_both_ratios_stays_below_one() -> None:
    weight = weighed(present=amount(1000), absent=amount(0.0001))
    assert weight.rate_with == pytest.approx(0.995)


def test_a_sign_known_by_its_positive_ratio_is_taken_as_rare_elsewhere() -> None:
    weight = weighed(present=amount(4))
    assert [weight.rate_with, weight.rate_without] == pytest.approx([0.2, 0.05])


def test_a_very_telling_sign_is_never_certain() -> None:
    assert weighed(present=amount(100)).rate_with == pytest.approx(0.95)


def test_a_sign_against_a_cause_is_rare_with_it() -> None:
    weight = weighed(present=amount(0.25))
    assert [weight.rate_with, weight.rate_without] == pytest.approx([0.05, 0.2])


def test_a_strong_sign_against_a_cause_is_at_most_even_elsewhere() -> None:
    weight = weighed(present=amount(0.01))
    assert weight.rate_without == pytest.approx(0.5)
    assert weight.rate_with == pytest.approx(0.005)


def test_ratios_that_do_not_straddle_one_give_no_rates_of_their_own() -> None:
    weight = weighed(present=amount(4), absent=amount(1))
    assert [weight.rate_with, weight.rate_without] == pytest.approx([0.2, 0.05])
    weight = weighed(present=amount(1), absent=amount(0.5))
    assert [weight.rate_with, weight.rate_without] == pytest.approx([0.05, 0.05])


def test_one_rate_alone_is_not_used() -> None:
    assert weighed(sensitivity=amount(0.9), present=amount(4)) == weighed(present=amount(4))
    assert weighed(specificity=amount(0.9), present=amount(4)) == weighed(present=amount(4))


def test_a_weak_sign_for_a_cause_is_as_rare_elsewhere_as_a_strong_one() -> None:
    weight = weighed(present=amount(1.5))
    assert [weight.rate_with, weight.rate_without] == pytest.approx([0.075, 0.05])


def test_a_sign_known_only_by_its_absence_is_seen_alike_with_and_without_the_cause() -> None:
    weight = weighed(absent=amount(0.5))
    assert [weight.rate_with, weight.rate_without] == pytest.approx([0.05, 0.05])
