"""``lasegue figures``: a gallery of the drawn exercises, with their sizes and what did not come out."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from lasegue.knowledge.library import Library, beside, default_root, digest_of, read

FIGURES_EPILOG = """examples:
  lasegue figures --out gallery                         every exercise that has a movement
  lasegue figures bird-dog side-plank --out gallery     two of them
  lasegue figures --out gallery --body average          for another body

Open gallery/index.html: the first page moves, the others show start, middle and end on light, dark and grey pages, at
120 pixels, and for the left side. Every line gives the size of the document the player gets, compressed, and the
residual of the worst key (over 1: the contacts cannot hold as written; see `lasegue solve`).
"""


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> Iterator[argparse.ArgumentParser]:
    """Add the command."""
    figures = commands.add_parser("figures", help="draw the exercises into a gallery", epilog=FIGURES_EPILOG)
    figures.description = (
        "Draw exercises into a gallery that people can look at, and say how large and how exact they are."
    )
    figures.add_argument("ids", nargs="*", metavar="ID", help="exercises; all that have a movement when none is named")
    figures.add_argument("--out", type=Path, metavar="DIR", help="write the gallery into this folder")
    figures.add_argument("--body", default="average", metavar="NAME", help="the body that is drawn (average)")
    figures.set_defaults(run=run_figures)
    yield figures


def run_figures(options: argparse.Namespace) -> int:
    """Draw, print a line for each exercise, write the gallery; 1 when something cannot be drawn as written."""
    root = options.knowledge or default_root()
    library = read(root, digest_of(root))
    unknown = [name for name in options.ids if name not in library.movements]
    if unknown:
        print(f"id: expected one of {', '.join(library.movements)}, got {unknown[0]}", file=sys.stderr)
        return 2
    return _draw(library, options.ids or sorted(library.movements), options.body, options.out)


def _draw(library: Library, ids: list[str], body: str, out: Path | None) -> int:
    from lasegue.motion.figure.films import films_of
    from lasegue.motion.figure.gallery import sizes, summary, write_gallery

    films, notes, compressed, wrong = {}, {}, [], 0
    for name in ids:
        try:
            films[name] = films_of(library, name, body)
        except KeyError as problem:
            print(f"{name}: {problem.args[0]}")
            wrong += 1
            continue
        film = next(iter(films[name].values()))
        packed = sizes(film)[1]
        residual = film.performance.residual
        compressed.append(packed)
        wrong += residual > 1
        notes[name] = f"{packed / 1000:.1f} kB, {len(film.frames)} frames, residual {residual:.2f}"
        print(f"{name}: {notes[name]}{'  TOO LARGE' if residual > 1 else ''}")
    if compressed:
        print(f"{len(compressed)} exercises: {summary(compressed)}")
    if out is not None:
        write_gallery(out, films, notes, beside("frontend", "frontend"))
        print(f"look at {out / 'index.html'}")
    return 1 if wrong else 0
