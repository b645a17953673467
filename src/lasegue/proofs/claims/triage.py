"""Claims about triage: what makes an emergency, and what is never at the level *treat*."""

from lasegue.proofs.claim import Claim
from lasegue.proofs.forms import at_least
from lasegue.proofs.phrases import yes

CLAIMS = (
    Claim(
        "foot_drop_is_at_least_urgent",
        "A foot drop on either side gives urgent or emergency, whatever its age.",
        ("H03", "H29"),
        at_least("urgent", {side: yes("foot_drop", side) for side in ("right", "left", "unsided")}),
    ),
    Claim(
        "fever_is_at_least_urgent",
        "Fever gives urgent or emergency.",
        ("H05", "H31"),
        at_least("urgent", {"fever": yes("fever")}),
    ),
)
