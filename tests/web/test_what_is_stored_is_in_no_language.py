"""Whatever language somebody works in, the database afterwards holds the same words."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import models, transaction
from django.test import Client
from tests.web.world import ALL_CLEAR, World, tell

from lasegue.web.booking.models import Appointment
from lasegue.web.record.models import Alert

pytestmark = pytest.mark.django_db
#: What is different each time anyway: names made by chance, secrets, and what covers a moment.
BY_CHANCE = {"key", "secret_hash", "password", "digest", "before", "session_key", "session_data", "result"}
WORDS = (models.CharField, models.TextField, models.JSONField)


def everything_written() -> dict[str, Any]:
    """All words of all rows of our own tables."""
    found = {}
    for model in apps.get_models():
        if model.__module__.startswith("lasegue."):
            named = [each.name for each in model._meta.concrete_fields if isinstance(each, WORDS)]
            kept = [name for name in named if name not in BY_CHANCE]
            rows = model._default_manager.order_by("pk").values(*kept)
            found[model.__name__] = [tuple(unnumbered(*each) for each in row.items()) for row in rows]
    return found


def unnumbered(column: str, value: Any) -> Any:
    """What an event is about, without its number: PostgreSQL counts on when a row is taken back."""
    return re.sub(r"\d+", "", value) if column == "subject" else value


def a_day_in(language: str, world: World, browsers: dict[str, Client]) -> dict[str, Any]:
    """What stands in the database after a day's work in a language; then it is as if nothing was."""
    cache.clear()
    before = transaction.savepoint()
    for browser in browsers.values():
        browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    ben, fay, olga = browsers["ben"], browsers["fay"], browsers["olga"]
    patient = f"/patient/{world.ana.key}/"
    assert f'<html lang="{language}"' in ben.get(f"{patient}exam/").content.decode()
    _examine(ben, patient)
    alert = Alert.objects.get()
    ben.post(f"/alert/{alert.key}/take/")
    ben.post(f"/alert/{alert.key}/", {"act": "hand_over", "to": world.amy.pk})
    ben.post(f"/alert/{alert.key}/clear/", {"how": "signed_off", "reason": "Seen by the surgeon."})
    day = world.on + timedelta(days=3)
    booked = {"therapist": world.ben.pk, "kind": "treatment", "day": day.isoformat(), "clock": "10:00", "minutes": "40"}
    fay.post(f"{patient}book/", booked)
    fay.post(f"/appointment/{Appointment.objects.get().key}/mark/", {"state": "off"})
    fay.post("/patients/add/", {"name": "New Person", "language": "ar", "phone": "555-0199"})
    ben.post(f"{patient}stage/", {"stage": "discharged", "reason": "Well again."})
    ben.post(f"{patient}stage/", {"stage": "in_care", "reason": "It came back."})
    ben.post(f"{patient}plan/revise/")
    given = {"name": "Max Example", "email": "max@example.org", "role": "assistant", "credentials": ""}
    olga.post("/staff/", given)
    olga.post(f"/staff/{world.ben.pk}/", {"act": "certify", "kind": "dry needling", "valid_until": day.isoformat()})
    kept = everything_written()
    transaction.savepoint_rollback(before)
    return kept


def _examine(ben: Client, patient: str) -> None:
    """Sides, a set, a note, a confirmed side, a move, an undo, an emergency and its words of a report."""
    save = f"{patient}exam/save/"
    ben.post(save, {"act": "cell:pain_regions", "pain_regions": ["calf_right", "buttock_right"]})
    ben.post(save, {"act": "cell:slr_positive.left", "slr_positive.left": "yes"})
    ben.post(save, {"act": "confirm:slr_positive.left"})
    ben.post(save, {"act": "note:slr_positive", "note.slr_positive": "At 40 degrees."})
    ben.post(save, {"act": "cell:slr_angle_deg.left", "slr_angle_deg.left": "٤٠"})
    ben.post(save, {"act": "cell:odi_percent", "odi_percent": "12,5"})
    ben.post(save, {"act": "cell:course", "course": "improving"})
    ben.post(save, {"act": "cell:sensory_loss_regions", "sensory_loss_regions": ["_nothing"]})
    ben.post(save, {"act": "cell:saddle_sensation_change", "saddle_sensation_change": "yes"})
    ben.post(f"{patient}exam/report/", {"report": "L5/S1 protrusion.", "seen": "0"})


@pytest.mark.usefixtures("foreign_words")
def test_a_days_work_leaves_the_same_words_in_every_language(world: World, sign_in: Callable[[str], Client]) -> None:
    tell(world, ALL_CLEAR, by=world.ben)
    browsers = {name: sign_in(name) for name in ("ben", "fay", "olga")}
    english, spanish, arabic = (a_day_in(language, world, browsers) for language in ("en", "es", "ar"))
    assert english["Alert"]
    assert [row[2] for row in english["Statement"] if row[0] in {"slr_angle_deg", "odi_percent"}] == [40, 12.5]
    assert {"Appointment", "StageChange", "Certificate", "ReportText"} <= {
        name for name, rows in english.items() if rows
    }
    assert spanish == english
    assert arabic == english
