"""What every knowledge entry shares: an id, a title, and grounds for every number and claim."""

from typing import Literal

import msgspec

Basis = Literal["seen", "convention"]
Certainty = Literal["high", "moderate", "low", "very_low", "unrated"]
Level = Literal["emergency", "urgent", "refer", "treat"]
Phase = Literal["calm_and_protect", "restore_movement", "strengthen", "functional", "maintain"]
Irritability = Literal["low", "moderate", "high"]
Kind = Literal["manual", "exercise", "conservative", "education", "monitoring", "referral"]

#: Levels of triage from least to most urgent; the position is the rank.
LEVELS: tuple[Level, ...] = ("treat", "refer", "urgent", "emergency")
PHASES: tuple[Phase, ...] = ("calm_and_protect", "restore_movement", "strengthen", "functional", "maintain")


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True, gc=False):
    """A frozen record that refuses unknown keys."""


class Grounded(Strict, frozen=True, kw_only=True):
    """A claim or a number with its grounds.

    ``basis`` is ``seen`` when the statement stood in a source that was read (named in ``sources``) and
    ``convention`` when it is a clinical convention that still awaits a clinician's sign-off.
    """

    basis: Basis
    certainty: Certainty = "unrated"
    sources: tuple[str, ...] = ()
    note: str = ""


class Quantity(Grounded, frozen=True, kw_only=True):
    """One number with an optional 95 % interval; the unit is fixed by the field that holds it."""

    value: float
    low: float | None = None
    high: float | None = None


class Entry(Strict, frozen=True, kw_only=True):
    """One knowledge file. ``review`` moves to ``signed`` only by a named clinician in ``reviewed_by``."""

    id: str
    title: str
    review: Literal["awaiting", "signed"] = "awaiting"
    reviewed_by: str = ""
