"""The next best question: which unanswered finding tells most, and most per minute.

For one sign of cause c with probability p the answer is "yes" with probability p * rate_with + (1 - p) * rate_without.
The expected information is the entropy of the causes now minus its expectation after the answer, in bits. Because a
sign moves the weight of its own cause only, the entropy after either answer follows from two sums. A finding that
decides the treatment class rather than the cause brings the bits that its entry declares.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, log2

from lasegue.knowledge.entries.finding import Finding
from lasegue.logic.condition import Condition
from lasegue.logic.program import truths
from lasegue.logic.slots import Layout, Values
from lasegue.reasoning.derivation import depends_on
from lasegue.reasoning.differential import Likelihoods, Standing, normalised
from lasegue.reasoning.likelihood import Weight
from lasegue.reasoning.reasons import Reasons


@dataclass(frozen=True)
class Question:
    """One unanswered finding: expected information, minutes it takes, and what it would tell apart."""

    finding: Finding
    bits: float
    minutes: float
    about: str

    @property
    def bits_per_minute(self) -> float:
        """Expected information for each minute of asking or examining."""
        return self.bits / self.minutes


class Questions:
    """Finds the most telling unanswered findings."""

    def __init__(self, findings: Mapping[str, Finding], likelihoods: Likelihoods, layout: Layout) -> None:
        self._findings = findings
        self._likelihoods = likelihoods
        self._deciding = [(finding, each) for finding in findings.values() for each in finding.decides]
        self._decides = truths(layout, [each.when for _, each in self._deciding])
        self._subjects = [_askable(sign.when.leaves(), findings) for _, sign, _ in likelihoods.signs]

    def next(self, values: Values, standing: Standing, reasons: Reasons, least_bits: float) -> list[Question]:
        """Unanswered findings that bring at least ``least_bits``, the most telling first."""
        found: dict[str, tuple[float, str]] = {}
        shares = normalised(standing.log_weights)
        entropy = -sum(share * log2(share) for share in shares if share > 0)
        for truth, names, (index, _, weight) in zip(
            standing.verdicts, self._subjects, self._likelihoods.signs, strict=True
        ):
            if truth is not None:
                continue
            name = next((each for each in names if reasons.is_open(each)), None)
            if name is None:
                continue
            bits = expected_bits(shares[index], entropy, weight)
            if bits > found.get(name, (least_bits, ""))[0]:
                found[name] = (bits, self._likelihoods.causes[index].id)
        self._add_deciding(values, reasons, found)
        rows = [self._question(name, bits, about) for name, (bits, about) in found.items()]
        return sorted((row for row in rows if row.bits >= least_bits), key=lambda row: (-row.bits, row.finding.id))

    def _add_deciding(self, values: Values, reasons: Reasons, found: dict[str, tuple[float, str]]) -> None:
        for relevant, (finding, decides) in zip(self._decides(values), self._deciding, strict=True):
            if relevant and reasons.is_open(finding.id) and decides.bits > found.get(finding.id, (0.0, ""))[0]:
                found[finding.id] = (decides.bits, decides.what)

    def _question(self, name: str, bits: float, about: str) -> Question:
        finding = self._findings[name]
        minutes = finding.minutes.value if finding.minutes is not None else 1.0
        return Question(finding, bits, minutes, about)


def expected_bits(share: float, entropy: float, weight: Weight) -> float:
    """Expected fall of the entropy when one sign of a cause with probability ``share`` is answered."""
    yes = share * weight.rate_with + (1 - share) * weight.rate_without
    if not 0 < yes < 1 or not 0 < share < 1:
        return 0.0
    after_yes = _entropy_after(share, entropy, share * weight.rate_with / yes)
    after_no = _entropy_after(share, entropy, share * (1 - weight.rate_with) / (1 - yes))
    return max(0.0, entropy - yes * after_yes - (1 - yes) * after_no)


def _entropy_after(share: float, entropy: float, new: float) -> float:
    """Entropy when one share moves to ``new`` and the others keep their proportions."""
    others = (entropy - _binary(share)) / (1 - share)
    return _binary(new) + (1 - new) * others


def _binary(share: float) -> float:
    if not 0 < share < 1:
        return 0.0
    return -(share * log(share) + (1 - share) * log(1 - share)) / log(2)


def _askable(leaves: Iterable[Condition], findings: Mapping[str, Finding]) -> tuple[str, ...]:
    """Findings that a person can be asked for behind the leaves of a sign, derived ones opened up."""
    names: dict[str, None] = {}
    stack = [leaf.subject for leaf in leaves]
    for name in stack:
        finding = findings[name]
        if finding.asked_of != "derived":
            names[name] = None
        elif finding.derive is not None:
            stack += [each for each in sorted(depends_on(finding)) if each not in stack]
    return tuple(names)
