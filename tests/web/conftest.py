import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings
from django.utils import translation
from tests.web.world import World, build


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With a database server, only what touches the database is run; the rest has been run without one."""
    if "LASEGUE_DATABASE_URL" not in os.environ:
        return
    without = [item for item in items if not _touches_the_database(item)]
    config.hook.pytest_deselected(items=without)
    items[:] = [item for item in items if _touches_the_database(item)]


def _touches_the_database(item: pytest.Item) -> bool:
    named = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(named) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session", autouse=True)
def compiled_words() -> None:
    """Catalogues are compiled before a test reads them, as they are when the program starts."""
    call_command("compilewords")


@pytest.fixture(scope="session", autouse=True)
def plain_static_files() -> Iterator[None]:
    """Pages of unit tests name static files without a hash: nothing has to be collected first."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    kept = settings.STORAGES
    settings.STORAGES = {
        **kept,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    yield
    settings.STORAGES = kept


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Passwords of tests need no protection, and the real way to keep them is slow on purpose; one test asks for it."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(autouse=True)
def nobodys_language() -> Iterator[None]:
    """A page leaves its reader's language behind in the thread; the next test starts without one."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture
def foreign_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """In every language but English each word of a page stands in brackets, whether it is translated yet or not."""
    catalogue = vars(translation)["_trans"]
    for name in ("gettext", "ngettext", "pgettext", "npgettext"):
        monkeypatch.setattr(catalogue, name, _bracketed(getattr(catalogue, name)))


def _bracketed(found: Callable[..., str]) -> Callable[..., str]:
    def say(*words: Any) -> str:
        said = found(*words)
        return said if translation.get_language() in {"en", None} else f"[{said}]"

    return say


@pytest.fixture
def world(db: None) -> World:
    return build()


@pytest.fixture
def sign_in(world: World) -> Callable[[str], Client]:
    """A browser signed in as somebody of the world, by first name."""

    def browser(name: str) -> Client:
        client = Client()
        client.force_login(getattr(world, name).user, backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return browser
