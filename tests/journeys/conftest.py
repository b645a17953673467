"""A real browser before the real pages. Every journey ends with a look for accessibility faults."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect
from tests.browsing import faults_of
from tests.journeys.words import Words
from tests.web.world import World, build

# Playwright keeps an event loop in this thread; Django would refuse its database because of it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

HERE = Path(__file__).parent
LONGEST = ("test_demo_clinic.py", "test_home_session.py", "test_whole_way.py", "test_first_call.py")
PHONE, DESK = 360, 1280
#: How long a journey waits for a page on a busy machine before it calls something missing.
PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a journey. The longest begin first, so that none is left alone at the end."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.journey)
            # all applications, named: then what follows a migration is not done again after each journey
            item.add_marker(pytest.mark.django_db(transaction=True, available_apps=settings.INSTALLED_APPS))
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))


@pytest.fixture(scope="session", autouse=True)
def compiled_words() -> None:
    """Catalogues are compiled before a test reads them, as they are when the program starts."""
    call_command("compilewords")


@pytest.fixture(scope="session", autouse=True)
def plain_static_files() -> Iterator[None]:
    """Journeys name static files without a hash: the live server hands them out as they lie."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    kept = settings.STORAGES
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**kept, "staticfiles": plain}
    yield
    settings.STORAGES = kept


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A database file, as a clinic has it: in memory, every request of the live server would share one connection."""
    settings.DATABASES["default"]["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "journeys.sqlite3")


@pytest.fixture
def world(transactional_db: None) -> World:
    return build()


@pytest.fixture
def language() -> str:
    """The language of a journey, unless it is taken in several."""
    return "en"


@pytest.fixture
def words(language: str) -> Words:
    """What pages say in the language of the journey."""
    return Words(language)


@pytest.fixture
def context_at(browser: Browser, live_server: Any) -> Iterator[Callable[..., BrowserContext]]:
    """A fresh browser window of a width; ``language`` is what the browser asks for."""
    opened: list[BrowserContext] = []

    def context(width: int = DESK, language: str = "en", **more: Any) -> BrowserContext:
        height = 800 if width < 700 else 900
        # the worker of the patient's pages fetches on after a journey has ended; offline has a browser of its own
        more.setdefault("service_workers", "block")
        made = browser.new_context(
            base_url=live_server.url, viewport={"width": width, "height": height}, locale=language, **more
        )
        made.set_default_timeout(PATIENCE_MS)
        opened.append(made)
        return made

    yield context
    for each in opened:
        each.close()


@pytest.fixture
def page_at(context_at: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """A page in a fresh window of a width. A fault in a script or a refused resource fails the journey."""

    def page(width: int = DESK, language: str = "en", **more: Any) -> Page:
        made = context_at(width, language, **more).new_page()
        made.on("pageerror", _fail)
        made.on("console", _fail_when_refused)
        return made

    return page


@pytest.fixture
def signed_in(page_at: Callable[..., Page], world: World, live_server: Any, language: str) -> Callable[..., Page]:
    """A page of somebody of the world, by first name, in the language of the journey."""

    def page(name: str, width: int = DESK, **more: Any) -> Page:
        client = Client()
        client.force_login(getattr(world, name).user, backend=settings.AUTHENTICATION_BACKENDS[0])
        made = page_at(width, language, **more)
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        made.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])
        return made

    return page


@pytest.fixture(scope="session")
def no_axe_findings() -> Callable[[Page], None]:
    """Fail when axe finds anything, the page scrolls sideways, or is in another language than the browser asks for."""

    def look(page: Page) -> None:
        page.wait_for_load_state("load")
        found = faults_of(page)
        assert not found, "\n".join(found)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url} is {wide} px wider than the window"
        spoken, asked = page.evaluate("[document.documentElement.lang, navigator.language]")
        assert spoken == asked, f"{page.url} is in {spoken}, the browser asks for {asked}"

    return look


def _fail(error: Any) -> None:
    raise AssertionError(f"a script failed: {error}")


def _fail_when_refused(message: ConsoleMessage) -> None:
    if message.type == "error" and "Content Security Policy" in message.text:
        raise AssertionError(f"the browser refused a part of the page: {message.text}")
