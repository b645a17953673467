from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from tests.web.world import ALL_CLEAR, World, tell

from lasegue.exchange.problems import CaseProblems
from lasegue.web.audit import seals
from lasegue.web.audit.models import Event
from lasegue.web.audit.trail import first_break
from lasegue.web.people.membership import staff
from lasegue.web.record.cells import case_of, result_of
from lasegue.web.record.models import Alert, Occasion, Statement
from lasegue.web.record.statements import Answer, Clashes, keep, recomputes, state

pytestmark = pytest.mark.django_db


def test_what_was_stated_becomes_the_case(world: World) -> None:
    tell(world, {"age_years": 45, "slr_positive": {"right": True}, "pain_regions": ["calf_right"]}, by=world.ben)
    case = case_of(world.episode, world.on)
    assert case["findings"] == {"age_years": 45, "pain_regions": ["calf_right"], "slr_positive": {"right": True}}


def test_an_answer_taken_back_is_unknown_again_and_its_history_stays(world: World) -> None:
    tell(world, {"fever": True}, by=world.ben)
    tell(world, {"fever": None}, by=world.ben)
    assert "fever" not in case_of(world.episode, world.on)["findings"]
    assert Statement.objects.filter(finding="fever").count() == 2


def test_a_wrong_value_is_refused_by_name_and_nothing_is_written(world: World) -> None:
    with pytest.raises(CaseProblems) as caught:
        tell(world, {"age_years": 45, "nprs_leg_now": 11}, by=world.ben)
    assert "nprs_leg_now" in str(caught.value)
    assert not Statement.objects.exists()


def test_an_unknown_finding_is_refused_with_the_nearest_name(world: World) -> None:
    with pytest.raises(CaseProblems, match="nearest: fever"):
        tell(world, {"fevre": True}, by=world.ben)


@pytest.mark.parametrize(
    ("finding", "side"), [("fever", "right"), ("fever", "extension"), ("slr_positive", ""), ("slr_positive", "up")]
)
def test_a_side_that_the_finding_does_not_have_is_refused(world: World, finding: str, side: str) -> None:
    occasion = Occasion.objects.create(episode=world.episode, kind="examination", on=world.on, by=world.ben)
    with pytest.raises(CaseProblems):
        state(occasion, [Answer(finding, True, side)], staff(world.ben), by=world.ben)
    assert not Statement.objects.exists()


def test_saddle_numbness_raises_one_emergency_alert(world: World) -> None:
    assert tell(world, {"saddle_sensation_change": True}).alert is not None
    assert tell(world, {"urinary_retention": True}).alert is None
    assert [alert.level for alert in Alert.objects.all()] == ["emergency"]


def test_a_reassuring_emergency_answer_stands_for_its_own_day_only(world: World) -> None:
    yesterday = world.on - timedelta(days=1)
    occasion = Occasion.objects.create(episode=world.episode, kind="intake", on=yesterday)
    answers = [Answer(name, value) for name, value in {**ALL_CLEAR, "bilateral_leg_pain_new": True}.items()]
    state(occasion, answers, staff(world.ben), by=world.ben)
    today = case_of(world.episode, world.on)["findings"]
    assert "saddle_sensation_change" not in today
    assert today["bilateral_leg_pain_new"] is True
    assert "saddle_sensation_change" in result_of(world.episode, world.on).unanswered


def test_a_cell_that_another_person_changed_meanwhile_is_not_overwritten(world: World) -> None:
    first = tell(world, {"fever": False}, by=world.ben).statements[0]
    tell(world, {"fever": True}, by=world.amy)
    occasion = Occasion.objects.create(episode=world.episode, kind="examination", on=world.on, by=world.ben)
    with pytest.raises(Clashes):
        state(occasion, [Answer("fever", False, seen=first.pk)], staff(world.ben), by=world.ben)
    assert case_of(world.episode, world.on)["findings"]["fever"] is True


def test_a_kept_result_computes_again_to_the_same_bytes(world: World) -> None:
    tell(world, {"age_years": 45, **ALL_CLEAR}, by=world.ben)
    assert recomputes(keep(world.episode, world.on, "signing"))


def test_every_statement_leaves_an_event_and_the_chain_holds(world: World) -> None:
    tell(world, {"age_years": 45}, by=world.ben)
    tell(world, {"fever": True}, by=world.ben)
    events = Event.objects.filter(clinic=world.riverbend.pk).order_by("number")
    assert first_break(events) is None
    assert all("45" not in event.detail for event in events)


def test_the_database_itself_refuses_to_rewrite_the_record_and_the_trail(world: World) -> None:
    tell(world, {"age_years": 45}, by=world.ben)
    for rows in (Statement.objects.all(), Event.objects.all()):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            rows._raw_delete("default")
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Statement.objects.update(value=46)


def test_a_changed_event_breaks_the_chain(world: World) -> None:
    tell(world, {"age_years": 45}, by=world.ben)
    seals.lift(connection)
    Event.objects.update(actor_name="Somebody Else")
    found = first_break(Event.objects.order_by("number"))
    assert found is not None
    assert found.what == "was changed"
