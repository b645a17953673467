"""One file a page, made of the modules as they are written."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders

from lasegue.web.ui import scripts
from lasegue.web.ui.scripts import BUNDLES, NotJoinable, address_of, joined, modules_of


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Write modules, and name those that a bundle starts with."""
    monkeypatch.setattr(scripts, "_folder", lambda: tmp_path)
    monkeypatch.setattr(scripts, "BUNDLES", {"own": ("first",)})

    def write(**texts: str) -> list[Path]:
        for name, text in texts.items():
            (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
        return modules_of("own")

    return write


@pytest.mark.parametrize("bundle", BUNDLES)
def test_a_bundle_holds_every_module_once_and_after_what_it_imports(bundle: str) -> None:
    modules = modules_of(bundle)
    assert len(modules) == len(set(modules))
    for at, module in enumerate(modules):
        imported = re.findall(r'from "(\.[^"]+)"', module.read_text(encoding="utf-8"))
        assert {(module.parent / path).resolve() for path in imported} <= set(modules[:at])


@pytest.mark.parametrize("bundle", BUNDLES)
def test_a_bundle_asks_for_nothing_more(bundle: str) -> None:
    text = joined(modules_of(bundle))
    assert not re.search(r"\b(import|export)\b", re.sub(r'"[^"]*"', "", text))


@pytest.mark.parametrize("bundle", BUNDLES)
def test_a_bundle_is_found_like_a_file(bundle: str) -> None:
    found = finders.find(address_of(bundle))
    assert isinstance(found, str)
    assert Path(found).read_text(encoding="utf-8") == joined(modules_of(bundle))


def test_names_are_private_to_their_module_and_exports_are_handed_on(written: Any) -> None:
    modules = written(
        first='// @ts-check\nimport { twice as doubled } from "./other.js";\n\nconst own = 1;\nglobal(doubled(own));\n',
        other="/** What it does.\n *  @param {number} n */\n"
        "export function twice(n) {\n  return 2 * n; // so\n}\nconst own = 3;\n",
    )
    assert joined(modules).splitlines() == [
        "const $other = (() => {",
        "function twice(n) {",
        "  return 2 * n; // so",
        "}",
        "const own = 3;",
        "return { twice };",
        "})();",
        "const $first = (() => {",
        "const { twice: doubled } = $other;",
        "const own = 1;",
        "global(doubled(own));",
        "",
        "})();",
    ]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("import all from './other.js';", "expected an import or export of names on one line"),
        ("export default 1;", "expected an import or export of names on one line"),
        ("export let counted = 0;", "expected an import or export of names on one line"),
        ("const text = `begun", "line 1: expected a template to end on its line"),
    ],
)
def test_what_is_not_understood_is_an_error_that_names_it(written: Any, line: str, named: str) -> None:
    with pytest.raises(NotJoinable, match=named):
        joined(written(first=line))


def test_imports_in_a_circle_are_an_error_that_names_it(written: Any) -> None:
    with pytest.raises(NotJoinable, match="first → other → first"):
        written(first='import { a } from "./other.js";', other='import { b } from "./first.js";')
