"""Claims about the spinal cord and about shingles along a nerve."""

from lasegue.proofs.claim import Claim
from lasegue.proofs.forms import at_least
from lasegue.proofs.phrases import has, yes

CLAIMS = (
    Claim(
        "cord_signs_are_at_least_urgent",
        "Signs from the spinal cord give urgent or emergency.",
        ("H09", "H17"),
        at_least(
            "urgent",
            {"signs": yes("cord_signs"), "on scan": has("imaging_findings", "cervical_cord_compression")},
        ),
    ),
    Claim(
        "weak_arm_or_hand_is_at_least_urgent",
        "A weak or clumsy arm or hand gives urgent or emergency.",
        ("H09",),
        at_least("urgent", {"arm": yes("arm_or_hand_weakness")}),
    ),
    Claim(
        "band_of_blisters_is_at_least_urgent",
        "A rash along one nerve gives urgent or emergency.",
        ("H10",),
        at_least("urgent", {"rash": yes("rash_dermatomal")}),
    ),
)
