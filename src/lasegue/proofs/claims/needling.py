"""Claims about dry needling: never with bleeding risk, through infected skin or in pregnancy."""

from lasegue.proofs.claim import Claim
from lasegue.proofs.forms import never_open, never_open_while_unknown, of_family
from lasegue.proofs.phrases import has, yes

NEEDLING = of_family("dry_needling")

CLAIMS = (
    Claim(
        "no_needling_with_bleeding_risk",
        "Dry needling is never open with a blood thinner or a bleeding disorder.",
        ("H18",),
        never_open(NEEDLING, {each: yes(each) for each in ("anticoagulant", "bleeding_disorder")}),
    ),
    Claim(
        "no_needling_while_bleeding_risk_is_unanswered",
        "Dry needling is never open while the questions on blood thinners and bleeding disorders are unanswered.",
        ("H18",),
        never_open_while_unknown(NEEDLING, "anticoagulant", "bleeding_disorder"),
    ),
    Claim(
        "no_needling_through_infected_skin",
        "Dry needling is never open with broken or infected skin, a rash along a nerve, or lymphoedema.",
        ("H19",),
        never_open(
            NEEDLING,
            {
                "skin": yes("skin_lesion_or_infection_local"),
                "rash": yes("rash_dermatomal"),
                "lymphoedema": has("technique_cautions", "lymphoedema"),
            },
        ),
    ),
    Claim(
        "no_needling_in_pregnancy",
        "Dry needling is never open when pregnancy is stated.",
        ("H19",),
        never_open(NEEDLING, {"pregnant": yes("pregnant")}),
    ),
)
