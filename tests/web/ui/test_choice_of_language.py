"""Staff choose the language of their pages in the menu, and people who are signed out at the head of the page."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import gettext, override
from tests.web.world import World

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/login/"


def way_back(page: str) -> str:
    """Where the form of the languages leads back to."""
    form = page.partition('class="langs"')[2].partition("</form>")[0]
    found = re.search(r'name="next" value="([^"]*)"', form)
    assert found is not None
    return found.group(1).replace("&amp;", "&")


def choose(browser: Client, page: str, language: str) -> str:
    """Press the button of a language on a page; the address one lands on."""
    return browser.post("/language/", {"language": language, "next": way_back(page)})["Location"]


@pytest.mark.parametrize(("language", "direction"), [("es", "ltr"), ("ar", "rtl")])
def test_the_menu_changes_the_language_and_comes_back_to_the_same_page(
    world: World, sign_in: Callable[[str], Client], language: str, direction: str
) -> None:
    ben = sign_in("ben")
    address = "/today/?who=everyone"
    assert choose(ben, ben.get(address).content.decode(), language) == address
    assert f'<html lang="{language}" dir="{direction}"' in ben.get(address).content.decode()


def test_the_choice_outlives_the_session_of_the_browser(world: World, sign_in: Callable[[str], Client]) -> None:
    ben = sign_in("ben")
    choose(ben, ben.get("/today/").content.decode(), "ar")
    assert int(ben.cookies[settings.LANGUAGE_COOKIE_NAME]["max-age"]) > 30 * 24 * 60 * 60


def test_a_page_that_answers_a_form_leads_back_to_the_page_of_the_form(
    world: World, sign_in: Callable[[str], Client]
) -> None:
    olga = sign_in("olga")
    form = f"/staff/{world.ben.pk}/"
    answer = olga.post(f"{form}link/", headers={"referer": f"http://testserver{form}"})
    assert way_back(answer.content.decode()) == form


def test_another_sites_address_is_no_way_back(world: World, sign_in: Callable[[str], Client]) -> None:
    answer = sign_in("ben").post("/patients/add/", {}, headers={"referer": "http://elsewhere.example/trap/"})
    assert way_back(answer.content.decode()) == "/patients/add/"


def test_people_who_are_signed_out_choose_on_the_page_of_the_sign_in(db: None) -> None:
    browser = Client()
    address = f"{SIGN_IN}?next=/today/"
    assert choose(browser, browser.get(address).content.decode(), "ar") == address
    assert '<html lang="ar" dir="rtl"' in browser.get(address).content.decode()


def test_the_script_of_passwords_finds_its_words_on_the_page(db: None) -> None:
    page = Client().get(SIGN_IN).content.decode()
    assert all(f"data-{name}=" in page for name in ("show", "hide", "strength", "strong", "fair", "weak"))


def test_the_first_run_can_be_read_in_another_language(db: None) -> None:
    browser = Client()
    assert choose(browser, browser.get("/setup/").content.decode(), "es") == "/setup/"


@pytest.mark.parametrize(("language", "shown"), [("en", False), ("es", True), ("ar", True)])
def test_a_translated_page_says_that_no_clinician_has_reviewed_it(
    world: World, sign_in: Callable[[str], Client], language: str, shown: bool
) -> None:
    ben = sign_in("ben")
    ben.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    with override(language):
        words = gettext("No clinician has reviewed this translation yet. The record is kept and signed in English.")
    assert (words in ben.get("/today/").content.decode()) is shown
