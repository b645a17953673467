import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from tests.web.world import World, tell

from lasegue.web.people.devices import COOKIE, bind_now
from lasegue.web.people.models import Device
from lasegue.web.plans.models import Version
from lasegue.web.plans.signing import withdraw
from lasegue.web.programme.models import Entry
from lasegue.web.record.episodes import chart_of
from lasegue.web.record.models import Alert, Episode, Statement

pytestmark = pytest.mark.django_db

ITEM = "prone-press-up"
SESSION = "0b1f6a2e-3f7e-4c0c-9e62-6a5b1f8c2d11"


def entry(plan: Version | None, kind: str = "feeling", body: Any = None, **more: Any) -> dict[str, Any]:
    """An entry as a phone writes it."""
    own = {"plan": plan.number, "digest": plan.digest} if plan is not None else {}
    body = {"is": "better"} if body is None else body
    at = timezone.now().isoformat()
    return {"id": str(uuid4()), "seq": 1, "kind": kind, "at": at, "body": body, **own, **more}


def send(phone: Client, *entries: Any, clock: str = "") -> Any:
    batch = {"device_clock": clock or timezone.now().isoformat(), "entries": list(entries)}
    return phone.post("/me/log/", json.dumps(batch), content_type="application/json")


def hurts(plan: Version, *, further_down: bool = False, worst: int = 3) -> dict[str, Any]:
    named = {"session": SESSION, "line": ITEM, "exercise": ITEM}
    return entry(plan, "hurts_more", {**named, "further_down": further_down, "worst": worst})


def test_an_entry_is_accepted_once_and_known_ever_after(plan: Version, phone: Client) -> None:
    own = entry(plan)
    assert send(phone, own).json()["results"] == {own["id"]: "accepted"}
    assert send(phone, own).json()["results"] == {own["id"]: "known"}
    assert send(phone, own, own).json()["results"] == {own["id"]: "known"}
    assert Entry.objects.count() == 1


def test_the_same_id_with_another_body_is_a_conflict_and_the_rest_is_kept(plan: Version, phone: Client) -> None:
    own, other = entry(plan), entry(plan)
    send(phone, own)
    answer = send(phone, {**own, "body": {"is": "worse"}}, other)
    assert answer.status_code == 409
    assert answer.json()["results"] == {own["id"]: "conflict", other["id"]: "accepted"}
    assert Entry.objects.get(pk=own["id"]).body == {"is": "better"}


def test_an_id_of_another_person_is_a_conflict_that_says_nothing(world: World, plan: Version, phone: Client) -> None:
    own = entry(None)
    send(phone, own)
    Episode.objects.create(patient=world.dov, clinic=world.elsewhere, stage="waiting")
    strange = Client()
    strange.cookies[COOKIE] = bind_now(world.dov, "Dov's phone").secret
    assert send(strange, own).json()["results"] == {own["id"]: "conflict"}
    assert Entry.objects.count() == 1


def test_what_cannot_be_read_is_refused_by_itself(plan: Version, phone: Client) -> None:
    good, bad = entry(plan), entry(plan, "feeling", {"is": "fine"})
    answer = send(phone, bad, good, "nonsense", {"id": "x"})
    assert answer.status_code == 422
    results = answer.json()["results"]
    assert results[good["id"]] == "accepted"
    assert results[bad["id"]].startswith("refused: ")
    assert results["#2"].startswith("refused: ")
    assert results["x"].startswith("refused: ")


def test_an_entry_keeps_the_version_it_was_done_under(world: World, plan: Version, phone: Client) -> None:
    withdraw(chart_of(world.riverbend, world.ana.key), world.ben, "seen again first")
    answer = send(phone, own := entry(plan))
    assert answer.json()["results"] == {own["id"]: "accepted"}
    assert answer.json()["plan"] == {"state": "withdrawn", "version": None, "digest": ""}
    kept = Entry.objects.get()
    assert (kept.plan, kept.plan_digest) == (plan.number, plan.digest)


def test_another_persons_plan_and_a_draft_are_no_plan_to_have_done(plan: Version, phone: Client) -> None:
    for wrong in ({"digest": "0" * 64}, {"plan": 77}, {"plan": plan.number, "digest": ""}):
        answer = send(phone, own := {**entry(plan), **wrong})
        assert answer.json()["results"][own["id"]].startswith("refused: plan")
    assert not Entry.objects.exists()


