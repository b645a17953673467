"""Static files that are made of others: joined when they are asked for, without a bundler and without a build step.

A finder, so that the development server, the tests and ``collectstatic`` all see the joined files.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, TypeAlias

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import Storage

Findings: TypeAlias = list[Any]


@dataclass(frozen=True)
class Recipe:
    """The files that one is made of, in the order in which they count, and how they become one text."""

    parts: Callable[[], Sequence[Path]]
    join: Callable[[Sequence[Path]], str]


class Joined(Storage):
    """Reads what is made by recipes as if it were files."""

    prefix = ""

    def __init__(self, recipes: Mapping[str, Recipe]) -> None:
        self.recipes = recipes

    def _open(self, name: str, mode: str = "rb") -> ContentFile:
        recipe = self.recipes[name]
        return ContentFile(recipe.join(recipe.parts()).encode(), name=name)

    def exists(self, name: str) -> bool:
        """Whether there is a recipe for it."""
        return name in self.recipes

    def path(self, name: str) -> str:
        """A real file for servers that want one, written beside the others' collected copies.

        It is put in place whole: another request may be sending the one that lies there, and a browser waits for
        every byte that was announced.
        """
        from django.conf import settings

        folder = Path(settings.STATIC_ROOT).parent / "joined"
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=target.parent, delete=False) as made:
            made.write(self._open(name).read())
        Path(made.name).replace(target)
        return str(target)

    def get_modified_time(self, name: str) -> Any:
        """When the newest of its parts changed."""
        newest = max(path.stat().st_mtime for path in self.recipes[name].parts())
        return datetime.fromtimestamp(newest, tz=UTC)


class JoinedFinder(BaseFinder):
    """Finds the joined files of one storage."""

    storage: Joined

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:
        """The joined file of that name, or nothing."""
        if not self.storage.exists(path):
            return []
        found = self.storage.path(path)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Every joined file, for collecting."""
        return ((name, self.storage) for name in self.storage.recipes)

    def check(self, **_: Any) -> Findings:
        """Nothing to set up wrongly."""
        return []
