"""A red light of the log asks for somebody: one row a patient, until it is taken with a note or a newer one comes."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from tests.web.programme.test_log import ITEM, entry, hurts, send
from tests.web.world import World

from lasegue.web.audit import trail
from lasegue.web.caseload.row import Row
from lasegue.web.caseload.scope import Scope
from lasegue.web.caseload.worklist import worklist
from lasegue.web.people.clock import now_at
from lasegue.web.people.models import Member
from lasegue.web.plans.models import Version
from lasegue.web.programme.models import RedLight, RedTaken, Reply
from lasegue.web.programme.reds import take
from lasegue.web.programme.typed_words import NotKept
from lasegue.web.record import alerts
from lasegue.web.record.models import Alert, Episode
from lasegue.web.record.reasoner import library

pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]
DAY = timedelta(days=1)
RED_RULES = ("home_flag", "home_red")


@pytest.fixture(autouse=True)
def long_in_care(plan: Version) -> None:
    """The episode began a month ago, so that days at home can lie behind us."""
    Episode.objects.filter(pk=plan.episode_id).update(opened_at=timezone.now() - timedelta(days=30))


def session(plan: Version, *, number: int = 1, worst: int = 7, at: datetime | None = None, **after: Any) -> list[Any]:
    """One session: an exercise, pain before and after."""
    name = f"0b1f6a2e-3f7e-4c0c-9e62-{number:012d}"
    moment = at or timezone.now()
    told = {"at": moment.isoformat()}
    return [
        entry(plan, "pain", {"moment": "before", "worst": 2, "session": name}, **told),
        entry(plan, "set_done", set_of(name), seq=2, **told),
        entry(plan, "pain", {"moment": "after", "worst": worst, "session": name, **after}, seq=3, **told),
    ]


def set_of(name: str) -> dict[str, Any]:
    done = {"side": "both", "set": 1, "reps": 10, "seconds": 60}
    return {"session": name, "line": ITEM, "exercise": ITEM, **done}


def yes(plan: Version, *findings: str, **more: Any) -> Any:
    return entry(plan, "screen", {"answers": dict.fromkeys(findings, True)}, **more)


def rows(member: Member, *, mine: bool = True) -> list[Row]:
    found = worklist(Scope(member, mine=mine))
    return [row for section in found.sections for row in section.rows if row.rule.kind in RED_RULES]


def newest() -> int:
    return RedLight.objects.latest("pk").pk


def test_strong_pain_after_a_session_is_a_row_that_says_what_was_answered_and_told(
    world: World, plan: Version, phone: Client
) -> None:
    send(phone, *session(plan, worst=7))
    (row,) = rows(world.ben)
    assert row.found.happened == "Pain 7 of 10, 5 above the start."
    assert row.found.told == library().responses["light-red"].to_patient.strip()
    assert row.found.person is not None
    assert row.found.person.pk == world.ana.pk


def test_amber_pain_is_no_row(world: World, plan: Version, phone: Client) -> None:
    send(phone, *session(plan, worst=4))
    assert rows(world.ben) == []
    assert not RedLight.objects.exists()


def test_many_red_entries_of_one_patient_are_one_row(world: World, plan: Version, phone: Client) -> None:
    for number in (1, 2, 3):
        send(phone, *session(plan, number=number, worst=6 + number % 2))
    (row,) = rows(world.ben)
    assert "2 more red lights." in row.found.happened
    assert row.found.happened.startswith("Pain 7 of 10")


def test_what_hurt_in_an_exercise_names_it_and_is_no_second_row(world: World, plan: Version, phone: Client) -> None:
    send(phone, hurts(plan, worst=8, further_down=True))
    found = worklist(Scope(world.ben, mine=True))
    kinds = [row.rule.kind for section in found.sections for row in section.rows]
    assert kinds.count("home_red") == 1
    assert "home_hurts" not in kinds
    (row,) = rows(world.ben)
    assert library().exercises[ITEM].title in row.found.happened
    assert "spread down the leg" in row.found.happened


def test_still_worse_the_next_day_is_red_too(world: World, plan: Version, phone: Client) -> None:
    yesterday = now_at(world.riverbend) - DAY
    send(phone, *session(plan, worst=3, at=yesterday))
    assert rows(world.ben) == []
    send(phone, entry(plan, "feeling", {"is": "worse"}))
    (row,) = rows(world.ben)
    assert "Still worse the day after." in row.found.happened


def test_it_is_gone_once_somebody_took_it_with_a_note_and_back_when_a_newer_one_comes(
    world: World, plan: Version, phone: Client, sign_in: SignIn
) -> None:
    send(phone, *session(plan, number=1), hurts(plan, worst=7))
    page = sign_in("ben").get(f"/patient/{world.ana.key}/home/").content.decode()
    found = re.search(r'name="upto" value="(\d+)"', page)
    assert found is not None
    address = f"/patient/{world.ana.key}/home/red/"
    sign_in("ben").post(address, {"upto": found[1], "note": " "})
    assert len(rows(world.ben)) == 1
    sign_in("ben").post(address, {"upto": found[1], "note": "Called her, rests today."})
    assert rows(world.ben) == []
    assert Reply.objects.get().entry.kind == "hurts_more"
    assert "Called her, rests today." in sign_in("ben").get(f"/patient/{world.ana.key}/home/").content.decode()
    send(phone, *session(plan, number=2, worst=8))
    (row,) = rows(world.ben)
    assert row.found.happened.startswith("Pain 8 of 10")


def test_the_same_log_sent_again_does_not_bring_it_back(world: World, plan: Version, phone: Client) -> None:
    send(phone, *(sent := session(plan)))
    take(world.episode, world.ben, newest(), "Called.")
    send(phone, *sent)
    assert rows(world.ben) == []


def test_more_pain_in_the_same_session_is_a_newer_one(world: World, plan: Version, phone: Client) -> None:
    send(phone, *session(plan, worst=6))
    take(world.episode, world.ben, newest(), "Called.")
    name = f"0b1f6a2e-3f7e-4c0c-9e62-{1:012d}"
    send(phone, entry(plan, "pain", {"moment": "after", "worst": 9, "session": name}, seq=4))
    (row,) = rows(world.ben)
    assert row.found.happened.startswith("Pain 9 of 10")


def test_one_that_came_while_the_page_was_open_is_not_taken_with_it(world: World, plan: Version, phone: Client) -> None:
    send(phone, *session(plan, number=1))
    shown = newest()
    send(phone, *session(plan, number=2, worst=8))
    take(world.episode, world.ben, shown, "Called about the first.")
    assert len(rows(world.ben)) == 1
    with pytest.raises(NotKept, match="Ben Example has already taken this"):
        take(world.episode, world.amy, shown, "Called as well.")


def test_a_light_of_another_patient_cannot_be_taken(world: World, plan: Version, phone: Client) -> None:
    send(phone, *session(plan))
    other = Episode.objects.create(patient=world.dov, clinic=world.elsewhere, stage="in_care")
    with pytest.raises(NotKept, match="no such red light"):
        take(other, world.cleo, newest(), "Called.")


def test_the_desk_neither_sees_nor_takes_it(world: World, plan: Version, phone: Client, sign_in: SignIn) -> None:
    send(phone, *session(plan))
    assert rows(world.fay, mine=False) == []
    answer = sign_in("fay").post(f"/patient/{world.ana.key}/home/red/", {"upto": str(newest()), "note": "x"})
    assert answer.status_code == 403
    assert not RedTaken.objects.exists()


def test_a_log_that_comes_three_days_late_says_when_it_was_made_and_when_it_came(
    world: World, plan: Version, phone: Client
) -> None:
    made = now_at(world.riverbend).replace(hour=9, minute=5) - 3 * DAY
    send(phone, *session(plan, at=made))
    (row,) = rows(world.ben)
    assert row.time.startswith("Made ")
    assert f"{made:%-d %b}, " in row.time
    assert "3 days ago" in row.time or "2 days ago" in row.time
    assert "; came " in row.time


def test_a_late_red_light_asks_although_a_later_one_was_taken(world: World, plan: Version, phone: Client) -> None:
    send(phone, *session(plan, number=1))
    take(world.episode, world.ben, newest(), "Called.")
    send(phone, *session(plan, number=2, at=timezone.now() - 3 * DAY))
    assert len(rows(world.ben)) == 1


@pytest.mark.parametrize("hours", [-30, -2, 5])
def test_a_wrong_clock_of_the_phone_does_not_move_it(world: World, plan: Version, phone: Client, hours: int) -> None:
    off = timezone.now() + timedelta(hours=hours)
    send(phone, *session(plan, at=off), clock=off.isoformat())
    (row,) = rows(world.ben)
    assert row.found.since is not None
    assert abs(timezone.now() - row.found.since) < timedelta(minutes=2)


def test_two_phones_of_one_person_are_one_row(
    world: World, plan: Version, phone: Client, another_phone: Callable[[], Client]
) -> None:
    send(phone, *session(plan, number=1, worst=6))
    send(another_phone(), *session(plan, number=2, worst=7))
    (row,) = rows(world.ben)
    assert row.found.happened.startswith("Pain 7 of 10")
    assert "1 more red light." in row.found.happened


def test_a_session_told_by_two_phones_is_one_light(
    world: World, plan: Version, phone: Client, another_phone: Callable[[], Client]
) -> None:
    start, done, end = session(plan, worst=5)
    send(another_phone(), end)
    assert rows(world.ben) == []
    send(phone, start, done)
    assert RedLight.objects.count() == 1
    assert len(rows(world.ben)) == 1


def test_a_warning_sign_ranks_above_a_red_pain_light(
    world: World, plan: Version, phone: Client, sign_in: SignIn
) -> None:
    """Its alert stands first; an answer that comes after the alert was taken is a row of its own, above pain."""
    send(phone, *session(plan), yes(plan, "saddle_sensation_change"))
    found = worklist(Scope(world.ben, mine=True))
    kinds = [row.rule.kind for section in found.sections for row in section.rows]
    assert kinds.index("emergency") < kinds.index("home_red")
    assert "home_flag" not in kinds
    alerts.take(Alert.objects.get(), world.ben)
    send(phone, yes(plan, "saddle_sensation_change", "urinary_retention"))
    (row,) = rows(world.ben)
    assert row.rule.kind == "home_flag"
    assert row.rule.group == "now"
    assert library().findings["urinary_retention"].title in row.found.happened
    assert "1 more red light." in row.found.happened


def test_of_several_patients_spread_comes_before_more_pain_and_more_pain_before_less(
    world: World, plan: Version, phone: Client
) -> None:
    """The pain that waits longest is the least; still it stands last."""
    first = now_at(world.riverbend) - timedelta(hours=5)
    send(phone, *session(plan, number=1, worst=6, at=first))
    light = RedLight.objects.get()
    others = []
    for name, because, criteria in (
        ("Worst", {"worst_pain": 9}, ["during"]),
        ("Spread", {"worst_pain": 3}, ["spread"]),
    ):
        patient = type(world.ana).objects.create(clinic=world.riverbend, name=name)
        episode = Episode.objects.create(patient=patient, clinic=world.riverbend, therapist=world.ben, stage="in_care")
        others.append(
            RedLight.objects.create(
                episode=episode, entry=light.entry, rank="pain", criteria=criteria, because=because, evidence=name
            )
        )
    names = [row.name for row in rows(world.ben)]
    assert names == ["Spread", "Worst", "Ana Example"]


def test_lifting_the_alert_settles_the_warning_sign_with_it(world: World, plan: Version, phone: Client) -> None:
    send(phone, yes(plan, "saddle_sensation_change"))
    alerts.take(Alert.objects.get(), world.ben)
    alerts.clear(Alert.objects.get(), world.ben, "Examined: no sign.")
    assert rows(world.ben) == []


def test_a_patient_of_nobody_is_on_everybodys_list(world: World, plan: Version, phone: Client) -> None:
    Episode.objects.filter(pk=world.episode.pk).update(therapist=None, stage="discharged")
    send(phone, *session(plan))
    assert len(rows(world.ben)) == len(rows(world.amy)) == 1


def test_raising_and_taking_are_in_the_trail_without_a_clinical_value(
    world: World, plan: Version, phone: Client
) -> None:
    send(phone, *session(plan, worst=7))
    take(world.episode, world.ben, newest(), "Called.")
    told = [(event.action, event.detail) for event in trail.of_clinic(world.riverbend.pk) if "red." in event.action]
    assert told == [("red.taken", f"up to {newest()}"), ("red.raised", "pain")]


def test_a_red_light_and_who_took_it_are_sealed(world: World, plan: Version, phone: Client) -> None:
    send(phone, *session(plan))
    take(world.episode, world.ben, newest(), "Called.")
    changes: tuple[Callable[[], Any], ...] = (
        RedTaken.objects.all().delete,
        RedLight.objects.all().delete,
        lambda: RedTaken.objects.update(note="Nothing."),
        lambda: RedLight.objects.update(rank="pain"),
    )
    for change in changes:
        with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
            change()


def test_a_batch_with_many_sessions_needs_few_queries(
    plan: Version, phone: Client, django_assert_max_num_queries: Any
) -> None:
    """As after days without a network: looking for red lights costs a handful, however many sessions came."""
    batch = [each for n in range(20) for each in session(plan, number=n, at=timezone.now() - n * timedelta(hours=3))]
    with django_assert_max_num_queries(150):
        send(phone, *batch)
    assert RedLight.objects.count() == 20


def test_an_answer_of_today_does_not_judge_days_that_were_told_long_ago(
    world: World, plan: Version, phone: Client
) -> None:
    send(phone, *session(plan, number=1, at=timezone.now() - 6 * DAY))
    take(world.episode, world.ben, newest(), "Called.")
    send(phone, *session(plan, number=2, worst=2), entry(plan, "feeling", {"is": "worse"}))
    assert rows(world.ben) == []
