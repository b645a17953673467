"""What is drawn once for everybody: each reader gets it in their own language, and nothing that was said is in it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.utils.translation import override

from lasegue.knowledge.library import Library
from lasegue.motion.bodychart.wording import LANGUAGES, Language
from lasegue.web.assessment.cell import CellView
from lasegue.web.assessment.heads import head_of
from lasegue.web.assessment.layout import ROW_OF
from lasegue.web.ui.templatetags.ui import certainty

HEAD, BADGE = "the head of a row", "a badge of certainty"
BLANK = CellView("slr_angle_deg", "left", "Leg raise, left", "number")


def drawn(what: str, library: Library, tongue: Language) -> str:
    draw: dict[str, Callable[[], str]] = {
        HEAD: lambda: head_of(ROW_OF["slr_angle_deg"], tongue),
        BADGE: lambda: certainty(next(iter(library.interventions())).evidence),
    }
    with override(tongue):
        return draw[what]()


@pytest.mark.parametrize("what", [HEAD, BADGE])
def test_each_reader_gets_it_in_their_own_language_whoever_came_before(library: Library, what: str) -> None:
    first = [drawn(what, library, tongue) for tongue in LANGUAGES]
    again = [drawn(what, library, tongue) for tongue in LANGUAGES]
    assert first == again
    assert len(set(first)) == len(LANGUAGES)


def test_a_convention_is_not_shown_with_the_certainty_of_what_was_tested(library: Library) -> None:
    tested = [each.evidence for each in library.interventions() if each.evidence.basis != "convention"]
    badges = {certainty(each) for each in tested if each.certainty != "unrated"}
    assert certainty(None) not in badges
    assert len(badges) > 1


def test_what_was_said_in_a_cell_is_not_in_the_blank_one_drawn_after_it() -> None:
    said = replace(BLANK, text="45", tone="no", seen=7)
    assert 'value="45"' in str(said)
    assert 'value=""' in str(BLANK)
    assert 'data-seen="7"' not in str(BLANK)
    assert str(replace(BLANK, text="60")) != str(said)
