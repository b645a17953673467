"""Amounts on paper read as people say them, in each language."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lasegue.exchange.handout.sheet import Language
from lasegue.exchange.handout.words import COUNTED, FIXED, LANGUAGES, counted


@pytest.mark.parametrize(
    ("name", "amount", "language", "said"),
    [
        ("reps", 1, "en", "once"),
        ("reps", 12, "en", "12 times"),
        ("per_day", (4, 8), "en", "4 to 8 times a day"),
        ("hold_s", (1, 2), "es", "sostener 1 a 2 segundos"),
        ("sets", 1, "es", "1 serie"),
        ("reps", 2, "ar", "مرتان"),
        ("reps", 10, "ar", "10 مرات"),
        ("reps", 12, "ar", "12 مرة"),
        ("per_day", (1, 2), "ar", "1 إلى 2 مرات في اليوم"),
        ("minutes", 2.5, "en", "2.5 minutes"),
    ],
)
def test_an_amount_takes_the_form_of_its_number(
    name: str, amount: float | tuple[float, float], language: Language, said: str
) -> None:
    assert counted(name, amount, language) == said


@given(some.sampled_from(sorted(COUNTED)), some.integers(1, 120), some.integers(1, 120), some.sampled_from(LANGUAGES))
def test_a_range_always_names_both_of_its_ends(name: str, one: int, other: int, language: Language) -> None:
    low, high = sorted((one, other))
    said = counted(name, (low, high), language)
    if low != high:
        assert str(low) in said and str(high) in said


def test_every_fixed_word_exists_in_every_language() -> None:
    assert all(len(words) == len(LANGUAGES) and all(words) for words in FIXED.values())
