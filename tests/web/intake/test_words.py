import pytest

from lasegue.web.intake.words import spoken
from lasegue.web.record.reasoner import library


@pytest.mark.parametrize(("days", "words"), [(0.2, "less than a day"), (1, "1 day"), (3, "3 days")])
def test_days_are_told_as_a_person_counts_them(days: float, words: str) -> None:
    finding = next(each for each in library().findings.values() if each.unit == "day" and each.type != "date")
    assert spoken(finding, days) == words
