"""The manual is tested: it names all that the program has, and what it names, the program has."""

import argparse
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import lasegue
from lasegue.cli.main import parser
from lasegue.knowledge import entries

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
CHECKED = ("knowledge/checks", "casebook", "motion/skeleton")


def text_of(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    actions = parser()._actions
    (commands,) = [action for action in actions if isinstance(action, argparse._SubParsersAction)]
    return dict(commands.choices)


def options_of(command: argparse.ArgumentParser) -> set[str]:
    names = {name for action in command._actions for name in action.option_strings}
    return {name for name in names if name.startswith("--")} - {"--help"}


def section(text: str, heading: str) -> str:
    found = re.search(rf"^(#+) {re.escape(heading)}$\n(.*?)(?=^#|\Z)", text, re.DOTALL | re.MULTILINE)
    return found[2] if found else ""


def named(text: str) -> set[str]:
    """Words in code type that stand first in a row of a table."""
    return set(re.findall(r"^\| `([a-z_]+)` \|", text, re.MULTILINE))


def records() -> Iterator[type[msgspec.Struct]]:
    for module in pkgutil.iter_modules(entries.__path__):
        content = vars(importlib.import_module(f"{entries.__name__}.{module.name}"))
        classes = (each for each in content.values() if isinstance(each, type))
        own = (each for each in classes if each.__module__ == content["__name__"])
        yield from (each for each in own if issubclass(each, msgspec.Struct))


def keys_of(record: type[msgspec.Struct]) -> set[str]:
    """Keys that a record adds to those of the record it extends, as files write them."""
    bases = (base for base in record.__mro__[1:] if issubclass(base, msgspec.Struct))
    inherited = {name for base in bases if base is not msgspec.Struct for name in base.__struct_fields__}
    return {each.encode_name for each in msgspec.structs.fields(record) if each.name not in inherited}


def heading_of(record: type[msgspec.Struct]) -> str:
    return re.sub(r"(?<!^)([A-Z])", lambda found: f" {found[1].lower()}", record.__name__)


def check_ids() -> set[str]:
    package = Path(lasegue.__file__).parent
    modules = [path for folder in CHECKED for path in (package / folder).glob("*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in modules)
    return set(re.findall(r'^[A-Z]+ = "(K\d{3})"$', text, re.MULTILINE))


@pytest.mark.parametrize("name", sorted(commands()))
def test_the_manual_names_a_command_and_its_options(name: str) -> None:
    part = section(text_of("docs/reference/commands.md"), f"lasegue {name}")

    assert part, f"commands.md needs a heading 'lasegue {name}'"
    assert {each for each in options_of(commands()[name]) if f"`{each}" not in part} == set()


def test_the_manual_names_the_options_of_the_program_itself() -> None:
    text = text_of("docs/reference/commands.md")

    assert {each for each in options_of(parser()) if f"`{each}" not in text} == set()


def test_the_manual_gives_every_check_a_paragraph() -> None:
    text = text_of("docs/reference/checks.md")

    assert check_ids() == set(re.findall(r"^## (K\d{3}) ", text, re.MULTILINE))


@pytest.mark.parametrize("check", sorted(check_ids()))
def test_whoever_changes_knowledge_finds_every_check_id(check: str) -> None:
    assert f"| {check} |" in text_of("CONTRIBUTING.md")


@pytest.mark.parametrize("record", [each for each in records() if keys_of(each)], ids=heading_of)
def test_the_manual_names_every_key_of_a_knowledge_file(record: type[msgspec.Struct]) -> None:
    part = section(text_of("docs/reference/knowledge_format.md"), heading_of(record))

    assert keys_of(record) == named(part)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "SAFETY.md"])
def test_commands_that_a_page_shows_exist(page: str) -> None:
    shown = set(re.findall(r"(?:^|`|\$ )lasegue ([a-z]+)", text_of(page), re.MULTILINE))

    assert shown <= set(commands())


def test_targets_that_the_readme_shows_exist() -> None:
    shown = set(re.findall(r"make ([a-z-]+)(?=[ `])", text_of("README.md")))

    assert shown <= set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))


def test_folders_on_the_map_exist() -> None:
    shown = re.findall(r"^([a-z/]+)/ {2,}", text_of("README.md"), re.MULTILINE)

    assert shown
    assert [each for each in shown if not (ROOT / each).is_dir()] == []


def test_the_picture_fetches_nothing() -> None:
    picture = text_of("docs/images/plan.svg")

    assert set(re.findall(r"https?://[^\s\"<)]+", picture)) == {"http://www.w3.org/2000/svg"}


def test_no_page_leads_to_a_place_on_one_machine() -> None:
    pages = [*ROOT.glob("*.md"), *(path for path in DOCS.rglob("*.md") if "_build" not in path.parts)]
    place = re.compile(r"(?<![\w.])/(?:home|root|tmp|work|usr)/")

    assert [path.name for path in pages if place.search(path.read_text(encoding="utf-8"))] == []
