import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from tests.web.world import ALL_CLEAR, World, tell

from lasegue.motion.figure.bodies import KINDS
from lasegue.web.audit.models import Event
from lasegue.web.booking.models import Appointment
from lasegue.web.intake.words import fact_named, question_words
from lasegue.web.people.devices import COOKIE, COOKIE_LIFE, bind_now, make_link
from lasegue.web.people.models import Consent, Device, EntryLink, Patient
from lasegue.web.plans.models import Version
from lasegue.web.portal.looks import BODIES
from lasegue.web.record.models import Episode, Snapshot
from lasegue.web.record.reasoner import library
from lasegue.web.record.statements import keep

pytestmark = pytest.mark.django_db

PAGES = ("/me/", "/me/plan/", "/me/story/", "/me/help/", "/me/record/")


def bound(patient: Patient) -> Client:
    client = Client()
    client.cookies[COOKIE] = bind_now(patient, "Test phone").secret
    return client


def test_looking_at_a_link_does_not_use_it_up(world: World) -> None:
    secret = make_link(world.ana, world.fay).secret
    for _ in range(3):
        assert Client().get(f"/enter/{secret}/").status_code == 200
    assert EntryLink.objects.get().used_at is None


def test_a_link_lets_one_device_in_and_no_second(world: World) -> None:
    secret = make_link(world.ana, world.fay).secret
    first, second = Client(), Client()
    assert first.post(f"/enter/{secret}/")["Location"] == "/me/"
    assert first.get("/me/").status_code == 200
    answer = second.post(f"/enter/{secret}/")
    assert answer.status_code == 410
    assert "This link has ended" in answer.content.decode()
    assert second.get("/me/").status_code == 403
    assert Device.objects.filter(patient=world.ana).count() == 1


def test_a_phone_keeps_the_language_of_its_person_when_the_browser_is_closed(world: World) -> None:
    Patient.objects.filter(pk=world.ana.pk).update(language="es")
    phone = Client()
    phone.post(f"/enter/{make_link(world.ana, world.fay).secret}/")
    assert phone.cookies[settings.LANGUAGE_COOKIE_NAME].value == "es"
    assert int(phone.cookies[settings.LANGUAGE_COOKIE_NAME]["max-age"]) > COOKIE_LIFE.total_seconds()
    phone.post("/me/language/", {"language": "ar"})
    assert phone.cookies[settings.LANGUAGE_COOKIE_NAME].value == "ar"
    assert int(phone.cookies[settings.LANGUAGE_COOKIE_NAME]["max-age"]) > COOKIE_LIFE.total_seconds()


def test_a_link_ends_after_a_week_and_a_made_up_one_never_works(world: World) -> None:
    secret = make_link(world.ana, world.fay).secret
    EntryLink.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert Client().get(f"/enter/{secret}/").status_code == 410
    assert Client().post("/enter/made-up/").status_code == 410


def test_an_ended_link_leads_on_to_the_own_pages_or_to_the_clinic(world: World) -> None:
    ended = "/enter/made-up/"
    known = bound(world.ana).get(ended).content.decode()
    assert 'href="/me/"' in known
    assert "Call the clinic" not in known
    strange = Client().get(ended).content.decode()
    assert 'href="/me/"' not in strange
    assert "Ask the clinic for a new one." in strange


def test_a_wrong_address_leads_a_patient_back_to_their_pages(world: World) -> None:
    for client, way in ((bound(world.ana), "/me/"), (Client(), "/")):
        answer = client.get("/me/learn/no-such-subject/" if way == "/me/" else "/no-such-page/")
        assert answer.status_code == 404
        assert re.search(rf'<a class="btn btn-primary[^>]+href="{way}"', answer.content.decode())


@pytest.mark.parametrize(
    ("stage", "says"),
    [("referred", "You were sent on for other care."), ("discharged", "Your treatment here has ended.")],
)
def test_where_care_has_ended_without_a_plan_none_is_promised(world: World, stage: str, says: str) -> None:
    Episode.objects.filter(pk=world.episode.pk).update(stage=stage, closed_at=timezone.now())
    client = bound(world.ana)
    text = client.get("/me/plan/").content.decode()
    assert says in text
    assert "There is no plan yet" not in text
    assert "There is no plan yet" not in client.get("/me/session/").content.decode()


def test_guessing_links_is_slowed_down(world: World) -> None:
    from django.core.cache import cache

    cache.clear()
    answers = {Client().get(f"/enter/guess-{number}/").status_code for number in range(70)}
    cache.clear()
    assert answers == {410, 429}


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_and_an_ended_or_old_device_see_a_kind_page(world: World, page: str) -> None:
    client = bound(world.ana)
    assert client.get(page).status_code == 200
    Device.objects.update(revoked_at=timezone.now())
    for closed in (client, Client()):
        answer = closed.get(page)
        assert answer.status_code == 403
        assert "Your pages are closed here" in answer.content.decode()
        assert "Ana" not in answer.content.decode()
    Device.objects.update(revoked_at=None, last_seen_at=timezone.now() - COOKIE_LIFE - timedelta(days=1))
    assert client.get(page).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_while_an_emergency_is_open_every_page_is_the_stop(world: World, page: str) -> None:
    tell(world, {"saddle_sensation_change": True})
    text = bound(world.ana).get(page).content.decode()
    assert "911" in text
    assert "emergency department now" in text
    assert 'class="tabs"' not in text


def test_the_next_visit_stands_on_the_first_page(world: World) -> None:
    Appointment.objects.create(
        clinic=world.riverbend, patient=world.ana, therapist=world.ben, starts_at=timezone.now() + timedelta(days=2)
    )
    text = bound(world.ana).get("/me/").content.decode()
    assert "Your next visit" in text
    assert "Ben Example" in text


