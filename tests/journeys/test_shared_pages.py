from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect


def test_a_missing_page_says_what_to_do(page_at: Callable[..., Page], no_axe_findings: Callable[[Page], None]) -> None:
    for width in (360, 1280):
        page = page_at(width)
        page.goto("/nowhere/")
        assert "no such page" in page.get_by_role("heading", level=1).inner_text()
        no_axe_findings(page)


def test_every_component_stands_on_one_page_in_light_and_dark(
    page_at: Callable[..., Page], no_axe_findings: Callable[[Page], None]
) -> None:
    for width in (360, 1280):
        for scheme in ("light", "dark"):
            page = page_at(width, color_scheme=scheme)
            page.goto("/components/")
            assert page.get_by_role("heading", level=1).inner_text() == "Components"
            no_axe_findings(page)


@pytest.mark.parametrize(("language", "is_loaded"), [("en", False), ("es", False), ("ar", True)])
def test_the_arabic_typeface_is_loaded_by_pages_in_arabic_alone(
    page_at: Callable[..., Page], language: str, *, is_loaded: bool
) -> None:
    loaded: list[str] = []
    page = page_at(360, language)
    page.on("request", lambda request: loaded.append(request.url))
    page.goto("/")
    expect(page.get_by_role("button", name="English" if language == "ar" else "العربيّة")).to_be_visible()
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    fonts = [each for each in loaded if each.endswith(".woff2")]
    assert any("noto-sans-arabic" in each for each in fonts) == (is_loaded and bool(fonts))
