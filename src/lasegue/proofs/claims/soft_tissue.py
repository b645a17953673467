"""Claims about hands on soft tissue: no pressure over clot, infection or tumour, no deep pressure on thin blood."""

from lasegue.proofs.claim import Claim
from lasegue.proofs.claims.vessels import BLEEDING, CLOT
from lasegue.proofs.forms import joined, never_open, never_open_while_unknown, of_family
from lasegue.proofs.phrases import has, yes

SOFT_TISSUE = of_family("soft_tissue_therapy")
DEEP = of_family("deep_tissue_massage")

CLAIMS = (
    Claim(
        "no_pressure_over_clot_infection_or_tumour",
        "Soft tissue techniques are never open with a swollen calf, infected skin, a rash along a nerve, fever or"
        " active cancer.",
        ("H07", "H10", "H31"),
        never_open(
            SOFT_TISSUE,
            {
                **CLOT,
                "skin": yes("skin_lesion_or_infection_local"),
                "rash": yes("rash_dermatomal"),
                "fever": yes("fever"),
                "cancer": has("cancer_details", "active", "spread_to_bone"),
            },
        ),
    ),
    Claim(
        "no_deep_pressure_with_bleeding_risk",
        "Deep tissue massage is never open with a blood thinner or bleeding disorder, or while blood thinners are"
        " unanswered.",
        ("H31",),
        joined(never_open(DEEP, {"bleeding": BLEEDING}), never_open_while_unknown(DEEP, "anticoagulant")),
    ),
)
