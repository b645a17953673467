from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.world import World

from lasegue.web.booking.agreeing import BookingProblem, agree, mark, moves_of
from lasegue.web.booking.models import Appointment, Request
from lasegue.web.people.membership import staff
from lasegue.web.record.models import Alert, Episode

SignIn = Callable[[str], Client]
START = timezone.now().replace(microsecond=0) + timedelta(days=2)


def make(world: World, start_in: int = 0, minutes: int = 40, request: Request | None = None) -> Appointment:
    start = START + timedelta(minutes=start_in)
    return agree(world.ana, world.ben, "treatment", start, minutes, staff(world.fay), request)


@pytest.mark.django_db
@pytest.mark.parametrize("start_in", [-39, -1, 0, 10, 39])
def test_a_therapist_is_never_booked_twice(world: World, start_in: int) -> None:
    make(world)
    with pytest.raises(BookingProblem, match="another appointment"):
        make(world, start_in)
    assert Appointment.objects.count() == 1


@pytest.mark.django_db
def test_a_patient_is_never_booked_with_two_people_at_once(world: World) -> None:
    make(world)
    with pytest.raises(BookingProblem, match="Ana Example has another appointment"):
        agree(world.ana, world.amy, "treatment", START + timedelta(minutes=20), 40, staff(world.fay))
    assert Appointment.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["first", "check"])
def test_nobody_is_examined_by_an_assistant(world: World, kind: str) -> None:
    with pytest.raises(BookingProblem, match="is for a therapist"):
        agree(world.ana, world.amy, kind, START, 40, staff(world.fay))
    agree(world.ana, world.amy, "treatment", START, 40, staff(world.fay))
    assert Appointment.objects.get().kind == "treatment"


@pytest.mark.django_db
def test_an_assistant_who_treats_does_not_become_the_therapist_of_the_person(world: World, sign_in: SignIn) -> None:
    Episode.objects.filter(pk=world.episode.pk).update(stage="in_care", therapist=None)
    posted = {**form(world), "kind": "treatment", "therapist": str(world.amy.pk)}
    assert sign_in("fay").post(f"/patient/{world.ana.key}/book/", posted).status_code == 302
    world.episode.refresh_from_db()
    assert world.episode.therapist is None


@pytest.mark.django_db
def test_a_time_outside_opening_hours_is_agreed_only_on_purpose(world: World, sign_in: SignIn) -> None:
    for weekday in range(7):
        world.riverbend.hours.create(weekday=weekday, opens=time(8), closes=time(18))
    fay, address = sign_in("fay"), f"/patient/{world.ana.key}/book/"
    for clock in ("03:00", "17:45"):
        page = fay.post(address, {**form(world), "clock": clock}).content.decode()
        assert "The clinic is closed then" in page
        assert 'name="outside"' in page
    assert not Appointment.objects.exists()
    assert fay.post(address, {**form(world), "clock": "03:00", "outside": "yes"}).status_code == 302
    assert fay.post(address, {**form(world), "clock": "10:00"}).status_code == 302
    assert Appointment.objects.count() == 2


@pytest.mark.django_db
def test_one_appointment_may_begin_when_the_other_ends(world: World) -> None:
    make(world)
    make(world, 40)
    make(world, -40)
    assert Appointment.objects.count() == 3


@pytest.mark.django_db
def test_a_long_appointment_that_began_before_is_seen(world: World) -> None:
    make(world, minutes=180)
    with pytest.raises(BookingProblem):
        make(world, 170)


@pytest.mark.django_db
def test_time_that_became_free_can_be_agreed_again(world: World) -> None:
    mark(make(world), "off", staff(world.fay))
    make(world)
    assert Appointment.objects.filter(state="booked").count() == 1


@pytest.mark.django_db
def test_a_request_is_answered_once(world: World) -> None:
    request = Request.objects.create(patient=world.ana, clinic=world.riverbend)
    make(world, request=request)
    with pytest.raises(BookingProblem, match="answered this request"):
        make(world, 120, request=request)
    assert Appointment.objects.count() == 1


@pytest.mark.django_db
def test_a_therapist_of_another_clinic_cannot_be_booked(world: World) -> None:
    with pytest.raises(BookingProblem):
        agree(world.ana, world.cleo, "treatment", START, 40, staff(world.fay))


@pytest.mark.django_db
def test_the_desk_agrees_on_a_time_and_the_person_waits_for_examination(world: World, sign_in: SignIn) -> None:
    Episode.objects.filter(pk=world.episode.pk).update(stage="asked", therapist=None)
    Request.objects.create(patient=world.ana, clinic=world.riverbend)
    answer = sign_in("fay").post(f"/patient/{world.ana.key}/book/", form(world), follow=True)
    assert "Agreed" in answer.content.decode()
    world.episode.refresh_from_db()
    assert world.episode.stage == "waiting"
    assert world.episode.therapist == world.ben
    assert not Request.objects.filter(answered_at=None).exists()


