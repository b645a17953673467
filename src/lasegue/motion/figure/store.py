"""Figures kept on disk: built when first asked for, under a name that changes with everything they depend on."""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from lasegue.knowledge.library import Library
from lasegue.motion.figure.bodies import made
from lasegue.motion.figure.composition import Film, Mark, composed, mirrored
from lasegue.motion.figure.paint import Palette
from lasegue.motion.figure.packing import packed_film
from lasegue.motion.figure.picture import picture
from lasegue.motion.skeleton.flesh import Body
from lasegue.motion.skeleton.performance import perform

SIDES: Final = ("right", "left")
BODIES: Final[Mapping[str, Callable[[], Body]]] = {"average": made}
_CODE = ("skeleton", "figure")


class NoFigure(KeyError):
    """Nothing is drawn for an exercise, side or body."""


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
    figure build it once.
    """

    folder: Path
    library: Library

    def packed(self, exercise: str, *, side: str, body: str) -> bytes:
        """The document of an exercise for the player (JSON); at most 64 kB when compressed."""
        return self._kept(self.digest(exercise, side=side, body=body) + ".json", lambda: self._document(exercise, side, body))

    def still(self, exercise: str, mark: Mark, *, side: str, body: str, palette: Palette = "page") -> str:
        """One still as SVG text."""
        name = f"{self.digest(exercise, side=side, body=body)}-{mark}-{palette}.svg"

        def build() -> bytes:
            return picture(self._film(exercise, side, body).still(mark), palette=palette).encode()

        return self._kept(name, build).decode()

    def digest(self, exercise: str, *, side: str, body: str) -> str:
        """A name for what a figure depends on: movement, side, body and code.

        Raises:
            NoFigure: when there is no such movement, side or body.
        """
        if exercise not in self.library.movements:
            raise NoFigure(f"exercise: expected one with a movement, got {exercise}")
        if side not in (*SIDES, "both"):
            raise NoFigure(f"side: expected right, left or both, got {side}")
        movement = self.library.movements[exercise]
        drawn = drawn_side(self.library, exercise, side)
        parts = (msgspec.json.encode(movement, order="deterministic"), drawn.encode(), body_named(body).id.encode())
        return hashlib.sha256(b"\0".join((*parts, code_version().encode()))).hexdigest()[:24]

    def prewarm(self, exercises: Iterable[str] | None = None, bodies: Iterable[str] = ("average",)) -> Iterator[tuple[str, str, str]]:
        """Build what is missing, one figure a step; gives exercise, side and body of each."""
        for body in bodies:
            for exercise in sorted(exercises if exercises is not None else self.library.movements):
                for side in sides_of(self.library, exercise):
                    self.packed(exercise, side=side, body=body)
                    yield exercise, side, body

    def _film(self, exercise: str, side: str, body: str) -> Film:
        return films_of(self.library, exercise, body)[drawn_side(self.library, exercise, side)]

    def _document(self, exercise: str, side: str, body: str) -> bytes:
        return packed_film(self._film(exercise, side, body), {})

    def _kept(self, name: str, build: Callable[[], bytes]) -> bytes:
        file = self.folder / name[:2] / name
        if file.is_file():
            return file.read_bytes()
        file.parent.mkdir(parents=True, exist_ok=True)
        with _alone(file.with_suffix(file.suffix + ".lock")):
            if not file.is_file():
                _write(file, build())
        return file.read_bytes()


def sides_of(library: Library, exercise: str) -> tuple[str, ...]:
    """The sides for which an exercise has a picture of its own."""
    return SIDES if library.movements[exercise].sides == "one" else ("both",)


def drawn_side(library: Library, exercise: str, side: str) -> str:
    """The side a picture is kept under: an exercise for both sides has one picture."""
    if library.movements[exercise].sides != "one":
        return "both"
    return "left" if side == "left" else "right"


def films_of(library: Library, exercise: str, body: str) -> dict[str, Film]:
    """The films of an exercise by side, solved and drawn anew.

    Raises:
        NoFigure: when there is no such body.
        KeyError: when the movement names something that does not exist.
    """
    figure = body_named(body)
    film = composed(perform(library.movements[exercise], figure), figure)
    sides = sides_of(library, exercise)
    if sides == ("both",):
        return {"both": replace(film, side="both")}
    return {"right": film, "left": mirrored(film)}


def body_named(body: str) -> Body:
    """A body to draw.

    Raises:
        NoFigure: when there is none of this name.
    """
    if body not in BODIES:
        raise NoFigure(f"body: expected one of {', '.join(BODIES)}, got {body}")
    return BODIES[body]()


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    lock.unlink(missing_ok=True)


def _write(file: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".")
    with os.fdopen(handle, "wb") as out:
        out.write(content)
    Path(name).replace(file)
