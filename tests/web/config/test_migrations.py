"""The database follows the models: nothing is left to migrate, and an empty one becomes a working clinic."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

BUILD = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from lasegue.web.demo.clinic import build
from lasegue.web.record.models import Episode, Statement
build()
print(Episode.objects.count(), Statement.objects.count())
"""


@pytest.mark.django_db
def test_no_model_waits_for_a_migration() -> None:
    told = StringIO()
    call_command("makemigrations", dry_run=True, stdout=told)
    assert told.getvalue() == "No changes detected\n"


def test_an_empty_database_becomes_a_clinic_with_people(tmp_path: Path) -> None:
    own = {key: value for key, value in os.environ.items() if not key.startswith("LASEGUE_")}
    given = {
        "LASEGUE_DATA": str(tmp_path),
        "LASEGUE_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "lasegue.web.config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", BUILD], capture_output=True, text=True, env={**own, **given}, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    episodes, statements = map(int, done.stdout.split())
    assert episodes >= 12
    assert statements > episodes
