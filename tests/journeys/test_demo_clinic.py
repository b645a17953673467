"""Every page of the demo clinic, as whoever opens `make run` finds it: full of people in every stage.

Other journeys look at what they do; here whole pages are looked at, with long lists, alerts, and hours of any length.
"""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from lasegue.web.demo import clinic
from lasegue.web.people.models import Patient

TABS: dict[str, tuple[str, ...]] = {
    "Alder Finch": ("story", "exam", "plan", "plan/library", "plan/sign"),
    "Sage Kestrel": ("story", "plan", "visits", "home", "timeline", "file", "book"),
    "Hazel Dove": ("exam", "plan", "home"),
    "Juniper Wren": ("exam",),
    "Birch Lark": ("timeline",),
}
DOORS = ("/", "/accounts/login/", "/demo/")
STAFF = ("/today/", "/today/?who=everyone", "/patients/", "/appointments/", "/patients/add/")
OWNER = ("/staff/", "/clinic/settings/", "/audit/", "/accounts/2fa/", "/accounts/password/change/")
OWN = ("", "plan/", "story/", "help/", "record/", "progress/", "learn/", "flare-up/")


@pytest.fixture
def riverbend(transactional_db: None, settings: Any) -> None:
    """The demo clinic as `lasegue demo` builds it."""
    settings.DEMO = True
    clinic.build()


@pytest.fixture
def pages_of(page_at: Callable[..., Page]) -> Callable[..., Page]:
    """A page of one of the demo people, entered by their button."""

    def enter(name: str, **more: Any) -> Page:
        page = page_at(**more)
        page.goto("/demo/")
        page.locator("button.role", has_text=name).click()
        page.wait_for_load_state("load")
        return page

    return enter


@pytest.mark.parametrize(
    ("width", "language", "scheme", "patient"),
    [(360, "en", "dark", "Sage Kestrel"), (1280, "ar", "light", "Laurel Crane")],
)
def test_no_page_of_the_demo_clinic_shuts_anybody_out(
    riverbend: None,
    page_at: Callable[..., Page],
    pages_of: Callable[..., Page],
    no_axe_findings: Callable[[Page], None],
    width: int,
    language: str,
    scheme: str,
    patient: str,
) -> None:
    look = {"width": width, "language": language, "color_scheme": scheme}
    keys = {person.name: person.key for person in Patient.objects.filter(is_demo=True)}
    charts = [f"/patient/{keys[name]}/{tab}/" for name, tabs in TABS.items() for tab in tabs]
    rounds = (
        (page_at(**look), DOORS),
        (pages_of("R. Linden", **look), (*STAFF, *charts, f"/patient/{keys[patient]}/home/preview/")),
        (pages_of("O. Lake", **look), OWNER),
        (pages_of(patient, **look), tuple(f"/me/{path}" for path in OWN)),
    )
    for page, paths in rounds:
        for path in paths:
            answer = page.goto(path)
            assert answer is not None and answer.status == 200, path
            no_axe_findings(page)
