"""Claims about exercises: what no draft asks of a spine, a nerve or a heart that cannot bear it."""

from collections.abc import Sequence

from lasegue.knowledge.library import Library
from lasegue.logic.condition import Condition
from lasegue.proofs.claim import Claim
from lasegue.proofs.claims.thrust import FRAGILE_BONE
from lasegue.proofs.claims.vessels import CHEST, HEART
from lasegue.proofs.forms import named, named_beside, never_drafted, never_open, of_family
from lasegue.proofs.phrases import at_least, every, on_one_side, responds, yes

EXTENSION = of_family("directional_exercise_extension")
LOADED_FLEXION = named(
    "box-lift",
    "curl-up",
    "deadlift-kettlebell",
    "double-knee-to-chest",
    "leg-press",
    "seated-flexion",
    "single-knee-to-chest",
)
END_RANGE_FLEXION = named("double-knee-to-chest", "single-knee-to-chest", "seated-flexion", "quadruped-rock-back")
TENSIONERS = named("slr-tensioner", "slump-tensioner", "passive-nerve-tensioner")
TENSION = named(
    "slr-tensioner",
    "slump-tensioner",
    "passive-nerve-tensioner",
    "hamstring-stretch-doorway",
    "hamstring-stretch-strap",
)
STEPS = named("stair-climb", "gait-heel-toe-drill", "walking-program", "toe-raise-dorsiflexion")
EFFORT = of_family("aerobic_conditioning", "aerobic_walking", "aquatic_exercise")
STRAIN = named(
    "front-plank",
    "front-plank-knees",
    "side-plank",
    "side-plank-knees",
    "wall-plank",
    "wall-sit",
    "curl-up",
    "leg-press",
    "box-lift",
    "deadlift-kettlebell",
)
SIXTEEN_WEEKS = every(yes("pregnant"), at_least("gestation_weeks", 16))
IRRITABLE_NERVE = every(yes("tension_positive"), Condition(conclusion="irritability", is_="high"))
NEW_FOOT_DROP = on_one_side(every(yes("foot_drop"), yes("weakness_new")))


def face_down(library: Library) -> Sequence[str]:
    """Exercises that are done lying face down."""
    return [exercise.id for exercise in library.exercises.values() if exercise.base == "prone"]


CLAIMS = (
    Claim(
        "no_prone_exercise_from_sixteen_weeks",
        "No draft holds an exercise lying face down from 16 weeks of pregnancy on.",
        ("H24",),
        never_drafted(face_down, {"sixteen weeks": SIXTEEN_WEEKS}),
    ),
    Claim(
        "unanswered_weeks_are_named_beside_a_prone_exercise",
        "A draft for a pregnant person that holds an exercise lying face down while the weeks are unstated lists"
        " the weeks as unanswered.",
        ("H24",),
        named_beside(face_down, "gestation_weeks", yes("pregnant")),
    ),
    Claim(
        "no_extension_exercise_with_stenosis_pattern",
        "No draft holds an extension exercise with the walking pattern of stenosis.",
        ("H25",),
        never_drafted(EXTENSION, {"walking pattern": yes("neurogenic_claudication")}),
    ),
    Claim(
        "no_extension_exercise_after_spread",
        "No draft holds an extension exercise when repeated extension made the leg worse or moved the pain down.",
        ("H25", "H28"),
        never_drafted(EXTENSION, {"spread": responds("extension", "worse", "peripheralises")}),
    ),
    Claim(
        "no_loaded_flexion_with_fragile_bone",
        "No draft holds an exercise of loaded or end-range flexion with fragile bone.",
        ("H26",),
        never_drafted(LOADED_FLEXION, FRAGILE_BONE),
    ),
    Claim(
        "unanswered_bone_questions_are_named_beside_flexion",
        "A draft that holds such an exercise while osteoporosis is unanswered lists osteoporosis as unanswered.",
        ("H26",),
        named_beside(LOADED_FLEXION, "osteoporosis_known"),
    ),
    Claim(
        "no_tension_on_irritable_nerve",
        "No draft holds a tensioner or a hamstring stretch when a tension test is positive and irritability is high.",
        ("H27",),
        never_drafted(TENSION, {"irritable": IRRITABLE_NERVE}),
    ),
    Claim(
        "no_tension_with_growing_weakness",
        "No draft holds a tensioner when weakness grows.",
        ("H27",),
        never_drafted(TENSIONERS, {"said": yes("weakness_getting_worse"), "measured": yes("weakness_progressing")}),
    ),
    Claim(
        "no_end_range_flexion_after_spread",
        "No draft holds end-range flexion when repeated flexion made the leg worse or moved the pain down.",
        ("H28",),
        never_drafted(END_RANGE_FLEXION, {"spread": responds("flexion", "worse", "peripheralises")}),
    ),
    Claim(
        "no_step_training_with_new_foot_drop",
        "No draft holds stairs, the heel-to-toe drill, the walking programme or toe raises with a new foot drop or"
        " growing weakness.",
        ("H29",),
        never_drafted(STEPS, {"new foot drop": NEW_FOOT_DROP, "growing": yes("weakness_progressing")}),
    ),
    Claim(
        "no_effort_with_unstable_heart",
        "Steady effort is never open with an unstable heart condition, chest pain or breathlessness.",
        ("H30",),
        never_open(EFFORT, {"heart": HEART, "chest": CHEST}),
    ),
    Claim(
        "no_straining_with_uncontrolled_pressure",
        "No draft holds a plank, wall sit, curl-up, leg press or heavy lift with uncontrolled blood pressure or an"
        " unstable heart condition.",
        ("H30",),
        never_drafted(STRAIN, {"pressure": yes("blood_pressure_uncontrolled"), "heart": HEART}),
    ),
)
