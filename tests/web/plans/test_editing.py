"""Changing a draft: every act keeps its bounds, its reasons, and what another person did meanwhile."""

from datetime import date

import pytest
from django.test import Client
from tests.web.plans.conftest import page
from tests.web.plans.people import items
from tests.web.world import World

from lasegue.web.audit.models import Event
from lasegue.web.plans import editing
from lasegue.web.plans.content import goals_of, line_named, lines_of, schedule_of
from lasegue.web.plans.editing import Refused
from lasegue.web.plans.models import Version

pytestmark = pytest.mark.django_db
PRESS_UP = "prone-press-up"


def dose(version: Version, item: str = PRESS_UP) -> dict[str, object]:
    version.refresh_from_db()
    line = line_named(lines_of(version), item)
    assert line is not None
    return line.dose


def test_a_step_moves_the_dose_and_the_old_one_stays_known(examined: World, ben: Client, draft: Version) -> None:
    ben.post(page(examined, "line/dose/"), {"item": PRESS_UP, "act": "reps:1", "seen_reps": "10"})
    assert dose(draft)["reps"] == 11
    assert "was 10" in ben.get(page(examined)).content.decode()


def test_a_typed_value_outside_the_bounds_is_refused_in_words(examined: World, ben: Client, draft: Version) -> None:
    answer = ben.post(
        page(examined, "line/dose/"), {"item": PRESS_UP, "act": "set", "reps": "40", "seen_reps": "10"}, follow=True
    )
    assert "15 reps is the most" in answer.content.decode()
    assert dose(draft)["reps"] == 10


def test_a_step_over_a_bound_says_which_and_why(examined: World, draft: Version) -> None:
    editing.step_dose(examined.episode, examined.ben, PRESS_UP, "reps", 5, "")
    with pytest.raises(Refused, match=r"15 reps is the most: the dose when symptoms are calm, seen in a source\."):
        editing.step_dose(examined.episode, examined.ben, PRESS_UP, "reps", 1, "")
    assert dose(draft)["reps"] == 15


def test_what_somebody_else_moved_meanwhile_is_not_overwritten(examined: World, draft: Version) -> None:
    editing.set_dose(examined.episode, examined.ben, PRESS_UP, "reps", "12", "10")
    with pytest.raises(Refused, match="it is 12 reps now"):
        editing.set_dose(examined.episode, examined.ben, PRESS_UP, "reps", "8", "10")
    assert dose(draft)["reps"] == 12


def test_with_htmx_only_what_changed_comes_back(examined: World, ben: Client, draft: Version) -> None:
    given = {"item": PRESS_UP, "act": "reps:1", "seen_reps": "10"}
    answer = ben.post(page(examined, "line/dose/"), given, headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert 'value="11"' in text and "minutes a day" in text and "Sign version 1" in text
    assert "<html" not in text


def test_a_line_leaves_only_with_a_reason_and_can_be_put_back(examined: World, ben: Client, draft: Version) -> None:
    refused = ben.post(page(examined, "line/remove/"), {"item": PRESS_UP, "reason": "  "}, follow=True)
    assert "Say why" in refused.content.decode()
    ben.post(page(examined, "line/remove/"), {"item": PRESS_UP, "reason": "wrists hurt"})
    draft.refresh_from_db()
    assert PRESS_UP not in items(draft)
    assert "wrists hurt" in ben.get(page(examined)).content.decode()
    ben.post(page(examined, "line/back/"), {"item": PRESS_UP})
    draft.refresh_from_db()
    assert PRESS_UP in items(draft)


def test_a_goal_keeps_the_patients_words_above_its_measurable_form(
    examined: World, ben: Client, draft: Version
) -> None:
    given = {"words": "Sit through a film\x00", "text": "Sit 45 minutes", "by": "2027-01-09"}
    ben.post(page(examined, "goal/0/"), given)
    draft.refresh_from_db()
    goal = goals_of(draft)[0]
    assert (goal.words, goal.text, goal.by) == ("Sit through a film", "Sit 45 minutes", date(2027, 1, 9))


@pytest.mark.parametrize("given", [{"text": "", "by": "2027-01-09"}, {"text": "Sit", "by": "soon"}, {}])
def test_a_goal_without_a_form_or_a_day_is_refused(
    examined: World, ben: Client, draft: Version, given: dict[str, str]
) -> None:
    answer = ben.post(page(examined, "goal/0/"), given, follow=True)
    assert "A goal needs its measurable form and a day" in answer.content.decode()


def test_a_goal_that_is_not_there_is_refused(examined: World, ben: Client, draft: Version) -> None:
    answer = ben.post(page(examined, "goal/99/"), {"text": "Sit", "by": "2027-01-09"}, follow=True)
    assert "not in the draft any more" in answer.content.decode()


def test_every_edit_counts_and_leaves_an_event_without_clinical_values(examined: World, draft: Version) -> None:
    editing.set_dose(examined.episode, examined.ben, PRESS_UP, "reps", "12", "10")
    draft.refresh_from_db()
    assert draft.edits == 2
    event = Event.objects.filter(action="plan.edited").get()
    assert event.detail == "version 1: dose"


def test_the_size_of_the_home_programme_can_be_explained(examined: World, ben: Client, draft: Version) -> None:
    ben.post(page(examined, "load/"), {"reason": "keen and off work"})
    draft.refresh_from_db()
    assert schedule_of(draft).over_reason == "keen and off work"


HOSTILE = [
    "\x00",
    "9" * 5000,
    "<script>alert(1)</script>",
    "reps:nan",
    "reps:inf",
    "reps:1e400",
    "load_kg:1",
    "none:1",
    "reps:",
]


@pytest.mark.parametrize("act", HOSTILE)
def test_a_hostile_act_is_refused_and_the_draft_stays(examined: World, ben: Client, draft: Version, act: str) -> None:
    before = dose(draft)
    answer = ben.post(
        page(examined, "line/dose/"), {"item": PRESS_UP, "act": act, "reps": act, "seen_reps": "10"}, follow=True
    )
    assert answer.status_code == 200
    assert dose(draft) == before


@pytest.mark.parametrize("item", ["no-such-item", "thrust-manipulation"])
def test_an_item_that_is_no_line_cannot_be_edited(examined: World, ben: Client, draft: Version, item: str) -> None:
    for act in ("dose", "remove", "reason", "back"):
        answer = ben.post(
            page(examined, f"line/{act}/"), {"item": item, "act": "reps:1", "reason": "because"}, follow=True
        )
        assert answer.status_code == 200
    draft.refresh_from_db()
    assert item not in items(draft)


def test_an_unknown_act_is_no_page(examined: World, ben: Client, draft: Version) -> None:
    assert ben.post(page(examined, "line/double/"), {"item": PRESS_UP}).status_code == 404


@pytest.mark.parametrize("item", ["", "\x00", "a\nb", "<b>", "ü"])
def test_a_line_that_cannot_be_a_name_is_no_page(examined: World, ben: Client, draft: Version, item: str) -> None:
    for act in ("dose", "remove"):
        assert ben.post(page(examined, f"line/{act}/"), {"item": item, "reason": "x"}).status_code == 404


def test_a_signed_plan_takes_no_edit(examined: World, draft: Version) -> None:
    Version.objects.filter(pk=draft.pk).update(state="signed")
    with pytest.raises(Refused, match="no draft to change"):
        editing.set_dose(examined.episode, examined.ben, PRESS_UP, "reps", "12", "")
