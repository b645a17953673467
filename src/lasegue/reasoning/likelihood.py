"""Likelihood ratios of signs, from published accuracy or given directly, with their uncertainty.

A ratio is kept as its natural logarithm and the variance of that logarithm. From sensitivity and specificity
LR+ = sens / (1 - spec) and LR- = (1 - sens) / spec. A 95 % interval on a ratio has the half width 1.96 sd on the log
scale. Ordinary signs are held between 0.1 and 10, as the assessment dossier (section 8) asks; signs that define the
disease are not.
"""

from math import log, log2
from typing import NamedTuple

from lasegue.knowledge.entries.cause import Sign
from lasegue.knowledge.entries.entry import Quantity

CAP = 10.0
Z95 = 1.96
#: Spread of the logarithm assumed for a number without an interval: a factor of about two either way.
SPREAD_UNSTATED = 0.35
#: How often a sign known only by its ratio is taken to appear without the cause, for expected information.
RATE_ELSEWHERE = 0.05
_EDGE = 0.005


class LogRatio(NamedTuple):
    """Natural logarithm of a likelihood ratio and the variance of that logarithm."""

    mean: float
    variance: float


class Weight(NamedTuple):
    """What a sign does to the odds of its cause when true and when false, and how often it is seen."""

    present: LogRatio
    absent: LogRatio
    rate_with: float
    rate_without: float
    entropy_with: float
    entropy_without: float


NEUTRAL = LogRatio(0.0, 0.0)


def entropy_of(rate: float) -> float:
    """Entropy of a yes-no answer in bits; 0 for a certain one."""
    if not 0 < rate < 1:
        return 0.0
    return -(rate * log2(rate) + (1 - rate) * log2(1 - rate))


def weighed(present: LogRatio, absent: LogRatio, rate_with: float, rate_without: float) -> Weight:
    """A weight from its log ratios and from how often the sign is seen with and without the cause."""
    return Weight(present, absent, rate_with, rate_without, entropy_of(rate_with), entropy_of(rate_without))


def weight_of(sign: Sign) -> Weight:
    """Both log ratios of a sign and its rates with and without the cause."""
    if sign.sensitivity is not None and sign.specificity is not None:
        return _from_accuracy(sign, sign.sensitivity, sign.specificity)
    present = _given(sign, sign.present)
    absent = _given(sign, sign.absent)
    plus, minus = _ratio(sign.present), _ratio(sign.absent)
    if sign.present is not None and sign.absent is not None and plus > 1 > minus:
        without = (1 - minus) / (plus - minus)
        return weighed(present, absent, min(1 - _EDGE, plus * without), without)
    without = RATE_ELSEWHERE / min(1.0, max(plus, 0.1))
    return weighed(present, absent, min(0.95, plus * without), without)


def _from_accuracy(sign: Sign, sensitivity: Quantity, specificity: Quantity) -> Weight:
    sens, spec = _inside(sensitivity.value), _inside(specificity.value)
    sens_var, spec_var = _logit_variance(sensitivity), _logit_variance(specificity)
    # d log(sens) = (1 - sens) d logit(sens), and likewise for the other three rates.
    present = LogRatio(log(sens / (1 - spec)), (1 - sens) ** 2 * sens_var + spec**2 * spec_var)
    absent = LogRatio(log((1 - sens) / spec), sens**2 * sens_var + (1 - spec) ** 2 * spec_var)
    return weighed(_held(sign, present), _held(sign, absent), sens, 1 - spec)


def _given(sign: Sign, ratio: Quantity | None) -> LogRatio:
    if ratio is None:
        return NEUTRAL
    spread = SPREAD_UNSTATED
    if ratio.low and ratio.high:
        spread = (log(ratio.high) - log(ratio.low)) / (2 * Z95)
    return _held(sign, LogRatio(log(ratio.value), spread**2))


def _held(sign: Sign, ratio: LogRatio) -> LogRatio:
    if sign.defining:
        return ratio
    return LogRatio(max(-log(CAP), min(log(CAP), ratio.mean)), ratio.variance)


def _ratio(ratio: Quantity | None) -> float:
    return 1.0 if ratio is None else ratio.value


def _inside(rate: float) -> float:
    return max(_EDGE, min(1 - _EDGE, rate))


def _logit_variance(rate: Quantity) -> float:
    if rate.low is None or rate.high is None:
        return SPREAD_UNSTATED**2
    low, high = _inside(rate.low), _inside(rate.high)
    return ((log(high / (1 - high)) - log(low / (1 - low))) / (2 * Z95)) ** 2
