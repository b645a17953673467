"""Random people, random items, every way in: nothing contraindicated, unanswered or never offered is ever signed."""

from typing import Any

import msgspec
import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st
from tests.web.plans.conftest import page
from tests.web.plans.people import items
from tests.web.world import World, tell

from lasegue.bench.patients import random_facts
from lasegue.exchange.problems import CaseProblems
from lasegue.web.plans import adding
from lasegue.web.plans.content import plain
from lasegue.web.plans.drafting import open_draft
from lasegue.web.plans.editing import Refused
from lasegue.web.plans.models import Version
from lasegue.web.plans.released import current_plan
from lasegue.web.plans.signing import sign
from lasegue.web.record.episodes import Chart, chart_of
from lasegue.web.record.reasoner import engine, library

SHARED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
ALL = [item.id for item in library().interventions()]
#: Facts that close items: whoever they are about, some of the library is shut.
FACTS: dict[str, st.SearchStrategy[Any]] = {
    name: st.sampled_from([True, False, None])
    for name in (
        "anticoagulant", "osteoporosis_known", "pregnant", "bleeding_disorder", "pacemaker_or_implant", "epilepsy",
        "cancer_history", "fever", "spinal_fusion", "weakness_progressing", "corticosteroid_prolonged",
        "inflammatory_arthritis", "known_aaa", "saddle_sensation_change", "major_trauma",
    )
    if (found := library().findings.get(name)) is not None and found.asked_of != "derived" and not found.sided
}  # fmt: skip


def closed(chart: Chart) -> set[str]:
    """Items that may not enter a plan on this chart."""
    rulings = chart.result.plan.rulings
    return {each.item.id for each in rulings if each.state != "open" or each.item.offer == "never"}


@settings(max_examples=60, deadline=None, suppress_health_check=SHARED)
@given(seed=st.integers(0, 2**32 - 1))
def test_the_library_never_offers_what_is_closed(seed: int) -> None:
    result = engine().run(random_facts(library(), seed))
    chart: Any = msgspec.defstruct("Stub", ["result"])(result)
    for offer in adding.offered(chart, ()):
        if offer.standing != "closed":
            assert offer.ruling.state == "open" and offer.item.offer != "never"
        else:
            assert adding.closed_in_words(offer.ruling)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=SHARED)
@given(facts=st.fixed_dictionaries(FACTS), item=st.sampled_from(ALL), reason=st.text(max_size=8))
def test_no_way_in_signs_a_closed_item(
    examined: World, ben: Client, draft: Version, facts: dict[str, Any], item: str, reason: str
) -> None:
    with transaction.atomic():
        try:
            tell(examined, facts, by=examined.ben)
        except CaseProblems:
            reject()
        now = chart_of(examined.riverbend, examined.ana.key)
        shut = closed(now)
        assert not shut & added_by_form(examined, ben, item, reason, now)
        write_by_hand(examined, item)
        signed = signed_now(examined, now)
        assert not signed if item in shut else not signed & shut
        assert not shut & released_to_the_patient(examined)
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_what_is_open_is_signed_by_the_same_ways(examined: World, ben: Client, draft: Version) -> None:
    now = chart_of(examined.riverbend, examined.ana.key)
    item = next(each for each in now.result.plan.rulings if each.is_open and each.item.kind == "education").item.id
    assert item in added_by_form(examined, ben, item, "because", now) | set(items(draft))
    write_by_hand(examined, item)
    assert item in signed_now(examined, now)
    assert item in released_to_the_patient(examined)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=SHARED)
@given(facts=st.fixed_dictionaries(FACTS), item=st.sampled_from(ALL))
def test_a_fact_that_changes_after_adding_is_seen_at_signing_and_after_it(
    examined: World, draft: Version, facts: dict[str, Any], item: str
) -> None:
    with transaction.atomic():
        now = chart_of(examined.riverbend, examined.ana.key)
        try:
            adding.add(now, examined.ben, item, "because")
            assume(item in signed_now(examined, now))
            tell(examined, facts, by=examined.ben)
        except (Refused, CaseProblems):
            reject()
        changed = chart_of(examined.riverbend, examined.ana.key)
        assert not closed(changed) & released_to_the_patient(examined)
        transaction.set_rollback(True)


def added_by_form(world: World, ben: Client, item: str, reason: str, now: Chart) -> set[str]:
    """What the draft holds after the form for adding was sent; nothing while treatment is withheld."""
    ben.post(page(world, "line/add/"), {"item": item, "reason": reason})
    drafts = now.result.plan.status == "draft" and now.alert is None
    return set(items(open_draft(now, world.ben))) if drafts else set()


def write_by_hand(world: World, item: str) -> None:
    """Put the item into the stored draft as no page would, in place of its first line."""
    draft = Version.objects.get(episode=world.episode, state="draft")
    kind = next(each.kind for each in library().interventions() if each.id == item)
    line = {**draft.lines[0], "item": item, "kind": kind, "origin": "engine", "removed": "", "dose": {}, "drafted": {}}
    draft.lines = plain([line, *(each for each in draft.lines[1:] if each["item"] != item)])
    draft.save()


def signed_now(world: World, now: Chart) -> set[str]:
    """What is signed when Ben tries to; nothing when he is refused."""
    draft = Version.objects.get(episode=world.episode, state="draft")
    try:
        return set(items(sign(now, world.ben, draft.edits)))
    except Refused:
        return set()


def released_to_the_patient(world: World) -> set[str]:
    """What the patient is shown."""
    released = current_plan(world.episode)
    return {line.item for line in released.lines} if released is not None else set()


def test_the_facts_that_close_items_exist() -> None:
    assert len(FACTS) >= 10
