"""Figures kept on disk: built when first asked for, under a name that changes with everything they depend on."""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from lasegue.knowledge.library import Library
from lasegue.motion.figure.apart import Order, drawn, drawn_apart
from lasegue.motion.figure.offered import Mark, body_named, drawn_side, sides_of

_CODE: Final = ("skeleton", "figure")


class _Told(msgspec.Struct):
    alt: dict[str, str]


@cache
def code_version() -> str:
    """A digest of the modules that draw: other code may draw other lines."""
    digest = hashlib.sha256()
    here = Path(__file__).parent.parent
    for package in _CODE:
        for module in sorted((here / package).glob("*.py")):
            digest.update(module.name.encode() + b"\0" + module.read_bytes())
    return digest.hexdigest()


@dataclass(frozen=True)
class Figures:
    """The figures of a library in a folder.

    Reading and writing is safe with many processes: a file appears whole or not at all, and two that want the same
    figure at the same time build it once. What a film gives is built together: both sides, the document, the small
    drawing and the stills for paper. ``apart`` has a process of its own draw what is missing.
    """

    folder: Path
    library: Library
    apart: bool = False

    def packed(self, exercise: str, *, side: str, body: str) -> bytes:
        """The document of an exercise for the player (JSON), as ``films.packed``."""
        return self._kept(exercise, ".json", side=side, body=body)

    def small(self, exercise: str, *, side: str, body: str) -> str:
        """The end position as a small SVG, as ``films.all_drawn``."""
        return self._kept(exercise, ".small.svg", side=side, body=body).decode()

    def has(self, exercise: str, *, side: str, body: str) -> bool:
        """Whether document and small drawing are kept already, so that asking for them takes no time."""
        return all(self._file(exercise, ending, side, body).is_file() for ending in (".json", ".small.svg"))

    def told(self, exercise: str, *, side: str, body: str) -> dict[str, str]:
        """What the figure shows, by language."""
        return msgspec.json.decode(self.packed(exercise, side=side, body=body), type=_Told).alt

    def still(self, exercise: str, mark: Mark, *, side: str, body: str) -> str:
        """One still for paper as SVG text, as ``films.all_drawn``."""
        return self._kept(exercise, f"-{mark}.svg", side=side, body=body).decode()

    def digest(self, exercise: str, *, side: str, body: str) -> str:
        """A name for all a figure depends on: movement, side, body and code; fit for an address that never changes.

        Raises:
            NoFigure: when there is no such exercise, side or body.
        """
        shown = drawn_side(self.library, exercise, side)
        movement = msgspec.json.encode(self.library.movements[exercise], order="deterministic")
        parts = (movement, shown.encode(), body_named(body).encode(), code_version().encode())
        return hashlib.sha256(b"\0".join(parts)).hexdigest()[:24]

    def prewarm(
        self, exercises: Iterable[str] | None = None, bodies: Iterable[str] = ("average",)
    ) -> Iterator[tuple[str, str, str]]:
        """Build the documents that are missing, one a step; gives exercise, side and body of each."""
        wanted = sorted(self.library.movements if exercises is None else exercises)
        for body in bodies:
            for exercise in wanted:
                for side in sides_of(self.library, exercise):
                    self.packed(exercise, side=side, body=body)
                    yield exercise, side, body

    def _kept(self, exercise: str, ending: str, *, side: str, body: str) -> bytes:
        """What is kept of a figure under an ending; missing, it is built together with all that its film gives."""
        file = self._file(exercise, ending, side, body)
        if not file.is_file():
            with _alone(self._file(exercise, ".lock", sides_of(self.library, exercise)[0], body)):
                if not file.is_file():  # whoever had the lock before may have built it
                    self._build(exercise, body)
        return file.read_bytes()

    def _build(self, exercise: str, body: str) -> None:
        order = Order(exercise, body, self.library)
        for side, contents in (drawn_apart if self.apart else drawn)(order).items():
            for ending, content in contents.items():
                _write(self._file(exercise, ending, side, body), content)

    def _file(self, exercise: str, ending: str, side: str, body: str) -> Path:
        digest = self.digest(exercise, side=side, body=body)
        return self.folder / digest[:2] / (digest + ending)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Only one process at a time; the lock ends with its process."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
        lock.unlink(missing_ok=True)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".")
    with os.fdopen(handle, "wb") as out:
        out.write(content)
    Path(name).replace(file)
