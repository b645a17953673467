"""The styles of a page as one file: the sheets of ``frontend/styles`` joined in a fixed order."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from lasegue.knowledge.library import beside
from lasegue.web.ui.joined import Joined, JoinedFinder, Recipe

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


def sheets_of(bundle: str) -> list[Path]:
    """The sheets of a bundle, in the order in which they count."""
    folder = beside("frontend", "frontend") / FOLDER
    names = sorted(path.stem for path in folder.glob("*.css"))
    if bundle == "patient":
        return [folder / f"{name}.css" for name in PATIENT if name in names]
    middle = [name for name in names if name not in (*FIRST, *LAST)]
    return [folder / f"{name}.css" for name in (*FIRST, *middle, *LAST)]


def _joined(sheets: Sequence[Path]) -> str:
    return "\n".join((_typefaces(), *(sheet.read_text(encoding="utf-8") for sheet in sheets)))


def _typefaces() -> str:
    """Rules of the typefaces that set-up fetched, as seen from the folder of the styles; nothing without them."""
    rules = beside("frontend", "frontend") / "vendor" / "fonts.css"
    return rules.read_text(encoding="utf-8").replace('url("', 'url("../vendor/') if rules.is_file() else ""


class StyleFinder(JoinedFinder):
    """Finds ``styles/patient.css`` and ``styles/clinic.css``."""

    storage = Joined(
        {f"{FOLDER}/{name}.css": Recipe(partial(sheets_of, name), _joined) for name in ("patient", "clinic")}
    )