def test_a_device_that_is_not_let_in_is_told_to_sign_in(plan: Version, phone: Client) -> None:
    Device.objects.update(revoked_at=timezone.now())
    answer = send(phone, entry(plan))
    assert answer.status_code == 403
    assert answer.json() == {"sign_in": True}
    assert phone.get("/me/programme.json").json() == {"sign_in": True}
    assert not Entry.objects.exists()


def test_a_stale_ticket_is_told_as_data_and_a_fresh_one_works(world: World, plan: Version) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies[COOKIE] = bind_now(world.ana, "Phone").secret
    refused = send(strict, entry(plan))
    assert refused.status_code == 403
    assert refused.json() == {"ticket": "stale"}
    token = strict.get("/me/ticket/").json()["token"]
    batch = json.dumps({"device_clock": timezone.now().isoformat(), "entries": [entry(plan)]})
    answer = strict.post("/me/log/", batch, content_type="application/json", headers={"X-CSRFToken": token})
    assert answer.status_code == 200


@pytest.mark.parametrize("hours", [-50, -3, 0, 3, 50])
def test_a_wrong_clock_is_noticed_and_set_right(plan: Version, phone: Client, hours: int) -> None:
    wrong = timezone.now() + timedelta(hours=hours)
    done = wrong - timedelta(minutes=10)
    send(phone, entry(plan, at=done.isoformat()), clock=wrong.isoformat())
    kept = Entry.objects.get()
    assert kept.skew_s == pytest.approx(-hours * 3600, abs=5)
    assert kept.at == done
    lower = max(timezone.now() - timedelta(minutes=10, seconds=5), kept.episode.opened_at)
    assert lower <= kept.done_at <= timezone.now()


def test_nothing_is_done_in_the_future_or_before_the_episode(plan: Version, phone: Client) -> None:
    send(phone, entry(plan, at="2199-01-01T00:00:00+00:00"), entry(plan, at="2000-01-01T00:00:00+00:00"))
    for kept in Entry.objects.all():
        assert kept.episode.opened_at <= kept.done_at <= timezone.now()


def test_a_warning_sign_stops_everything_in_the_same_answer(world: World, plan: Version, phone: Client) -> None:
    answer = send(phone, entry(plan, "screen", {"answers": {"saddle_sensation_change": True}}))
    assert answer.json()["plan"]["state"] == "stopped"
    assert Alert.objects.get(level="emergency").episode == world.episode
    told = phone.get("/me/programme.json").json()
    assert told["plan"]["state"] == "stopped"
    assert told["items"] == []
    assert told["safety"]["stop"]["call"] == "911"
    assert "emergency department now" in phone.get("/me/").content.decode()


def test_a_log_is_still_taken_while_an_emergency_is_open(plan: Version, phone: Client) -> None:
    send(phone, entry(plan, "screen", {"answers": {"saddle_sensation_change": True}}))
    answer = send(phone, own := entry(plan))
    assert answer.json()["results"] == {own["id"]: "accepted"}


def test_a_no_from_home_never_lifts_a_yes_that_stands(world: World, plan: Version, phone: Client) -> None:
    tell(world, {"saddle_sensation_change": True}, by=world.ben)
    send(phone, entry(plan, "screen", {"answers": {"saddle_sensation_change": False}}))
    newest = Statement.objects.filter(finding="saddle_sensation_change").latest("id")
    assert newest.value is True


def test_an_old_no_that_comes_late_does_not_hide_a_newer_yes(world: World, plan: Version, phone: Client) -> None:
    Episode.objects.update(opened_at=timezone.now() - timedelta(days=9))
    earlier = (timezone.now() - timedelta(days=2)).isoformat()
    send(phone, entry(plan, "screen", {"answers": {"fever": True}}))
    send(phone, entry(plan, "screen", {"answers": {"fever": False}}, at=earlier))
    assert Statement.objects.filter(finding="fever").latest("id").value is True


