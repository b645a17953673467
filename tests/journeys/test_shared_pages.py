from collections.abc import Callable

from playwright.sync_api import Page


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
