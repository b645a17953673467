"""What the player reads and sends: the programme, the log, a fresh ticket, figures, photos, worker and manifest."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from lasegue.web.people.models import Device
from lasegue.web.programme import blank_chart, figures
from lasegue.web.programme.document import document
from lasegue.web.programme.entries import Malformed, moment
from lasegue.web.programme.items import at_home, easier_of, notes_of
from lasegue.web.programme.models import ItemNote
from lasegue.web.programme.receiving import receive
from lasegue.web.programme.responding import day_of
from lasegue.web.programme.standing import standing_of, told
from lasegue.web.record.episodes import newest_episode

MOST_BYTES = 256 * 1024
MOST_ENTRIES = 200
YEAR_S = 31_536_000
Answer = Callable[..., HttpResponse]


class Batch(msgspec.Struct, frozen=True):
    """What a device sends at once."""

    device_clock: str
    entries: list[Any]


def for_device(answer: Answer) -> Answer:
    """Let data go to a bound device alone; another is told to sign in, and keeps what it has."""

    @wraps(answer)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.device is None:
            return _json({"sign_in": True}, 403)
        return answer(request, request.device, *args, **kwargs)

    return guarded


@require_GET
@for_device
def programme(request: HttpRequest, device: Device) -> HttpResponse:
    """Everything the player needs for days without a network."""
    return _json(document(standing_of(device.patient)))


@require_POST
@for_device
def log(request: HttpRequest, device: Device) -> HttpResponse:
    """Take in what the device wrote; each entry once."""
    try:
        batch, clock = _batch(request)
    except Malformed as problem:
        return _json({"error": str(problem)}, 400)
    except RequestDataTooBig:
        return _json({"error": f"expected at most {MOST_BYTES} bytes and {MOST_ENTRIES} entries, got more"}, 413)
    received = receive(device, batch.entries, clock)
    now = timezone.now().isoformat(timespec="seconds")
    answer = {"results": received.results, "plan": told(standing_of(device.patient)), "now": now}
    return _json(answer, received.status)


@require_GET
@never_cache
def ticket(request: Any) -> HttpResponse:
    """A fresh token for sending, whether this device is let in, and whose pages these are."""
    episode = newest_episode(request.device.patient) if request.device is not None else None
    whose = str(episode.key) if episode is not None else None
    return _json({"token": get_token(request), "signed_in": request.device is not None, "episode": whose})


@require_GET
@for_device
def figure(request: HttpRequest, device: Device, side: str, body: str, digest: str) -> HttpResponse:
    """One moving figure of this patient's plan; what lies at an address never changes."""
    content = figures.figure(_drawn_for(device), side, body, digest)
    if content is None:
        raise Http404("no such figure")
    return unchanging(content, "application/json")


@require_GET
@for_device
def small_figure(
    request: HttpRequest, device: Device, side: str, body: str, digest: str, language: str
) -> HttpResponse:
    """One small drawing of this patient's plan, with its words; what lies at an address never changes."""
    content = figures.small_figure(_drawn_for(device), side, body, digest, language)
    if content is None:
        raise Http404("no such figure")
    if not content:
        return HttpResponse(status=204, headers={"Cache-Control": "no-store"})
    return unchanging(content, "image/svg+xml; charset=utf-8")


def _drawn_for(device: Device) -> list[str]:
    """Exercises of the plan, what is done in their place today, and the easier ones."""
    standing = standing_of(device.patient)
    if standing.released is None:
        raise Http404("no plan")
    lines = at_home(standing.released)
    own = [step.exercise for step in day_of(standing, lines).steps.values()]
    easier = [each.id for item in own if (each := easier_of(item, standing.result)) is not None]
    return list(dict.fromkeys([*own, *easier, *(line.item for line in standing.released.lines)]))


@require_GET
@for_device
def chart(request: HttpRequest, device: Device, digest: str) -> HttpResponse:
    """The empty body chart; what lies at an address never changes."""
    content = blank_chart.chart(digest)
    if content is None:
        raise Http404("no such chart")
    return unchanging(content, "text/html; charset=utf-8")


@require_GET
@for_device
def photo(request: HttpRequest, device: Device, digest: str) -> HttpResponse:
    """A clinician's photo to an exercise that the signed plan of this patient has now; no other."""
    released = standing_of(device.patient).released
    if released is None or digest not in {note.digest for note in notes_of(released).values()}:
        raise Http404("no such photo")
    found = ItemNote.objects.filter(episode=released.version.episode, photo_digest=digest)[0]
    return picture(bytes(found.photo or b""))


def picture(content: bytes) -> HttpResponse:
    """A photo that we encoded ourselves."""
    response = HttpResponse(content, content_type="image/jpeg")
    response.headers["Cache-Control"] = "no-store, private"
    return response


@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The worker that keeps pages for days without a network; served here so that its scope is the patient's pages."""
    found = finders.find("worker/worker.js")
    if not isinstance(found, str):
        raise Http404("no worker in this installation")
    response = HttpResponse(Path(found).read_bytes(), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache, no-store"
    return response


@require_GET
def manifest(request: HttpRequest) -> HttpResponse:
    """What the phone needs to put these pages beside its other apps; it says nothing about anybody."""
    sizes = (("icon-192", 192, "any"), ("icon-512", 512, "any"), ("maskable-512", 512, "maskable"))
    icons = [
        {"src": static(f"app/{name}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for name, size, purpose in sizes
    ]
    content = {
        "name": "Lasègue",
        "short_name": "Lasègue",
        "id": reverse("me"),
        "start_url": reverse("me"),
        "scope": reverse("me"),
        "display": "standalone",
        "background_color": "#FAF7F2",
        "theme_color": "#0F5F58",
        "icons": icons,
    }
    response = JsonResponse(content, content_type="application/manifest+json")
    response.headers["Cache-Control"] = "no-store" if settings.DEMO else "max-age=3600"
    return response


def _batch(request: HttpRequest) -> tuple[Batch, datetime]:
    if len(request.body) > MOST_BYTES:
        raise RequestDataTooBig
    try:
        batch = msgspec.json.decode(request.body, type=Batch)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Malformed(f"expected a batch with device_clock and entries, got something else: {error}"[:200]) from error
    if len(batch.entries) > MOST_ENTRIES:
        raise RequestDataTooBig
    return batch, moment(batch.device_clock)


def unchanging(content: str | bytes, kind: str) -> HttpResponse:
    """What never changes at its address, kept by the browser for a year."""
    response = HttpResponse(content, content_type=kind)
    response.headers["Cache-Control"] = f"private, max-age={YEAR_S}, immutable"
    return response


def _json(content: dict[str, Any], status: int = 200) -> HttpResponse:
    response = JsonResponse(content, status=status)
    response.headers["Cache-Control"] = "no-store, private"
    return response
