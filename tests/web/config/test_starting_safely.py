"""An installation starts safely or not at all, and over TLS everything says so."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROBE = """
import json, django
django.setup()
from django.conf import settings
from django.test import Client
from lasegue.web.config.checks import refusals
from django.core.management import call_command
out = {"refusals": [each.id for each in refusals()]}
if PAGES:
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    call_command("migrate", verbosity=0)
    plain = Client(HTTP_HOST="clinic.example").get("/accounts/login/")
    passed = {"HTTP_HOST": "clinic.example", "HTTP_X_FORWARDED_PROTO": "https"}
    browser = Client(**passed)
    safe = browser.get("/accounts/login/")
    strange = Client(**{**passed, "HTTP_HOST": "evil.example"}).get("/accounts/login/")
    out["plain"] = [plain.status_code, plain.get("Location", "")]
    out["safe"] = [safe.status_code, safe.get("Strict-Transport-Security", "")]
    out["strange"] = strange.status_code
    out["cookies"] = {name: bool(cookie["secure"]) for name, cookie in safe.cookies.items()}
    from lasegue.web.people.models import Clinic, Patient, User, Member
    from lasegue.web.people.devices import make_link
    clinic = Clinic.objects.create(slug="x", name="X", phone="1")
    patient = Patient.objects.create(clinic=clinic, name="Ana Example")
    user = User.objects.create_user("ben@x.example", "kettle orchard lantern")
    Member.objects.create(user=user, clinic=clinic, role="therapist", name="Ben")
    secret = make_link(patient, None).secret
    for path, sent in (
        (f"/enter/{secret}/", {}),
        ("/check/begin/", {"clinic": "x"}),
        ("/language/", {"language": "es"}),
        ("/accounts/login/", {"login": "ben@x.example", "password": "kettle orchard lantern"}),
    ):
        answer = Client(**passed).post(path, sent)
        out["cookies"] |= {name: bool(cookie["secure"]) for name, cookie in answer.cookies.items() if cookie.value}
print(json.dumps(out))
"""


def installation(folder: Path, environment: dict[str, str] | None = None, *, pages: bool = False) -> dict[str, Any]:
    """What a freshly started installation answers."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("LASEGUE_")}
    given = {"LASEGUE_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "lasegue.web.config.settings"}
    given |= environment or {}
    code = PROBE.replace("PAGES", str(pages))
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], check=True, capture_output=True, text=True, env={**own, **given}
    )
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


@pytest.mark.parametrize(
    ("environment", "refused"),
    [
        ({}, []),
        ({"LASEGUE_DEMO": "1"}, []),
        ({"LASEGUE_HOSTS": "clinic.example", "LASEGUE_HTTPS": "1"}, []),
        ({"LASEGUE_HOSTS": "clinic.example"}, ["W001"]),
        ({"LASEGUE_HOSTS": "clinic.example", "LASEGUE_HTTPS": "1", "LASEGUE_DEMO": "1"}, ["W002"]),
        ({"LASEGUE_HOSTS": "*", "LASEGUE_HTTPS": "1"}, ["W004"]),
    ],
)
def test_an_installation_starts_only_when_it_is_safe(
    tmp_path: Path, environment: dict[str, str], refused: list[str]
) -> None:
    assert installation(tmp_path, environment)["refusals"] == refused


def test_a_key_that_others_can_read_keeps_it_from_starting(tmp_path: Path) -> None:
    key = tmp_path / "secret-key"
    key.write_text("k" * 60, encoding="utf-8")
    key.chmod(0o644)
    assert installation(tmp_path)["refusals"] == ["W003"]


def test_earlier_keys_that_others_can_read_keep_it_from_starting(tmp_path: Path) -> None:
    keys = tmp_path / "secret-keys-before"
    keys.write_text("k" * 60, encoding="utf-8")
    keys.chmod(0o644)
    assert installation(tmp_path)["refusals"] == ["W003"]


def test_a_key_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    installation(tmp_path)
    key = tmp_path / "secret-key"
    assert key.stat().st_mode & 0o077 == 0
    assert len(key.read_text(encoding="utf-8")) >= 64


def test_over_tls_everything_is_sent_safely(tmp_path: Path) -> None:
    found = installation(tmp_path, {"LASEGUE_HOSTS": "clinic.example", "LASEGUE_HTTPS": "1"}, pages=True)
    assert found["plain"] == [301, "https://clinic.example/accounts/login/"]
    assert found["safe"] == [200, "max-age=31536000"]
    assert found["strange"] == 400
    own = {"__Host-sessionid", "__Host-csrftoken", "__Host-device", "__Host-call"}
    assert set(found["cookies"]) >= own
    assert [name for name, secure in found["cookies"].items() if not secure] == []


def test_nothing_of_the_debugger_is_on() -> None:
    from django.conf import settings

    assert settings.DEBUG is False
    assert not [app for app in settings.INSTALLED_APPS if "debug" in app or app == "django.contrib.admin"]


def test_what_is_sent_is_limited() -> None:
    from django.conf import settings

    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE <= 1_000_000
    assert settings.DATA_UPLOAD_MAX_NUMBER_FIELDS <= 2_000


def test_a_server_that_must_not_start_says_why_and_ends(tmp_path: Path) -> None:
    own = {key: value for key, value in os.environ.items() if not key.startswith("LASEGUE_")}
    command = [sys.executable, "-m", "lasegue", "serve", "--data", str(tmp_path), "--hosts", "clinic.example"]
    done = subprocess.run(command, env=own, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.startswith("W001: expected TLS for clinic.example, got plain HTTP.")
