import io
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from PIL import Image
from tests.web.programme.test_log import SESSION, entry, hurts, send
from tests.web.programme.test_small_drawings import Drawn
from tests.web.world import World, tell

from lasegue.web.audit.models import Event
from lasegue.web.people.devices import COOKIE, bind_now
from lasegue.web.plans.figures import drawn_figures
from lasegue.web.plans.models import Version
from lasegue.web.programme.models import Entry, ItemNote, RedLight, Reply
from lasegue.web.programme.photos import MOST_BYTES, PhotoProblem, encoded
from lasegue.web.programme.watching import Cell
from lasegue.web.record.models import Episode

pytestmark = pytest.mark.django_db

ITEM = "prone-press-up"
SignIn = Callable[[str], Client]


def ago(**time: int) -> str:
    return (timezone.now() - timedelta(**time)).isoformat()


def home(world: World, rest: str = "") -> str:
    return f"/patient/{world.ana.key}/home/{rest}"


def picture(width: int = 2400, height: int = 1800, kind: str = "JPEG") -> bytes:
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Secret Camera"
    Image.effect_noise((width, height), 90).convert("RGB").save(file, kind, exif=exif)
    return file.getvalue()


def upload(client: Client, world: World, content: bytes, **more: str) -> Any:
    photo = SimpleUploadedFile("../../evil.php", content, content_type="image/jpeg")
    return client.post(home(world, "note/"), {"item": ITEM, "text": "Like this.", "photo": photo, **more}, follow=True)


def test_the_therapist_sees_what_was_done_and_what_hurt(
    world: World, plan: Version, phone: Client, sign_in: SignIn
) -> None:
    body = {
        "session": str(uuid4()),
        "line": ITEM,
        "exercise": ITEM,
        "side": "both",
        "set": 1,
        "reps": 10,
        "seconds": 40,
    }
    send(
        phone, entry(plan, "set_done", body), hurts(plan, further_down=True), entry(plan, "question", {"text": "Swim?"})
    )
    text = sign_in("ben").get(home(world)).content.decode()
    assert "1 set, hurt more" in text
    assert "It moved further down the leg." in text
    assert "Swim?" in text


def test_a_day_without_a_word_is_not_called_a_day_without_exercise(
    world: World, plan: Version, sign_in: SignIn
) -> None:
    text = sign_in("ben").get(home(world)).content.decode()
    assert "nothing logged, which is not the same as nothing done" in text
    assert "Nothing was logged at home yet." in text


def test_a_question_is_answered_and_the_patient_reads_it(
    world: World, plan: Version, phone: Client, sign_in: SignIn
) -> None:
    send(phone, asked := entry(plan, "question", {"text": "Can I swim?"}))
    ben = sign_in("ben")
    assert "Question from home" in ben.get("/today/").content.decode()
    ben.post(home(world, f"answer/{asked['id']}/"), {"text": "Yes, on your back."})
    assert "Yes, on your back." in phone.get("/me/").content.decode()
    assert "Yes, on your back." in phone.get("/me/help/").content.decode()
    assert "Question from home" not in ben.get("/today/").content.decode()
    assert Event.objects.filter(action="home.answered", patient=world.ana.pk).count() == 1


def test_a_question_is_not_answered_with_nothing(world: World, plan: Version, phone: Client, sign_in: SignIn) -> None:
    send(phone, asked := entry(plan, "question", {"text": "Can I swim?"}))
    answer = sign_in("ben").post(home(world, f"answer/{asked['id']}/"), {"text": "  "})
    assert "Write an answer." in answer.content.decode()
    assert not Reply.objects.exists()


def test_an_answer_that_is_too_long_stays_in_its_field(
    world: World, plan: Version, phone: Client, sign_in: SignIn
) -> None:
    send(phone, asked := entry(plan, "question", {"text": "Can I swim?"}))
    long = "Yes, on your back. " * 60
    answer = sign_in("ben").post(home(world, f"answer/{asked['id']}/"), {"text": long})
    assert "Expected at most 1000 letters" in answer.content.decode()
    assert f"{long}</textarea>" in answer.content.decode()


