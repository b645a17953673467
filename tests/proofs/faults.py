"""Faults planted in the knowledge, each with the claim that has to fail on it."""

from typing import NamedTuple

import msgspec

from lasegue.knowledge import yaml12
from lasegue.knowledge.checks import conditions, references
from lasegue.knowledge.library import KINDS, Library, default_root


class Edit(NamedTuple):
    """What is put in place of what stands once in a file."""

    file: str
    before: str
    after: str


class Fault(NamedTuple):
    """A fault in plain words, how it is planted, and the claim that must find it."""

    says: str
    claim: str
    edits: tuple[Edit, ...]


def planted(fault: Fault, library: Library) -> Library:
    """The library as it would read with the files of a fault edited; the files stay as they are.

    :raises AssertionError: when what a fault replaces does not stand exactly once in its file, or when a library with
        the fault would not open.
    """
    texts: dict[str, str] = {}
    for edit in fault.edits:
        folder, name = edit.file.removesuffix(".yaml").rsplit("/", 1)
        text = texts.get(edit.file) or (default_root() / edit.file).read_text(encoding="utf-8")
        assert text.count(edit.before) == 1, (
            f"{edit.file}: expected once {edit.before!r}, got {text.count(edit.before)}"
        )
        texts[edit.file] = text.replace(edit.before, edit.after)
        held, kind = next((held, kind) for place, held, kind in KINDS if place == folder)
        entry = msgspec.convert(yaml12.parse(texts[edit.file]), kind)
        library = msgspec.structs.replace(library, **{held: {**getattr(library, held), name: entry}})
    assert [*references.check(library), *conditions.check(library)] == []
    return library


def _fault(says: str, claim: str, file: str, before: str, after: str) -> Fault:
    return Fault(says, claim, (Edit(file, before, after),))


THRUST = "techniques/thrust-manipulation.yaml"
NEEDLING = "techniques/dry-needling.yaml"
CURRENT = "conservative/tens-electrical-stimulation.yaml"
TRACTION = "techniques/manual-traction.yaml"
INCOMPLETE = "red_flags/cauda_equina_incomplete.yaml"
ANY_PATIENT = """      any:
        - {finding: age_years, known: true}
        - {finding: age_years, known: false}
"""
KNOWN_ANEURYSM = """  - id: known_aneurysm
    level: urgent
    when: {finding: known_aaa, is: true}
    why: Even old, steady pain is checked by the vascular team first.
    basis: convention
"""

