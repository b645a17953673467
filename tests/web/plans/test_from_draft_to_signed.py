import pytest
from django.test import Client
from tests.web.plans.conftest import page
from tests.web.world import World

from lasegue.web.audit.trail import of_patient
from lasegue.web.plans.models import Version
from lasegue.web.plans.released import current_plan
from lasegue.web.plans.sealing import holds

pytestmark = pytest.mark.django_db


def test_a_therapist_opens_reads_and_signs_a_plan(examined: World, ben: Client) -> None:
    opened = ben.get(page(examined))
    assert opened.status_code == 200
    assert b"Draft of version 1" in opened.content
    draft = Version.objects.get(state="draft")
    asked = ben.get(page(examined, "sign/"))
    assert f"Sign version 1 for {examined.ana.name}".encode() in asked.content
    given = {"edits": draft.edits, "agreed": "on", "proof": "AE"}
    assert ben.post(page(examined, "sign/"), given).status_code == 302
    signed = Version.objects.get()
    assert (signed.state, signed.signed_by, holds(signed)) == ("signed", examined.ben, True)
    examined.episode.refresh_from_db()
    assert examined.episode.stage == "in_care"
    assert "plan.signed" in [event.action for event in of_patient(examined.riverbend.pk, examined.ana.pk)]
    released = current_plan(examined.episode)
    assert released is not None
    assert released.lines and not released.held
    assert b"signed by Ben Example" in ben.get(page(examined)).content
