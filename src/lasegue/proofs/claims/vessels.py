"""Claims about vessels, heart and bleeding: clot, aneurysm, a leg without blood, and blood thinners."""

from lasegue.proofs.claim import Claim
from lasegue.proofs.claims.serious_disease import CAUDA_EQUINA
from lasegue.proofs.forms import at_least
from lasegue.proofs.phrases import every, has, on_one_side, some, word, yes

CHEST = has("other_symptoms", "chest_pain_or_breathlessness")
CLOT = {"calf": yes("calf_swelling"), "clot on scan": has("imaging_findings", "leg_vein_clot")}
BLEEDING = some(yes("anticoagulant"), yes("bleeding_disorder"))
HEART = has("cardiovascular_conditions", "unstable_heart_condition")
ANEURYSM = {
    "known": yes("known_aaa"),
    "felt": yes("pulsatile_abdominal_mass"),
    "on scan": has("imaging_findings", "widened_aorta"),
}

CLAIMS = (
    Claim(
        "swollen_calf_is_at_least_urgent",
        "One swollen, sore calf gives urgent or emergency.",
        ("H07", "H31"),
        at_least("urgent", {"calf": yes("calf_swelling")}),
    ),
    Claim(
        "clot_signs_with_chest_symptoms_are_emergency",
        "A swollen calf or leg, or a reported clot, with chest pain or breathlessness gives emergency.",
        ("H07",),
        at_least("emergency", {name: every(sign, CHEST) for name, sign in {**CLOT, "leg": yes("leg_oedema")}.items()}),
    ),
    Claim(
        "swollen_calf_in_pregnancy_is_emergency",
        "A swollen calf in pregnancy gives emergency.",
        ("H07", "H12"),
        at_least("emergency", {"calf": every(yes("calf_swelling"), yes("pregnant"))}),
    ),
    Claim(
        "known_aneurysm_is_at_least_urgent",
        "A known or reported aortic aneurysm gives urgent or emergency.",
        ("H08",),
        at_least("urgent", {name: ANEURYSM[name] for name in ("known", "on scan")}),
    ),
    Claim(
        "throbbing_belly_is_emergency",
        "A throbbing mass in the belly gives emergency.",
        ("H08",),
        at_least("emergency", {"mass": ANEURYSM["felt"]}),
    ),
    Claim(
        "cold_foot_without_pulse_is_emergency",
        "A cold or pale foot with no pulse on the same side gives emergency.",
        ("H08",),
        at_least("emergency", {"foot": on_one_side(every(yes("cold_pale_foot"), word("foot_pulses", "absent")))}),
    ),
    Claim(
        "rest_pain_in_foot_is_at_least_urgent",
        "Pain in the foot at rest gives urgent or emergency.",
        ("H08",),
        at_least("urgent", {"foot": yes("rest_pain_foot")}),
    ),
    Claim(
        "bleeding_risk_with_growing_weakness_is_emergency",
        "A blood thinner or bleeding disorder with growing weakness gives emergency.",
        ("H11",),
        at_least("emergency", {"growing": every(BLEEDING, yes("weakness_progressing"))}),
    ),
    Claim(
        "bleeding_risk_with_cauda_equina_answer_is_emergency",
        "A blood thinner or bleeding disorder with a cauda equina answer gives emergency.",
        ("H11",),
        at_least("emergency", {"answer": every(BLEEDING, CAUDA_EQUINA)}),
    ),
    Claim(
        "unstable_heart_is_at_least_urgent",
        "An unstable heart condition gives urgent or emergency.",
        ("H30",),
        at_least("urgent", {"heart": HEART}),
    ),
    Claim(
        "chest_symptoms_are_emergency",
        "Chest pain or breathlessness gives emergency.",
        ("H30",),
        at_least("emergency", {"chest": CHEST}),
    ),
)
