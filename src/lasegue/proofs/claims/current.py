"""Claims about electrical stimulation: never with a heart device, in pregnancy, with epilepsy or on numb skin."""

from lasegue.proofs.claim import Claim, Instances
from lasegue.proofs.claims.pregnancy import POSSIBLE
from lasegue.proofs.forms import joined, never_open, never_open_while_unknown, of_family
from lasegue.proofs.phrases import every, known, none_of, word, yes
from lasegue.proofs.view import View

CURRENT = of_family("electrical_stimulation")


def _drafted(view: View) -> Instances:
    for item in of_family("electrical_stimulation", "mechanical_traction")(view.library):
        yield item, view.drafted(item)


CLAIMS = (
    Claim(
        "no_current_with_heart_device",
        "Electrical stimulation is never open with a pacemaker or defibrillator.",
        ("H20",),
        never_open(CURRENT, {each: word("cardiac_implant", each) for each in ("pacemaker", "defibrillator")}),
    ),
    Claim(
        "no_current_while_heart_device_is_unanswered",
        "Electrical stimulation is never open while the question on heart devices is unanswered.",
        ("H20",),
        never_open_while_unknown(CURRENT, "cardiac_implant"),
    ),
    Claim(
        "current_and_traction_are_never_drafted",
        "No draft of the engine holds electrical stimulation or traction; both wait for a clinician's own choice.",
        ("H20", "H21", "H32"),
        _drafted,
    ),
    Claim(
        "no_current_in_pregnancy",
        "Electrical stimulation is never open when pregnancy is stated, or is possible and unanswered.",
        ("H21",),
        never_open(
            CURRENT,
            {"pregnant": yes("pregnant"), "possible and unanswered": every(POSSIBLE, none_of(known("pregnant")))},
        ),
    ),
    Claim(
        "no_current_with_epilepsy",
        "Electrical stimulation is never open with epilepsy, or while that question is unanswered.",
        ("H21",),
        joined(never_open(CURRENT, {"epilepsy": yes("epilepsy")}), never_open_while_unknown(CURRENT, "epilepsy")),
    ),
    Claim(
        "no_current_on_numb_skin",
        "Electrical stimulation is never open with lost feeling, or while warm and cold have not been tested.",
        ("H21",),
        joined(
            never_open(CURRENT, {"feeling": yes("sensory_loss"), "warm and cold": yes("thermal_sensation_impaired")}),
            never_open_while_unknown(CURRENT, "thermal_sensation_impaired"),
        ),
    ),
)
