"""A therapist without a password signs a plan with a passkey; the browser imitates the key."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect
from tests.web.plans.people import answer_all, desk_worker
from tests.web.world import World

from lasegue.web.people.models import Clinic

Look = Callable[[Page], None]
PASSWORD = "kettle orchard lantern"  # noqa: S105 - of a person who exists in this test alone


def with_a_key(page: Page) -> None:
    """Give the browser a key that says yes, as a finger on a reader would."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


@pytest.fixture
def address(world: World) -> str:
    cache.clear()
    answer_all(world, desk_worker())
    Clinic.objects.update(is_demo=False)
    world.ben.user.set_password(PASSWORD)
    world.ben.user.save()
    return f"/patient/{world.ana.key}/plan/sign/"


def test_a_passkey_is_added_lets_in_and_signs(
    page_at: Callable[..., Page], world: World, address: str, no_axe_findings: Look
) -> None:
    page = page_at()
    with_a_key(page)
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(world.ben.user.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/accounts/2fa/")
    page.goto("/accounts/2fa/webauthn/add/")
    if "reauthenticate" in page.url:
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Confirm").click()
        page.wait_for_url("**/webauthn/add/**")
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Add").click()
    page.wait_for_url("**/accounts/2fa/**recovery-codes/**")
    user = world.ben.user
    user.set_unusable_password()
    user.save()
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/today/")
    page.goto(f"/patient/{world.ana.key}/plan/")
    page.goto(address)
    no_axe_findings(page)
    page.get_by_label("Goals agreed with Ana Example").check()
    page.get_by_role("button", name="Sign and send").click()
    expect(page.get_by_text("Version 1, signed by Ben Example")).to_be_visible()
