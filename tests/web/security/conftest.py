from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from tests.web.security.walking import begin_visit

from lasegue.web.demo import clinic


@pytest.fixture(scope="module")
def riverbend(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo clinic, built once for a file and taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        clinic.build()
        begin_visit()
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()