def test_a_note_on_a_red_light_that_somebody_else_took_is_handed_back(
    world: World, plan: Version, phone: Client, sign_in: SignIn
) -> None:
    send(phone, hurts(plan, worst=9))
    red = {"upto": str(RedLight.objects.latest("pk").pk)}
    sign_in("amy").post(home(world, "red/"), {**red, "note": "Called."})
    text = sign_in("ben").post(home(world, "red/"), {**red, "note": "I will call at noon."}).content.decode()
    assert "Amy Example has already taken this." in text
    assert "I will call at noon." in text


def test_what_hurt_and_what_nobody_was_sure_of_stand_on_the_worklist_until_seen_to(
    world: World, plan: Version, phone: Client, sign_in: SignIn
) -> None:
    back = {"moment": "after", "worst": 3, "session": SESSION, "place_change": "same"}
    unsure = entry(plan, "screen", {"answers": {"fever": "unsure"}})
    send(phone, hurt := hurts(plan, further_down=True), entry(plan, "pain", back, seq=2), unsure)
    ben = sign_in("ben")
    text = ben.get("/today/").content.decode()
    assert "Hurt more at home" in text
    assert "Not sure about a safety question" in text
    ben.post(home(world, f"answer/{hurt['id']}/"), {"text": ""})
    assert "Hurt more at home" not in ben.get("/today/").content.decode()


def test_three_quiet_days_are_a_row_and_two_are_none(
    world: World, plan: Version, phone: Client, sign_in: SignIn
) -> None:
    Episode.objects.update(stage="in_care", opened_at=timezone.now() - timedelta(days=20))
    ben = sign_in("ben")
    send(phone, entry(plan, at=(timezone.now() - timedelta(days=2)).isoformat()))
    assert "Quiet at home" not in ben.get("/today/").content.decode()


def test_the_desk_sees_nothing_of_it(world: World, plan: Version, phone: Client, sign_in: SignIn) -> None:
    send(phone, entry(plan, "question", {"text": "Can I swim?"}))
    assert sign_in("fay").get(home(world)).status_code == 403
    assert "Can I swim?" not in sign_in("fay").get("/today/").content.decode()
    assert sign_in("cleo").get(home(world)).status_code == 404


def test_an_assistant_answers_and_writes_no_note(world: World, plan: Version, phone: Client, sign_in: SignIn) -> None:
    send(phone, asked := entry(plan, "question", {"text": "Can I swim?"}))
    amy = sign_in("amy")
    amy.post(home(world, f"answer/{asked['id']}/"), {"text": "Yes."})
    assert Reply.objects.get().by == world.amy
    assert amy.post(home(world, "note/"), {"item": ITEM, "text": "Slowly."}).status_code == 403


def test_a_note_reaches_the_phone_and_the_next_one_replaces_it(
    world: World, plan: Version, phone: Client, sign_in: SignIn
) -> None:
    ben = sign_in("ben")
    for text in ("Elbows in.", "Elbows in, slowly."):
        ben.post(home(world, "note/"), {"item": ITEM, "text": text})
    items = {item["line"]: item for item in phone.get("/me/programme.json").json()["items"]}
    assert items[ITEM]["note"] == {"text": "Elbows in, slowly.", "photo": "", "by": "Ben Example"}
    ben.post(home(world, "note/"), {"item": ITEM, "text": ""})
    items = {item["line"]: item for item in phone.get("/me/programme.json").json()["items"]}
    assert items[ITEM]["note"] is None
    assert ItemNote.objects.count() == 3


def test_a_note_to_something_outside_the_plan_is_refused(world: World, plan: Version, sign_in: SignIn) -> None:
    sign_in("ben").post(home(world, "note/"), {"item": "no-such-thing", "text": "Slowly."})
    assert not ItemNote.objects.exists()


