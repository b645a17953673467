"""Numbers are written as each language writes them, and never so where a drawing, a field or a script reads them."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override
from tests.web.world import ALL_CLEAR, World, tell

from lasegue.web.record.units import measured, written

pytestmark = pytest.mark.django_db
#: An attribute that holds one number with a decimal comma; the points of a line are pairs and stand elsewhere.
WITH_A_COMMA = re.compile(r'\s(?!content)[a-z-]+="-?\d+,\d+"')
TOLD: dict[str, Any] = {
    **ALL_CLEAR,
    "age_years": 45,
    "pain_regions": ["back_low", "buttock_right", "calf_right"],
    "nprs_leg_avg_7d": {"right": 7},
    "odi_percent": 33.3,
    "walking_tolerance_min": 7.5,
    "slr_angle_deg": {"right": 42.5},
}


@pytest.mark.parametrize("language", ["es", "ar"])
@pytest.mark.parametrize("page", ["story", "exam", "plan", "plan/print", "timeline", "home", "visits"])
def test_no_attribute_holds_a_decimal_comma(
    world: World, sign_in: Callable[[str], Client], page: str, language: str
) -> None:
    tell(world, TOLD, by=world.ben)
    ben = sign_in("ben")
    ben.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    address = f"/patient/{world.ana.key}/{page}/"
    if page == "visits":
        address = ben.post(f"{address}start/")["Location"]
        ben.post(f"{address}measures/", {"odi_percent": "30,5"})
    if page == "exam":
        address = f"{address}?open=measures&open=behaviour&open=posture"
    answer = ben.get(address)
    assert f'<html lang="{language}"' in answer.content.decode()
    assert WITH_A_COMMA.findall(answer.content.decode()) == []


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_a_cell_of_the_examination_takes_a_number_as_it_shows_it(
    world: World, sign_in: Callable[[str], Client], language: str
) -> None:
    ben = sign_in("ben")
    ben.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    sent = {"act": "cell:odi_percent", "odi_percent": "33,3"}
    ben.post(f"/patient/{world.ana.key}/exam/save/", sent)
    assert 'value="33.3"' in ben.get(f"/patient/{world.ana.key}/exam/?open=measures").content.decode()


@pytest.mark.parametrize(("language", "words"), [("en", "7.5"), ("es", "7,5"), ("ar", "7,5")])
def test_a_number_for_reading_has_the_decimal_sign_of_the_language(language: str, words: str) -> None:
    with override(language):
        assert written(7.5) == words


def test_a_unit_has_its_plural() -> None:
    with override("en"):
        assert [measured(f"{n}", n, "week") for n in (1, 2)] == ["1 week", "2 weeks"]
        assert measured("45", 45, "degree") == "45°"
