"""Templates hold no script and no style of their own, and every file they name exists."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template

import lasegue.web
from lasegue.web.people.rights import RIGHTS

ROOT = Path(lasegue.web.__file__).parent
TEMPLATES = sorted(ROOT.rglob("templates/**/*.html"))
SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>(?P<content>.*?)</script>", re.DOTALL | re.IGNORECASE)
STYLE = re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE)
HANDLER = re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE)
SCRIPT_ADDRESS = re.compile(r"javascript:|\shx-on|\shx-vals\s*=\s*['\"]js:", re.IGNORECASE)
STATIC = re.compile(r"{%\s*static\s+['\"]([^'\"]+)['\"]")
COMMENT = re.compile(r"{#.*?#}|{%\s*comment\b.*?endcomment\s*%}", re.DOTALL)
RIGHT = re.compile(r"""["']([\w.]+)["'] in member\.rights""")
UNSAFE = re.compile(r"{{\s*([\w.]+)[^}]*\|\s*safe\b|{%\s*(autoescape\s+off)")
#: Drawings that our own code makes out of numbers: body charts. Nothing anybody typed is in them.
DRAWN = {"editor", "page.chart_then", "page.chart_now"}

each_template = pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())


def text_of(path: Path) -> str:
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


@each_template
def test_a_right_that_a_template_asks_for_stands_in_the_table(path: Path) -> None:
    assert {*RIGHT.findall(text_of(path))} <= {*RIGHTS}


@each_template
def test_a_template_holds_no_script_and_no_style(path: Path) -> None:
    text = text_of(path)
    for script in SCRIPT.finditer(text):
        assert not script["content"].strip()
        assert "src=" in script["attributes"]
    for forbidden in (STYLE, HANDLER, SCRIPT_ADDRESS):
        assert forbidden.search(text) is None, forbidden.search(text)


@each_template
def test_a_template_escapes_all_it_shows_but_our_own_drawings(path: Path) -> None:
    assert {first or second for first, second in UNSAFE.findall(text_of(path))} <= DRAWN


@each_template
def test_every_static_file_that_a_template_names_exists(path: Path) -> None:
    assert [name for name in STATIC.findall(text_of(path)) if finders.find(name) is None] == []


@each_template
def test_a_template_fetches_nothing_from_elsewhere(path: Path) -> None:
    assert re.search(r"(?:src|href|action)\s*=\s*['\"](?:https?:)?//", text_of(path)) is None


@each_template
def test_a_template_can_be_read(path: Path) -> None:
    name = path.relative_to(next(each for each in path.parents if each.name == "templates")).as_posix()
    assert get_template(name) is not None


def test_no_program_of_ours_writes_markup_or_runs_text() -> None:
    """What a page shows is put in as text; nothing is evaluated."""
    scripts = sorted((ROOT.parents[2] / "frontend" / "scripts").rglob("*.js"))
    assert scripts
    sinks = re.compile(r"\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")
    assert [path.name for path in scripts if sinks.search(path.read_text(encoding="utf-8"))] == []


def test_a_browser_keeps_nothing_but_how_somebody_likes_keys_and_colours() -> None:
    """And on a patient's own phone the log of what they did; ``kept`` is when the pages were."""
    scripts = sorted((ROOT.parents[2] / "frontend" / "scripts").rglob("*.js"))
    stored = re.compile(r"(?:Storage\.setItem\(\"|document\.cookie = [`\"'])(\w+)|(indexedDB|caches\.)")
    kept = {name for path in scripts for pair in stored.findall(path.read_text(encoding="utf-8")) for name in pair}
    assert kept - {""} == {"letters", "theme", "indexedDB", "kept"}
    assert {path.parent.name for path in scripts if "indexedDB" in path.read_text(encoding="utf-8")} == {"home"}
