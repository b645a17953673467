"""A signed version never changes: the database refuses, the digest tells, the result comes out again."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from tests.web.plans.conftest import page
from tests.web.plans.people import sign_for
from tests.web.world import World

from lasegue.web.audit import seals
from lasegue.web.plans import recomputing, sealing
from lasegue.web.plans.drafting import open_draft
from lasegue.web.plans.models import Version
from lasegue.web.plans.released import current_plan
from lasegue.web.record.episodes import Chart
from lasegue.web.record.models import Snapshot

pytestmark = pytest.mark.django_db
Now = Callable[[], Chart]
LATER = datetime(2030, 1, 1, tzinfo=UTC)
CHANGES: list[dict[str, Any]] = [
    {"lines": []},
    {"goals": []},
    {"schedule": {}},
    {"note": "x"},
    {"number": 7},
    {"digest": "0" * 64},
    {"signed_at": LATER},
    {"signed_by": None},
    {"made_by": None},
    {"edits": 0},
    {"state": "draft"},
    {"state": "superseded", "lines": []},
    {"ended_at": LATER},
    {"end_reason": "x"},
]


def refused(act: Callable[[], Any]) -> bool:
    try:
        with transaction.atomic():
            act()
    except DatabaseError as error:
        return "never changed" in str(error)
    return False


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_the_database_refuses_to_change_a_signed_version(
    examined: World, draft: Version, change: dict[str, Any]
) -> None:
    sign_for(examined)
    assert refused(lambda: Version.objects.filter(pk=draft.pk).update(**change))


def test_the_database_refuses_to_delete_a_signed_version(examined: World, draft: Version) -> None:
    sign_for(examined)
    assert refused(lambda: Version.objects.filter(pk=draft.pk)._raw_delete("default"))


@pytest.mark.parametrize("state", ["superseded", "withdrawn"])
def test_a_signed_version_may_end_and_then_stays_ended(examined: World, draft: Version, state: str) -> None:
    sign_for(examined)
    row = Version.objects.filter(pk=draft.pk)
    row.update(state=state, ended_at=timezone.now(), end_reason="because")
    assert refused(lambda: row.update(state="signed"))
    assert refused(lambda: row.update(end_reason="another"))
    assert refused(lambda: row._raw_delete("default"))


def test_a_draft_may_still_change(draft: Version) -> None:
    Version.objects.filter(pk=draft.pk).update(note="under way")
    draft.refresh_from_db()
    assert draft.note == "under way"


@pytest.mark.parametrize("change", [{"result": "{}"}, {"case": {}}, {"knowledge_digest": "0" * 64}], ids=str)
def test_the_database_refuses_to_change_a_kept_result(draft: Version, change: dict[str, Any]) -> None:
    assert refused(lambda: Snapshot.objects.filter(pk=draft.snapshot_id).update(**change))


def test_laying_the_seal_again_changes_nothing(examined: World, draft: Version) -> None:
    sign_for(examined)
    seals.lay(connection)
    assert refused(lambda: Version.objects.filter(pk=draft.pk).update(note="x"))


@pytest.mark.parametrize(
    "change", [{"lines": []}, {"goals": []}, {"schedule": {}}, {"note": "x"}, {"digest": ""}], ids=str
)
def test_a_version_changed_behind_the_seal_reaches_nobody_and_is_named(
    examined: World, ben: Client, draft: Version, change: dict[str, Any]
) -> None:
    sign_for(examined)
    seals.lift(connection)
    Version.objects.filter(pk=draft.pk).update(**change)
    seals.lay(connection)
    assert current_plan(examined.episode) is None


def test_a_broken_seal_is_shown_and_fails_the_command(examined: World, ben: Client, draft: Version) -> None:
    sign_for(examined)
    seals.lift(connection)
    Version.objects.filter(pk=draft.pk).update(note="x")
    seals.lay(connection)
    assert "Broken: this is not what was signed" in ben.get(page(examined, "version/1/")).content.decode()
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("checkplans", stdout=out)
    assert f"version {draft.key}: seal is broken, result same" in out.getvalue()


def test_a_changed_result_breaks_the_seal_and_comes_out_differently(examined: World, draft: Version) -> None:
    version = sign_for(examined)
    version.snapshot.result = version.snapshot.result.replace("draft", "final")
    assert not sealing.holds(version)
    assert recomputing.verdict(version).outcome == "differs"


def test_the_result_comes_out_again_byte_for_byte(examined: World, ben: Client, draft: Version) -> None:
    version = sign_for(examined)
    assert recomputing.verdict(version).outcome == "same"
    assert "Comes out again, byte for byte" in ben.get(page(examined, "version/1/")).content.decode()
    call_command("checkplans", stdout=StringIO())


@pytest.mark.parametrize(
    ("field", "outcome"), [("knowledge_digest", "other_knowledge"), ("engine_version", "other_engine")]
)
def test_other_knowledge_or_another_engine_is_named_instead_of_recomputed(
    examined: World, draft: Version, field: str, outcome: str
) -> None:
    version = sign_for(examined)
    setattr(version.snapshot, field, "earlier")
    found = recomputing.verdict(version)
    assert (found.outcome, "earlier" in found.made_with) == (outcome, True)


def test_the_seal_covers_content_snapshot_knowledge_and_engine(examined: World, draft: Version) -> None:
    version = sign_for(examined)
    covered = sealing.canonical(version)
    for part in (version.snapshot.knowledge_digest, sealing.snapshot_digest(version.snapshot), "prone-press-up"):
        assert part in covered
    assert len(version.digest) == 64


def test_the_same_content_gets_the_same_seal(examined: World, draft: Version) -> None:
    assert sealing.digest_of(draft) == sealing.digest_of(Version.objects.get(pk=draft.pk))


@pytest.mark.django_db(transaction=True)
def test_emptying_the_whole_database_lifts_the_seal_and_lays_it_again(examined: World, chart: Now) -> None:
    open_draft(chart(), examined.ben)
    sign_for(examined)
    call_command("flush", interactive=False, verbosity=0)
    assert not Version.objects.exists()
    with connection.cursor() as cursor:
        names = {seal.name for seal in sealing.SEALS}
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        assert names <= {row[0] for row in cursor.fetchall()}


def test_the_form_of_the_seal_never_changes() -> None:
    """A seal laid by an earlier release must still hold: this digest may not move."""
    snapshot = Snapshot(
        case={"on": "2026-03-10", "case": "é"}, result='{"a":1}', knowledge_digest="k", engine_version="1"
    )
    version = Version(number=2, lines=[{"b": 1, "a": [1, 2.5]}], goals=[], schedule={}, note="n", snapshot=snapshot)
    assert sealing.digest_of(version) == "c9785cd68e38de2d47769e48e36514459825b52e078161bb938930c441b13f07"
