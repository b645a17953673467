"""The styles of a page as one file: the sheets of ``frontend/styles`` joined in a fixed order, without a bundler.

A finder, so that the development server, the tests and ``collectstatic`` all see the joined files.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import Storage

from lasegue.knowledge.library import beside

FIRST, LAST = ("tokens", "foundation"), ("print",)
#: What the phone of a patient needs; pages of the clinic take every sheet.
PATIENT = (
    "tokens",
    "foundation",
    "forms",
    "alerts",
    "phone",
    "intake",
    "bodychart",
    "tokens_figure",
    "figure",
    "scale",
    "charts",
    "anatomy",
    "stop",
    "portal",
    "programme",
    "print",
)
FOLDER = "styles"
Findings: TypeAlias = list[Any]


def sheets_of(bundle: str) -> list[Path]:
    """The sheets of a bundle, in the order in which they count."""
    folder = beside("frontend", "frontend") / FOLDER
    names = sorted(path.stem for path in folder.glob("*.css"))
    if bundle == "patient":
        return [folder / f"{name}.css" for name in PATIENT if name in names]
    middle = [name for name in names if name not in (*FIRST, *LAST)]
    return [folder / f"{name}.css" for name in (*FIRST, *middle, *LAST)]


def _typefaces() -> str:
    """Rules of the typefaces that set-up fetched, as seen from the folder of the styles; nothing without them."""
    rules = beside("frontend", "frontend") / "vendor" / "fonts.css"
    return rules.read_text(encoding="utf-8").replace('url("', 'url("../vendor/') if rules.is_file() else ""


class Joined(Storage):
    """Reads ``styles/patient.css`` and ``styles/clinic.css`` as if they were files."""

    prefix = ""
    names = tuple(f"{FOLDER}/{bundle}.css" for bundle in ("patient", "clinic"))

    def _open(self, name: str, mode: str = "rb") -> ContentFile:
        sheets = (path.read_text(encoding="utf-8") for path in sheets_of(Path(name).stem))
        content = "\n".join((_typefaces(), *sheets))
        return ContentFile(content.encode(), name=name)

    def exists(self, name: str) -> bool:
        """Whether it is one of the two."""
        return name in self.names

    def path(self, name: str) -> str:
        """A real file for servers that want one, written beside the others' collected copies."""
        from django.conf import settings

        folder = Path(settings.STATIC_ROOT).parent / "joined"
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self._open(name).read())
        return str(target)

    def get_modified_time(self, name: str) -> Any:
        """When the newest of its sheets changed."""
        from datetime import UTC, datetime

        return datetime.fromtimestamp(max(path.stat().st_mtime for path in sheets_of(Path(name).stem)), tz=UTC)


class StyleFinder(BaseFinder):
    """Finds the joined sheets."""

    storage = Joined()

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:
        """The joined sheet of that name, or nothing."""
        if not self.storage.exists(path):
            return []
        found = self.storage.path(path)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Both joined sheets, for collecting."""
        return ((name, self.storage) for name in self.storage.names)

    def check(self, **_: Any) -> Findings:
        """Nothing to set up wrongly."""
        return []
