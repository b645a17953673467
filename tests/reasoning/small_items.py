"""What the small library can offer."""

from tests.reasoning.building import by_id, exercise, item, yes

_SIMPLE = {"usual": {"reps": 10}}

TECHNIQUES = by_id(
    item(
        "glide", "manual", ["mobilization"], dose={"usual": {"minutes": [5, 10], "sources": ["glide.dose"]}},
        indications=[{"id": "stiff", "when": {"finding": "nprs_back", "at_least": 1}}],
        contraindications=[{"id": "thin", "when": yes("osteoporosis")}],
        precautions=[{"id": "old", "when": {"finding": "age_years", "at_least": 65}, "do": "Go gently."}],
        stop_rules=["spread"],
    ),
    item(
        "thrust", "manual", ["thrust"], stop_rules=["spread"],
        contraindications=[{"id": "blood", "when": yes("anticoagulant"), "must_know": True, "sources": ["th.src"]}],
    ),
    item("rub", "manual", ["massage"], offer="on_request", stop_rules=["spread"]),
    item("pull", "manual", ["mobilization"], offer="override_only", stop_rules=["spread"]),
)  # fmt: skip

EXERCISES = by_id(
    exercise(
        "press_up", "extension", 4, phases=["calm_and_protect", "restore_movement", "strengthen"],
        contraindications=[], shared_contraindications=["late_pregnancy"],
        indications=[{"id": "found", "when": {"conclusion": "direction", "is": "extension"}}],
        dose={
            "usual": {"sets": 1, "reps": [8, 12], "per_day": [4, 6], "sources": ["press_up.src", "p.dose"]},
            "high": {"reps": [3, 5], "text": "Slowly."},
        },
    ),
    exercise("stand_bend", "extension", 4, dose=_SIMPLE),
    exercise("plank", "stabilization", 5, phases=["strengthen", "functional"],
             dose={"usual": {"hold_s": 10}, "none": ["high"]}, equipment=["mat"]),
    exercise("knees_up", "flexion", 4, dose=_SIMPLE),
    exercise("pulley", "stabilization", 4, equipment=["band", "chair"], dose=_SIMPLE),
    exercise("walk", "aerobic", 30, dose={"usual": {"minutes": [10, 30]}}),
)  # fmt: skip

CONSERVATIVE = by_id(
    item("heat_pack", "conservative", ["heat"], dose={"usual": {"minutes": 15}}, stop_rules=["spread"],
         contraindications=[{"id": "fever", "when": yes("fever")}]),
    item("foot_brace", "conservative", ["brace"], stop_rules=["spread"],
         indications=[{"id": "weak", "when": {"finding": "lowest_mrc", "at_most": 3}}]),
)  # fmt: skip

_ANYONE = {"any": [{"finding": "age_years", "known": True}, {"finding": "age_years", "known": False}]}
ADVICE = by_id(
    item("to_hospital", "referral", ["emergency_referral"]),
    item("to_doctor", "referral", ["medical_referral"], indications=[{"id": "any", "when": _ANYONE}]),
    item("to_surgeon", "referral", ["surgical_opinion_referral"]),
    item(
        "safety_net", "monitoring", ["safety_netting"], indications=[{"id": "any", "when": _ANYONE}],
        dose={"usual": {"per_day": 1, "text": "Know the signs."}},
    ),
    item("keep_active", "education", ["education_advice"],
         indications=[{"id": "pain", "when": {"finding": "nprs_leg", "at_least": 1}}],
         precautions=[{"id": "old", "when": {"finding": "age_years", "at_least": 65}, "do": "Use a stick."}]),
    item("stretch_talk", "education", ["education_advice", "extension"],
         indications=[{"id": "any", "when": _ANYONE}]),
    item("ask_first", "education", ["education_advice"], offer="on_request",
         indications=[{"id": "any", "when": _ANYONE}]),
)  # fmt: skip
