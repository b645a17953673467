import pytest
from django.db import connection
from tests.web.plans.people import answer_all, desk_worker, sign_for
from tests.web.world import World

from lasegue.web.caseload.courses import is_phone_quiet
from lasegue.web.caseload.scope import Scope
from lasegue.web.config.crowding import crowd
from lasegue.web.config.serving import count_rows
from lasegue.web.people.models import Device
from lasegue.web.plans.drafting import open_draft
from lasegue.web.programme.models import Entry
from lasegue.web.programme.watching import open_entries
from lasegue.web.record.episodes import chart_of
from lasegue.web.record.models import Statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def clinic(world: World) -> World:
    """A clinic with one signed plan, which is the pattern for those of the crowd."""
    answer_all(world, desk_worker())
    open_draft(chart_of(world.riverbend, world.ana.key), world.ben)
    sign_for(world)
    return world


def test_a_crowded_clinic_has_as_many_entries_from_home_as_statements(clinic: World) -> None:
    before = Statement.objects.count()
    crowd(clinic.riverbend, 40, 2_000)
    assert Statement.objects.count() - before == 2_000
    assert Entry.objects.count() >= 2_000
    assert Entry.objects.values("device").distinct().count() == Device.objects.filter(name="Phone").count()


def test_every_second_phone_of_a_crowded_clinic_is_quiet(clinic: World) -> None:
    crowd(clinic.riverbend, 60, 2_000)
    look = Scope(clinic.ben, mine=False)
    quiet = [is_phone_quiet(course, look.now) for course in look.followed.in_care]
    phones = Device.objects.filter(name="Phone").count()
    assert phones // 2 <= quiet.count(True) <= phones // 2 + 1


@pytest.mark.parametrize("counted", [False, True])
def test_what_asks_for_somebody_is_found_without_reading_every_entry(clinic: World, counted: bool) -> None:
    crowd(clinic.riverbend, 40, 2_000)
    if counted:
        count_rows()
    asking = open_entries().filter(episode__clinic=clinic.riverbend)
    assert not asking
    # PostgreSQL reads a table as small as this from end to end, whatever indexes there are.
    assert connection.vendor != "sqlite" or "entries_that_ask" in asking.explain()


def test_counting_leaves_what_it_found_for_sqlite_to_read(clinic: World) -> None:
    count_rows()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM sqlite_stat1 WHERE tbl = 'record_statement'")
            assert cursor.fetchone()[0] > 0
