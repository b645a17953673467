from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from tests.web.security.answers import Seen, everybody_everywhere
from tests.web.security.walking import begin_visit

from lasegue.web.demo import clinic


@pytest.fixture(scope="package")
def riverbend(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo clinic, built once for the folder and taken back afterwards.

    Where tests are spread over processes, all that ask for it stand in two groups of about the same length, so that it
    is built twice and not by every process for every file.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        clinic.build()
        begin_visit()
        # Otherwise what still waits to be checked would be checked again at the end of each test.
        connection.check_constraints()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def walk(riverbend: None, django_db_blocker: Any) -> list[Seen]:
    """Everybody at every address, about three people: it takes longer than the tests that read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        seen = list(everybody_everywhere())
        transaction.set_rollback(True)
    return seen


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()
