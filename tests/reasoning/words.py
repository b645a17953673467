"""A small vocabulary for tests."""

import msgspec

from lasegue.knowledge.vocabulary import Vocabulary, vocabulary_of

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
_CAUSES = {"disc": "Disc trouble", "stenosis": "Narrow canal", "other": "Something else"}
_CLASSES = ("extends", "stabilizes", "medical", "advises")


def _region(below_knee: bool | None, in_foot: bool | None, *sides: str) -> dict[str, object]:
    return {"meaning": "M.", "sides": list(sides), "below_knee": below_knee, "in_foot": in_foot}


_LISTS = {
    "version": "1.0.0",
    "families": [
        {"id": name, "label": name, "kind": kind, "part_of": _PART_OF.get(name), "at_urgent": name == "brace"}
        for name, kind in _FAMILIES.items()
    ],
    "causes": [{"id": name, "label": label} for name, label in _CAUSES.items()],
    "classifications": [{"id": name, "label": f"Class {name}"} for name in _CLASSES],
    "settings": ["outpatient", "emergency"],
    "article_items": [],
}
_FINDINGS = {
    "regions": {
        "back_low": _region(False, False, "right", "left", "mid"),
        "thigh": _region(False, False, "right", "left"),
        "leg": _region(None, None, "right", "left"),
        "calf": _region(True, False, "right", "left"),
        "foot": _region(True, True, "right", "left"),
    },
    "directions": ["extension", "flexion"],
    "responses": {"centralises": "C.", "worse": "W.", "no_effect": "N."},
}
WORDS = msgspec.convert(vocabulary_of(_LISTS, _FINDINGS), Vocabulary)