def test_a_photo_is_written_anew_small_and_without_what_the_camera_wrote(
    world: World, plan: Version, sign_in: SignIn
) -> None:
    upload(sign_in("ben"), world, picture())
    kept = bytes(ItemNote.objects.get().photo or b"")
    assert len(kept) <= MOST_BYTES
    assert b"Secret Camera" not in kept
    with Image.open(io.BytesIO(kept)) as image:
        assert image.format == "JPEG"
        assert max(image.size) == 1200
        assert not image.getexif()


def test_a_photo_is_seen_by_its_patient_and_their_clinic_alone(
    world: World, plan: Version, phone: Client, sign_in: SignIn
) -> None:
    upload(sign_in("ben"), world, picture(300, 200))
    digest = ItemNote.objects.get().photo_digest
    own = phone.get(f"/me/photo/{digest}.jpg")
    assert (own.status_code, own["Content-Type"]) == (200, "image/jpeg")
    assert sign_in("ben").get(home(world, f"photo/{digest}.jpg")).status_code == 200
    strange = Client()
    strange.cookies[COOKIE] = bind_now(world.dov, "Dov's phone").secret
    assert strange.get(f"/me/photo/{digest}.jpg").status_code == 404
    assert Client().get(f"/me/photo/{digest}.jpg").status_code == 403
    assert sign_in("cleo").get(home(world, f"photo/{digest}.jpg")).status_code == 404
    assert sign_in("fay").get(home(world, f"photo/{digest}.jpg")).status_code == 403


@pytest.mark.parametrize(
    "content", [b"", b"<?php evil(); ?>", b"GIF89a" + b"\0" * 50, b"\xff\xd8\xff\xe0broken", picture(200, 200)[:400]]
)
def test_what_is_no_photo_is_refused_with_a_word(world: World, plan: Version, sign_in: SignIn, content: bytes) -> None:
    answer = upload(sign_in("ben"), world, content)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Not kept" in text
    assert re.search(r'name="text"[^>]*>Like this\.</textarea>', text)
    assert not ItemNote.objects.exists()


def test_a_picture_that_would_fill_the_memory_is_refused() -> None:
    with pytest.raises(PhotoProblem):
        encoded(io.BytesIO(b""), 50_000_000)
    bomb = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(bomb, "PNG")
    with pytest.raises(PhotoProblem):
        encoded(io.BytesIO(bomb.getvalue()), len(bomb.getvalue()))


def test_taking_the_photo_away_keeps_the_words(world: World, plan: Version, sign_in: SignIn) -> None:
    ben = sign_in("ben")
    upload(ben, world, picture(300, 200))
    ben.post(home(world, "note/"), {"item": ITEM, "text": "Like this."})
    assert ItemNote.objects.latest("id").photo_digest
    ben.post(home(world, "note/"), {"item": ITEM, "text": "Like this.", "without": "yes"})
    assert not ItemNote.objects.latest("id").photo_digest


