"""A technique that takes a certificate is signed for only where somebody may give it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests.web.plans.conftest import page
from tests.web.plans.people import answer_for, sign_for
from tests.web.world import World

from lasegue.web.people.clock import today_at
from lasegue.web.people.models import Certificate, Member
from lasegue.web.plans import adding
from lasegue.web.plans.drafting import open_draft
from lasegue.web.plans.models import Version
from lasegue.web.plans.signing import NotReady
from lasegue.web.record.episodes import Chart

pytestmark = pytest.mark.django_db
ITEM = "dry-needling"


@pytest.fixture
def with_needling(examined: World, draft: Version, chart: Callable[[], Chart]) -> World:
    """Ana's draft holds dry needling, and everything it waits for is answered."""
    answer_for(examined, ITEM)
    open_draft(chart(), examined.ben)
    adding.add(chart(), examined.ben, ITEM, "She had it before and it helped.")
    return examined


def certify(member: Member, kind: str = "Dry needling", days: int = 30) -> None:
    Certificate.objects.create(member=member, kind=kind, valid_until=today_at(member.clinic) + timedelta(days=days))


def test_without_a_certificate_the_plan_cannot_be_signed_and_the_page_says_which(
    with_needling: World, ben: Client
) -> None:
    assert "nobody in the clinic holds a valid one" in ben.get(page(with_needling)).content.decode()
    with pytest.raises(NotReady, match="certificate in dry needling"):
        sign_for(with_needling)


def test_one_that_has_ended_is_none(with_needling: World) -> None:
    certify(with_needling.ben, days=-1)
    with pytest.raises(NotReady, match="certificate"):
        sign_for(with_needling)


def test_one_of_somebody_whose_role_may_not_give_it_is_none(with_needling: World) -> None:
    certify(with_needling.amy)
    certify(with_needling.cleo)
    with pytest.raises(NotReady, match="certificate"):
        sign_for(with_needling)


@pytest.mark.parametrize("kind", ["Dry needling", "dry_needling", " dry-Needling "])
def test_a_valid_one_however_its_name_was_typed_lets_the_plan_be_signed(with_needling: World, kind: str) -> None:
    certify(with_needling.ben, kind)
    assert sign_for(with_needling).state == "signed"
