"""The differential: a probability with an interval for every cause, and what moved it.

1. Each cause starts with its share in the setting (prior).
2. Every sign of the cause whose truth is known multiplies its odds by a likelihood ratio; of signs in one group,
   which depend on each other, only the strongest counts.
3. The weights are normalised over all causes, so the probabilities sum to one.
4. The variances of the log ratios and of the prior add up to the variance of the log weight; the interval of a
   probability follows on the logit scale (delta method): other causes enter with the share they have among
   themselves.
"""

from collections.abc import Mapping
from math import exp, log, sqrt
from typing import NamedTuple

from lasegue.knowledge.entries.cause import Cause, Prior, Sign
from lasegue.knowledge.entries.entry import Quantity
from lasegue.logic.program import Truths
from lasegue.logic.slots import Layout, Values
from lasegue.logic.truth import Truth
from lasegue.reasoning.likelihood import SPREAD_UNSTATED, Z95, LogRatio, Weight, weight_of
from lasegue.reasoning.reasons import Reason, Reasons


class Contribution(NamedTuple):
    """What one fact of the case did to the odds of a cause."""

    fact: Reason
    ratio: float
    sources: tuple[str, ...]


class Probability(NamedTuple):
    """Probability of one cause with its 95 % interval and everything that moved it."""

    cause: Cause
    value: float
    low: float
    high: float
    because: tuple[Contribution, ...]


class Standing(NamedTuple):
    """Log weights, their variances, the signs that counted for each cause, and the truth of every sign."""

    log_weights: list[float]
    variances: list[float]
    counted: list[list[tuple[Sign, Truth, LogRatio]]]
    verdicts: list[Truth]


class Likelihoods:
    """All causes of a library with their signs, compiled over one layout."""

    def __init__(self, causes: Mapping[str, Cause], layout: Layout) -> None:
        self.causes = list(causes.values())
        self.signs: list[tuple[int, Sign, Weight]] = [
            (index, sign, weight_of(sign)) for index, cause in enumerate(self.causes) for sign in cause.signs
        ]
        keys = [(index, sign.group or f"#{number}") for number, (index, sign, _) in enumerate(self.signs)]
        numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
        #: Signs with the same number depend on each other: they belong to one group of one cause.
        self._groups = [numbers[key] for key in keys]
        self._verdicts = Truths(layout, [sign.when for _, sign, _ in self.signs])
        self._priors: dict[str, list[LogRatio]] = {}

    def standing(self, values: Values, setting: str) -> Standing:
        """Log weight of every cause for one set of values."""
        priors = self._priors_in(setting)
        verdicts = self._verdicts(values)
        best: dict[int, tuple[int, Sign, Truth, LogRatio]] = {}
        for truth, group, (index, sign, weight) in zip(verdicts, self._groups, self.signs, strict=True):
            if truth is None:
                continue
            ratio = weight.present if truth else weight.absent
            if ratio.mean and (group not in best or abs(ratio.mean) > abs(best[group][3].mean)):
                best[group] = (index, sign, truth, ratio)
        weights = [prior.mean for prior in priors]
        variances = [prior.variance for prior in priors]
        counted: list[list[tuple[Sign, Truth, LogRatio]]] = [[] for _ in self.causes]
        for index, sign, truth, ratio in best.values():
            weights[index] += ratio.mean
            variances[index] += ratio.variance
            counted[index].append((sign, truth, ratio))
        return Standing(weights, variances, counted, verdicts)

    def probabilities(self, standing: Standing, reasons: Reasons) -> tuple[Probability, ...]:
        """Every cause by falling probability, ties by id."""
        shares = normalised(standing.log_weights)
        total_variance = sum(share**2 * var for share, var in zip(shares, standing.variances, strict=True))
        rows = []
        for index, cause in enumerate(self.causes):
            share, variance = shares[index], standing.variances[index]
            others = total_variance - share**2 * variance
            low, high = interval(share, variance, others)
            because = _contributions(standing.counted[index], reasons)
            rows.append(Probability(cause, share, low, high, because))
        return tuple(sorted(rows, key=lambda row: (-row.value, row.cause.id)))

    def _priors_in(self, setting: str) -> list[LogRatio]:
        if setting not in self._priors:
            self._priors[setting] = [_prior(cause.prior, setting) for cause in self.causes]
        return self._priors[setting]


def normalised(log_weights: list[float]) -> list[float]:
    """Shares that sum to one, from natural logarithms of weights."""
    top = max(log_weights)
    weights = [exp(weight - top) for weight in log_weights]
    total = sum(weights)
    return [weight / total for weight in weights]


def interval(share: float, variance: float, others: float) -> tuple[float, float]:
    """95 % interval of a probability from the variance of its own log weight and of the others'.

    ``others`` is the sum over the other causes of share squared times variance.
    """
    rest = 1.0 - share
    if rest < 1e-12 or share < 1e-300:
        return share, share
    half = Z95 * sqrt(variance + others / rest**2)
    middle = log(share) - log(rest)
    return _logistic(middle - half), _logistic(middle + half)


def _logistic(value: float) -> float:
    if value >= 0:
        return 1.0 / (1.0 + exp(-value))
    raised = exp(value)
    return raised / (1.0 + raised)


def _prior(prior: Prior, setting: str) -> LogRatio:
    share: Quantity = getattr(prior, setting, None) or prior.outpatient
    spread = SPREAD_UNSTATED
    if share.low and share.high:
        spread = (log(share.high) - log(share.low)) / (2 * Z95)
    return LogRatio(log(share.value), spread**2)


def _contributions(counted: list[tuple[Sign, Truth, LogRatio]], reasons: Reasons) -> tuple[Contribution, ...]:
    """One entry a fact: a sign that rests on several facts shares its ratio out evenly among them."""
    means: dict[str, float] = {}
    sources: dict[str, tuple[str, ...]] = {}
    for sign, _, ratio in counted:
        names = reasons.facts(sign.when)
        for name in names:
            share = ratio.mean / len(names)
            if name in means:
                means[name] += share
                sources[name] = tuple(dict.fromkeys(sources[name] + sign.sources))
            else:
                means[name], sources[name] = share, sign.sources
    ordered = sorted([(-abs(mean), name) for name, mean in means.items()])
    return tuple([Contribution(reasons.fact(name), exp(means[name]), sources[name]) for _, name in ordered])
