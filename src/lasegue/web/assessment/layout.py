"""The examination as one table: which findings stand in which group, row and column.

This is data and nothing else. Every finding of the contract that a person can be asked or tested for has exactly one
place here; what is derived from others has none.
"""

from django.utils.translation import gettext_noop as _

from lasegue.web.assessment.history import HISTORY
from lasegue.web.assessment.rows import Group, Row, rows

#: The five groups of Alt 1 to 5 carry their ``key``; the history groups follow the examination.
GROUPS: tuple[Group, ...] = (
    Group(
        "emergency",
        _("Emergency screen, asked today"),
        rows(
            "saddle_sensation_change",
            "urine_start_difficulty",
            "urine_flow_sensation_reduced",
            "urinary_retention",
            "urinary_incontinence_new",
            "bowel_incontinence_new",
            "rectal_fullness_loss",
            "constipation_new",
            "sexual_function_change",
            "bilateral_leg_pain_new",
            "bilateral_leg_weakness",
            "ces_symptom_onset_days",
            "longstanding_pelvic_problems",
            "pvr_ml",
        ),
        key="0",
    ),
    Group(
        "tension",
        _("Nerve tension: does it bring on the leg symptom?"),
        (
            Row("slr_positive", beside="slr_angle_deg", name=_("Straight leg raise")),
            Row("slr_differentiation_positive", name=_("Leg raise, ankle or neck added")),
            Row("crossed_slr_positive", name=_("Crossed leg raise"), hint=_("other leg up; painful side")),
            Row("slump_positive", name=_("Slump")),
            Row("femoral_stretch_positive", name=_("Femoral stretch")),
            Row(
                "crossed_femoral_stretch_positive",
                name=_("Crossed femoral stretch"),
                hint=_("other knee bends; painful side"),
            ),
        ),
        shut=False,
        key="1",
    ),
    Group(
        "roots",
        _("Root levels: a hint, never a level diagnosis"),
        (
            Row("mrc_hip_flexion", name=_("L2"), hint=_("hip flexion"), touch="light_touch_l2"),
            Row(
                "mrc_knee_extension",
                name=_("L3"),
                hint=_("knee extension"),
                touch="light_touch_l3",
                reflex="reflex_patellar",
            ),
            Row("mrc_ankle_dorsiflexion", name=_("L4"), hint=_("ankle up"), touch="light_touch_l4"),
            Row(
                "mrc_big_toe_extension",
                name=_("L5"),
                hint=_("big toe up"),
                touch="light_touch_l5",
                reflex="reflex_medial_hamstring",
            ),
            Row(
                "mrc_ankle_plantarflexion",
                name=_("S1"),
                hint=_("heel raise"),
                touch="light_touch_s1",
                reflex="reflex_achilles",
            ),
            Row("mrc_knee_flexion", name=_("S2"), hint=_("knee flexion"), touch="light_touch_s2"),
        ),
        kind="roots",
        shut=False,
        key="2",
    ),
    Group(
        "movements",
        _("Repeated movements: what happens to the farthest pain?"),
        (Row("repeated_movement_response"),),
        kind="responses",
        shut=False,
        key="3",
    ),
    Group(
        "posture",
        _("Posture and range"),
        rows(
            "directional_preference",
            "centralisation",
            "lateral_shift",
            "posture_findings",
            "movement_loss_flexion",
            "movement_loss_extension",
            "finger_floor_cm",
            "trunk_findings",
            "passive_lumbar_extension_positive",
            "step_deformity",
        ),
    ),
    Group(
        "pelvis",
        _("Pelvis, hip and buttock"),
        rows(
            "sij_distraction",
            "sij_compression",
            "sij_thigh_thrust",
            "sij_gaenslen",
            "sij_sacral_thrust",
            "sij_movement_test_positive",
            "p4_positive",
            "faber_positive",
            "aslr_score",
            "squat_posterior_pain",
            "hip_ir_deg",
            "hip_adduction_reduced",
            "hip_findings",
            "groin_pain_passive",
            "trochanter_tenderness",
            "single_leg_stance_30s_pain",
            "step_down_reproduces_pain",
            "seated_piriformis_stretch_positive",
            "active_piriformis_positive",
            "fair_positive",
            "sciatic_notch_tenderness",
            "tender_regions",
            "very_tender_regions",
            "palpation_reproduces_regions",
        ),
        key="4",
    ),
    Group(
        "gait",
        _("Walking and balance"),
        rows(
            "gait_findings",
            "heel_walk_able",
            "toe_walk_able",
            "foot_drop",
            "trendelenburg_positive",
            "gait_wide_based",
            "romberg_abnormal",
        ),
    ),
    Group(
        "neurology",
        _("More power, feeling and reflexes"),
        rows(
            "mrc_hip_abduction",
            "mrc_hip_adduction",
            "mrc_ankle_inversion",
            "mrc_ankle_eversion",
            "weak_actions",
            "muscle_wasting",
            "root_level_signs",
            "pinprick_l2",
            "pinprick_l3",
            "pinprick_l4",
            "pinprick_l5",
            "pinprick_s1",
            "pinprick_s2",
            "sensory_loss_regions",
            "perianal_sensation",
            "anal_tone",
            "monofilament_10g_sites_felt",
            "vibration_128hz",
            "thermal_sensation_impaired",
            "leg_reflexes_overall",
            "babinski",
            "clonus_beats",
            "umn_signs",
            "tinel_fibular_head",
            "emg_findings",
        ),
    ),
    Group(
        "vessels",
        _("Pulses, skin and belly"),
        rows(
            "foot_pulses",
            "abi",
            "cold_pale_foot",
            "rest_pain_foot",
            "calf_swelling",
            "leg_oedema",
            "rash_dermatomal",
            "skin_contusion",
            "skin_lesion_or_infection_local",
            "pulsatile_abdominal_mass",
            "blood_pressure_uncontrolled",
            "crp_mg_l",
            "esr_mm_h",
        ),
    ),
    Group(
        "measures",
        _("Measures"),
        rows(
            "nprs_leg_now",
            "nprs_leg_avg_7d",
            "nprs_back_avg_7d",
            "nprs_overall",
            "odi_percent",
            "rmdq24",
            "psfs_mean",
            "lefs80",
            "sbi",
            "sfi",
            "start_back_total",
            "start_back_distress",
            "fabq_pa",
            "fabq_w",
            "tsk11",
            "pain_detect_score",
            "dn4_score",
            "groc",
            "sts5_s",
            "walk6_m",
            "spwt_m",
            "spwt_min",
            "eq5d_index",
            "eq_vas",
            "promis_pi_t",
        ),
        key="5",
    ),
    Group(
        "imaging",
        _("Imaging, copied from the report"),
        rows("mri_done", "mri_date", "mri_levels", "mri_findings", "mri_concordant", "imaging_findings"),
    ),
    Group(
        "stage",
        _("Irritability, mood, beliefs and work"),
        rows(
            "irritability",
            "severity",
            "fear_of_movement",
            "fear_avoidance_high",
            "low_mood",
            "expects_long_course",
            "expects_passive_care",
            "work_status",
            "work_and_sport_demands",
            "sick_leave_days",
            "compensation_claim",
            "sleep_disturbed",
        ),
    ),
    *HISTORY,
)

