"""Claims about two states of one patient: more is known, or right and left are exchanged."""

from lasegue.proofs.claim import Instances, PairClaim
from lasegue.proofs.kleene import both, negated
from lasegue.proofs.view import View


def _differs(first: View, second: View) -> Instances:
    for level in ("emergency", "urgent", "refer"):
        yield level, both(first.level(level), negated(second.level(level)))
    for item in first.library.interventions():
        for state in ("open", "contraindicated"):
            yield f"{item.id} {state}", both(first.standing(item.id, state), negated(second.standing(item.id, state)))


CLAIMS = (
    PairClaim(
        "left_and_right_are_treated_alike",
        "A patient mirrored from left to right gets the same level and the same items released and withheld.",
        ("H35",),
        _differs,
        "mirrored",
    ),
)
