"""A small vocabulary for tests."""

import msgspec

from lasegue.knowledge.vocabulary import Vocabulary

_FAMILIES = {
    "emergency_referral": "referral",
    "medical_referral": "referral",
    "surgical_opinion_referral": "referral",
    "safety_netting": "monitoring",
    "education_advice": "education",
    "extension": "exercise",
    "flexion": "exercise",
    "stabilization": "exercise",
    "aerobic": "exercise",
    "walking": "exercise",
    "mobilization": "manual",
    "thrust": "manual",
    "massage": "manual",
    "heat": "conservative",
    "cold": "conservative",
    "brace": "conservative",
}
_PART_OF = {"thrust": "mobilization", "walking": "aerobic", "massage": "thrust"}
_CAUSES = ("disc", "stenosis", "other")
_CLASSES = ("extends", "stabilizes", "medical", "advises")


def _region(below_knee: bool | None, in_foot: bool | None, *sides: str) -> dict[str, object]:
    return {"meaning": "M.", "sides": list(sides), "below_knee": below_knee, "in_foot": in_foot}


def _within(family: str) -> list[str]:
    below = [name for name, wide in _PART_OF.items() if wide == family]
    return [family, *(deeper for name in below for deeper in _within(name))]


WORDS = msgspec.convert(
    {
        "version": "1.0.0",
        "families": {
            name: {
                "id": name,
                "label": name,
                "kind": kind,
                "part_of": _PART_OF.get(name),
                "at_urgent": name == "brace",
            }
            for name, kind in _FAMILIES.items()
        },
        "within": {name: _within(name) for name in _FAMILIES},
        "cause_ids": list(_CAUSES),
        "cause_labels": {"disc": "Disc trouble", "stenosis": "Narrow canal", "other": "Something else"},
        "classification_ids": list(_CLASSES),
        "classification_labels": {name: f"Class {name}" for name in _CLASSES},
        "settings": ["outpatient", "emergency"],
        "article_items": [],
        "regions": {
            "back_low": _region(False, False, "right", "left", "mid"),
            "thigh": _region(False, False, "right", "left"),
            "leg": _region(None, None, "right", "left"),
            "calf": _region(True, False, "right", "left"),
            "foot": _region(True, True, "right", "left"),
        },
        "directions": ["extension", "flexion"],
        "responses": {"centralises": "C.", "worse": "W.", "no_effect": "N."},
    },
    Vocabulary,
)
