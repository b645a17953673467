"""The signed plan as its person reads it: what to do now, what comes later, what the clinic added."""

import io
import re
from hashlib import sha256

import pytest
from django.test import Client
from PIL import Image
from tests.web.world import World

from lasegue.web.plans.models import Version
from lasegue.web.plans.released import current_plan
from lasegue.web.plans.signing import withdraw
from lasegue.web.programme.answering import NewNote, write_note
from lasegue.web.programme.items import later, title_of
from lasegue.web.record.episodes import chart_of

pytestmark = pytest.mark.django_db

ITEM = "prone-press-up"
PLAN = "/me/plan/"


def photo() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "JPEG")
    return file.getvalue()


@pytest.fixture
def noted(world: World, plan: Version) -> str:
    """Where the photo lies that Ben gave to an exercise of the plan, with words."""
    write_note(world.episode, world.ben, NewNote(ITEM, "Elbows in.", photo(), keeps_photo=False))
    return f"/me/photo/{sha256(photo()).hexdigest()}.jpg"


def test_a_photo_and_words_from_the_clinic_stand_at_their_exercise_and_open_large(noted: str, phone: Client) -> None:
    text = phone.get(PLAN).content.decode()
    assert "Elbows in." in text
    assert "Ben Example" in text
    alt = "A photo from your therapist: Press-up, lying on your front"
    assert len(re.findall(rf'<img src="{noted}"\s+alt="{alt}', text)) == 2
    opener = re.search(r'popovertarget="([^"]+)"', text)
    assert opener is not None
    assert re.search(rf'id="{opener[1]}" popover>\s*<img src="{noted}"', text)
    assert phone.get(noted).status_code == 200


def test_the_photo_of_the_plan_page_is_kept_for_days_without_a_network(noted: str, phone: Client) -> None:
    document = phone.get("/me/programme.json").json()
    assert PLAN in document["pages"]
    assert noted in {item["note"]["photo"] for item in document["items"] if item["note"]}


def test_without_a_signed_plan_neither_words_nor_photo_reach_the_patient(
    world: World, noted: str, phone: Client
) -> None:
    withdraw(chart_of(world.riverbend, world.ana.key), world.ben, "begins anew")
    text = phone.get(PLAN).content.decode()
    assert "Your plan is being changed" in text
    assert "Elbows in." not in text
    assert phone.get(noted).status_code == 404


def test_a_note_that_was_ended_is_gone_from_the_plan_with_its_photo(world: World, noted: str, phone: Client) -> None:
    write_note(world.episode, world.ben, NewNote(ITEM, "", None, keeps_photo=False))
    assert "from your therapist" not in phone.get(PLAN).content.decode()
    assert phone.get(noted).status_code == 404


def test_what_comes_later_is_named_and_not_described(world: World, plan: Version, phone: Client) -> None:
    released = current_plan(world.episode)
    assert released is not None
    waiting = [title_of(line) for line in later(released)]
    assert waiting
    text = phone.get(PLAN).content.decode()
    assert "Do not start these yet." in text
    for title in waiting:
        assert f"<li>{title}</li>" in text
        assert f"<h3>{title}" not in text