def test_a_yes_that_comes_late_still_alarms(world: World, plan: Version, phone: Client) -> None:
    Episode.objects.update(opened_at=timezone.now() - timedelta(days=9))
    earlier = (timezone.now() - timedelta(days=2)).isoformat()
    send(phone, entry(plan, "screen", {"answers": {"saddle_sensation_change": False}}))
    send(phone, entry(plan, "screen", {"answers": {"saddle_sensation_change": True}}, at=earlier))
    assert Alert.objects.filter(level="emergency", cleared_at=None).exists()
    assert phone.get("/me/programme.json").json()["plan"]["state"] == "stopped"


def test_not_sure_is_never_a_no_and_asks_for_somebody(plan: Version, phone: Client) -> None:
    send(phone, entry(plan, "screen", {"answers": {"fever": False}}))
    send(phone, entry(plan, "screen", {"answers": {"fever": "unsure"}}, seq=2))
    assert Statement.objects.filter(finding="fever").latest("id").value is None
    assert Entry.objects.get(asks="unsure").kind == "screen"


def test_pain_and_its_place_stand_in_the_record_on_the_leg_that_hurts(plan: Version, phone: Client) -> None:
    places = {"pain": ["calf_right"], "tingling": [], "numb": []}
    send(phone, entry(plan, "pain", {"moment": "after", "worst": 6, "regions": places}))
    now = Statement.objects.filter(finding="nprs_leg_now").latest("id")
    assert (now.side, now.value, now.origin) == ("right", 6, "patient")
    assert Statement.objects.filter(finding="pain_regions").latest("id").value == ["calf_right"]


def test_leaving_numbness_out_of_the_drawing_does_not_take_it_back(world: World, plan: Version, phone: Client) -> None:
    tell(world, {"numbness_regions": ["heel_right"]}, by=world.ben)
    places = {"pain": ["calf_right"], "tingling": [], "numb": []}
    send(phone, entry(plan, "pain", {"moment": "today", "worst": 2, "regions": places}))
    assert Statement.objects.filter(finding="numbness_regions").latest("id").value == ["heel_right"]


def test_pain_that_moves_down_stops_the_exercise_for_today_and_asks_for_somebody(plan: Version, phone: Client) -> None:
    send(phone, hurts(plan, further_down=True))
    lines = {item["line"]: item for item in phone.get("/me/programme.json").json()["items"]}
    assert lines[ITEM]["today"] == "rest"
    assert lines[ITEM]["why"]
    assert Entry.objects.get().asks == "hurts_more"


@pytest.mark.parametrize(("worst", "asks"), [(5, ""), (6, "hurts_more"), (10, "hurts_more")])
def test_strong_pain_asks_for_somebody(plan: Version, phone: Client, worst: int, asks: str) -> None:
    send(phone, hurts(plan, worst=worst))
    assert Entry.objects.get().asks == asks


def test_what_the_patient_is_told_that_the_clinic_hears_is_heard(plan: Version, phone: Client) -> None:
    """A rise of more than two points concerns the clinic also below six, whichever batch told how it began."""
    send(phone, entry(plan, "pain", {"moment": "before", "worst": 1, "session": SESSION}))
    send(phone, hurts(plan, worst=4))
    assert Entry.objects.get(kind="hurts_more").asks == "hurts_more"


def test_what_was_logged_is_sealed(plan: Version, phone: Client) -> None:
    send(phone, own := entry(plan))
    for change in (
        lambda: Entry.objects.filter(pk=own["id"]).update(body={"is": "worse"}),
        lambda: Entry.objects.filter(pk=own["id"]).delete(),
    ):
        with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
            change()
    assert Entry.objects.get().body == {"is": "better"}


def test_two_phones_of_one_person_write_beside_each_other(
    plan: Version, phone: Client, another_phone: Callable[[], Client]
) -> None:
    other = another_phone()
    first, second = entry(plan), entry(plan)
    assert send(phone, first).status_code == send(other, second).status_code == 200
    assert send(other, first).json()["results"] == {first["id"]: "known"}
    assert Entry.objects.count() == 2
    assert Entry.objects.values("device").distinct().count() == 2


def test_a_batch_takes_few_queries_however_many_entries_it_has(
    plan: Version, phone: Client, django_assert_max_num_queries: Any
) -> None:
    send(phone, entry(plan))
    with django_assert_max_num_queries(40):
        send(phone, *[entry(plan, seq=n) for n in range(200)])
