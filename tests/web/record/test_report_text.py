"""The words of an imaging report are kept as typed, go into the case, and are never overwritten unseen."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from tests.web.world import World

from lasegue.web.audit.models import Event
from lasegue.web.record.cells import case_of
from lasegue.web.record.models import ReportText
from lasegue.web.record.reports import LONGEST, newest_report

pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]
WORDS = "L4/L5: <broad> bulge, 4 mm.\nNo stenosis & no slip."


def write(client: Client, world: World, text: str, seen: int = 0, *, script: bool = True) -> Any:
    headers = {"HX-Request": "true"} if script else {}
    return client.post(f"/patient/{world.ana.key}/exam/report/", {"report": text, "seen": seen}, headers=headers)


def test_the_words_are_kept_as_typed_and_stand_in_the_case(world: World, sign_in: SignIn) -> None:
    assert write(sign_in("ben"), world, WORDS.replace("\n", "\r\n")).status_code == 200
    world.episode.refresh_from_db()
    assert case_of(world.episode, world.on)["imaging_text"] == WORDS
    page = sign_in("ben").get(f"/patient/{world.ana.key}/exam/?open=imaging").content.decode()
    assert "&lt;broad&gt; bulge" in page
    assert Event.objects.filter(action="report.written").count() == 1


def test_the_same_words_again_are_no_new_row(world: World, sign_in: SignIn) -> None:
    for _time in range(2):
        write(sign_in("ben"), world, WORDS)
    assert ReportText.objects.count() == 1


def test_somebody_elses_words_are_not_overwritten_unseen_and_nothing_is_lost(world: World, sign_in: SignIn) -> None:
    write(sign_in("ben"), world, "first reader")
    answer = write(sign_in("amy"), world, "second reader", script=False)
    assert answer.status_code == 409
    assert "first reader" in answer.content.decode()
    assert "second reader" in answer.content.decode()
    row = newest_report(world.episode)
    assert row is not None
    assert row.text == "first reader"
    assert write(sign_in("amy"), world, "second reader", seen=row.pk).status_code == 200


def test_more_than_fits_is_refused_and_stays_in_the_field(world: World, sign_in: SignIn) -> None:
    answer = write(sign_in("ben"), world, "x" * (LONGEST + 1), script=False)
    assert answer.status_code == 422
    assert "x" * (LONGEST + 1) in answer.content.decode()
    assert not ReportText.objects.exists()


def test_what_was_written_stays(world: World, sign_in: SignIn) -> None:
    write(sign_in("ben"), world, WORDS)
    with pytest.raises(DatabaseError), transaction.atomic():
        ReportText.objects.update(text="other")
