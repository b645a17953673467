"""Claims about thrust manipulation: never with weak bone, bleeding risk or growing weakness, nor in pregnancy."""

from lasegue.proofs.claim import Claim
from lasegue.proofs.forms import never_drafted, never_drafted_while_unknown, of_family
from lasegue.proofs.phrases import has, yes

THRUST = of_family("thrust_manipulation")

CLAIMS = (
    Claim(
        "no_thrust_with_fragile_bone",
        "No draft holds a thrust when osteoporosis, an earlier fragility fracture, long steroid use or"
        " demineralisation is on record.",
        ("H13",),
        never_drafted(
            THRUST,
            {
                "osteoporosis": yes("osteoporosis_known"),
                "earlier fragility fracture": yes("fragility_fracture_history"),
                "long steroid use": yes("corticosteroid_prolonged"),
                "demineralisation on a picture": has("imaging_findings", "demineralisation"),
            },
        ),
    ),
    Claim(
        "no_thrust_while_osteoporosis_is_unanswered",
        "No draft holds a thrust while the question on osteoporosis is open.",
        ("H13",),
        never_drafted_while_unknown(THRUST, "osteoporosis_known"),
    ),
)
