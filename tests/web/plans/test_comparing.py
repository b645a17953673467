"""Two versions: what changed, what is new, what is gone, each with its reason."""

from collections.abc import Callable

import msgspec
import pytest
from django.test import Client
from tests.web.plans.conftest import page
from tests.web.plans.people import sign_for
from tests.web.world import World

from lasegue.web.plans import adding, editing
from lasegue.web.plans.comparison import changes
from lasegue.web.plans.content import PlanLine
from lasegue.web.plans.drafting import open_draft
from lasegue.web.plans.models import Version
from lasegue.web.record.episodes import Chart

LINE = PlanLine("press", "Press-up", "exercise", ("restore_movement",), {"reps": 10}, {"reps": 10}, "engine")


def with_(line: PlanLine, **more: object) -> PlanLine:
    return msgspec.structs.replace(line, **more)


def test_nothing_changed_is_an_empty_list() -> None:
    assert changes((LINE,), (LINE,)) == ()


def test_a_moved_dose_is_a_change_with_before_and_after() -> None:
    found = changes((LINE,), (with_(LINE, dose={"reps": [8, 12]}, reason="two green sessions"),))
    assert [(each.sign, each.title, each.reason) for each in found] == [("~", "Press-up", "two green sessions")]
    assert [(each.before, each.after) for each in found[0].moved] == [("10", "8 to 12 reps")]


def test_a_changed_side_is_a_change_in_words() -> None:
    found = changes((LINE,), (with_(LINE, side="left"),))
    assert [(each.before, each.after) for each in found[0].moved] == [("both sides", "left")]


def test_a_new_line_is_added_and_a_missing_one_gone() -> None:
    other = with_(LINE, item="walk", title="Walking")
    assert [(each.sign, each.title) for each in changes((LINE,), (other,))] == [("+", "Walking"), ("-", "Press-up")]


def test_a_line_that_was_taken_out_gives_its_reason() -> None:
    assert changes((LINE,), (with_(LINE, removed="wrists hurt"),))[0].reason == "wrists hurt"


def test_a_line_that_was_out_in_both_is_no_change() -> None:
    gone = with_(LINE, removed="wrists hurt")
    assert changes((gone,), (gone,)) == ()


@pytest.mark.django_db
def test_the_page_lists_changes_and_shows_both_versions_whole(
    examined: World, ben: Client, draft: Version, chart: Callable[[], Chart]
) -> None:
    assert ben.get(page(examined, "compare/")).status_code == 404
    sign_for(examined)
    open_draft(chart(), examined.ben)
    editing.set_dose(examined.episode, examined.ben, "prone-press-up", "reps", "12", "10")
    editing.remove_line(examined.episode, examined.ben, "walking-program", "has a dog")
    adding.add(chart(), examined.ben, "sleep-positions", "")
    text = ben.get(page(examined, "compare/")).content.decode()
    for words in ("Changed:", "Added:", "Removed:", "has a dog", "12 reps", "Version 1, Signed", "Version 2, Draft"):
        assert words in text
