"""Claims about traction: never with a weak aorta, fragile bone, pregnancy or an unstable or operated spine."""

from lasegue.proofs.claim import Claim
from lasegue.proofs.claims.thrust import FRAGILE_BONE
from lasegue.proofs.claims.vessels import ANEURYSM
from lasegue.proofs.forms import joined, never_open, never_open_while_unknown, of_family
from lasegue.proofs.phrases import below, has, yes

TRACTION = of_family("mechanical_traction")

CLAIMS = (
    Claim(
        "no_traction_with_aneurysm",
        "Traction is never open with a known, felt or reported aneurysm.",
        ("H08", "H32"),
        never_open(TRACTION, ANEURYSM),
    ),
    Claim(
        "no_traction_with_fragile_bone",
        "Traction is never open with fragile bone, or while osteoporosis is unanswered.",
        ("H32",),
        joined(never_open(TRACTION, FRAGILE_BONE), never_open_while_unknown(TRACTION, "osteoporosis_known")),
    ),
    Claim(
        "no_traction_in_pregnancy",
        "Traction is never open when pregnancy is stated.",
        ("H32",),
        never_open(TRACTION, {"pregnant": yes("pregnant")}),
    ),
    Claim(
        "no_traction_on_unstable_or_operated_spine",
        "Traction is never open with a slip that moves, a fusion, or a spine operation within 52 weeks.",
        ("H32",),
        never_open(
            TRACTION,
            {
                "slip": has("imaging_findings", "slip_moves_on_movement_films"),
                "fusion": yes("spinal_fusion"),
                "operation": below("spine_surgery_weeks_ago", 52),
            },
        ),
    ),
)
