"""The owner of a clinic: adds somebody, hands over a link, reads the trail. A new member protects the account."""

from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Page
from tests.web.world import World

from lasegue.web.people.models import Clinic

Look = Callable[[Page], None]


@pytest.mark.parametrize("width", [360, 1280])
def test_the_owner_adds_a_therapist_who_chooses_a_password_and_adds_a_second_factor(
    signed_in: Callable[..., Page], page_at: Callable[..., Page], world: World, no_axe_findings: Look, width: int
) -> None:
    Clinic.objects.filter(pk=world.elsewhere.pk).update(is_demo=False)
    owner = signed_in("olga", width)
    owner.goto("/staff/")
    no_axe_findings(owner)
    owner.get_by_label("Name", exact=True).fill("Ivo Example")
    owner.get_by_label("Email").fill("ivo@riverbend.example")
    owner.get_by_label("Role").select_option("therapist")
    owner.get_by_role("button", name="Add to staff").click()
    no_axe_findings(owner)
    owner.get_by_role("button", name="Make a link").click()
    no_axe_findings(owner)
    link = owner.get_by_label("Link").input_value()

    new = page_at(width)
    new.goto(link)
    no_axe_findings(new)
    new.get_by_label("Password", exact=True).fill("kettle orchard lantern")
    new.get_by_label("Password, once more", exact=True).fill("kettle orchard lantern")
    new.get_by_role("button", name="Keep this password").click()
    new.get_by_role("link", name="Sign in").click()
    no_axe_findings(new)
    new.get_by_label("Email").fill("ivo@riverbend.example")
    new.get_by_label("Password", exact=True).fill("kettle orchard lantern")
    new.get_by_role("button", name="Sign in", exact=True).click()
    new.wait_for_url("**/today/")
    new.goto("/accounts/2fa/totp/activate/")
    no_axe_findings(new)
    new.get_by_label("Password", exact=True).fill("kettle orchard lantern")
    new.get_by_role("button", name="Confirm").click()
    no_axe_findings(new)
    secret = new.get_by_label("Authenticator secret").input_value()
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    new.locator("input[name=code]").fill(code)
    new.get_by_role("button", name="Activate").click()
    new.wait_for_url("**/accounts/2fa/recovery-codes/**")
    no_axe_findings(new)
    assert new.get_by_role("heading", level=1).inner_text() == "Recovery Codes"


def test_the_owner_reads_the_trail_and_its_chain_holds(signed_in: Callable[..., Page], no_axe_findings: Look) -> None:
    page = signed_in("olga")
    page.goto("/audit/")
    page.get_by_role("link", name="Check the chain").click()
    page.wait_for_load_state("networkidle")  # a page without its styles has other spaces
    assert page.get_by_role("status").inner_text() == "Every entry follows from the one before it."
    no_axe_findings(page)
