"""Claims about what must be asked: silence is listed, never read as a no."""

from lasegue.proofs.claim import Claim
from lasegue.proofs.forms import asked
from lasegue.proofs.phrases import at_least, every, known, none_of, some, word

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
    Claim(
        "cancer_questions_are_asked_of_everybody",
        "Missing answers on cancer and on weight loss are listed as unanswered, for every patient.",
        ("H04",),
        asked("cancer_history", "weight_loss_unexplained"),
    ),
    Claim(
        "fever_is_asked_of_everybody",
        "A missing answer on fever is listed as unanswered, for every patient.",
        ("H05",),
        asked("fever"),
    ),
    Claim(
        "major_trauma_is_asked_of_everybody",
        "A missing answer on major trauma is listed as unanswered, for every patient.",
        ("H06",),
        asked("major_trauma"),
    ),
    Claim(
        "osteoporosis_is_asked_from_fifty",
        "From the age of 50, or at an unstated age, a missing answer on osteoporosis is listed as unanswered.",
        ("H06", "H13", "H26"),
        asked("osteoporosis_known", when=some(at_least("age_years", 50), none_of(known("age_years")))),
    ),
    Claim(
        "aneurysm_is_asked_of_older_men",
        "From the age of 65 a missing answer on a known aneurysm is listed as unanswered for men.",
        ("H08",),
        asked("known_aaa", when=every(at_least("age_years", 65), word("sex_at_birth", "male"))),
    ),
    Claim(
        "blood_thinner_is_asked_of_everybody",
        "A missing answer on blood thinners is listed as unanswered, for every patient.",
        ("H11", "H16"),
        asked("anticoagulant"),
    ),
)
