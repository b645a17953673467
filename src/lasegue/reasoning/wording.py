"""Reasons in words: what a fact, a conclusion or a rule says to a clinician."""

from typing import Any

from lasegue.knowledge.library import Library
from lasegue.reasoning.reasons import Reason

#: People and places that names of the knowledge begin with, in any language of it.
PROPER_NAMES = frozenset({"Babinski", "Gaenslen", "Modic", "Oswestry", "Pallof", "Tinel", "Trendelenburg", "Valsalva"})
#: Why an item is not in the plan, for rules that rest on no fact of the case.
RULES = {
    "not_called_for": "no slot of the plan calls for it",
    "off_target": "works against the direction of this plan",
    "too_irritable": "too much for this degree of irritability",
    "equipment": "needs equipment that is not at hand",
    "no_room_in_phase": "the phases it belongs to are full",
    "enough_manual": "enough hands-on lines",
    "enough_families": "enough kinds of treatment",
    "passive_care_alone": "hands-on care is not offered without exercise",
    "on_request": "an option on request; not part of a draft",
    "override_only": "guidelines advise against it; a clinician may add it with a reason",
    "never": "guidelines advise against it",
    "direction": "the direction that helps",
    "irritability": "how easily the pain is provoked",
    "phase": "the phase of the programme",
}


def begun_small(name: str) -> str:
    """``Leg pain now`` as ``leg pain now``, for the middle of a sentence in any language.

    What is called after somebody or is an abbreviation keeps its capital: ``Oswestry score``, ``S1 root pattern``,
    ``C-reactive protein``, ``STarT Back total``.
    """
    first = name.partition(" ")[0].rstrip(",:;")
    is_abbreviation = any(each.isupper() or each.isdigit() for each in first[1:]) or first[1:2] == "-"
    return name if is_abbreviation or first in PROPER_NAMES else name[:1].lower() + name[1:]


def label(name: str, library: Library) -> str:
    """Short name of a finding, as it stands inside a sentence."""
    finding = library.findings.get(name)
    return name.replace("_", " ") if finding is None else begun_small(finding.title)


def value_in_words(value: Any) -> str:
    """A stated value in words."""
    if value is None:
        return "not answered"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{key.replace('_', ' ')} {value_in_words(part)}" for key, part in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(str(each).replace("_", " ") for each in value) or "nothing"
    return f"{value:g}" if isinstance(value, (int, float)) else str(value).replace("_", " ")


def reason_in_words(reason: Reason, library: Library) -> str:
    """One reason as a short phrase."""
    words = library.vocabulary
    if "finding" in reason:
        return f"{label(reason['finding'], library)}: {value_in_words(reason['value'])}"
    if "classification" in reason:
        return f"classified as {begun_small(words.classification_labels[reason['classification']])}"
    if "cause" in reason:
        return f"likely cause: {begun_small(words.cause_labels[reason['cause']])}"
    if "triage" in reason:
        return f"triage: {reason['triage']}"
    rule = str(reason["rule"])
    return RULES.get(rule, rule.replace("_", " "))


def standing_in_words(probability: float) -> str:
    """A probability as a clinician would say it (bands are a convention of this product)."""
    if probability >= 0.5:
        return "likely"
    if probability >= 0.15:
        return "possible"
    return "less likely"
