"""Drafts: made from the engine's result on opening, brought up to date with the answers, never for the patient."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from tests.web.plans.conftest import page
from tests.web.plans.people import items
from tests.web.world import World, tell

from lasegue.web.plans import editing
from lasegue.web.plans.content import goals_of, line_named, lines_of, schedule_of
from lasegue.web.plans.drafting import open_draft
from lasegue.web.plans.models import Version
from lasegue.web.record.episodes import Chart
from lasegue.web.record.models import Snapshot
from lasegue.web.record.statements import recomputes

pytestmark = pytest.mark.django_db
Now = Callable[[], Chart]


def test_opening_the_page_makes_the_engines_draft_and_keeps_its_result(
    examined: World, ben: Client, chart: Now
) -> None:
    assert ben.get(page(examined)).status_code == 200
    draft = Version.objects.get()
    assert (draft.state, draft.number, draft.made_by) == ("draft", 1, examined.ben)
    assert items(draft) == [line.item.id for line in chart().result.plan.lines]
    assert recomputes(draft.snapshot)


def test_opening_it_again_changes_nothing(examined: World, ben: Client) -> None:
    ben.get(page(examined))
    ben.get(page(examined))
    assert Version.objects.get().edits == 1
    assert Snapshot.objects.count() == 1


def test_an_assistant_reads_and_makes_no_draft(examined: World, sign_in: Callable[[str], Client]) -> None:
    answer = sign_in("amy").get(page(examined))
    assert b"No plan yet" in answer.content
    assert not Version.objects.exists()


def test_an_assistant_sees_the_draft_without_a_way_to_change_it(
    examined: World, draft: Version, sign_in: Callable[[str], Client]
) -> None:
    answer = sign_in("amy").get(page(examined)).content.decode()
    assert "Draft of version 1" in answer
    assert 'class="dose" id=' not in answer
    assert "Add from the library" not in answer
    assert "A therapist signs it." in answer


def test_without_any_answer_the_page_says_what_to_do_first(world: World, sign_in: Callable[[str], Client]) -> None:
    answer = sign_in("ben").get(page(world))
    assert b"Finish the examination first" in answer.content
    assert not Version.objects.exists()


def test_an_emergency_shows_what_to_do_and_no_treatment(examined: World, ben: Client) -> None:
    tell(examined, {"saddle_sensation_change": True}, by=examined.ben)
    answer = ben.get(page(examined)).content.decode()
    assert "No treatment today" in answer
    assert "emergency" in answer.lower()
    assert "Prone press-up" not in answer
    assert not Version.objects.exists()


def test_a_draft_follows_the_answers_and_drops_what_is_no_longer_open(
    examined: World, ben: Client, draft: Version
) -> None:
    assert "prone-press-up" in items(draft)
    tell(examined, {"pregnant": True, "gestation_weeks": 34}, by=examined.ben)
    ben.get(page(examined))
    draft.refresh_from_db()
    assert "prone-press-up" not in items(draft)
    assert draft.snapshot.case["findings"]["pregnant"] is True


def test_a_draft_keeps_what_a_clinician_did_when_answers_change(examined: World, draft: Version, chart: Now) -> None:
    ben, episode = examined.ben, examined.episode
    editing.set_dose(episode, ben, "prone-press-up", "reps", "12", "10")
    editing.remove_line(episode, ben, "walking-program", "has a dog already")
    editing.word_goal(episode, ben, 0, "Sit through a film", goals_of(draft)[0].text, goals_of(draft)[0].by)
    tell(examined, {"nprs_back_avg_7d": 3}, by=ben)
    fresh = open_draft(chart(), ben)
    press_up, walking = (line_named(lines_of(fresh), name) for name in ("prone-press-up", "walking-program"))
    assert press_up is not None and press_up.dose["reps"] == 12
    assert walking is not None and walking.removed == "has a dog already"
    assert goals_of(fresh)[0].words == "Sit through a film"
    assert fresh.pk == draft.pk and fresh.snapshot_id != draft.snapshot_id


def test_a_line_for_one_side_names_the_painful_one(draft: Version) -> None:
    slider = line_named(lines_of(draft), "seated-slider")
    assert slider is not None and slider.side == "right"


def test_a_draft_holds_visits_measures_and_days_of_re_evaluation(draft: Version, chart: Now) -> None:
    schedule = schedule_of(draft)
    assert schedule.visits is not None and schedule.visits.per_week == (1, 2)
    assert [measure.title for measure in schedule.measures]
    assert schedule.reassess_on == chart().result.plan.reassess_on


def test_two_drafts_at_a_time_cannot_be(draft: Version) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.create(episode=draft.episode, number=9, snapshot=draft.snapshot)


def test_unreadable_content_is_said_so_and_never_a_fault(examined: World, ben: Client, draft: Version) -> None:
    Version.objects.filter(pk=draft.pk).update(lines=[{"nonsense": 1}])
    tell(examined, {"nprs_back_avg_7d": 2}, by=examined.ben)
    answer = ben.get(page(examined))
    assert (answer.status_code, b"This plan cannot be read" in answer.content) == (200, True)
