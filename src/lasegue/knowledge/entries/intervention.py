"""What a plan line can hold: manual techniques, exercises, conservative measures, advice and referrals."""

from typing import Literal

from lasegue.knowledge.entries.entry import Entry, Grounded, Irritability, Kind, Phase, Strict
from lasegue.logic.condition import Condition

Pair = tuple[float, float]
Stance = Literal["for", "add_on", "silent", "against"]
Offer = Literal["default", "on_request", "override_only", "never"]


class Reason(Grounded, frozen=True, kw_only=True):
    """A named condition under which something is indicated, excluded or changed."""

    id: str
    when: Condition
    why: str


class Contraindication(Reason, frozen=True, kw_only=True):
    """A reason never to give it. With ``must_know`` an unanswered question withholds it as well."""

    must_know: bool = False


class Precaution(Reason, frozen=True, kw_only=True):
    """A reason to change how it is given: ``do`` says how."""

    do: str


class Dose(Grounded, frozen=True, kw_only=True):
    """Amount of one item: a number or a lowest and highest. Names end in their unit."""

    sets: float | Pair | None = None
    reps: float | Pair | None = None
    hold_s: float | Pair | None = None
    minutes: float | Pair | None = None
    per_day: float | Pair | None = None
    days_per_week: float | Pair | None = None
    weeks: float | Pair | None = None
    load_kg: float | Pair | None = None
    effort: str = ""
    text: str = ""


class Dosage(Strict, frozen=True, kw_only=True):
    """The usual dose and, where it differs, the dose by irritability; ``none`` lists where it is not given."""

    usual: Dose
    high: Dose | None = None
    moderate: Dose | None = None
    low: Dose | None = None
    none: tuple[Irritability, ...] = ()


class Position(Grounded, frozen=True, kw_only=True):
    """What one guideline says."""

    body: str
    stance: Stance
    population: str = ""


class Provider(Grounded, frozen=True, kw_only=True):
    """Who may give it (therapist, assistant, patient) and what certificate it takes."""

    who: tuple[Literal["therapist", "assistant", "aide", "patient", "physician"], ...]
    certificate: str = ""
    consent: bool = False
    code: str = ""
    timed: bool | None = None


class Evidence(Grounded, frozen=True, kw_only=True):
    """How strong the support for use in sciatica is, in one or two sentences."""

    says: str


class Intervention(Entry, frozen=True, kw_only=True):
    """Anything a plan line can hold."""

    kind: Kind
    families: tuple[str, ...]
    summary: str
    to_patient: str
    phases: tuple[Phase, ...]
    offer: Offer = "default"
    indications: tuple[Reason, ...] = ()
    contraindications: tuple[Contraindication, ...] = ()
    shared_contraindications: tuple[str, ...] = ()
    precautions: tuple[Precaution, ...] = ()
    dose: Dosage | None = None
    minutes_per_visit: float | None = None
    provider: Provider
    positions: tuple[Position, ...] = ()
    evidence: Evidence
    expect: str = ""
    adverse: tuple[Evidence, ...] = ()
    conflicts: tuple[str, ...] = ()
    stop_rules: tuple[str, ...] = ()
    extra_stop: str = ""


class SharedContraindication(Entry, frozen=True, kw_only=True):
    """A contraindication that many items share, such as lying prone late in pregnancy."""

    when: Condition
    why: str
    must_know: bool = False
    grounds: Evidence
