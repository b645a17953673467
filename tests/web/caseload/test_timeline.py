from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.world import ALL_CLEAR, World, tell

from lasegue.web.booking.models import Appointment, Request
from lasegue.web.caseload.timeline import timeline_of, told_of
from lasegue.web.people.membership import staff
from lasegue.web.record import alerts
from lasegue.web.record.film import film
from lasegue.web.record.models import StageChange
from lasegue.web.record.stages import StageProblem, move
from lasegue.web.record.statements import Answer, state

pytestmark = pytest.mark.django_db

SignIn = Callable[[str], Client]


def page(world: World, sign_in: SignIn, show: str = "") -> str:
    return sign_in("ben").get(f"/patient/{world.ana.key}/timeline/", {"show": show}).content.decode()


def test_the_first_question_and_the_request_stand_at_the_end_of_one_column(world: World, sign_in: SignIn) -> None:
    tell(world, {"age_years": 45, **ALL_CLEAR}, kind="intake")
    Request.objects.create(patient=world.ana, clinic=world.riverbend, preferred=["mon_morning"])
    titles = [event.title for event in timeline_of(world.episode, told_of(world.episode))]
    assert titles[-1] == "First contact"
    assert {"Asked for an appointment", "First questions answered"} <= set(titles)
    assert "Monday morning" in page(world, sign_in)


def test_of_the_same_moment_what_came_later_stands_above(world: World) -> None:
    for stage in ("examined", "in_care"):
        move(world.episode, stage, staff(world.ben))
    StageChange.objects.update(at=world.episode.opened_at)
    titles = [event.title for event in timeline_of(world.episode, told_of(world.episode), "stage")]
    assert titles[:2] == ["In care", "Examined, plan to sign"]


def test_a_correction_stands_under_what_it_corrects_with_old_and_new(world: World) -> None:
    stated = tell(world, {"slr_angle_deg": {"right": 40}}, by=world.ben)
    occasion = stated.statements[0].occasion
    state(occasion, [Answer("slr_angle_deg", 60, "right")], staff(world.amy), by=world.amy)
    event = next(each for each in timeline_of(world.episode, told_of(world.episode)) if each.title == "Examined")
    assert [(each.before, each.after, each.by) for each in event.corrections] == [
        (
            "Straight leg raise angle, right: 40°",
            "Straight leg raise angle, right: 60°",
            "Amy Example",
        )
    ]
    assert event.all == ("Straight leg raise angle, right: 60°",)
    assert event.folded == ()


def test_an_alert_tells_who_took_it_and_why_it_was_cleared(world: World, sign_in: SignIn) -> None:
    alert = tell(world, {"saddle_sensation_change": True}).alert
    assert alert is not None
    alerts.take(alert, world.amy)
    alerts.clear(alert, world.ben, "Scan was clear.")
    text = page(world, sign_in, "alert")
    assert "Taken by Amy Example" in text
    assert "Scan was clear." in text


def test_a_chip_shows_one_kind_and_an_unknown_one_shows_everything(world: World, sign_in: SignIn) -> None:
    tell(world, {"age_years": 45}, by=world.ben)
    assert "Examined" not in page(world, sign_in, "alert").split("</nav>")[-1]
    assert "First contact" in page(world, sign_in, "nonsense")


def test_the_film_shows_the_pain_moving_up_and_never_mirrors(world: World) -> None:
    from datetime import timedelta

    from lasegue.web.record.models import Occasion

    for days, regions, pain in ((14, ["calf_right", "buttock_right"], 7), (7, ["buttock_right"], 4)):
        occasion = Occasion.objects.create(
            episode=world.episode, kind="visit", on=world.on - timedelta(days=days), by=world.ben
        )
        answers = [Answer("pain_regions", regions), Answer("nprs_leg_now", pain, "right")]
        state(occasion, answers, staff(world.ben), by=world.ben)
    frames = film(told_of(world.episode))
    assert [(frame.pain, frame.movement) for frame in frames] == [(7, "same"), (4, "up")]
    assert "Right side" in frames[1].words


def test_many_days_become_eight_frames_with_the_first_and_the_newest(world: World) -> None:
    from datetime import timedelta

    from lasegue.web.record.models import Occasion

    for days in range(20):
        occasion = Occasion.objects.create(episode=world.episode, kind="session", on=world.on - timedelta(days=days))
        state(occasion, [Answer("pain_regions", ["calf_left"])], staff(world.ben), by=world.ben)
    frames = film(told_of(world.episode))
    assert len(frames) == 8
    assert frames[0].on == world.on - timedelta(days=19)
    assert frames[-1].on == world.on


def test_care_ends_and_begins_again_only_with_a_reason(world: World, sign_in: SignIn) -> None:
    ben, address = sign_in("ben"), f"/patient/{world.ana.key}/stage/"
    ben.post(address, {"stage": "discharged", "reason": " "})
    world.episode.refresh_from_db()
    assert world.episode.stage == "waiting"
    ben.post(address, {"stage": "discharged", "reason": "Moved away."})
    world.episode.refresh_from_db()
    assert (world.episode.stage, world.episode.closed_at is not None) == ("discharged", True)
    ben.post(address, {"stage": "in_care", "reason": "Came back."})
    world.episode.refresh_from_db()
    assert (world.episode.stage, world.episode.closed_at) == ("in_care", None)
    assert [change.reason for change in StageChange.objects.order_by("pk")] == ["Moved away.", "Came back."]


@pytest.mark.parametrize(
    ("ahead", "told"), [(0, ""), (1, "1 appointment to come is"), (2, "2 appointments to come are")]
)
def test_whoever_ends_care_is_told_what_is_still_booked(world: World, sign_in: SignIn, ahead: int, told: str) -> None:
    for days in range(-1, ahead):
        Appointment.objects.create(
            clinic=world.riverbend,
            patient=world.ana,
            therapist=world.ben,
            starts_at=timezone.now() + timedelta(days=days, hours=1),
        )
    ended = {"stage": "discharged", "reason": "Well again."}
    text = sign_in("ben").post(f"/patient/{world.ana.key}/stage/", ended, follow=True).content.decode()
    assert ("to come" in text) == bool(told)
    assert told in text


def test_a_stage_that_cannot_follow_is_refused(world: World) -> None:
    with pytest.raises(StageProblem, match="can follow"):
        move(world.episode, "in_care", staff(world.ben), "because")
    with pytest.raises(StageProblem):
        move(world.episode, "nonsense", staff(world.ben), "because")


def test_the_desk_does_not_read_the_timeline(world: World, sign_in: SignIn) -> None:
    assert sign_in("fay").get(f"/patient/{world.ana.key}/timeline/").status_code == 403
    assert sign_in("fay").post(f"/patient/{world.ana.key}/stage/", {"stage": "discharged"}).status_code == 403


def test_the_timeline_needs_few_queries(world: World, sign_in: SignIn, django_assert_max_num_queries: Any) -> None:
    for _ in range(6):
        tell(world, {"age_years": 45, "pain_regions": ["calf_right"], **ALL_CLEAR}, by=world.ben)
    ben = sign_in("ben")
    ben.get(f"/patient/{world.ana.key}/timeline/")
    with django_assert_max_num_queries(15):
        ben.get(f"/patient/{world.ana.key}/timeline/")
