"""A cause of sciatica-like symptoms: how common it is and what speaks for and against it."""

from lasegue.knowledge.entries.entry import Entry, Grounded, Quantity, Strict
from lasegue.logic.condition import Condition


class Sign(Grounded, frozen=True, kw_only=True):
    """One observation that shifts the odds of this cause.

    Give either ``sensitivity`` and ``specificity`` (0 to 1; the ratios follow from them) or the likelihood
    ratios themselves: ``present`` when the condition is true and ``absent`` when it is false. ``group`` names
    observations that depend on each other: of one group only the strongest counts. ``defining`` marks a
    reference finding, such as the scan that shows the disease, which is exempt from the cap of 10.
    """

    id: str
    when: Condition
    says: str
    group: str | None = None
    sensitivity: Quantity | None = None
    specificity: Quantity | None = None
    present: Quantity | None = None
    absent: Quantity | None = None
    defining: bool = False


class Prior(Strict, frozen=True, kw_only=True):
    """Share of people with back or leg pain in one setting who have this cause (0 to 1)."""

    outpatient: Quantity
    primary_care: Quantity | None = None
    emergency: Quantity | None = None
    inpatient: Quantity | None = None
    self_check: Quantity | None = None
    field: Quantity | None = None


class Cause(Entry, frozen=True, kw_only=True):
    """One cause of the vocabulary."""

    summary: str
    to_patient: str
    prior: Prior
    signs: tuple[Sign, ...] = ()
    medical: bool = False
    sources: tuple[str, ...] = ()
