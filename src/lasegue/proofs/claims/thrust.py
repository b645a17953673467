"""Claims about thrust manipulation: never with weak bone, bleeding risk or growing weakness, nor in pregnancy."""

from lasegue.proofs.claim import Claim
from lasegue.proofs.claims.weakness import THREE_OR_LESS, unstated
from lasegue.proofs.forms import named_beside, never_drafted, never_drafted_while_unknown, of_family
from lasegue.proofs.phrases import below, every, has, some, yes

THRUST = of_family("thrust_manipulation")
FRAGILE_BONE = {
    "osteoporosis": yes("osteoporosis_known"),
    "earlier fragility fracture": yes("fragility_fracture_history"),
    "long steroid use": yes("corticosteroid_prolonged"),
    "demineralisation on a picture": has("imaging_findings", "demineralisation"),
}
NOT_PICTURED = every(
    some(yes("major_trauma"), yes("minor_trauma_with_bone_risk")),
    unstated("imaging_findings"),
    unstated("mri_findings"),
)

CLAIMS = (
    Claim(
        "no_thrust_with_fragile_bone",
        "No draft holds a thrust when osteoporosis, an earlier fragility fracture, long steroid use or"
        " demineralisation is on record.",
        ("H13",),
        never_drafted(THRUST, FRAGILE_BONE),
    ),
    Claim(
        "no_thrust_while_osteoporosis_is_unanswered",
        "No draft holds a thrust while the question on osteoporosis is open.",
        ("H13",),
        never_drafted_while_unknown(THRUST, "osteoporosis_known"),
    ),
    Claim(
        "no_thrust_with_fracture_or_injury_not_pictured",
        "No draft holds a thrust with a reported fracture, or after an injury of which no picture is on record.",
        ("H06", "H13"),
        never_drafted(
            THRUST,
            {
                "fracture": has("imaging_findings", "vertebral_fracture", "pelvic_or_hip_fracture"),
                "fracture on MRI": has("mri_findings", "vertebral_fracture", "sacral_oedema"),
                "injury not pictured": NOT_PICTURED,
            },
        ),
    ),
    Claim(
        "no_thrust_with_cord_signs",
        "No draft holds a thrust when signs from the spinal cord are on record.",
        ("H09", "H17"),
        never_drafted(THRUST, {"signs": yes("cord_signs")}),
    ),
    Claim(
        "no_thrust_with_growing_weakness",
        "No draft holds a thrust when weakness grows.",
        ("H14",),
        never_drafted(THRUST, {"said": yes("weakness_getting_worse"), "measured": yes("weakness_progressing")}),
    ),
    Claim(
        "no_thrust_while_growth_of_weakness_is_unknown",
        "No draft holds a thrust while it is unknown whether weakness grows.",
        ("H14",),
        never_drafted_while_unknown(THRUST, "weakness_progressing"),
    ),
    Claim(
        "no_thrust_with_power_of_three_or_less",
        "No draft holds a thrust when the lowest grade is 3+ or less.",
        ("H14",),
        never_drafted(THRUST, {"grade": THREE_OR_LESS}),
    ),
    Claim(
        "no_thrust_in_pregnancy",
        "No draft holds a thrust when pregnancy is stated.",
        ("H15",),
        never_drafted(THRUST, {"pregnant": yes("pregnant")}),
    ),
    Claim(
        "unanswered_pregnancy_is_named_beside_a_thrust",
        "A draft that holds a thrust while pregnancy is possible and unanswered lists pregnancy as unanswered,"
        " which forbids starting.",
        ("H15",),
        named_beside(THRUST, "pregnant"),
    ),
    Claim(
        "no_thrust_with_bleeding_risk",
        "No draft holds a thrust with a blood thinner or a bleeding disorder.",
        ("H16",),
        never_drafted(THRUST, {each: yes(each) for each in ("anticoagulant", "bleeding_disorder")}),
    ),
    Claim(
        "no_thrust_while_blood_thinner_is_unanswered",
        "No draft holds a thrust while the question on blood thinners is open.",
        ("H16",),
        never_drafted_while_unknown(THRUST, "anticoagulant"),
    ),
    Claim(
        "no_thrust_with_unstable_segment",
        "No draft holds a thrust with a slip that moves on films, a step or a positive passive extension test.",
        ("H17",),
        never_drafted(
            THRUST,
            {
                "slip": has("imaging_findings", "slip_moves_on_movement_films"),
                "step": yes("step_deformity"),
                "passive extension": yes("passive_lumbar_extension_positive"),
            },
        ),
    ),
    Claim(
        "no_thrust_on_fused_or_recently_operated_spine",
        "No draft holds a thrust after a fusion, or within 52 weeks of a spine operation.",
        ("H17",),
        never_drafted(THRUST, {"fusion": yes("spinal_fusion"), "operation": below("spine_surgery_weeks_ago", 52)}),
    ),
)
