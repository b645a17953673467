"""What a device keeps to work with no network: pages, and the files they need."""

from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse

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
        *(reverse(name) for name in PAGES),
        *(reverse("topic", args=[topic]) for topic in topics_for(standing)),
    ]


def files_to_keep(language: str) -> list[str]:
    """Addresses of styles, icons, scripts, the body chart and the typefaces of a language."""
    return [*map(static, _names(language)), blank_chart.address()]


@cache
def _names(language: str) -> tuple[str, ...]:
    """Those that are there; looked for once, because to find a joined file is to join it."""
    return tuple(name for name in (*FILES, *_typefaces(language)) if finders.find(name))


def _typefaces(language: str) -> tuple[str, ...]:
    """Files that set-up fetched; those for Arabic letters only where they are read."""
    folder: Path = beside("frontend", "frontend") / "vendor" / "fonts"
    found = sorted(path.name for path in folder.glob("*.woff2"))
    return tuple(f"vendor/fonts/{name}" for name in found if language == "ar" or "arabic" not in name)
