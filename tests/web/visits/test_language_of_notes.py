"""A visit note is drafted and sealed in English whatever language is worked in; numbers are read in each of them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from tests.web.visits.test_visit_notes import DISC
from tests.web.world import World, tell

from lasegue.web.audit.models import Event
from lasegue.web.record.models import Statement
from lasegue.web.visits.models import Addendum, Treatment, Visit

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]


def visited_in(language: str, world: World, browser: Client) -> dict[str, Any]:
    """What is stored when a whole visit is done in a language; then it is as if nothing was."""
    cache.clear()
    before = transaction.savepoint()
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    here = browser.post(f"/patient/{world.ana.key}/visits/start/")["Location"]
    browser.post(f"{here}screen/", {"all": "no"})
    browser.post(f"{here}measures/", {"nprs_leg_avg_7d.right": "3", "walking_tolerance_min": "٤٥"})
    browser.post(f"{here}chart/", {"pain": ["back_low", "buttock_right"]})
    browser.post(f"{here}treat/", {"item": "prone-press-up", "minutes": "٨", "side": "right", "response": "moved_up"})
    browser.post(f"{here}step/", {"item": "prone-press-up", "step": "step_back"})
    browser.post(f"{here}sign/")
    browser.post(f"{here}addendum/", {"text": "Seen twice."})
    visit = Visit.objects.get()
    assert visit.is_signed
    kept = {
        "note": visit.note,
        "units": visit.units,
        "digest": visit.digest,
        "done": list(Treatment.objects.values_list("item", "minutes", "side", "response")),
        "said": list(Statement.objects.order_by("id").values_list("finding", "side", "value", "note")),
        "added": list(Addendum.objects.values_list("text", flat=True)),
        "trail": list(Event.objects.order_by("number").values_list("action", "actor_name", "detail")),
        "about": [
            each.rstrip("0123456789") for each in Event.objects.order_by("number").values_list("subject", flat=True)
        ],
    }
    transaction.savepoint_rollback(before)
    return kept


@pytest.mark.usefixtures("foreign_words")
def test_a_signed_note_is_the_same_whatever_language_it_was_written_in(world: World, sign_in: Browser) -> None:
    tell(world, DISC, by=world.ben)
    ben = sign_in("ben")
    english, spanish, arabic = (visited_in(language, world, ben) for language in ("en", "es", "ar"))
    assert "moved up right after" in english["note"]["O"]
    assert "Moved up. Lowest place" in english["note"]["S"]
    assert "step back" in english["note"]["P"]
    assert spanish == english
    assert arabic == english


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_a_measure_with_a_decimal_comma_comes_back_with_a_point_in_its_field(
    world: World, sign_in: Browser, language: str
) -> None:
    ben = sign_in("ben")
    ben.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    here = ben.post(f"/patient/{world.ana.key}/visits/start/")["Location"]
    ben.post(f"{here}measures/", {"odi_percent": "12,5", "walking_tolerance_min": "7,5"})
    assert 7.5 in Statement.objects.values_list("value", flat=True)
    assert 'value="7.5"' in ben.get(here).content.decode()
