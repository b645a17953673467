"""Red flags, causes and classifications of the small library."""

from tests.reasoning.building import EVERY_PHASE, amount, by_id, cause, classification, flag, sign, yes

RED_FLAGS = by_id(
    flag(
        "cauda_equina", "emergency",
        [
            {"when": yes("urine_retention"), "sources": ["a1"]},
            {"when": yes("saddle_change"), "level": "urgent", "sources": ["a2", "a1"]},
        ],
        ["emergency_referral"],
        must_answer=[{"findings": ["urine_retention", "saddle_change"], "basis": "convention"}],
    ),
    flag(
        "weakness", "refer",
        [
            {"when": {"finding": "lowest_mrc", "below": 4.5}, "sources": ["b1"]},
            {"when": {"finding": "lowest_mrc", "at_most": 3}, "level": "urgent", "sources": ["b2"]},
        ],
        ["emergency_referral", "surgical_opinion_referral"],
        must_answer=[{"findings": ["weakness_worsening"], "when": yes("weak"), "basis": "convention"}],
    ),
    flag("bone", "refer", [{"when": {"all": [yes("osteoporosis"), {"finding": "age_years", "at_least": 70}]}}],
         ["medical_referral"]),
    flag("ache", "treat", [{"when": yes("fever")}], ["medical_referral"]),
)  # fmt: skip

CAUSES = by_id(
    cause(
        "disc", {"outpatient": amount(0.3, 0.2, 0.45), "emergency": amount(0.1)},
        sign("slr", yes("slr"), sensitivity=amount(0.9), specificity=amount(0.4), group="tension", sources=["s1"]),
        sign("slump", yes("slump"), sensitivity=amount(0.8), specificity=amount(0.8), group="tension", sources=["s2"]),
        sign("scan", yes("mri_shows_disc"), present=amount(20, 10, 40), defining=True, sources=["s3"]),
    ),
    cause(
        "stenosis", {"outpatient": amount(0.2)},
        sign(
            "old_and_bent", {"all": [yes("walks_bent"), {"finding": "age_years", "at_least": 60}]},
            present=amount(4), absent=amount(0.5), sources=["s4", "s5"],
        ),
        sign("weak", yes("weak"), present=amount(2)),
    ),
    cause("other", {"outpatient": amount(0.5)}),
)  # fmt: skip


def _slot(name: str, *prefer: str) -> dict[str, object]:
    return {"id": name, "prefer": list(prefer), "phases": EVERY_PHASE}


CLASSIFICATIONS = by_id(
    classification(
        "extends",
        [
            {"when": {"conclusion": "direction", "is": "extension"}, "weight": 3},
            {"when": {"conclusion": "leading_cause", "is": "disc"}, "weight": 1},
        ],
        [_slot("main", "press_up", "stand_bend"), _slot("hands", "glide"), _slot("warm", "heat_pack")],
        off_target=["flexion"],
    ),
    classification(
        "stabilizes",
        [{"when": {"conclusion": "cause.disc", "above": 0.2}, "weight": 2}],
        [_slot("trunk", "plank"), _slot("hands", "thrust", "glide"), _slot("bend", "knees_up"), _slot("walk", "walk")],
    ),
    classification("medical", [{"when": {"conclusion": "triage", "one_of": ["emergency", "urgent"]}, "weight": 1}],
                   [], alone=True),
    classification(
        "advises", [{"when": {"any": [yes("anyone_walks"), {"finding": "age_years", "known": True},
                                      {"finding": "age_years", "known": False}]}, "weight": 0.5}], [],
    ),
)  # fmt: skip
