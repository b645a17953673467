"""What the log could not take is listed for the therapist with its reason; a warning sign in it alarms all the same."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.programme.test_log import entry, send
from tests.web.world import World

from lasegue.web.plans.models import Version
from lasegue.web.plans.signing import withdraw
from lasegue.web.programme.models import Entry, Refusal
from lasegue.web.programme.refusing import MOST_ROWS
from lasegue.web.record.episodes import chart_of
from lasegue.web.record.models import Alert, Statement

pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]


def page(world: World, sign_in: SignIn) -> str:
    return sign_in("ben").get(f"/patient/{world.ana.key}/home/").content.decode()


def of_another_plan(plan: Version, kind: str, body: Any) -> dict[str, Any]:
    return {**entry(plan, kind, body), "digest": "0" * 64}


def test_a_conflict_is_listed_with_what_came_and_the_first_is_kept(
    world: World, plan: Version, phone: Client, sign_in: SignIn
) -> None:
    first = entry(plan, "question", {"text": "May I swim?"})
    send(phone, first)
    send(phone, {**first, "body": {"text": "May I run?"}})
    text = page(world, sign_in)
    assert "Not taken in" in text
    assert "May I run?" in text
    assert "The same entry came before with other words. The first one is kept." in text
    assert "1 entry not taken in" in text
    assert Entry.objects.get().body == {"text": "May I swim?"}


def test_an_unknown_plan_is_listed_with_its_reason(world: World, plan: Version, phone: Client, sign_in: SignIn) -> None:
    send(phone, of_another_plan(plan, "feeling", {"is": "worse"}))
    text = page(world, sign_in)
    assert "It names a plan that was never signed for this person." in text
    assert "Test phone" in text


@pytest.mark.parametrize("raw", ["nonsense", {"id": "x"}, {"kind": "pain\x00", "body": {"worst": "\x00"}}])
def test_what_does_not_read_is_listed_and_breaks_nothing(
    world: World, plan: Version, phone: Client, sign_in: SignIn, raw: Any
) -> None:
    send(phone, raw)
    assert Refusal.objects.get().reason == "unreadable"
    assert "It does not read as an entry." in page(world, sign_in)


def test_sending_it_again_is_no_second_row(plan: Version, phone: Client) -> None:
    own = of_another_plan(plan, "feeling", {"is": "worse"})
    for _ in range(3):
        assert send(phone, own).status_code == 422
    assert Refusal.objects.count() == 1


def test_a_broken_phone_does_not_fill_the_record(plan: Version, phone: Client) -> None:
    for _ in range(2):
        send(phone, *[of_another_plan(plan, "feeling", {"is": "worse"}) for _ in range(MOST_ROWS - 50)])
    assert Refusal.objects.count() == MOST_ROWS


def test_a_form_that_was_sent_twice_with_other_words_is_no_refusal(world: World, plan: Version, phone: Client) -> None:
    for text in ("One?", "Two?"):
        phone.post("/me/ask/", {"text": text, "entry": "0b1f6a2e-3f7e-4c0c-9e62-6a5b1f8c2d11"})
    assert Entry.objects.filter(kind="question").count() == 2
    assert not Refusal.objects.exists()


def test_a_warning_sign_in_an_entry_that_is_refused_alarms_and_states_nothing(
    world: World, plan: Version, phone: Client
) -> None:
    before = Statement.objects.count()
    send(phone, of_another_plan(plan, "screen", {"answers": {"saddle_sensation_change": True}}))
    assert Alert.objects.get().level == "emergency"
    assert Statement.objects.count() == before


def test_entries_made_after_their_plan_was_withdrawn_are_told_with_the_reason(
    world: World, plan: Version, phone: Client, sign_in: SignIn
) -> None:
    withdraw(chart_of(world.riverbend, world.ana.key), world.ben, "seen again first")
    send(phone, entry(plan, at=(timezone.now() + timedelta(seconds=1)).isoformat()))
    text = page(world, sign_in)
    assert "1 entry was made under version 1 after it was withdrawn." in text
    assert "seen again first" in text
