"""Claims about weakness: severe, new or growing loss of power is never treated as if nothing were lost."""

from lasegue.logic.condition import Condition
from lasegue.proofs.claim import Claim, Instances
from lasegue.proofs.forms import asked, at_least
from lasegue.proofs.kleene import both, negated
from lasegue.proofs.phrases import at_most, below, every, has, known, none_of, some, yes
from lasegue.proofs.view import View

ACTIONS = (
    "hip_flexion",
    "hip_extension",
    "hip_abduction",
    "hip_adduction",
    "hip_rotation",
    "knee_extension",
    "knee_flexion",
    "ankle_dorsiflexion",
    "ankle_plantarflexion",
    "ankle_inversion",
    "ankle_eversion",
    "big_toe_extension",
    "toe_extension",
    "toe_flexion",
    "unspecified",
)
GRADES = (
    "mrc_hip_flexion",
    "mrc_knee_extension",
    "mrc_ankle_dorsiflexion",
    "mrc_big_toe_extension",
    "mrc_hip_abduction",
    "mrc_ankle_plantarflexion",
)
WEAK_MOVEMENT = has("weak_actions", *ACTIONS)
THREE_OR_LESS = at_most("leg_power_lowest_mrc", 3.33)
FALL = at_most("power_change", -0.9)


def unstated(finding: str) -> Condition:
    """Nobody said, and it does not follow from anything said."""
    return none_of(known(finding))


def _fall(view: View) -> Instances:
    fell = view.true(FALL)
    yield "counts as growing", both(fell, negated(view.true(yes("weakness_progressing"))))
    yield "level", both(fell, negated(view.at_least("urgent")))


CLAIMS = (
    Claim(
        "growing_weakness_is_at_least_urgent",
        "Weakness that gets worse gives urgent or emergency at any grade.",
        ("H02", "H14"),
        at_least("urgent", {"said": yes("weakness_getting_worse"), "said or measured": yes("weakness_progressing")}),
    ),
    Claim(
        "fall_of_power_counts_as_growing",
        "A lowest grade that fell by 0.9 or more since the last visit counts as growing weakness.",
        ("H02",),
        _fall,
    ),
    Claim(
        "course_of_weakness_is_asked_when_weak",
        "A weak movement, a grade below 5, felt weakness or a foot drop makes the questions on new and growing"
        " weakness compulsory.",
        ("H02",),
        asked(
            "weakness_getting_worse",
            "weakness_new",
            when=some(WEAK_MOVEMENT, below("leg_power_lowest_mrc", 5), yes("subjective_weakness"), yes("foot_drop")),
        ),
    ),
    Claim(
        "power_of_three_or_less_is_at_least_refer",
        "A lowest grade of 3+ or less is never at the level *treat*.",
        ("H03",),
        at_least("refer", {"grade": THREE_OR_LESS}),
    ),
    Claim(
        "recent_power_of_three_or_less_is_at_least_urgent",
        "A lowest grade of 3+ or less gives urgent or emergency when it is new, when the pain is at most 12 weeks"
        " old, or when duration or course are not stated.",
        ("H03",),
        at_least(
            "urgent",
            {
                "new": every(THREE_OR_LESS, yes("weakness_new")),
                "12 weeks": every(THREE_OR_LESS, at_most("leg_pain_duration_weeks", 12)),
                "no duration": every(THREE_OR_LESS, unstated("leg_pain_duration_weeks")),
                "no course": every(THREE_OR_LESS, unstated("course")),
            },
        ),
    ),
    Claim(
        "grades_are_asked_when_weak",
        "Weakness that is felt, new or seen without a grade makes the power grades compulsory.",
        ("H03",),
        asked(
            *GRADES,
            when=every(
                unstated("leg_power_lowest_mrc"), some(WEAK_MOVEMENT, yes("weakness_new"), yes("subjective_weakness"))
            ),
        ),
    ),
)
