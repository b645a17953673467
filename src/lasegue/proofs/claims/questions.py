"""Claims about what must be asked: silence is listed, never read as a no."""

from lasegue.proofs.claim import Claim
from lasegue.proofs.forms import asked

CAUDA_EQUINA_SCREEN = (
    "urine_start_difficulty",
    "urine_flow_sensation_reduced",
    "urinary_retention",
    "urinary_incontinence_new",
    "bowel_incontinence_new",
    "rectal_fullness_loss",
    "saddle_sensation_change",
    "sexual_function_change",
    "bilateral_leg_pain_new",
    "bilateral_leg_weakness",
)

CLAIMS = (
    Claim(
        "cauda_equina_screen_is_asked_of_everybody",
        "Each of the ten answers of the cauda equina screen that is missing is listed as unanswered,"
        " for every patient.",
        ("H01", "H33", "H34"),
        asked(*CAUDA_EQUINA_SCREEN),
    ),
)
