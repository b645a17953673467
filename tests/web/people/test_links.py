"""Links that let somebody in: used once, even by two at the same moment; slow to guess; dead once revoked."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from tests.web.world import World, build

from lasegue.web.audit import trail
from lasegue.web.people import devices
from lasegue.web.people.devices import COOKIE, COOKIE_LIFE, bind, bind_now, make_link
from lasegue.web.people.models import Device, EntryLink, Member
from lasegue.web.people.rights import Role
from lasegue.web.people.staffing import Refused, joining_link

Browser = Callable[[str], Client]


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()


@pytest.mark.django_db(transaction=True)
def test_a_link_used_by_two_at_once_lets_one_in() -> None:
    world = build()
    secret, gate, let_in = make_link(world.ana, None).secret, Barrier(4), []

    def enter(name: str) -> None:
        try:
            gate.wait(10)
            let_in.append(bind(secret, name))
        except OperationalError:  # the tables of SQLite in memory have no queue to wait in
            let_in.append(None)
        finally:
            connection.close()

    threads = [Thread(target=enter, args=(f"Browser {number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(let_in) == 4
    assert len([made for made in let_in if made is not None]) == 1
    assert Device.objects.count() == 1


@pytest.mark.django_db
def test_looking_at_a_link_does_not_use_it_and_using_it_does(world: World) -> None:
    path = f"/enter/{make_link(world.ana, None).secret}/"
    assert [Client().get(path).status_code for _ in range(2)] == [200, 200]
    assert Client().post(path).status_code == 302
    assert (Client().get(path).status_code, Client().post(path).status_code) == (410, 410)


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"revoked_at": timezone.now()}, {"expires_at": timezone.now()}])
def test_a_revoked_or_old_link_is_dead(world: World, change: dict[str, object]) -> None:
    path = f"/enter/{make_link(world.ana, None).secret}/"
    EntryLink.objects.update(**change)
    assert Client().post(path).status_code == 410
    assert not Device.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change", [{"revoked_at": timezone.now()}, {"last_seen_at": timezone.now() - COOKIE_LIFE - timedelta(days=1)}]
)
def test_a_revoked_or_forgotten_device_opens_nothing(world: World, change: dict[str, object]) -> None:
    browser = Client()
    browser.cookies[COOKIE] = bind_now(world.ana, "Phone").secret
    assert browser.get("/me/").status_code == 200
    Device.objects.update(**change)
    for path in ("/me/", "/me/plan/", "/me/story/", "/me/record/"):
        answer = browser.get(path)
        assert answer.status_code == 403
        assert world.ana.name not in answer.content.decode()


@pytest.mark.django_db
def test_the_desk_revokes_a_device_at_once(world: World, sign_in: Browser) -> None:
    made, browser = bind_now(world.ana, "Lost phone"), Client()
    browser.cookies[COOKIE] = made.secret
    sign_in("fay").post(f"/patient/{world.ana.key}/device/{made.row.pk}/revoke/")
    assert browser.get("/me/").status_code == 403


@pytest.mark.django_db
def test_a_device_ends_once_in_the_trail_whoever_presses_again(world: World, sign_in: Browser) -> None:
    made = bind_now(world.ana, "Lost phone")
    for _ in range(2):
        answer = sign_in("fay").post(f"/patient/{world.ana.key}/device/{made.row.pk}/revoke/")
        assert answer.status_code == 302
    ended = [event.actor_name for event in trail.of_patient(world.riverbend.pk, world.ana.pk)]
    assert ended == ["Fay Example"]


@pytest.mark.django_db
def test_a_link_and_the_device_it_lets_in_stand_in_the_trail_with_who_made_it(world: World) -> None:
    bind(make_link(world.ana, world.fay).secret, "Phone")
    bind(make_link(world.ana, None).secret, "Tablet")
    told = [(event.action, event.actor_name) for event in trail.of_patient(world.riverbend.pk, world.ana.pk)]
    assert told == [("device.bound", "AE"), ("link.made", "AE"), ("device.bound", "AE"), ("link.made", "Fay Example")]


@pytest.mark.django_db
def test_a_device_is_let_in_with_its_line_in_the_trail_or_not_at_all(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = make_link(world.ana, None).secret

    def refuse(*_: object, **__: object) -> None:
        raise OperationalError("the trail is not to be had")

    monkeypatch.setattr(trail, "add", refuse)
    with pytest.raises(OperationalError):
        bind(secret, "Phone")
    assert not Device.objects.exists()
    assert EntryLink.objects.get().used_at is None


@pytest.mark.django_db
def test_the_cookie_of_a_device_stays_out_of_scripts_and_of_other_sites(world: World) -> None:
    browser = Client()
    browser.post(f"/enter/{make_link(world.ana, None).secret}/")
    cookie = browser.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["domain"]) == (True, "Lax", "")
    assert cookie["max-age"] == COOKIE_LIFE.total_seconds()


@pytest.mark.django_db
def test_no_secret_is_kept_as_it_is_told(world: World) -> None:
    link, device = make_link(world.ana, None), bind_now(world.ana, "Phone")
    assert link.row.secret_hash == devices.hashed(link.secret) != link.secret
    assert device.row.secret_hash == devices.hashed(device.secret) != device.secret
    assert min(len(link.secret), len(device.secret)) * 6 >= 112  # bits


@pytest.mark.django_db
@pytest.mark.parametrize(("door", "most", "refusal"), [("enter", 60, 429), ("resume", 60, 404), ("join/MQ", 30, 410)])
def test_guessing_links_is_slowed_down(world: World, door: str, most: int, refusal: int) -> None:
    """After too many tries from one address even a right link is refused there; elsewhere it still works."""
    from lasegue.web.intake.calls import begin

    if door == "enter":
        right = f"/enter/{make_link(world.ana, None).secret}/"
    elif door == "resume":
        right = f"/resume/{begin(world.riverbend)[1]}/"
    else:
        right = "/join/{}/{}/".format(*joining_link(world.amy))
    for number in range(most):
        Client().get(f"/{door}/guess-{number}/", REMOTE_ADDR="10.9.8.7")
    assert Client().get(right, REMOTE_ADDR="10.9.8.7").status_code == refusal
    assert Client().get(right, REMOTE_ADDR="10.9.8.8").status_code in {200, 302}


@pytest.mark.django_db
def test_an_owner_makes_no_joining_link_for_somebody_who_works_elsewhere(world: World, sign_in: Browser) -> None:
    """Such a link sets a password: it would open the other clinic."""
    here = Member.objects.create(user=world.cleo.user, clinic=world.riverbend, role=Role.THERAPIST, name="Cleo Example")
    with pytest.raises(Refused):
        joining_link(here)
    answer = sign_in("olga").post(f"/staff/{here.pk}/link/")
    assert "/join/" not in answer.content.decode()
    assert answer.status_code == 409