BY_ID: dict[str, Group] = {group.id: group for group in GROUPS}
GROUP_OF: dict[str, Group] = {name: group for group in GROUPS for row in group.rows for name in row.findings}
ROW_OF: dict[str, Row] = {name: row for group in GROUPS for row in group.rows for name in row.findings}

#: Directions of repeated movement, in the order in which they are tried, and their names.
DIRECTIONS: tuple[tuple[str, str], ...] = (
    ("extension", _("Extension lying")),
    ("flexion", _("Flexion")),
    ("side_glide_right", _("Side glide, right")),
    ("side_glide_left", _("Side glide, left")),
)
#: Responses, their short names, and whether they speak against the direction.
RESPONSES: tuple[tuple[str, str, bool], ...] = (
    ("centralises", _("centralises"), False),
    ("better", _("better"), False),
    ("no_effect", _("no change"), False),
    ("produced_not_worse", _("no worse"), False),
    ("worse", _("worse"), True),
    ("peripheralises", _("spreads"), True),
)
#: Emergency questions that one act of "No to all" answers, each stored by itself.
SCREEN: tuple[str, ...] = tuple(name for row in BY_ID["emergency"].rows[:11] for name in row.findings)
#: Findings of which "yes" is the healthy answer.
HEALTHY_YES = frozenset({"heel_walk_able", "toe_walk_able", "mri_concordant"})
#: Groups whose signs are tinted when they are abnormal; history is never tinted.
TINTED = frozenset({"emergency", "tension", "roots", "posture", "pelvis", "gait", "neurology", "vessels"})
