"""Signing: who may, what is checked in the very act, and what follows."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from tests.web.plans.conftest import page
from tests.web.plans.people import answer_for, items, sign_for
from tests.web.world import World, tell

from lasegue.web.audit.models import Event
from lasegue.web.audit.trail import first_break
from lasegue.web.people.membership import staff
from lasegue.web.plans import adding, editing
from lasegue.web.plans.content import lines_of, plain
from lasegue.web.plans.drafting import open_draft
from lasegue.web.plans.editing import Refused
from lasegue.web.plans.models import Version
from lasegue.web.plans.released import current_plan
from lasegue.web.plans.signing import NotReady, sign, withdraw
from lasegue.web.record.episodes import Chart
from lasegue.web.record.models import Alert, StageChange, Statement
from lasegue.web.record.stages import move

pytestmark = pytest.mark.django_db
Now = Callable[[], Chart]


def given(draft: Version, **changes: Any) -> dict[str, Any]:
    draft.refresh_from_db()
    return {"edits": draft.edits, "agreed": "on", "proof": "AE", **changes}


def still_a_draft(draft: Version) -> bool:
    draft.refresh_from_db()
    return draft.state == "draft"


def force_line(draft: Version, item: str, **changes: Any) -> None:
    """Write a line into the stored draft by hand, as no page would."""
    draft.refresh_from_db()
    line = {**plain(lines_of(draft)[0]), "item": item, "title": item, "origin": "added", "dose": {}, "drafted": {}}
    draft.lines = [*draft.lines, {**line, **changes}]
    draft.save()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"proof": "XX"}, "initials"),
        ({"proof": ""}, "initials"),
        ({"agreed": ""}, "Goals are agreed"),
        ({"edits": 77}, "changed while you were reading"),
        ({"edits": "many"}, "changed while you were reading"),
        ({"edits": "9" * 400}, "changed while you were reading"),
    ],
)
def test_a_signature_that_is_not_whole_signs_nothing(
    examined: World, ben: Client, draft: Version, changes: dict[str, Any], says: str
) -> None:
    answer = ben.post(page(examined, "sign/"), given(draft, **changes))
    assert answer.status_code == 409
    assert says in answer.content.decode()
    assert still_a_draft(draft)


def test_somebody_with_a_password_signs_with_it(examined: World, ben: Client, draft: Version) -> None:
    examined.ben.user.set_password("a long enough pass phrase")
    examined.ben.user.save()
    ben.force_login(examined.ben.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert ben.post(page(examined, "sign/"), given(draft, proof="AE")).status_code == 409
    assert still_a_draft(draft)
    assert ben.post(page(examined, "sign/"), given(draft, proof="a long enough pass phrase")).status_code == 302
    assert not still_a_draft(draft)


def test_without_a_password_outside_the_demo_a_fresh_sign_in_is_asked_for(
    examined: World, draft: Version, rf: Any
) -> None:
    from lasegue.web.plans.confirming import problem_with, way_of

    examined.riverbend.is_demo = False
    request = rf.post("/")
    request.member, request.user, request.session = examined.ben, examined.ben.user, {}
    request.member.clinic = examined.riverbend
    assert way_of(request) == "sign_in"
    assert "passkey" in problem_with(request, examined.ana, "AE")


def test_guessing_the_proof_is_slowed_down(examined: World, ben: Client, draft: Version) -> None:
    cache.clear()
    answers = [ben.post(page(examined, "sign/"), given(draft, proof="XX")).content.decode() for _ in range(12)]
    cache.clear()
    assert "Too many tries" in answers[-1]


def test_signing_takes_the_person_into_care_and_the_move_stands_in_their_history(
    examined: World, draft: Version, chart: Now
) -> None:
    sign(chart(), examined.ben, draft.edits)
    moved = StageChange.objects.get(episode=examined.episode)
    assert (moved.before, moved.after, moved.by) == ("waiting", "in_care", "Ben Example")
    assert Event.objects.filter(action="episode.in_care", patient=examined.ana.pk).exists()


def test_a_plan_signed_after_care_had_ended_opens_the_patients_pages_again(
    examined: World, draft: Version, chart: Now
) -> None:
    move(examined.episode, "discharged", staff(examined.ben), "Moved away.")
    sign(chart(), examined.ben, draft.edits)
    examined.episode.refresh_from_db()
    assert (examined.episode.stage, examined.episode.closed_at) == ("in_care", None)


@pytest.mark.parametrize("name", ["amy", "fay", "olga"])
def test_only_a_role_that_may_sign_signs(
    examined: World, draft: Version, sign_in: Callable[[str], Client], name: str
) -> None:
    assert sign_in(name).post(page(examined, "sign/"), given(draft)).status_code == 403
    assert still_a_draft(draft)


@pytest.mark.parametrize("name", ["amy", "fay", "olga"])
def test_the_act_itself_refuses_a_role_that_may_not(examined: World, draft: Version, chart: Now, name: str) -> None:
    with pytest.raises(Refused, match="may not sign"):
        sign(chart(), getattr(examined, name), draft.edits)


def test_the_emergency_screen_is_one_thing_to_do(examined: World, ben: Client, draft: Version) -> None:
    tell(examined, dict.fromkeys(("saddle_sensation_change", "urinary_retention")), by=examined.ben)
    text = ben.get(page(examined)).content.decode()
    assert "1 thing before you can sign" in text
    assert "Emergency screen: 2 questions not answered" in text


def test_an_open_safety_question_blocks_and_links_to_its_cell(examined: World, ben: Client, draft: Version) -> None:
    tell(examined, {"fever": None, "saddle_sensation_change": None}, by=examined.ben)
    text = ben.get(page(examined)).content.decode()
    assert "2 things before you can sign" in text
    ways = [html.unescape(each) for each in re.findall(r'<li class="todo">.*?<a href="(.*?)"', text, re.DOTALL)]
    assert len(ways) == 2
    for way in ways:
        address, _, place = way.partition("#")
        assert f'id="{place}"' in ben.get(address).content.decode()
    answer = ben.post(page(examined, "sign/"), given(draft)).content.decode()
    assert "Not answered" in answer
    assert still_a_draft(draft)


def test_a_contraindicated_line_written_into_the_database_is_refused(
    examined: World, draft: Version, chart: Now
) -> None:
    tell(examined, {"anticoagulant": True}, by=examined.ben)
    draft = open_draft(chart(), examined.ben)
    force_line(draft, "thrust-manipulation", kind="manual", reason="I know better")
    with pytest.raises(NotReady, match="Thrust manipulation cannot be added"):
        sign(chart(), examined.ben, draft.edits)
    assert still_a_draft(draft)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"item": "leeches"}, "not in the library"),
        ({"kind": "education"}, "not what the line says it is"),
        ({"kind": "exercise", "dose": {"reps": 500}}, "outside the bounds"),
    ],
)
def test_a_line_that_is_not_the_librarys_is_refused(
    examined: World, draft: Version, chart: Now, changes: dict[str, Any], says: str
) -> None:
    force_line(draft, **{"item": "standing-extension", "kind": "exercise", "reason": "by hand", **changes})
    with pytest.raises(NotReady, match=says):
        sign(chart(), examined.ben, draft.edits)


def test_content_that_is_no_plan_is_refused(examined: World, draft: Version, chart: Now) -> None:
    Version.objects.filter(pk=draft.pk).update(lines=[{"item": "prone-press-up"}])
    with pytest.raises(Refused, match="cannot be read as a plan"):
        sign(chart(), examined.ben, draft.edits)


def test_a_fact_that_changes_between_reading_and_signing_is_seen(examined: World, draft: Version, chart: Now) -> None:
    before = chart()
    tell(examined, {"nprs_leg_avg_7d": {"right": 8}}, by=examined.amy)
    with pytest.raises(NotReady, match="Answers changed"):
        sign(before, examined.ben, draft.edits)


def test_a_line_that_a_changed_fact_forbids_is_seen_even_on_an_old_chart(
    examined: World, draft: Version, chart: Now
) -> None:
    answer_for(examined, "thrust-manipulation")
    draft = open_draft(chart(), examined.ben)
    adding.add(chart(), examined.ben, "thrust-manipulation", "stiff")
    draft.refresh_from_db()
    before = chart()
    tell(examined, {"anticoagulant": True}, by=examined.amy)
    with pytest.raises(NotReady, match="Thrust manipulation cannot be added"):
        sign(before, examined.ben, draft.edits)


def test_an_emergency_or_an_open_alert_forbids_signing(examined: World, draft: Version, chart: Now) -> None:
    tell(examined, {"urinary_retention": True}, by=examined.amy)
    with pytest.raises(NotReady, match="withheld"):
        sign(chart(), examined.ben, draft.edits)
    tell(examined, {"urinary_retention": False}, by=examined.ben)
    assert Alert.objects.filter(cleared_at=None).exists()
    with pytest.raises(NotReady, match="An alert is open"):
        sign(chart(), examined.ben, draft.edits)


def test_an_item_that_needs_a_reason_is_not_signed_without_one(examined: World, draft: Version, chart: Now) -> None:
    on_request = next(
        each.item
        for each in adding.offered(chart(), ())
        if each.item.offer == "on_request" and each.standing == "reason"
    )
    force_line(draft, on_request.id, kind=on_request.kind, reason="")
    with pytest.raises(NotReady, match="needs a reason"):
        sign(chart(), examined.ben, draft.edits)


def test_a_home_programme_over_its_limits_is_not_signed_without_a_reason(
    examined: World, draft: Version, chart: Now
) -> None:
    tell(examined, {"minutes_per_day": 5}, by=examined.ben)
    fresh = open_draft(chart(), examined.ben)
    extra = ["standing-extension", "cat-camel", "supine-pelvic-tilt", "heel-slide"]
    for item in extra:
        force_line(fresh, item, kind="exercise", phases=["restore_movement"], reason="by hand")
    fresh.refresh_from_db()
    with pytest.raises(NotReady, match="larger than the phase"):
        sign(chart(), examined.ben, fresh.edits)
    editing.explain_load(examined.episode, examined.ben, "asked for more")
    fresh.refresh_from_db()
    assert sign(chart(), examined.ben, fresh.edits).state == "signed"


def test_the_version_before_ends_in_the_same_act(examined: World, draft: Version, chart: Now) -> None:
    first = sign_for(examined)
    second = open_draft(chart(), examined.ben)
    editing.set_dose(examined.episode, examined.ben, "prone-press-up", "reps", "12", "10")
    second.refresh_from_db()
    sign(chart(), examined.ben, second.edits)
    first.refresh_from_db()
    assert (first.state, first.end_reason) == ("superseded", "version 2 was signed")
    assert Version.objects.get(state="signed").number == 2


def test_signing_twice_signs_once(examined: World, draft: Version, chart: Now) -> None:
    sign(chart(), examined.ben, draft.edits)
    with pytest.raises(Refused, match="no draft to sign"):
        sign(chart(), examined.ben, draft.edits)


def test_signing_leaves_events_and_the_chain_holds(examined: World, draft: Version, chart: Now) -> None:
    sign_for(examined)
    events = list(Event.objects.order_by("number"))
    assert "plan.signed" in [event.action for event in events]
    assert first_break(events) is None


def test_a_withdrawn_plan_reaches_nobody_and_needs_a_reason(examined: World, ben: Client, draft: Version) -> None:
    sign_for(examined)
    assert "Say why" in ben.post(page(examined, "withdraw/"), {"reason": " "}).content.decode()
    assert current_plan(examined.episode) is not None
    ben.post(page(examined, "withdraw/"), {"reason": "went to another clinic"})
    assert current_plan(examined.episode) is None
    version = Version.objects.get(number=1)
    assert (version.state, version.end_reason) == ("withdrawn", "went to another clinic")


def test_withdrawing_what_is_not_signed_is_refused(examined: World, draft: Version, chart: Now) -> None:
    with pytest.raises(Refused, match="No plan is signed"):
        withdraw(chart(), examined.ben, "because")
    with pytest.raises(Refused, match="may not withdraw"):
        withdraw(chart(), examined.amy, "because")


def test_another_clinics_therapist_reaches_none_of_it(
    examined: World, draft: Version, sign_in: Callable[[str], Client]
) -> None:
    cleo = sign_in("cleo")
    for rest in ("", "library/", "sign/", "withdraw/", "compare/", "print/", "version/1/"):
        assert cleo.get(page(examined, rest)).status_code == 404
    for rest in (
        "sign/",
        "withdraw/",
        "revise/",
        "load/",
        "goal/0/",
        "line/remove/",
        "line/dose/",
    ):
        assert cleo.post(page(examined, rest), given(draft)).status_code == 404
    assert still_a_draft(draft)
    assert "prone-press-up" in items(draft)


def test_a_statement_made_while_signing_waits_its_turn_and_loses_nothing(examined: World, draft: Version) -> None:
    sign_for(examined)
    tell(examined, {"anticoagulant": True}, by=examined.amy)
    assert Statement.objects.filter(finding="anticoagulant", value=True).exists()
