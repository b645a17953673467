"""K008: what patients read stays at or below reading grade 8 (Flesch-Kincaid).

Grade = 0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid and others, 1975). Syllables are counted as
groups of vowels, less a silent ending; that errs by a few percent, mostly upwards. Texts under twelve words are left
alone, because the formula says nothing about them.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from lasegue.knowledge.checks.finding import Found
from lasegue.knowledge.checks.walk import entries, records
from lasegue.knowledge.library import Library

ID = "K008"
HIGHEST = 8.0
FEWEST_WORDS = 12
FIELDS = ("to_patient", "ask", "help", "say", "extra_stop", "then_do")


def check(library: Library) -> Iterator[Found]:
    """Name every patient text above grade 8."""
    for place, entry in entries(library):
        for where, record in records(entry, place):
            for field, text in _texts(record):
                reached = grade(text)
                if reached > HIGHEST:
                    wrong = f"reads at grade {reached:.1f}"
                    yield Found(ID, f"{where}.{field}", wrong, "Shorter sentences, shorter words")


def _texts(record: Any) -> Iterator[tuple[str, str]]:
    for field in FIELDS:
        text = getattr(record, field, None)
        if isinstance(text, str) and text:
            yield field, text
    if type(record).__name__ == "Paragraph":
        yield "text", record.text
    cues = getattr(record, "cues", None)
    if cues:
        yield "cues", ". ".join(cues)


def grade(text: str) -> float:
    """Flesch-Kincaid grade of a text; 0 for one too short to judge."""
    words = re.findall(r"[A-Za-z][A-Za-z'’-]*", text)
    if len(words) < FEWEST_WORDS:
        return 0.0
    sentences = max(1, len([part for part in re.split(r"[.!?;:]+(?:\s|$)", text) if re.search(r"[A-Za-z]", part)]))
    syllables = sum(_syllables(part) for word in words for part in word.lower().split("-") if part)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


@cache
def _syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = re.search(r"[^aeiouyl]e$|[^aeiouydt]ed$|[^aeiouysxzcgh]es$", word) is not None
    return max(1, groups - (silent and groups > 1))
