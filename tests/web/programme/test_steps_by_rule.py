"""Steps inside the signed ladder follow from the log alone, and nothing else moves the plan."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.programme.test_log import send
from tests.web.world import World

from lasegue.web.intake.words import dose_told
from lasegue.web.plans.content import lines_of
from lasegue.web.plans.models import Version
from lasegue.web.programme.items import dose_today
from lasegue.web.programme.models import Entry
from lasegue.web.programme.responding import Step
from lasegue.web.programme.standing import standing_of
from lasegue.web.record.episodes import chart_of
from lasegue.web.record.models import Episode

pytestmark = pytest.mark.django_db

ITEM = "prone-press-up"


@pytest.fixture
def since_long(plan: Version) -> Version:
    """The plan was signed ten days ago; the row is sealed, so the log is written as if it had been."""
    Episode.objects.update(opened_at=timezone.now() - timedelta(days=30))
    return plan


def session(plan: Version, *, days_ago: int, worst: int = 1, hurts: bool = False) -> Iterator[dict[str, Any]]:
    """A whole session of one exercise: safety answers, pain before and after, and the set."""
    at = timezone.now() - timedelta(days=days_ago)
    key = str(uuid4())
    named = {"session": key, "line": ITEM, "exercise": ITEM}
    places = {"pain": ["buttock_right"], "tingling": [], "numb": []}
    said: list[tuple[str, dict[str, Any]]] = [
        ("screen", {"answers": {"saddle_sensation_change": False}}),
        ("pain", {"moment": "before", "worst": 1, "session": key, "regions": places}),
        ("set_done", {**named, "side": "both", "set": 1, "reps": 10, "seconds": 60}),
        ("pain", {"moment": "after", "worst": worst, "session": key, "regions": places}),
    ]
    if hurts:
        said.insert(3, ("hurts_more", {**named, "further_down": False, "worst": worst}))
    for place, (kind, body) in enumerate(said):
        moment = (at + timedelta(minutes=place)).isoformat()
        own = {"plan": plan.number, "digest": plan.digest}
        yield {"id": str(uuid4()), "seq": place, "kind": kind, "at": moment, "body": body, **own}


def line(phone: Client, item: str = ITEM) -> dict[str, Any]:
    return next(each for each in phone.get("/me/programme.json").json()["items"] if each["line"] == item)


def test_without_a_log_everything_is_as_signed(plan: Version, phone: Client) -> None:
    for each in phone.get("/me/programme.json").json()["items"]:
        assert (each["today"], each["why"], each["exercise"]) == ("do", "", each["line"])


def test_a_red_session_brings_the_easier_one_and_says_why(since_long: Version, phone: Client) -> None:
    send(phone, *session(since_long, days_ago=0, worst=7, hurts=True))
    own = line(phone)
    assert own["today"] in {"rest", "swap"}
    assert own["why"]
    assert own["rule"]


def test_today_says_how_much_beside_the_reason_to_do_less(plan: Version) -> None:
    own = next(each for each in lines_of(plan) if each.item == ITEM)
    less = Step(share=(0.6, 0.7), why="Do a third less for now.")
    assert "7 times" in dose_told(dose_today(own, less))
    assert dose_told(dose_today(own, Step(act="swap", to="prone-on-elbows")))
    assert dose_today(own, Step(act="rest")) == {}


def test_what_is_offered_instead_is_open_for_this_person(world: World, since_long: Version, phone: Client) -> None:
    send(phone, *session(since_long, days_ago=0, worst=7, hurts=True))
    rulings = chart_of(world.riverbend, world.ana.key).result.plan.rulings
    for each in phone.get("/me/programme.json").json()["items"]:
        if each["today"] == "swap":
            assert rulings[each["easier"]["exercise"]].is_open


def test_the_signed_version_itself_never_changes(since_long: Version, phone: Client) -> None:
    send(phone, *session(since_long, days_ago=0, worst=7, hurts=True))
    phone.get("/me/programme.json")
    kept = Version.objects.get(pk=since_long.pk)
    assert (kept.lines, kept.digest, kept.state) == (since_long.lines, since_long.digest, "signed")


def test_the_same_log_in_another_order_gives_the_same_day(since_long: Version, phone: Client) -> None:
    entries = list(session(since_long, days_ago=0, worst=5))
    send(phone, *reversed(entries))
    first = line(phone)
    send(phone, *entries)
    assert line(phone) == first
    assert Entry.objects.count() == len(entries)


def test_days_before_the_signature_move_nothing(since_long: Version, phone: Client) -> None:
    for day in (6, 5, 4):
        send(phone, *session(since_long, days_ago=day))
    own = line(phone)
    assert (own["today"], own["exercise"]) == ("do", ITEM)


def test_asking_twice_about_one_day_asks_the_rules_once(world: World, since_long: Version, phone: Client) -> None:
    from lasegue.web.programme.items import at_home
    from lasegue.web.programme.responding import day_of

    send(phone, *session(since_long, days_ago=0))
    standing = standing_of(world.ana)
    assert standing.released is not None
    lines = at_home(standing.released)
    assert day_of(standing, lines).decision is day_of(standing, lines).decision


def test_an_older_entry_that_comes_into_a_full_log_is_judged_though_the_newest_and_their_number_stay(
    world: World, since_long: Version, phone: Client
) -> None:
    from lasegue.web.programme.items import at_home
    from lasegue.web.programme.logbook import EntryRow, Noted
    from lasegue.web.programme.responding import day_of

    send(phone, *session(since_long, days_ago=0))
    before, after = standing_of(world.ana), standing_of(world.ana)
    assert before.released is not None
    lines = at_home(before.released)
    _oldest, *others, newest = before.log
    hurts = {"line": ITEM, "exercise": ITEM, "session": others[0].body["session"], "further_down": True, "worst": 8}
    late = Noted(EntryRow("hurts_more", since_long.number, newest.done_at, newest.seq - 1, "", json.dumps(hurts)))
    vars(after)["log"] = [*others, late, newest]
    assert len(after.log) == len(before.log)
    assert day_of(before, lines).steps[ITEM].act == "do"
    assert day_of(after, lines).steps[ITEM].act != "do"


def test_the_clinic_reads_the_step_and_the_rule_behind_it(
    world: World, since_long: Version, phone: Client, sign_in: Callable[[str], Client]
) -> None:
    send(phone, *session(since_long, days_ago=0, worst=7, hurts=True))
    text = sign_in("ben").get(f"/patient/{world.ana.key}/home/").content.decode()
    assert "What the log changes today" in text
    assert "left out today" in text
