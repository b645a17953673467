"""What a device keeps to work with no network: pages, and the files they need."""

from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse

from lasegue.knowledge.library import beside
from lasegue.web.programme.learning import topics_for
from lasegue.web.programme.standing import PlanStanding

PAGES = ("me", "session", "progress", "learn", "flare_up", "my_help", "worse", "my_plan")
#: Scripts of patient pages besides those of the home programme, which have a folder of their own.
SCRIPTS = ("theme", "bodychart", "playback", "figure", "figure_drawing", "figure_frames")
FILES = ("styles/patient.css", "styles/player.css", "icons.svg", "favicon.svg", "brand.svg")


def pages_to_keep(standing: PlanStanding) -> list[str]:
    """Addresses of the pages a patient reads, those about their plan's subjects included."""
    return [
        *(reverse(name) for name in PAGES),
        *(reverse("topic", args=[topic]) for topic in topics_for(standing)),
    ]


def files_to_keep(language: str) -> list[str]:
    """Addresses of styles, icons, scripts and the typefaces of a language."""
    names = [*FILES, *(f"scripts/{name}.js" for name in _scripts()), *_typefaces(language)]
    return [static(name) for name in names if finders.find(name)]


def scripts_of_session() -> list[str]:
    """Addresses of what the player imports, so that a slow line is asked once and not at every step of the imports."""
    figures = [name for name in SCRIPTS if name.startswith("figure")]
    home = [name for name in _scripts() if name.startswith("home/")]
    return [static(f"scripts/{name}.js") for name in (*home, *figures)]


@cache
def _scripts() -> tuple[str, ...]:
    folder = beside("frontend", "frontend") / "scripts"
    return (*SCRIPTS, *(f"home/{path.stem}" for path in sorted((folder / "home").glob("*.js"))))


@cache
def _typefaces(language: str) -> tuple[str, ...]:
    """Files that set-up fetched; those for Arabic letters only where they are read."""
    folder: Path = beside("frontend", "frontend") / "vendor" / "fonts"
    found = sorted(path.name for path in folder.glob("*.woff2"))
    return tuple(f"vendor/fonts/{name}" for name in found if language == "ar" or "arabic" not in name)
