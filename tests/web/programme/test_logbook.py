"""The log as pages and rules read it: what is in the rows and no more, and what comes is seen at once."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils.translation import override
from tests.web.programme.conftest import phone_of
from tests.web.programme.test_clinic_side import ITEM, home
from tests.web.programme.test_log import entry, hurts, send
from tests.web.programme.test_steps_by_rule import line
from tests.web.world import World

from lasegue.web.plans.models import Version
from lasegue.web.programme.day import asked_of
from lasegue.web.programme.logbook import MOST_ENTRIES, EntryRow, Noted, log_of, since
from lasegue.web.programme.models import Entry, Reply
from lasegue.web.programme.standing import standing_of
from lasegue.web.programme.watching import Row, asking, grid_of
from lasegue.web.record.models import Episode

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 30)
SignIn = Callable[[str], Client]


def noted(at: datetime, kind: str = "set_done", **body: Any) -> Noted:
    return Noted(EntryRow(kind, 1, at, 1, "", json.dumps({"line": ITEM, **body})))


def at(day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def squares(*log: Noted) -> Row:
    return grid_of(log, [ITEM], TODAY, ZoneInfo("UTC")).rows[0]


def test_a_log_has_every_entry_as_it_was_kept_the_oldest_first(world: World, plan: Version, phone: Client) -> None:
    send(phone, entry(plan, "question", {"text": "Swim? «Sí» ✓"}, seq=3), hurts(plan), entry(None, seq=2))
    kept = Entry.objects.order_by("done_at", "seq")
    assert [(each.kind, each.plan, each.done_at, each.seq, each.asks, each.body) for each in log_of(world.episode)] == [
        (each.kind, each.plan, each.done_at, each.seq, each.asks, each.body) for each in kept
    ]


def test_a_log_is_of_one_person_alone(world: World, plan: Version, phone: Client) -> None:
    send(phone, entry(plan))
    other = Episode.objects.create(patient=world.dov, clinic=world.elsewhere, stage="in_care")
    assert log_of(other) == []


def test_what_comes_is_in_the_next_reading(world: World, plan: Version, phone: Client, sign_in: SignIn) -> None:
    pages = sign_in("ben"), phone_of(world)
    before = [page.get(address).content for page, address in zip(pages, (home(world), "/me/"), strict=True)]
    assert line(phone)["today"] == "do"
    send(phone, hurts(plan, further_down=True))
    after = [page.get(address).content for page, address in zip(pages, (home(world), "/me/"), strict=True)]
    assert b"hurt more</span>" not in before[0] and b"hurt more</span>" in after[0]
    assert before[1] != after[1]
    assert line(phone)["today"] != "do"


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("Pacific/Kiritimati", (29, 10, 0), date(2026, 11, 30)),
        ("Pacific/Kiritimati", (29, 9, 59), None),
        ("Pacific/Pago_Pago", (30, 11, 0), date(2026, 11, 30)),
        ("Pacific/Pago_Pago", (30, 10, 59), None),
    ],
)
def test_a_day_begins_at_the_midnight_of_the_patient(zone: str, moment: tuple[int, int, int], day: date | None) -> None:
    found = since([noted(at(1)), noted(at(*moment))], TODAY, ZoneInfo(zone))
    assert [each for each, _entry in found] == ([day] if day is not None else [])


def test_a_day_that_is_set_back_over_its_midnight_is_one_day() -> None:
    havana, log = ZoneInfo("America/Havana"), [noted(at(1, 4, 30)), noted(at(1, 5, 30))]  # 0:30, and 0:30 once more
    assert [each for each, _entry in since(log, date(2026, 11, 1), havana)] == [date(2026, 11, 1)] * 2


def test_a_log_that_is_not_read_to_its_beginning_may_hold_anything(world: World) -> None:
    standing = standing_of(world.ana)
    vars(standing)["log"] = [noted(at(1))] * (MOST_ENTRIES - 1)
    assert not standing.may_hold(lambda each: each.asks)
    vars(standing)["log"] = [noted(at(1))] * MOST_ENTRIES
    assert standing.may_hold(lambda each: each.asks)


def test_squares_are_drawn_from_what_was_done_on_their_day() -> None:
    some, none = squares(noted(at(30)), noted(at(30))), squares()
    assert some.drawn.count("2 sets") == 2 and none.drawn.count("nothing logged") == 28
    assert squares(noted(at(30)), noted(at(30), "hurts_more")).drawn.count("1 set, hurt more") == 2
    assert squares(noted(at(29)), noted(at(30))).drawn.count("1 set") == 4
    assert squares().drawn == none.drawn


def test_squares_are_drawn_in_the_language_of_the_page() -> None:
    english = squares().drawn
    with override("es"):
        assert "nothing logged" not in squares().drawn
    assert squares().drawn == english


def test_nobody_reads_the_questions_or_answers_of_another(world: World, plan: Version, phone: Client) -> None:
    send(phone, asked := entry(plan, "question", {"text": "Can I swim?"}))
    Reply.objects.create(entry_id=asked["id"], by=world.ben, text="Yes.")
    other = Episode.objects.create(patient=world.dov, clinic=world.elsewhere, stage="in_care")
    assert [each.answer for each in asked_of(standing_of(world.ana))] == ["Yes."]
    assert [len(each.replies) for each in asking(world.episode)] == [1]
    assert asked_of(standing_of(world.dov)) == () and asking(other) == ()
