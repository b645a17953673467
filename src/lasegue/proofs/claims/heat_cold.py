"""Claims about heat and cold packs: never on skin that cannot warn, nor where they feed a disease."""

from lasegue.logic.condition import Condition
from lasegue.proofs.claim import Claim
from lasegue.proofs.claims.vessels import CLOT
from lasegue.proofs.forms import joined, named, never_open, never_open_while_unknown, of_family
from lasegue.proofs.phrases import below, has, some, word, yes

HEAT = of_family("heat")
COLD = of_family("cold")
CANNOT_TELL = {"warm and cold": yes("thermal_sensation_impaired")}
BUTTOCK = ("buttock", "piriformis", "sacrum", "sacroiliac")
LOW_BACK = ("back_low", "paraspinal", "spine_midline", "sacrum")
POOR_CIRCULATION = {
    "pulse": word("foot_pulses", "reduced", "absent"),
    "cold foot": yes("cold_pale_foot"),
    "pain at rest": yes("rest_pain_foot"),
    "ankle pressure": below("abi", 0.9),
}


def _numb(places: tuple[str, ...]) -> dict[str, Condition]:
    return {place: some(has("sensory_loss_regions", place), has("numbness_regions", place)) for place in places}


CLAIMS = (
    Claim(
        "no_heat_on_numb_skin",
        "Heat is never open when warm and cold cannot be told apart, or when the skin to be heated is numb.",
        ("H22",),
        joined(
            never_open(HEAT, CANNOT_TELL),
            never_open(named("heating-pad-buttock"), _numb(BUTTOCK)),
            never_open(named("superficial-heat"), _numb(LOW_BACK)),
        ),
    ),
    Claim(
        "no_heat_while_warm_and_cold_are_untested",
        "Heat is never open while the sense of warm and cold has not been tested.",
        ("H22",),
        never_open_while_unknown(HEAT, "thermal_sensation_impaired"),
    ),
    Claim(
        "no_heat_over_infection_tumour_or_clot",
        "Heat is never open with fever, infected skin, active cancer or signs of a clot.",
        ("H22",),
        never_open(
            HEAT,
            {
                **CLOT,
                "fever": yes("fever"),
                "skin": yes("skin_lesion_or_infection_local"),
                "cancer": has("cancer_details", "active", "spread_to_bone"),
            },
        ),
    ),
    Claim(
        "no_cold_with_hypersensitivity",
        "A cold pack is never open with a bad reaction to cold, or while that question is unanswered.",
        ("H23",),
        joined(
            never_open(COLD, {"reaction": yes("cold_hypersensitivity")}),
            never_open_while_unknown(COLD, "cold_hypersensitivity"),
        ),
    ),
    Claim(
        "no_cold_on_numb_or_poorly_supplied_skin",
        "A cold pack is never open when warm and cold cannot be told apart or are untested, or when the"
        " circulation of the foot is poor.",
        ("H23",),
        joined(
            never_open(COLD, {**CANNOT_TELL, **POOR_CIRCULATION}),
            never_open_while_unknown(COLD, "thermal_sensation_impaired"),
        ),
    ),
)
