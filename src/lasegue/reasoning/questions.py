"""The next best question: which unanswered finding tells most, and most per minute.

For one sign of a cause with probability p the answer is "yes" with probability p * rate_with + (1 - p) * rate_without.
The expected information is how much the answer is expected to lower the entropy of the causes, in bits. A finding that
decides the treatment rather than the cause brings the bits that its entry declares.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lasegue.knowledge.entries.finding import Finding
from lasegue.logic.condition import Condition
from lasegue.logic.program import Truths
from lasegue.logic.slots import Layout, Values
from lasegue.reasoning.derivation import depends_on
from lasegue.reasoning.differential import Likelihoods, Standing, normalised
from lasegue.reasoning.likelihood import Weight, entropy_of
from lasegue.reasoning.reasons import Reasons


class Question(NamedTuple):
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
        self._decides = Truths(layout, [each.when for _, each in self._deciding])
        self._by_cause: list[list[tuple[int, tuple[str, ...], Weight]]] = [[] for _ in likelihoods.causes]
        for number, (index, sign, weight) in enumerate(likelihoods.signs):
            self._by_cause[index].append((number, _askable(sign.when.leaves(), findings), weight))

    def next(self, values: Values, standing: Standing, reasons: Reasons, least_bits: float) -> list[Question]:
        """Unanswered findings that bring at least ``least_bits``, the most telling first."""
        found: dict[str, tuple[float, str]] = {}
        shares = normalised(standing.log_weights)
        for index, share in enumerate(shares):
            if entropy_of(share) > least_bits:
                self._add_signs(index, share, standing, reasons, found, least_bits)
        self._add_deciding(values, reasons, found)
        questions = [self._question(name, bits, about) for name, (bits, about) in found.items()]
        return sorted((row for row in questions if row.bits >= least_bits), key=lambda row: (-row.bits, row.finding.id))

    def _add_signs(
        self,
        index: int,
        share: float,
        standing: Standing,
        reasons: Reasons,
        found: dict[str, tuple[float, str]],
        least_bits: float,
    ) -> None:
        cause = self._likelihoods.causes[index].id
        for number, names, weight in self._by_cause[index]:
            if standing.verdicts[number] is not None:
                continue
            bits = expected_bits(share, weight)
            if bits <= least_bits:
                continue
            name = _first_open(names, reasons)
            if name is not None and bits > found.get(name, (least_bits, ""))[0]:
                found[name] = (bits, cause)

    def _add_deciding(self, values: Values, reasons: Reasons, found: dict[str, tuple[float, str]]) -> None:
        for relevant, (finding, decides) in zip(self._decides(values), self._deciding, strict=True):
            if relevant and reasons.is_open(finding.id) and decides.bits > found.get(finding.id, (0.0, ""))[0]:
                found[finding.id] = (decides.bits, decides.what)

    def _question(self, name: str, bits: float, about: str) -> Question:
        finding = self._findings[name]
        minutes = finding.minutes.value if finding.minutes is not None else 1.0
        return Question(finding, bits, minutes, about)


def expected_bits(share: float, weight: Weight) -> float:
    """Bits that the answer about one sign is expected to bring on a cause with probability ``share``.

    The answer depends on the causes only through whether this one is present, so the expected information is the
    mutual information of two yes-no variables: the entropy of the answer less its entropy once the cause is known.
    """
    yes = share * weight.rate_with + (1 - share) * weight.rate_without
    known = share * weight.entropy_with + (1 - share) * weight.entropy_without
    return max(0.0, entropy_of(yes) - known)


def _first_open(names: tuple[str, ...], reasons: Reasons) -> str | None:
    for name in names:
        if reasons.is_open(name):
            return name
    return None


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
