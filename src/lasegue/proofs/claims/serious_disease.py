"""Claims about cancer, infection and fracture: what points to them is never at the level *treat*."""

from lasegue.proofs.claim import Claim
from lasegue.proofs.claims.weakness import unstated
from lasegue.proofs.forms import at_least
from lasegue.proofs.phrases import at_most, every, has, some, yes

CANCER = some(
    yes("cancer_history"),
    has(
        "cancer_details",
        "active",
        "in_remission",
        "spread_to_bone",
        "radiotherapy_spine_or_pelvis",
        "radiotherapy_other_or_unstated",
    ),
)
CAUDA_EQUINA = yes("cauda_equina_answer")
CORD = yes("cord_signs")

CLAIMS = (
    Claim(
        "active_cancer_is_at_least_urgent",
        "Active cancer or cancer in bone gives urgent or emergency.",
        ("H04", "H31"),
        at_least("urgent", {each: has("cancer_details", each) for each in ("active", "spread_to_bone")}),
    ),
    Claim(
        "past_cancer_is_at_least_refer",
        "A history of cancer is never at the level *treat*.",
        ("H04",),
        at_least("refer", {"cancer": CANCER}),
    ),
    Claim(
        "cancer_with_major_nerve_signs_is_emergency",
        "Past or present cancer with new or growing weakness, cord signs or a cauda equina answer gives emergency.",
        ("H04",),
        at_least(
            "emergency",
            {
                "new weakness": every(CANCER, yes("weakness_new")),
                "growing weakness": every(CANCER, yes("weakness_progressing")),
                "cord": every(CANCER, CORD),
                "cauda equina": every(CANCER, CAUDA_EQUINA),
            },
        ),
    ),
    Claim(
        "fever_with_nerve_signs_is_emergency",
        "Fever with new or felt weakness, a deficit, cord signs or a cauda equina answer gives emergency.",
        ("H05",),
        at_least(
            "emergency",
            {
                "new weakness": every(yes("fever"), yes("weakness_new")),
                "felt weakness": every(yes("fever"), yes("subjective_weakness")),
                "deficit": every(yes("fever"), yes("neurological_deficit")),
                "cord": every(yes("fever"), CORD),
                "cauda equina": every(yes("fever"), CAUDA_EQUINA),
            },
        ),
    ),
    Claim(
        "infection_on_scan_is_emergency",
        "A reported disc infection or epidural collection gives emergency.",
        ("H05",),
        at_least("emergency", {each: has("mri_findings", each) for each in ("discitis", "epidural_collection")}),
    ),
    Claim(
        "recent_major_trauma_is_at_least_urgent",
        "Major trauma with pain of at most 12 weeks, or of unstated duration, gives urgent or emergency.",
        ("H06",),
        at_least(
            "urgent",
            {
                "12 weeks": every(yes("major_trauma"), at_most("leg_pain_duration_weeks", 12)),
                "no duration": every(yes("major_trauma"), unstated("leg_pain_duration_weeks")),
            },
        ),
    ),
    Claim(
        "fracture_on_scan_is_at_least_urgent",
        "A reported fracture of a vertebra, sacrum, pelvis or hip gives urgent or emergency.",
        ("H06",),
        at_least(
            "urgent",
            {
                "vertebra on MRI": has("mri_findings", "vertebral_fracture"),
                "sacrum on MRI": has("mri_findings", "sacral_oedema"),
                "vertebra": has("imaging_findings", "vertebral_fracture"),
                "pelvis or hip": has("imaging_findings", "pelvic_or_hip_fracture"),
            },
        ),
    ),
)