FAULTS = (
    _fault(
        "osteoporosis need not be known before a thrust",
        "no_thrust_while_osteoporosis_is_unanswered",
        THRUST,
        "{finding: osteoporosis_known, is: true}, must_know: true",
        "{finding: osteoporosis_known, is: true}",
    ),
    _fault(
        "the blood thinner need not be known before a thrust",
        "no_thrust_while_blood_thinner_is_unanswered",
        THRUST,
        "{finding: anticoagulant, is: true}, must_know: true",
        "{finding: anticoagulant, is: true}",
    ),
    _fault(
        "a thrust is forbidden to those who are not pregnant",
        "no_thrust_in_pregnancy",
        THRUST,
        "{finding: pregnant, is: true}",
        "{finding: pregnant, is: false}",
    ),
    _fault(
        "a thrust waits for 26 weeks after an operation instead of 52",
        "no_thrust_on_fused_or_recently_operated_spine",
        THRUST,
        "below: 52",
        "below: 26",
    ),
    _fault(
        "the blood thinner need not be known before needling",
        "no_needling_while_bleeding_risk_is_unanswered",
        NEEDLING,
        "{finding: anticoagulant, is: true}, must_know: true",
        "{finding: anticoagulant, is: true}",
    ),
    _fault(
        "needling is declined, and another family is withheld",
        "declined_family_is_never_in_a_plan",
        "techniques/soft-tissue-mobilization.yaml",
        "has: [soft_tissue_therapy]",
        "has: [dry_needling]",
    ),
    _fault(
        "needling through a rash",
        "no_needling_through_infected_skin",
        NEEDLING,
        "{finding: rash_dermatomal, is: true}",
        "{finding: rash_dermatomal, is: false}",
    ),
    _fault(
        "current needs no answer on epilepsy",
        "no_current_with_epilepsy",
        CURRENT,
        "{finding: epilepsy, is: true}, must_know: true",
        "{finding: epilepsy, is: true}",
    ),
    _fault(
        "current with a defibrillator",
        "no_current_with_heart_device",
        CURRENT,
        "[pacemaker, defibrillator]",
        "[pacemaker]",
    ),
    Fault(
        "a classification prefers traction, and traction is offered by default",
        "current_and_traction_are_never_drafted",
        (Edit("techniques/mechanical-traction.yaml", "offer: override_only", "offer: default"),),
    ),
    Fault(
        "a classification prefers electrical stimulation, offered by default",
        "current_and_traction_are_never_drafted",
        (
            Edit(CURRENT, "offer: override_only", "offer: default"),
            Edit(
                "classifications/education_activity_modification.yaml",
                "prefer: [superficial-heat]",
                "prefer: [tens-electrical-stimulation]",
            ),
        ),
    ),
    _fault(
        "traction with a known aneurysm",
        "no_traction_with_aneurysm",
        TRACTION,
        "{finding: known_aaa, is: true}",
        "{finding: known_aaa, is: false}",
    ),
    _fault(
        "heat needs no test of warm and cold",
        "no_heat_while_warm_and_cold_are_untested",
        "conservative/superficial-heat.yaml",
        "{finding: thermal_sensation_impaired, is: true}, must_know: true",
        "{finding: thermal_sensation_impaired, is: true}",
    ),
    _fault(
        "lying face down up to 20 weeks of pregnancy",
        "no_prone_exercise_from_sixteen_weeks",
        "contraindications/prone_not_possible.yaml",
        "{finding: gestation_weeks, at_least: 16}",
        "{finding: gestation_weeks, at_least: 20}",
    ),
    _fault(
        "cold down to an ankle pressure of 0.7",
        "no_cold_on_numb_or_poorly_supplied_skin",
        "conservative/cold-pack.yaml",
        "{finding: abi, below: 0.9}",
        "{finding: abi, below: 0.7}",
    ),
    _fault(
        "effort is forbidden by a stiff neck instead of chest pain",
        "no_effort_with_unstable_heart",
        "contraindications/effort_unsafe_heart.yaml",
        "has: [chest_pain_or_breathlessness]",
        "has: [neck_stiffness]",
    ),
    _fault(
        "a heavy lift loses the contraindication of fragile bone",
        "no_loaded_flexion_with_fragile_bone",
        "exercises/box-lift.yaml",
        "[nerve_loss_progressing, flexion_unsafe_bone, ",
        "[nerve_loss_progressing, ",
    ),
    _fault(
        "uncontrolled blood pressure no longer forbids straining",
        "no_straining_with_uncontrolled_pressure",
        "contraindications/breath_hold_risk.yaml",
        "    - {finding: blood_pressure_uncontrolled, is: true}\n",
        "",
    ),
    _fault(
        "growing weakness is lowered to a referral",
        "growing_weakness_is_at_least_urgent",
        "red_flags/progressive_motor_loss.yaml",
        "level: urgent",
        "level: refer",
    ),
    _fault(
        "a warning sign in pregnancy is lowered to urgent",
        "pregnancy_warning_is_emergency",
        "red_flags/pregnancy_warning.yaml",
        "level: emergency",
        "level: urgent",
    ),
    _fault(
        "the absence of a rash is taken for shingles",
        "band_of_blisters_is_at_least_urgent",
        "red_flags/herpes_zoster.yaml",
        "{finding: rash_dermatomal, is: true}",
        "{finding: rash_dermatomal, is: false}",
    ),
    _fault(
        "an answer without a date is read as old",
        "recent_or_undated_cauda_equina_answer_is_emergency",
        INCOMPLETE,
        "{finding: ces_symptom_onset_days, known: false}",
        "{finding: ces_symptom_onset_days, above: 14}",
    ),
    _fault(
        "a cauda equina answer counts as new for 7 days instead of 14",
        "recent_or_undated_cauda_equina_answer_is_emergency",
        INCOMPLETE,
        "{finding: ces_symptom_onset_days, at_most: 14}",
        "{finding: ces_symptom_onset_days, at_most: 7}",
    ),
    _fault(
        "the question about sex is no longer compulsory",
        "cauda_equina_screen_is_asked_of_everybody",
        INCOMPLETE,
        "        sexual_function_change, bilateral_leg_pain_new, bilateral_leg_weakness]",
        "        bilateral_leg_pain_new, bilateral_leg_weakness]",
    ),
    _fault(
        "silence about a blood thinner is read as a no",
        "blood_thinner_is_asked_of_everybody",
        "red_flags/spinal_haematoma.yaml",
        "  - findings: [anticoagulant]\n",
        "  - findings: [anticoagulant]\n    when: {finding: anticoagulant, known: true}\n",
    ),
    _fault(
        "only a cold right foot counts",
        "cold_foot_without_pulse_is_emergency",
        "red_flags/acute_limb_ischaemia.yaml",
        "          - {finding: cold_pale_foot, is: true}",
        "          - {finding: cold_pale_foot, side: right, is: true}",
    ),
    _fault(
        "weakness of both legs is read upside down",
        "weakness_of_both_legs_is_at_least_urgent",
        "red_flags/both_legs_weak.yaml",
        """    level: urgent
    when:
      any:
        - {finding: bilateral_leg_weakness, is: true}
""",
        """    level: urgent
    when:
      any:
        - {finding: bilateral_leg_weakness, is: false}
""",
    ),
    _fault(
        "power of 3 passes, only 2 and less is severe",
        "recent_power_of_three_or_less_is_at_least_urgent",
        "red_flags/severe_motor_loss.yaml",
        "{finding: leg_power_lowest_mrc, at_most: 3.33}",
        "{finding: leg_power_lowest_mrc, at_most: 2.33}",
    ),
    _fault(
        "a fall of power counts only from two grades on",
        "fall_of_power_counts_as_growing",
        "findings/weakness_progressing.yaml",
        "{finding: power_change, at_most: -0.9}",
        "{finding: power_change, at_most: -1.9}",
    ),
    _fault(
        "the criterion of a known aneurysm is deleted",
        "known_aneurysm_is_at_least_urgent",
        "red_flags/abdominal_aneurysm.yaml",
        KNOWN_ANEURYSM,
        "",
    ),
    _fault(
        "from 46 a pregnancy is taken as excluded",
        "pregnancy_is_asked_when_possible",
        "findings/pregnant.yaml",
        "{finding: age_years, above: 55}",
        "{finding: age_years, above: 45}",
    ),
    _fault(
        "a cancer in remission is no cancer in the past",
        "cancer_with_major_nerve_signs_is_emergency",
        "findings/cancer_history.yaml",
        "has: [active, in_remission, spread_to_bone",
        "has: [active, spread_to_bone",
    ),
    _fault(
        "warning signs go only to those who are treated",
        "every_plan_carries_a_safety_net",
        "advice/safety-net.yaml",
        "{conclusion: triage, known: true}",
        "{conclusion: triage, one_of: [treat, refer]}",
    ),
    _fault(
        "whoever fits nothing is in no classification",
        "every_patient_has_a_classification",
        "classifications/education_activity_modification.yaml",
        ANY_PATIENT,
        ANY_PATIENT.replace("        - {finding: age_years, known: false}\n", ""),
    ),
    _fault(
        "advice to stay active ends at a referral",
        "no_treatable_patient_gets_an_empty_plan",
        "advice/stay-active-and-pace.yaml",
        "one_of: [treat, refer]",
        "one_of: [treat]",
    ),
    _fault(
        "a criterion asks for an age that nobody reaches",
        "every_red_flag_can_be_raised",
        "red_flags/abdominal_aneurysm.yaml",
        "        - {finding: age_years, at_least: 60}",
        "        - {finding: age_years, at_least: 160}",
    ),
    _fault(
        "a flare is answered by going on",
        "every_flare_has_an_answer",
        "progressions/responses/flare.yaml",
        "action: step_back",
        "action: progress",
    ),
)