def test_replies_and_notes_are_sealed(world: World, plan: Version, phone: Client, sign_in: SignIn) -> None:
    send(phone, asked := entry(plan, "question", {"text": "Can I swim?"}))
    ben = sign_in("ben")
    ben.post(home(world, f"answer/{asked['id']}/"), {"text": "Yes."})
    ben.post(home(world, "note/"), {"item": ITEM, "text": "Slowly."})
    for change in (
        lambda: Reply.objects.update(text="No."),
        lambda: Reply.objects.all().delete(),
        lambda: ItemNote.objects.update(text="Fast."),
        lambda: ItemNote.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_preview_is_what_the_patient_sees_in_their_language(world: World, plan: Version, sign_in: SignIn) -> None:
    type(world.ana).objects.update(language="es")
    text = sign_in("ben").get(home(world, "preview/")).content.decode()
    assert "¿Cómo está su pierna ahora?" in text
    assert "<div inert>" in text
    tell(world, {"saddle_sensation_change": True})
    assert "¿Cómo está su pierna ahora?" not in sign_in("ben").get(home(world, "preview/")).content.decode()


@pytest.mark.parametrize("page", ["", "preview/"])
def test_a_page_of_the_clinic_needs_few_queries(
    world: World, plan: Version, phone: Client, sign_in: SignIn, page: str, django_assert_max_num_queries: Any
) -> None:
    """At a patient with a long log: questions, red lights taken and open, entries refused, a note, another version."""
    Episode.objects.filter(pk=world.episode.pk).update(opened_at=timezone.now() - timedelta(days=90))
    old = [entry(plan, "feeling", {"is": "same"}, seq=n, at=ago(days=n % 80)) for n in range(150)]
    pains = [entry(plan, "pain", {"moment": "today", "worst": n % 10}, seq=n, at=ago(days=n)) for n in range(80)]
    questions = [entry(plan, "question", {"text": f"Question {n}"}, seq=n) for n in range(20)]
    send(phone, *old)
    send(phone, *pains, *questions, hurts(plan, worst=7))
    send(phone, {**questions[0], "body": {"text": "Another"}})
    ben = sign_in("ben")
    ben.post(home(world, "red/"), {"upto": str(RedLight.objects.latest("pk").pk), "note": "Called."})
    ben.post(home(world, "note/"), {"item": ITEM, "text": "Slowly."})
    send(
        phone,
        entry(
            plan,
            "hurts_more",
            {"session": str(uuid4()), "line": ITEM, "exercise": ITEM, "further_down": False, "worst": 9},
        ),
    )
    ben.get(home(world, page))
    with django_assert_max_num_queries(15):
        ben.get(home(world, page))


def test_an_answer_that_was_pressed_twice_reaches_the_patient_once_and_a_second_one_too(
    world: World, plan: Version, phone: Client, sign_in: SignIn
) -> None:
    send(phone, asked := entry(plan, "question", {"text": "Can I swim?"}))
    ben, address = sign_in("ben"), f"/patient/{world.ana.key}/home/answer/{asked['id']}/"
    for words in ("Yes, on your back.", "Yes, on your back.", "Not in cold water."):
        assert ben.post(address, {"text": words}).status_code == 302
    assert [reply.text for reply in Reply.objects.order_by("pk")] == ["Yes, on your back.", "Not in cold water."]


def test_the_log_of_another_patient_cannot_be_answered(
    world: World, plan: Version, phone: Client, sign_in: SignIn
) -> None:
    send(phone, asked := entry(plan, "question", {"text": "Can I swim?"}))
    other = Episode.objects.create(patient=world.dov, clinic=world.elsewhere, stage="waiting")
    answer = sign_in("cleo").post(f"/patient/{other.patient.key}/home/answer/{asked['id']}/", {"text": "No."})
    assert answer.status_code == 409
    assert "There is no such entry of this person." in answer.content.decode()
    assert not Reply.objects.exists()
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("page", ["home/preview/", "plan/"])
def test_each_exercise_of_preview_and_plan_has_a_small_drawing_that_the_clinic_may_fetch(
    world: World, plan: Version, sign_in: SignIn, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: Any = Drawn()
    drawn.digest = drawn_figures().digest
    monkeypatch.setattr("lasegue.web.programme.figures.drawn_figures", lambda: drawn)
    ben = sign_in("ben")
    text = ben.get(f"/patient/{world.ana.key}/{page}").content.decode()
    found = re.findall(r'data-still="([^"]+)"', text)
    assert found
    assert not [address for address in found if address.startswith("/me/") or ITEM in address]
    answer = ben.get(found[0])
    assert answer["Content-Type"].startswith("image/svg+xml")
    assert 'role="img" aria-label="' in answer.content.decode()
    assert sign_in("fay").get(found[0]).status_code == 403
    assert Client().get(found[0]).status_code != 200


@pytest.mark.parametrize(("sets", "icon", "shown"), [(2, "", "2"), (2, "bolt", "2"), (0, "x", ""), (0, "", "·")])
def test_a_square_of_the_days_at_home_shows_its_sets_or_a_dot_where_there_is_neither(
    sets: int, icon: str, shown: str
) -> None:
    assert Cell(sets, icon, look="", says="").shown == shown