@pytest.mark.django_db
def test_care_that_ends_while_a_time_is_agreed_books_nothing(
    world: World, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    Episode.objects.filter(pk=world.episode.pk).update(stage="asked")

    def ends_meanwhile(*given: Any) -> Appointment:
        Episode.objects.filter(pk=world.episode.pk).update(stage="discharged")
        return agree(*given)

    monkeypatch.setattr("lasegue.web.caseload.views.appointments.agree", ends_meanwhile)
    answer = sign_in("fay").post(f"/patient/{world.ana.key}/book/", form(world))
    assert answer.status_code == 409
    assert "Choose a stage that can follow this one: Discharged." in answer.content.decode()
    assert not Appointment.objects.exists()


@pytest.mark.django_db
def test_a_taken_time_is_refused_in_words_and_what_was_typed_stays(world: World, sign_in: SignIn) -> None:
    fay = sign_in("fay")
    fay.post(f"/patient/{world.ana.key}/book/", form(world))
    answer = fay.post(f"/patient/{world.ana.key}/book/", form(world))
    assert answer.status_code == 409
    assert "has another appointment at that time" in answer.content.decode()
    assert 'value="10:00"' in answer.content.decode()


@pytest.mark.django_db
def test_what_is_booked_already_is_seen_before_a_time_is_asked_for(world: World, sign_in: SignIn) -> None:
    address = f"/patient/{world.ana.key}/book/"
    assert "Already booked" not in sign_in("fay").get(address).content.decode()
    kept, off = make(world), make(world, 60)
    mark(off, "off", staff(world.fay))
    page = " ".join(sign_in("fay").get(address).content.decode().split())
    assert "Already booked in the coming week" in page
    assert page.count(f"40 min, {kept.therapist.name}") == 1


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"day": "1999-01-01"}, {"day": "2999-01-01"}, {"minutes": "-5"}, {"clock": "25:99"}])
def test_impossible_times_are_refused_with_a_sentence(world: World, sign_in: SignIn, wrong: dict[str, str]) -> None:
    answer = sign_in("fay").post(f"/patient/{world.ana.key}/book/", {**form(world), **wrong})
    assert answer.status_code == 200
    assert "Please check this first" in answer.content.decode()
    assert not Appointment.objects.exists()


@pytest.mark.django_db
def test_nobody_is_booked_past_an_emergency(world: World, sign_in: SignIn) -> None:
    Alert.objects.create(episode=world.episode, clinic=world.riverbend, level="emergency", kind="x")
    answer = sign_in("fay").post(f"/patient/{world.ana.key}/book/", form(world))
    assert answer.status_code == 409
    assert not Appointment.objects.exists()


@pytest.mark.django_db
def test_what_became_of_an_appointment_is_marked_and_a_slip_can_be_taken_back(world: World, sign_in: SignIn) -> None:
    appointment = make(world, -2 * 24 * 60 - 1)
    fay = sign_in("fay")
    for state in ("no_show", "arrived", "done"):
        fay.post(f"/appointment/{appointment.key}/mark/", {"state": state})
    appointment.refresh_from_db()
    assert appointment.state == "done"
    fay.post(f"/appointment/{appointment.key}/mark/", {"state": "nonsense"})
    fay.post(f"/appointment/{appointment.key}/mark/", {"state": "off"})
    appointment.refresh_from_db()
    assert appointment.state == "done"


NOON = datetime(2026, 11, 30, 12, 0, tzinfo=ZoneInfo("America/New_York"))


@pytest.mark.parametrize(
    ("starts_in_hours", "moves"),
    [
        (-1, ("arrived", "done", "no_show", "off")),
        (0, ("arrived", "done", "no_show", "off")),
        (11, ("arrived", "done", "off")),
        (13, ("off",)),
        (-13, ("arrived", "done", "no_show", "off")),
    ],
)
def test_nobody_has_missed_what_has_not_begun_nor_come_to_what_is_on_another_day(
    starts_in_hours: int, moves: tuple[str, ...]
) -> None:
    assert moves_of("booked", (NOON + timedelta(hours=starts_in_hours)).astimezone(UTC), NOON) == moves


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["arrived", "done", "no_show"])
def test_what_is_still_to_come_is_not_marked_and_the_desk_is_told_why(
    world: World, sign_in: SignIn, state: str
) -> None:
    appointment = make(world)
    answer = sign_in("fay").post(f"/appointment/{appointment.key}/mark/", {"state": state}, follow=True)
    assert "still to come" in answer.content.decode()
    assert f'value="{state}"' not in answer.content.decode()
    appointment.refresh_from_db()
    assert appointment.state == "booked"


@pytest.mark.django_db
def test_another_clinic_cannot_mark_or_book(world: World, sign_in: SignIn) -> None:
    appointment = make(world)
    cleo = sign_in("cleo")
    assert cleo.post(f"/appointment/{appointment.key}/mark/", {"state": "done"}).status_code == 404
    assert cleo.get(f"/patient/{world.ana.key}/book/").status_code == 404
    assert "Ana Example" not in cleo.get(f"/appointments/?day={START.date()}").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["", "tomorrow", "\0", "0001-01-01", "9999-12-31", "2026-02-30"])
def test_a_strange_day_shows_a_day(world: World, sign_in: SignIn, day: str) -> None:
    assert sign_in("fay").get("/appointments/", {"day": day}).status_code == 200


def form(world: World) -> dict[str, str]:
    day = (timezone.now() + timedelta(days=5)).date().isoformat()
    return {"therapist": str(world.ben.pk), "kind": "first", "day": day, "clock": "10:00", "minutes": "60"}
