from datetime import date

import pytest
from django.http import QueryDict

from lasegue.web.intake.answers import Refused, read
from lasegue.web.intake.words import spoken
from lasegue.web.record.reasoner import library


@pytest.mark.parametrize(("days", "words"), [(0.2, "less than a day"), (1, "1 day"), (3, "3 days")])
def test_days_are_told_as_a_person_counts_them(days: float, words: str) -> None:
    finding = next(each for each in library().findings.values() if each.unit == "day" and each.type != "date")
    assert spoken(finding, days) == words


@pytest.mark.parametrize(
    ("weeks", "words"), [(6, "6 weeks"), (26, "about 6 months"), (110, "about 2 years"), (1500, "about 29 years")]
)
def test_a_long_time_is_told_in_months_or_years(weeks: float, words: str) -> None:
    assert spoken(library().findings["spine_surgery_weeks_ago"], weeks) == words


def test_a_pregnancy_is_counted_in_weeks() -> None:
    assert spoken(library().findings["gestation_weeks"], 30) == "30 weeks"


@pytest.mark.parametrize(("unit", "weeks"), [("weeks", 3), ("months", 13), ("years", 156), ("", 3)])
def test_a_long_time_may_be_given_in_weeks_months_or_years(unit: str, weeks: float) -> None:
    asked = QueryDict(f"answer=3&unit={unit}")
    given = read("spine_surgery_weeks_ago", asked, library(), date(2026, 11, 12))
    assert given.values == {"spine_surgery_weeks_ago": weeks}


@pytest.mark.parametrize("typed", ["20.5", "20,5", "٢٠٫٥", "۲۰٫۵"])
def test_a_number_reads_as_it_is_typed_on_any_keyboard(typed: str) -> None:
    asked = QueryDict(f"answer={typed}")
    given = read("gestation_weeks", asked, library(), date(2026, 11, 12))
    assert given.values == {"gestation_weeks": 20.5}


@pytest.mark.parametrize(("unit", "days"), [("days", 3), ("weeks", 21), ("months", 90), ("years", 1095), ("", 3)])
def test_how_long_a_leg_has_been_weak_is_counted_in_days_whatever_unit_was_chosen(unit: str, days: float) -> None:
    asked = QueryDict(f"answer=3&unit={unit}")
    given = read("weakness_onset_days", asked, library(), date(2026, 11, 12))
    assert given.values == {"weakness_onset_days": days}


def test_a_time_that_is_too_long_says_what_the_longest_is() -> None:
    with pytest.raises(Refused, match="The longest time is about 10 years"):
        read("weakness_onset_days", QueryDict("answer=20&unit=years"), library(), date(2026, 11, 12))
