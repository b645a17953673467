"""Renews docs/images/figures.webp, some figures in motion, and docs/images/figures.png, one still of every exercise.

Run it from the root of the repository, with Chromium at hand: ``python docs/make_gallery.py``. Every movement is solved
and drawn, which takes minutes.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import sync_playwright

from lasegue.knowledge.library import Library, default_root, digest_of, read
from lasegue.motion.figure.composition import Film
from lasegue.motion.figure.films import films_of, still
from lasegue.motion.figure.picture import picture
from lasegue.motion.figure.svg import box_of

IMAGES: Final = Path(__file__).parent / "images"
CHROMIUM: Final = "/usr/bin/chromium-headless-shell"
#: Shown in motion: lying, on all fours, sitting, standing, with and without a nerve.
MOVING: Final = (
    "bird-dog",
    "bridge-hold",
    "prone-press-up",
    "side-plank",
    "slr-tensioner",
    "seated-slider",
    "sit-to-stand",
    "hip-hinge-dowel",
)
#: Pictures on the way out, moments they stay at either end, and milliseconds of each.
STEPS, STAY, PACE = 11, 3, 120
PAGE: Final = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 8px; background: #fff; color: #222; font: {font}px sans-serif;
  display: grid; grid-template-columns: repeat({columns}, minmax(0, 1fr)); gap: 8px; }}
figure {{ margin: 0; display: grid; grid-template-rows: {height}px auto; justify-items: center; text-align: center; }}
svg {{ width: 100%; height: 100%; }}
</style>{figures}"""


def page(figures: Mapping[str, str], columns: int, height: int, font: int) -> str:
    """SVG elements by their titles, side by side."""
    drawn = (f"<figure>{svg}<figcaption>{escape(title)}</figcaption></figure>" for title, svg in figures.items())
    return PAGE.format(font=font, columns=columns, height=height, figures="".join(drawn))


def photographed(pages: Sequence[str], width: int) -> Iterator[Image.Image]:
    """Every page as a browser paints it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": width, "height": 200})
        for each in pages:
            tab.set_content(each)
            yield Image.open(BytesIO(tab.screenshot(full_page=True))).convert("RGB")
        browser.close()


def moment(film: Film, step: int) -> str:
    """One of ``STEPS`` pictures between start and end, without what belongs to stills alone."""
    start, end = film.performance.marks["start"], film.performance.marks["end"]
    frame = film.frames[start + round((end - start) * step / (STEPS - 1))]
    return picture(frame, palette="light", box=box_of([layer for each in film.frames for layer in each]))


def write_moving(films: Mapping[str, Film]) -> None:
    """The animated picture, there and back again."""
    pages = [
        page({title: moment(film, step) for title, film in films.items()}, columns=4, height=150, font=13)
        for step in range(STEPS)
    ]
    way = list(photographed(pages, width=840))
    frames = [*way, *[way[-1]] * STAY, *way[::-1], *[way[0]] * STAY]
    target = IMAGES / "figures.webp"
    frames[0].save(target, save_all=True, append_images=frames[1:], duration=PACE, loop=0, quality=60, method=6)


def write_still(stills: Mapping[str, str]) -> None:
    """The contact sheet of everything."""
    (sheet,) = photographed([page(stills, columns=8, height=110, font=10)], width=1280)
    sheet.quantize(96).save(IMAGES / "figures.png", optimize=True)


def title(library: Library, name: str) -> str:
    """The exercise as people call it."""
    return library.exercises[name].title


def main() -> None:
    """Draw both."""
    root = default_root()
    library = read(root, digest_of(root))
    write_moving({title(library, name): next(iter(films_of(library, name, "average").values())) for name in MOVING})
    stills = {
        title(library, name): still(name, "end", side="right", body="average", library=library, palette="light")
        for name in sorted(library.movements)
    }
    write_still(stills)


if __name__ == "__main__":
    main()