def test_a_draft_never_reaches_the_patient(world: World) -> None:
    tell(world, {"age_years": 45, **ALL_CLEAR}, by=world.ben)
    snapshot: Snapshot = keep(world.episode, world.on, "draft")
    Version.objects.create(episode=world.episode, number=1, snapshot=snapshot, note="draft words", made_by=world.ben)
    client = bound(world.ana)
    assert "There is no plan yet" in client.get("/me/plan/").content.decode()
    assert "Read my plan" not in client.get("/me/").content.decode()


def test_a_person_reads_back_what_they_told(world: World) -> None:
    tell(world, {"age_years": 45, "pain_regions": ["calf_right"], **ALL_CLEAR}, kind="intake")
    text = bound(world.ana).get("/me/story/").content.decode()
    assert "45" in text
    assert "calf, right" in text
    assert "<svg" in text


def test_what_a_person_was_asked_to_do_is_read_back_as_a_fact(world: World) -> None:
    tell(world, {"odi_percent": 34, "rmdq24": 9, "pain_regions": ["calf_right"]}, kind="intake")
    text = bound(world.ana).get("/me/story/").content.decode()
    assert "Score for daily life (Oswestry)" in text and "34 of 100" in text
    assert "Score for daily life (Roland-Morris)" in text and "9 of 24" in text
    assert "Please" not in text


def test_every_answer_of_a_person_is_read_back_under_a_question_or_a_fact() -> None:
    asked = [name for name, finding in library().findings.items() if finding.asked_of in ("patient", "both")]
    for name in asked:
        told = fact_named(name)
        assert told.endswith("?") or told != question_words(name).ask, name


def test_a_person_sees_who_saw_and_changed_their_record_and_nothing_of_others(world: World) -> None:
    tell(world, {"age_years": 45}, by=world.ben)
    text = bound(world.ana).get("/me/record/").content.decode()
    assert "Ben Example" in text
    assert "added to the record" in text
    assert "Ben Example" not in bound(world.dov).get("/me/record/").content.decode()


def test_what_was_done_twice_in_a_minute_is_told_once(world: World) -> None:
    tell(world, {"age_years": 45}, by=world.ben)
    tell(world, {"smoker": "never"}, by=world.ben)
    assert bound(world.ana).get("/me/record/").content.decode().count("added to the record") == 1


def test_consent_is_taken_back_with_a_date_and_an_event(world: World) -> None:
    consent = Consent.objects.create(patient=world.ana, kind="care_record", version="1")
    bound(world.dov).post(f"/me/consent/{consent.pk}/withdraw/")
    consent.refresh_from_db()
    assert consent.withdrawn_at is None
    bound(world.ana).post(f"/me/consent/{consent.pk}/withdraw/")
    consent.refresh_from_db()
    assert consent.withdrawn_at is not None
    assert Event.objects.filter(action="consent.withdrawn", patient=world.ana.pk).count() == 1


def test_a_person_ends_their_own_devices_and_nobody_elses(world: World) -> None:
    other = bind_now(world.ana, "Old phone").row
    strange = bind_now(world.dov, "Dov's phone").row
    client = bound(world.ana)
    client.post(f"/me/device/{other.pk}/end/")
    client.post(f"/me/device/{strange.pk}/end/")
    ended = set(Device.objects.exclude(revoked_at=None).values_list("pk", flat=True))
    assert ended == {other.pk}
    this = Device.objects.get(name="Test phone")
    page = client.get("/me/record/").content.decode()
    assert "Yes, close my pages here" in page
    assert "you need a new link from the clinic" in page
    left = client.post(f"/me/device/{this.pk}/end/", follow=True).content.decode()
    assert "Your pages are closed here" in left
    assert client.get("/me/").status_code == 403


def test_the_chosen_language_stays(world: World) -> None:
    client = bound(world.ana)
    client.post("/me/language/", {"language": "ar"})
    world.ana.refresh_from_db()
    assert world.ana.language == "ar"
    assert 'dir="rtl"' in client.get("/me/").content.decode()
    client.post("/me/language/", {"language": "xx"})
    world.ana.refresh_from_db()
    assert world.ana.language == "ar"


@pytest.mark.parametrize("page", PAGES)
def test_every_page_needs_few_queries(world: World, django_assert_max_num_queries: Any, page: str) -> None:
    tell(world, {"age_years": 45, **ALL_CLEAR}, by=world.ben)
    client = bound(world.ana)
    client.get(page)
    with django_assert_max_num_queries(15):
        client.get(page)


def test_staff_are_told_that_these_pages_are_for_patients(world: World, sign_in: Any) -> None:
    answer = sign_in("ben").get("/me/")
    assert answer.status_code == 403
    assert "signed in as staff" in answer.content.decode()


def test_titles_carry_no_name_and_no_finding(world: World) -> None:
    for page in PAGES:
        title = bound(world.ana).get(page).content.decode().split("<title>")[1].split("</title>")[0]
        assert "AE" in title
        assert "Ana" not in title


def test_a_person_chooses_who_is_drawn_and_a_choice_that_does_not_exist_changes_nothing(world: World) -> None:
    phone = bound(world.ana)
    phone.post("/me/figure/", {"body": "headscarf", "tone": "5"})
    for wrong in ({"body": "robot", "tone": "5"}, {"body": "slim", "tone": "99"}, {"body": "slim", "tone": "x"}, {}):
        phone.post("/me/figure/", wrong)
    world.ana.refresh_from_db()
    assert (world.ana.figure_body, world.ana.figure_skin) == ("headscarf", 5)
    assert 'data-skin="5"' in phone.get("/me/record/").content.decode()


def test_every_body_that_can_be_drawn_can_be_chosen() -> None:
    assert set(BODIES) == set(KINDS)
