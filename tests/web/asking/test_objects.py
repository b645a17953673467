from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import models
from django.db.models import BigIntegerField, CharField, OuterRef, QuerySet, Subquery
from django.utils import timezone
from tests.web.world import World

from lasegue.web.asking import AskedWhole, Given
from lasegue.web.people.models import Consent, OpeningHours, Patient
from lasegue.web.record.models import Alert, Episode

pytestmark = pytest.mark.django_db

PATIENT = Given("patient", BigIntegerField())


def episodes() -> QuerySet[Any, Any]:
    consents = Consent.objects.filter(patient=OuterRef("patient")).order_by("pk")
    rows = Episode.objects.filter(patient=PATIENT).select_related("clinic", "patient__clinic", "therapist")
    return rows.annotate(agreed=Subquery(consents.values("given_at")[:1])).order_by("pk")


def test_an_object_is_what_django_itself_reads_with_all_that_stands_beside_it(
    world: World, django_assert_num_queries: Callable[[int], Any]
) -> None:
    Patient.objects.filter(pk=world.ana.pk).update(born_on=date(1980, 2, 29))
    consent = Consent.objects.create(patient=world.ana, kind="record", version="1", given_at=timezone.now())
    asked = AskedWhole(episodes)
    asked({"patient": world.ana.pk})
    with django_assert_num_queries(1):
        (mine,) = asked({"patient": world.ana.pk})
        beside = [mine.clinic, mine.patient, mine.patient.clinic, mine.therapist]
    theirs = Episode.objects.get(patient=world.ana)
    for own, other in zip(
        [mine, *beside], [theirs, theirs.clinic, theirs.patient, theirs.clinic, theirs.therapist], strict=True
    ):
        assert plain(own) == plain(other)
    consent.refresh_from_db()
    assert mine.agreed == consent.given_at


def plain(row: models.Model | None) -> dict[str, Any] | None:
    return None if row is None else {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_what_an_object_does_not_name_is_nothing_beside_it(
    world: World, django_assert_num_queries: Callable[[int], Any]
) -> None:
    Episode.objects.filter(pk=world.episode.pk).update(therapist=None)
    with django_assert_num_queries(1):
        (row,) = AskedWhole(episodes)({"patient": world.ana.pk})
        assert (row.therapist, row.therapist_id, row.agreed) == (None, None, None)


def test_what_is_deferred_is_read_when_it_is_asked_for(
    world: World, django_assert_num_queries: Callable[[int], Any]
) -> None:
    known = Episode.objects.filter(patient=PATIENT).select_related("patient").defer("imaging_text", "patient__phone")
    Patient.objects.filter(pk=world.ana.pk).update(phone="555-0100")
    with django_assert_num_queries(1):
        (row,) = AskedWhole(lambda: known)({"patient": world.ana.pk})
        assert row.patient.name == "Ana Example"
    with django_assert_num_queries(2):
        assert (row.imaging_text, row.patient.phone) == ("", "555-0100")


def test_an_object_can_be_changed_and_kept_as_any_other(world: World) -> None:
    (row,) = AskedWhole(episodes)({"patient": world.ana.pk})
    row.imaging_text = "L5 root, left"
    row.save()
    assert (row.pk, Episode.objects.get().imaging_text) == (world.episode.pk, "L5 root, left")


def test_every_asking_sees_what_is_there_now(world: World) -> None:
    asked = AskedWhole(lambda: Alert.objects.filter(episode__patient=PATIENT).order_by("-raised_at")[:1])
    given = {"patient": world.ana.pk}
    assert asked.first(given) is None
    now = timezone.now()
    for kind, ago in (("malignancy", 2), ("infection", 1)):
        made = {"kind": kind, "because": [{"value": ago}], "raised_at": now - timedelta(hours=ago)}
        Alert.objects.create(episode=world.episode, clinic=world.riverbend, level="urgent", **made)
    (newest,) = asked(given)
    assert (newest.kind, newest.because, newest.raised_at) == ("infection", [{"value": 1}], now - timedelta(hours=1))
    assert asked({"patient": 0}) == []


def test_a_word_that_is_given_is_a_value_and_never_a_part_of_the_text(world: World) -> None:
    asked = AskedWhole(lambda: Patient.objects.filter(name=Given("name", CharField())))
    assert asked({"name": "' OR 1=1 --"}) == []
    assert [each.pk for each in asked({"name": world.ana.name})] == [world.ana.pk]


def test_what_cannot_be_read_so_is_refused_when_it_is_first_asked(world: World) -> None:
    refused = {
        "got everything": Episode.objects.select_related(),
        "only": Episode.objects.only("stage"),
        "foreign key": Episode.objects.select_related("standing"),
        "known": OpeningHours.objects.all(),
    }
    for says, rows in refused.items():
        with pytest.raises(TypeError, match=says):
            AskedWhole(partial(_same, rows))({})


def _same(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    return rows
