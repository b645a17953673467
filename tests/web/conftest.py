from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils import translation
from tests.web.world import World, build


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
