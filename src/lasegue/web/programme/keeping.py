"""What a device keeps to work with no network: pages, and the files they need."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse

from lasegue.knowledge.library import beside
from lasegue.web.programme import blank_chart
from lasegue.web.programme.learning import topics_for
from lasegue.web.programme.standing import PlanStanding
from lasegue.web.ui.scripts import BUNDLES, address_of

PAGES = ("me", "session", "progress", "learn", "flare_up", "my_help", "worse", "my_plan", "on_this_phone")
SCRIPTS = (*map(address_of, BUNDLES), "scripts/bodychart.js", "scripts/playback.js")
FILES = ("styles/patient.css", "styles/player.css", "icons.svg", "favicon.svg", "brand.svg", *SCRIPTS)


def pages_to_keep(standing: PlanStanding) -> list[str]:
    """Addresses of the pages a patient reads, those about their plan's subjects included."""
    return [
        *(_address(name, "", get_script_prefix()) for name in PAGES),
        *(_address("topic", topic, get_script_prefix()) for topic in topics_for(standing)),
    ]


@cache
def _address(name: str, topic: str, _prefix: str) -> str:
    """Where a page lies, below the address at which the product is served."""
    return reverse(name, args=[topic] if topic else [])


def files_to_keep(language: str) -> list[str]:
    """Addresses of styles, icons, scripts, the body chart and the typefaces of a language."""
    return [*_static(language, settings.STORAGES["staticfiles"]["BACKEND"]), blank_chart.address()]


@cache
def _static(language: str, _backend: str) -> tuple[str, ...]:
    """Addresses of files under a way of serving them."""
    return tuple(map(static, _names(language)))


@cache
def _names(language: str) -> tuple[str, ...]:
    """Those that are there; looked for once, because to find a joined file is to join it."""
    return tuple(name for name in (*FILES, *_typefaces(language)) if finders.find(name))


def _typefaces(language: str) -> tuple[str, ...]:
    """Files that set-up fetched; those for Arabic letters only where they are read."""
    folder: Path = beside("frontend", "frontend") / "vendor" / "fonts"
    found = sorted(path.name for path in folder.glob("*.woff2"))
    return tuple(f"vendor/fonts/{name}" for name in found if language == "ar" or "arabic" not in name)
