"""How the pages hold up with many patients: queries, time, bytes and memory of every page, as every role.

Runs in a scratch folder of its own and throws it away; the pages are asked for through Django's test client, so the
time is that of the server without the network.
"""

import logging
import re
import resource
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lasegue.web.config.pace import Pace

ROLES = {"therapist": "linden", "assistant": "reed", "front_desk": "marsh", "owner": "lake"}
WARM_UPS = 3
#: Somebody of the demo with weeks of days at home.
AT_HOME = "Sage Kestrel"
STATIC = re.compile(rb'(?:href|src)="/static/([^"?#]+)')


@dataclass(frozen=True)
class Measured:
    """One page as one role: times in milliseconds, sizes in kilobytes as sent, ``first`` with styles and scripts.

    ``median_ms`` and ``p95_ms`` are processor time, which is the server's time on a machine that does nothing else;
    ``wall_ms`` is the median by the clock. Of ``tried`` readings ``calm`` were taken while the machine kept its pace;
    where these were enough, the times are theirs alone.
    """

    role: str
    page: str
    queries: int
    median_ms: float
    p95_ms: float
    wall_ms: float
    kilobytes: float
    first: float
    calm: int
    tried: int


def measure(patients: int, rows: int, requests: int) -> Iterator[Measured]:
    """Every page that a role may open, in a clinic of that size."""
    from lasegue.web.config.crowding import crowd
    from lasegue.web.config.serving import count_rows, prepare
    from lasegue.web.config.settling import settle
    from lasegue.web.demo import clinic as demo

    # A page that a role may not open is part of the measurement and no news between the lines of the table.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    prepare()
    here = demo.clinic()
    if here is None:
        raise RuntimeError("expected the demo clinic to be built, got none")
    crowd(here, patients, rows)
    count_rows()
    settle()
    pace = Pace()
    for role in ROLES:
        client = _signed_in(role)
        for page in _pages():
            if (found := _measure(pace, client, role, page, requests)) is not None:
                yield found
    client = _patient()
    for page in ("/me/", "/me/plan/", "/me/story/", "/me/help/", "/me/record/", "/me/session/", "/me/progress/"):
        if (found := _measure(pace, client, "patient", page, requests)) is not None:
            yield found
    for page in ("/", "/accounts/login/", "/demo/"):
        if (found := _measure(pace, Client(HTTP_HOST="localhost"), "anybody", page, requests)) is not None:
            yield found


def memory_mb() -> float:
    """Memory of this process at its peak, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _pages() -> list[str]:
    """Pages of the clinic and of patients: one of the demo with a whole story, and one of the crowd."""
    from lasegue.web.demo.clinic import key_of
    from lasegue.web.people.models import Patient
    from lasegue.web.record.models import Alert

    told = key_of("Maple Starling")
    crowd = Patient.objects.filter(episodes__stage="in_care", name__contains=" 1").last()
    alert = Alert.objects.filter(level="emergency", cleared_at=None).first()
    clinic = ["/today/", "/today/?who=everyone", "/patients/", "/patients/?found=1", "/patients/?stage=in_care&page=9"]
    clinic += ["/appointments/", "/patients/add/", "/audit/", "/staff/", "/clinic/settings/", "/components/"]
    clinic += [f"/alert/{alert.key}/"] if alert is not None else []
    tabs = ("story", "exam", "plan", "visits", "home", "home/preview", "timeline", "file", "book")
    people = [told, key_of(AT_HOME)] + ([crowd.key] if crowd is not None else [])
    return clinic + [f"/patient/{key}/{tab}/" for key in people for tab in tabs]


def _measure(pace: Pace, client: Client, role: str, page: str, requests: int) -> Measured | None:
    """``None`` for a page that the role may not open or that is not there."""
    for _ in range(WARM_UPS):
        answer: Any = client.get(page, headers={"accept-encoding": "gzip"})
    if answer.status_code != 200:
        return None
    plain: Any = client.get(page)
    with CaptureQueriesContext(connection) as captured:
        client.get(page)
    queries = len(captured)  # the log starts anew with the next request
    read = pace.readings(lambda: client.get(page, headers={"accept-encoding": "gzip"}), requests)
    sent = len(answer.content) / 1024
    first = sent + sum(_size(name.decode()) for name in set(STATIC.findall(plain.content))) / 1024
    shown = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "…", page)
    return Measured(
        role, shown, queries, median(read.cpu), read.p95, median(read.wall), sent, first, read.calm, read.tried
    )


def _size(name: str) -> int:
    """Bytes of a static file as it is sent: compressed where that is kept beside it."""
    path = Path(settings.STATIC_ROOT) / name
    packed = path.with_name(path.name + ".gz")
    return packed.stat().st_size if packed.is_file() else path.stat().st_size if path.is_file() else 0


def _signed_in(role: str) -> Client:
    from lasegue.web.demo.clinic import members

    client = Client(HTTP_HOST="localhost")
    client.force_login(members()[ROLES[role]].user, backend=settings.AUTHENTICATION_BACKENDS[0])
    client.post("/patients/find/", {"q": "oak"})
    return client


def _patient() -> Client:
    from lasegue.web.demo.clinic import key_of
    from lasegue.web.people.devices import COOKIE, bind_now
    from lasegue.web.people.models import Patient

    client = Client(HTTP_HOST="localhost")
    client.cookies[COOKIE] = bind_now(Patient.objects.get(key=key_of("Maple Starling")), "Bench").secret
    return client
