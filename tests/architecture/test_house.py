import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "lasegue"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
SHEETS = sorted((ROOT / "knowledge" / "wording").rglob("*.yaml"))
TEMPLATES = sorted((SOURCE / "web").glob("*/templates/**/*.html"))
PURE = [path for path in MODULES if path.relative_to(SOURCE).parts[0] in ("logic", "reasoning")]

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
LONGEST_ENTRY = 160
LONGEST_SHEET = 300
LONGEST_LINE_OF_A_TEMPLATE = 140
MEDIAN_MODULE = 120
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
BANNED_IMPORTS = {"random", "time", "secrets", "uuid", "os", "pathlib", "socket", "subprocess"}
CLOCKS = {"now", "today", "utcnow", "fromtimestamp"}


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name.partition(".")[0] for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def clocks_read(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            yield node.lineno


def functions_of(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 50
    assert {path.relative_to(SOURCE).parts[0] for path in PURE} == {"logic", "reasoning"}


def test_no_module_is_too_long() -> None:
    assert [named(path) for path in MODULES if length(path) > LONGEST_MODULE] == []


def test_modules_are_short_as_a_rule() -> None:
    assert statistics.median(map(length, MODULES)) < MEDIAN_MODULE


def test_no_function_is_too_long() -> None:
    long = [
        f"{named(path)}: {name}, {lines} lines"
        for path in MODULES
        for name, lines in functions_of(parsed(path))
        if lines > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_module_or_folder_has_a_name_that_says_nothing() -> None:
    paths = [*MODULES, *sorted((ROOT / "tests").rglob("*.py"))]
    vague = [named(path) for path in paths if BANNED_NAMES & {*path.relative_to(ROOT).parts[:-1], path.stem}]
    assert vague == []


def test_no_entry_of_the_library_is_too_long() -> None:
    entries = sorted(path for path in (ROOT / "knowledge").rglob("*.yaml") if path not in SHEETS)
    assert len(entries) > 500
    assert [f"{named(path)}: {length(path)} lines" for path in entries if length(path) > LONGEST_ENTRY] == []


def test_no_sheet_of_words_is_too_long() -> None:
    assert len(SHEETS) > 20
    assert [f"{named(path)}: {length(path)} lines" for path in SHEETS if length(path) > LONGEST_SHEET] == []


def test_no_line_of_a_template_is_too_long() -> None:
    assert len(TEMPLATES) > 150
    long = [
        f"{named(path)}:{number}: {len(line)} characters"
        for path in TEMPLATES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > LONGEST_LINE_OF_A_TEMPLATE
    ]
    assert long == [], (
        "Break these lines where a reader sees no difference: between the attributes of a tag, beside an element that "
        "stands on lines of its own, at white space that is there already, or inside {% blocktranslate trimmed %}."
    )


@pytest.mark.parametrize("path", PURE, ids=named)
def test_the_core_imports_no_chance_clock_or_disk(path: Path) -> None:
    assert BANNED_IMPORTS.isdisjoint(imported(parsed(path)))


@pytest.mark.parametrize("path", PURE, ids=named)
def test_the_core_asks_no_clock_for_the_day(path: Path) -> None:
    assert list(clocks_read(parsed(path))) == []


def test_every_module_says_what_it_is_for() -> None:
    assert [named(path) for path in MODULES if not ast.get_docstring(parsed(path))] == []
