"""What a person types or chooses in a cell, and the value of the contract that it means; and back."""

from functools import cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from lasegue.knowledge.entries.finding import Finding
from lasegue.motion.bodychart.marks import label, read_place
from lasegue.motion.bodychart.wording import REGIONS, Language, pick
from lasegue.web.assessment.layout import DIRECTIONS, RESPONSES
from lasegue.web.record.reasoner import library
from lasegue.web.record.units import measured, written
from lasegue.web.ui.terms import term
from lasegue.web.ui.tongues import ENGLISH, language, western

RESPONSE_FINDING = "repeated_movement_response"
NOTHING_THERE = "_nothing"
LONGEST, LARGEST = 300, 1e9
#: Grades of power as they are written on paper, and the number that the contract fixes for each.
GRADES: dict[str, float] = {
    "5": 5,
    "5−": 4.67,
    "4+": 4.33,
    "4": 4,
    "4−": 3.67,
    "3+": 3.33,
    "3": 3,
    "2": 2,
    "1": 1,
    "0": 0,
}
_TOUCH = {
    "normal": pgettext_lazy("touch", "full"),
    "reduced": pgettext_lazy("touch", "less"),
    "absent": pgettext_lazy("touch", "none"),
    "increased": pgettext_lazy("touch", "more"),
}
_PULSE = {
    "present": pgettext_lazy("pulse", "present"),
    "reduced": pgettext_lazy("pulse", "weak"),
    "absent": pgettext_lazy("pulse", "none"),
}
_BOOLEAN = {"no": False, "yes": True}


def cell_of(name: str) -> tuple[str, str]:
    """Finding and side (or direction) of the name of a form field such as ``slump_positive.right``."""
    finding, _dot, part = name.partition(".")
    return finding, part


def name_of(finding: str, part: str = "") -> str:
    """Name of the form field of a cell."""
    return f"{finding}.{part}" if part else finding


def is_power(finding: Finding) -> bool:
    """Whether a finding is a grade of power."""
    return finding.unit == "MRC grade"


def is_reflex(finding: Finding) -> bool:
    """Whether a finding is a grade of a reflex."""
    return finding.id.startswith("reflex_")


@cache
def is_chosen(name: str) -> bool:
    """Whether a cell is chosen from a list, and not typed into."""
    return bool(options_of(name))


def options_of(name: str) -> tuple[tuple[str, str], ...]:
    """What can be chosen in a cell: the text sent and the words shown. Empty when a cell is typed into."""
    return _options(name, language())


@cache
def _options(name: str, _language: Language) -> tuple[tuple[str, str], ...]:
    """The options in the language of now, which is part of what they are kept by."""
    finding = library().findings[name]
    if finding.type == "boolean":
        return (("no", _("No")), ("yes", _("Yes")))
    if is_power(finding):
        return tuple((word, word) for word in GRADES)
    if is_reflex(finding):
        return (("2", "2+"), ("1", "1+"), ("0", "0"), ("3", "3+"), ("4", "4+"))
    if finding.type == "direction_response":
        return tuple((value, _(words)) for value, words, _against in RESPONSES)
    return tuple((choice, _word(name, choice)) for choice in finding.choices)


def _word(name: str, choice: str) -> str:
    if name.startswith(("light_touch_", "pinprick_")):
        return str(_TOUCH[choice])
    if name == "foot_pulses":
        return str(_PULSE[choice])
    words = choice.replace("_", " ")
    return term(words) or words


def has_own_words(finding: Finding) -> bool:
    """Whether what can be chosen are words of the contract, and English because this language has no names for them."""
    if finding.id.startswith(("light_touch_", "pinprick_")) or finding.id == "foot_pulses":
        return False
    return finding.type in ("choice", "choice_set") and not all(
        term(each.replace("_", " ")) for each in finding.choices
    )


def is_set(finding: Finding) -> bool:
    """Whether a cell holds several words."""
    return finding.type in ("choice_set", "region_set")


def value_from(name: str, texts: list[str]) -> Any:
    """The value that a person means; ``None`` for an empty cell. What cannot be read is handed on to be refused."""
    finding = library().findings[name]
    texts = [text.replace("\x00", "\N{REPLACEMENT CHARACTER}").strip()[:LONGEST] for text in texts]
    if is_set(finding):
        words = [text for text in texts if text and text != NOTHING_THERE]
        return words or ([] if NOTHING_THERE in texts else None)
    text = texts[-1] if texts else ""
    if not text:
        return None
    if finding.type == "boolean":
        return _BOOLEAN.get(text, text)
    if is_power(finding) and text.replace("-", "−") in GRADES:
        return GRADES[text.replace("-", "−")]
    return _number(text) if finding.type in ("integer", "decimal") else text


def _number(text: str) -> Any:
    plain = western(text).replace(",", ".").replace("−", "-")
    try:
        number = float(plain)
    except ValueError:
        return text
    if not abs(number) < LARGEST:
        return text
    return int(number) if number == int(number) else number


def text_of(name: str, value: Any) -> str:
    """The text of a form field that means a value."""
    finding = library().findings[name]
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if is_power(finding):
        return next((word for word, grade in GRADES.items() if abs(grade - value) < 1e-9), f"{value:g}")
    return f"{value:g}" if isinstance(value, (int, float)) else str(value)


def words_of(name: str, value: Any) -> str:
    """A value in words for people."""
    if value is None:
        return _("not answered")
    if isinstance(value, list):
        return _(", ").join(region_in_words(each) for each in value) or _("nothing there")
    if isinstance(value, dict):
        words = dict(DIRECTIONS)
        responses = {key: label for key, label, _against in RESPONSES}
        pairs = ((words.get(str(key), str(key)), responses.get(str(part), str(part))) for key, part in value.items())
        return _(", ").join(f"{_(direction)}: {_(response)}" for direction, response in pairs)
    text = text_of(name, value)
    options = dict(options_of(name))
    if options:
        return options.get(text, text)
    said = written(value) if isinstance(value, float) else text
    return measured(said, value, library().findings[name].unit)


def region_in_words(word: str) -> str:
    """``calf_right`` as ``right calf``, in the language of the page; any other word without its underscores."""
    if language() != ENGLISH and _is_place(word):
        return label(word, language())
    for side in ("right", "left"):
        if word.endswith(f"_{side}"):
            return f"{side} {_place(word.removesuffix(f'_{side}'))}"
    place = _place(word.removesuffix("_mid"))
    return term(place) or place


def _is_place(word: str) -> bool:
    try:
        read_place(word)
    except ValueError:
        return False
    return True


def _place(name: str) -> str:
    return pick(REGIONS[name], "en") if name in REGIONS else name.replace("_", " ")
