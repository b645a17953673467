from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from django.db.models import BigIntegerField, Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone
from tests.web.world import World

from lasegue.web.asking import Asked, Given
from lasegue.web.people.models import Consent, Patient
from lasegue.web.record.models import Alert, Episode, Standing

pytestmark = pytest.mark.django_db


class Who(NamedTuple):
    key: UUID
    name: str
    born_on: date | None


class Told(NamedTuple):
    who: Who
    because: list[dict[str, Any]]
    raised_at: datetime
    taken_at: datetime | None
    consented_at: datetime | None
    heard_on: date | None
    is_heard: bool


def told(_shape: object) -> QuerySet[Any, tuple[Any, ...]]:
    consents = Consent.objects.filter(patient=OuterRef("episode__patient")).order_by("pk")
    standing = Standing.objects.filter(episode=OuterRef("episode"))
    person = ("episode__patient__key", "episode__patient__name", "episode__patient__born_on")
    own = ("because", "raised_at", "taken_at", Subquery(consents.values("given_at")[:1]))
    asked = Alert.objects.filter(clinic=Given("clinic", BigIntegerField())).order_by("pk")
    return asked.values_list(*person, *own, Subquery(standing.values("on")[:1]), Exists(standing))


@pytest.fixture
def alert(world: World) -> Alert:
    Patient.objects.filter(pk=world.ana.pk).update(born_on=date(1980, 2, 29))
    return Alert.objects.create(
        episode=world.episode, clinic=world.riverbend, level="urgent", kind="malignancy", because=[{"value": 3}]
    )


def test_values_come_as_django_itself_reads_them(world: World, alert: Alert) -> None:
    consent = Consent.objects.create(
        patient=world.ana, kind="record", version="1", given_at=timezone.now().replace(microsecond=0)
    )
    Standing.objects.create(episode=world.episode, on=world.on, level="treat", open_answers=0)
    alert.refresh_from_db()
    world.ana.refresh_from_db()
    (row,) = Asked(Told, told)(None, {"clinic": world.riverbend.pk})
    assert row.who == (world.ana.key, "Ana Example", date(1980, 2, 29))
    assert (row.because, row.raised_at, row.taken_at) == ([{"value": 3}], alert.raised_at, None)
    assert (row.consented_at, row.heard_on, row.is_heard) == (consent.given_at, world.on, True)
    assert row.raised_at.utcoffset() == timedelta(0)


def test_what_is_not_there_is_nothing(world: World, alert: Alert) -> None:
    Patient.objects.filter(pk=world.ana.pk).update(born_on=None)
    (row,) = Asked(Told, told)(None, {"clinic": world.riverbend.pk})
    assert (row.who.born_on, row.consented_at, row.heard_on, row.is_heard) == (None, None, None, False)


def test_the_text_is_made_once_for_a_shape_and_asked_with_values_of_the_moment(world: World, alert: Alert) -> None:
    made: list[object] = []

    def noted(shape: int) -> QuerySet[Any, tuple[Any, ...]]:
        made.append(shape)
        return told(shape)[:shape]

    asked = Asked(Told, noted)
    assert len(asked(5, {"clinic": world.riverbend.pk})) == 1
    assert asked(5, {"clinic": world.cleo.clinic.pk}) == []
    assert len(asked(7, {"clinic": world.riverbend.pk})) == 1
    assert made == [5, 7]


def test_a_value_that_nobody_gave_is_an_error_and_no_answer(world: World, alert: Alert) -> None:
    with pytest.raises(KeyError, match="clinic"):
        Asked(Told, told)(None, {})


def test_whoever_asks_learns_of_what_changed_since(world: World, alert: Alert) -> None:
    asked = Asked(Told, told)
    asked(None, {"clinic": world.riverbend.pk})
    Alert.objects.create(episode=Episode.objects.get(), clinic=world.riverbend, level="urgent", kind="infection")
    assert len(asked(None, {"clinic": world.riverbend.pk})) == 2
