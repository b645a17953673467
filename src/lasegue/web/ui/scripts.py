"""The scripts of a page as one file, so that a slow line is asked once and not at every step of the imports.

The modules of ``frontend/scripts`` stay as they are written and checked; here each becomes a function that is called
once, after everything it imports, and gives what it exports. Only what our modules use is understood: imports of names
on one line, and exports where a function, a class or a constant is declared. Anything else is an error that names it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from lasegue.knowledge.library import beside
from lasegue.web.ui.joined import Joined, JoinedFinder, Recipe

FOLDER = "scripts"
EVERYWHERE = ("theme", "home/home", "home/said")
#: The modules a page starts with. A page loads one bundle, so that each module is there once.
BUNDLES = {
    "patient": (*EVERYWHERE, "home/install", "home/phone_list", "stills"),
    "session": (*EVERYWHERE, "home/player"),
}

_IMPORT = re.compile(r'import \{ (?P<names>[^}]+) \} from "(?P<path>\.{1,2}/[^"]+)\.js";')
#: Types stand in comments within a line too, and name modules that are not files beside a bundle.
_TYPE = re.compile(r"/\*\* .*?\*/ ?")
_EXPORT = re.compile(r"export (?P<rest>(?:async )?(?:function|class|const) (?P<name>\w+))")


class NotJoinable(ValueError):
    """A module says something that is not understood here."""


def address_of(bundle: str) -> str:
    """The name of a bundle among the static files."""
    return f"{FOLDER}/joined/{bundle}.js"


def modules_of(bundle: str) -> list[Path]:
    """The modules of a bundle, each after those it imports.

    :raises NotJoinable: when two modules import each other.
    """
    folder = _folder()
    found: list[Path] = []

    def visit(module: Path, above: tuple[Path, ...]) -> None:
        if module in above:
            raise NotJoinable(f"{_name(module)}: expected no imports in a circle, came {_names((*above, module))}")
        if module in found:
            return
        for imported in _imports(module):
            visit(imported, (*above, module))
        found.append(module)

    for name in BUNDLES[bundle]:
        visit(folder / f"{name}.js", ())
    return found


def joined(modules: Sequence[Path]) -> str:
    """The modules as one, in the order given."""
    return "\n".join(_wrapped(module) for module in modules)


def _wrapped(module: Path) -> str:
    exported: list[str] = []
    lines = list(_without_comments(module))
    for at, line in enumerate(lines):
        if found := _IMPORT.fullmatch(line):
            other = _variable(_beside(module, found["path"]))
            lines[at] = f"const {{ {found['names'].replace(' as ', ': ')} }} = {other};"
        elif found := _EXPORT.match(line):
            exported.append(found["name"])
            lines[at] = line.removeprefix("export ")
        elif line.startswith(("import ", "export ")):
            raise NotJoinable(f"{_name(module)}: expected an import or export of names on one line, came {line!r}")
    gives = f"return {{ {', '.join(exported)} }};" if exported else ""
    return "\n".join((f"const {_variable(module)} = (() => {{", *lines, gives, "})();"))


def _imports(module: Path) -> Iterator[Path]:
    for line in module.read_text(encoding="utf-8").splitlines():
        if found := _IMPORT.fullmatch(line):
            yield _beside(module, found["path"])


def _without_comments(module: Path) -> Iterator[str]:
    """The lines without comments, but for those at the end of a line: a phone does not read them."""
    inside = False
    for number, line in enumerate(module.read_text(encoding="utf-8").splitlines(), start=1):
        text = line.strip()
        if inside:
            inside = not text.endswith("*/")
        elif text.startswith("/**") and "*/" not in text:
            inside = True
        elif _TYPE.sub("", text) and not text.startswith("//"):
            yield _TYPE.sub("", _with_whole_templates(module, number, line))


def _with_whole_templates(module: Path, number: int, line: str) -> str:
    """The line, when every template on it ends there: within one, what looks like a comment is text."""
    if line.count("`") % 2:
        place = f"{_name(module)}, line {number}"
        raise NotJoinable(f"{place}: expected a template to end on its line, came {line.strip()!r}")
    return line


def _beside(module: Path, path: str) -> Path:
    return (module.parent / f"{path}.js").resolve()


def _folder() -> Path:
    return (beside("frontend", "frontend") / FOLDER).resolve()


def _name(module: Path) -> str:
    return PurePosixPath(module.relative_to(_folder())).with_suffix("").as_posix()


def _names(modules: Sequence[Path]) -> str:
    return " → ".join(map(_name, modules))


def _variable(module: Path) -> str:
    return "$" + re.sub(r"\W", "_", _name(module))


class ScriptFinder(JoinedFinder):
    """Finds the bundles."""

    storage = Joined({address_of(name): Recipe(partial(modules_of, name), joined) for name in BUNDLES})
