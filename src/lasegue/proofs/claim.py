"""A safety claim: one sentence, the hazards it helps to control, and what no patient may ever meet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from lasegue.proofs.kleene import Term
from lasegue.proofs.view import View

#: What must not be, one entry for each thing the claim speaks of: its name and the term.
Instances: TypeAlias = Iterable[tuple[str, Term]]
Relation = Literal["more", "mirrored"]


@dataclass(frozen=True)
class Claim:
    """No patient meets any of the terms of ``broken``.

    With ``possible`` it is the other way round: for each term there is a patient who meets it. A claim that cannot be
    proved yet says in ``not_yet`` why; it is listed and never counts as proved.
    """

    id: str
    says: str
    hazards: tuple[str, ...]
    broken: Callable[[View], Instances]
    possible: bool = False
    not_yet: str = ""


@dataclass(frozen=True)
class PairClaim:
    """No patient meets any of the terms in two states.

    ``more``: the second state states everything the first does, unchanged, and perhaps more findings.
    ``mirrored``: the second state is the first with right and left exchanged.
    """

    id: str
    says: str
    hazards: tuple[str, ...]
    broken: Callable[[View, View], Instances]
    relation: Relation


@dataclass(frozen=True)
class AgreementClaim:
    """The engine and its translation answer alike on fact sets drawn near the borders."""

    id: str
    says: str
    hazards: tuple[str, ...]


AnyClaim: TypeAlias = Claim | PairClaim | AgreementClaim
