"""What is drawn once for everybody: each reader gets it in their own language, and nothing that was said is in it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.utils.translation import override

from lasegue.knowledge.library import Library
from lasegue.motion.bodychart.wording import LANGUAGES, Language
from lasegue.web.assessment.cell import Act, CellView, Message
from lasegue.web.assessment.heads import head_of, parts_of, shut_group
from lasegue.web.assessment.layout import ROW_OF
from lasegue.web.assessment.reasoning import Need
from lasegue.web.ui.templatetags.ui import certainty

HEAD, BADGE = "the head of a row", "a badge of certainty"
SHUT, PARTS, NEED = "a group that is shut", "the ways to the groups", "an open question"
OPEN = Need("Night pain", "Holds back a line of the draft.", grave=False, cell="night_pain", group="behaviour")
BLANK = CellView("slr_angle_deg", "left", "Leg raise, left", "number")


def drawn(what: str, library: Library, tongue: Language) -> str:
    draw: dict[str, Callable[[], str]] = {
        HEAD: lambda: head_of(ROW_OF["slr_angle_deg"], tongue),
        SHUT: lambda: shut_group("gait", 2, 7, tongue),
        PARTS: lambda: parts_of(tongue),
        NEED: lambda: str(OPEN),
        BADGE: lambda: certainty(next(iter(library.interventions())).evidence),
    }
    with override(tongue):
        return draw[what]()


@pytest.mark.parametrize("what", [HEAD, BADGE, SHUT, PARTS, NEED])
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


def test_a_shut_group_says_how_much_of_it_is_answered_now() -> None:
    with override("en"):
        assert "2 of 7" in shut_group("gait", 2, 7, "en")
        assert "3 of 7" in shut_group("gait", 3, 7, "en")


def test_what_a_question_holds_back_is_text_and_no_element() -> None:
    with override("en"):
        assert "&lt;b&gt;x" in str(replace(OPEN, holds="<b>x"))


@pytest.mark.parametrize("kind", ["choice", "number", "date", "responses"])
def test_what_somebody_typed_in_a_cell_is_text_and_no_element(kind: str) -> None:
    finding = "repeated_movement_response" if kind == "responses" else "slump_positive"
    said = Message("<b>x", grave=True, acts=(Act("keep:<b>x", "<b>x"),))
    cell = CellView(finding, "left", "<b>x", kind, text="<b>x", seen=1, by="<b>x", by_name="<b>x", message=said)
    assert "<b>x" not in str(cell)
    assert "&lt;b&gt;x" in str(cell)


def test_a_set_shows_what_was_typed_as_text() -> None:
    cell = CellView("pain_regions", "", "Pain", "set", words="<b>x", chosen=("<b>x",), seen=1, earlier="<b>x")
    assert "<b>x" not in str(cell)
