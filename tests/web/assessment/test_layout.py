from collections import Counter

from lasegue.web.assessment.layout import GROUPS, ROW_OF, SCREEN
from lasegue.web.record.reasoner import library

PLACED = [name for group in GROUPS for row in group.rows for name in row.findings]


def test_every_finding_that_can_be_asked_or_tested_has_exactly_one_place() -> None:
    wanted = {each.id for each in library().findings.values() if not each.internal and each.asked_of != "derived"}
    assert {name for name, count in Counter(PLACED).items() if count > 1} == set()
    assert set(PLACED) == wanted


def test_the_screen_of_one_act_holds_only_questions_answered_by_yes_or_no() -> None:
    assert len(SCREEN) == 11
    assert {library().findings[name].type for name in SCREEN} == {"boolean"}


def test_roots_stand_in_order_and_each_has_power_and_touch() -> None:
    roots = next(group for group in GROUPS if group.id == "roots")
    assert [row.name for row in roots.rows] == ["L2", "L3", "L4", "L5", "S1", "S2"]
    assert all(row.finding.startswith("mrc_") and row.touch.startswith("light_touch_") for row in roots.rows)


def test_a_row_of_signs_with_sides_never_mixes_in_a_finding_without_sides() -> None:
    for row in ROW_OF.values():
        assert len({library().findings[name].sided for name in row.findings}) == 1
