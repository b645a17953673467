from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.world import ALL_CLEAR, World, tell

from lasegue.web.audit.models import Event
from lasegue.web.booking.models import Appointment, Request
from lasegue.web.caseload.courses import SILENCE
from lasegue.web.caseload.deferring import hand_over
from lasegue.web.caseload.models import Deferral
from lasegue.web.caseload.rules import RULES
from lasegue.web.caseload.scope import Scope
from lasegue.web.caseload.worklist import Worklist, worklist
from lasegue.web.people.models import Consent, Member, Patient
from lasegue.web.people.rights import RIGHTS
from lasegue.web.record import alerts
from lasegue.web.record.models import Alert, Episode, Standing

pytestmark = pytest.mark.django_db

SignIn = Callable[[str], Client]
TO_SIGN = "/today/{}/{{}}/".format(next(rule.code for rule in RULES if rule.kind == "to_sign"))


def look(member: Member, *, mine: bool = True) -> Worklist:
    return worklist(Scope(member, mine=mine))


def kinds(found: Worklist) -> list[str]:
    return [row.rule.kind for section in found.sections for row in section.rows]


def emergency(world: World) -> Alert:
    alert = tell(world, {"saddle_sensation_change": True}).alert
    assert alert is not None
    return alert


def in_care(world: World) -> None:
    Episode.objects.filter(pk=world.episode.pk).update(stage="in_care")


def test_with_nothing_to_do_the_page_says_that_nobody_needs_anybody(world: World, sign_in: SignIn) -> None:
    Episode.objects.update(stage="discharged")
    assert "Nobody needs you right now." in sign_in("ben").get("/today/").content.decode()


def test_an_emergency_stands_first_on_everybodys_list_until_one_person_takes_it(world: World) -> None:
    alert = emergency(world)
    for member in (world.ben, world.amy, world.fay, world.olga):
        found = look(member)
        assert kinds(found)[0] == "emergency"
        assert found.emergencies == 1
    alerts.take(alert, world.amy)
    found = look(world.ben)
    assert found.emergencies == 0
    assert "Amy Example took this" in found.sections[0].rows[0].taken


def test_taking_by_the_button_leaves_an_event_and_the_second_person_is_told(world: World, sign_in: SignIn) -> None:
    alert = emergency(world)
    sign_in("amy").post(f"/alert/{alert.key}/take/")
    answer = sign_in("ben").post(f"/alert/{alert.key}/take/", follow=True)
    assert "Amy Example has already taken this." in answer.content.decode()
    alert.refresh_from_db()
    assert alert.taken_by == world.amy
    assert Event.objects.filter(action="alert.taken").count() == 1


def test_another_clinic_sees_nothing_and_can_take_nothing(world: World, sign_in: SignIn) -> None:
    alert = emergency(world)
    assert kinds(look(world.cleo)) == []
    cleo = sign_in("cleo")
    assert "Ana Example" not in cleo.get("/today/?who=everyone").content.decode()
    assert cleo.get(f"/alert/{alert.key}/").status_code == 404
    assert cleo.post(f"/alert/{alert.key}/take/").status_code == 404
    assert cleo.get(TO_SIGN.format(world.ana.key)).status_code == 404


def test_the_front_desk_learns_that_it_is_an_emergency_and_not_what_was_answered(world: World, sign_in: SignIn) -> None:
    alert = emergency(world)
    for page in ("/today/", f"/alert/{alert.key}/"):
        text = sign_in("fay").get(page).content.decode()
        assert "Ana Example" in text
        assert "Numb between the legs" not in text
    assert sign_in("fay").post(f"/alert/{alert.key}/take/").status_code == 403


def test_an_emergency_cannot_be_snoozed_and_is_handed_over_only_once_taken(world: World) -> None:
    alert = emergency(world)
    with pytest.raises(alerts.AlertProblem, match="cannot be put off"):
        alerts.snooze(alert, world.ben, timezone.now() + timedelta(days=1), "later")
    with pytest.raises(alerts.AlertProblem, match="taken first"):
        alerts.hand_over(alert, world.ben, world.amy)
    alerts.take(alert, world.ben)
    alerts.hand_over(alert, world.ben, world.amy)
    assert alert.handed_to == world.amy


def test_the_page_of_an_alert_leads_a_therapist_to_where_it_is_lifted_and_lifts_nothing(
    world: World, sign_in: SignIn
) -> None:
    alert = emergency(world)
    page, lifting = f"/alert/{alert.key}/", f"/alert/{alert.key}/clear/"
    sign_in("ben").post(page, {"act": "clear", "reason": "Seen in hospital, scan clear."})
    alert.refresh_from_db()
    assert alert.cleared_at is None
    assert lifting in sign_in("ben").get(page).content.decode()
    for role in ("amy", "fay"):
        assert lifting not in sign_in(role).get(page).content.decode()


def test_an_open_page_hears_of_a_new_emergency_and_of_no_old_one(world: World, sign_in: SignIn) -> None:
    ben = sign_in("ben")
    assert ben.get("/today/watch/?seen=0").status_code == 204
    alert = emergency(world)
    assert "A new emergency" in ben.get("/today/watch/?seen=0").content.decode()
    assert ben.get(f"/today/watch/?seen={alert.pk}").status_code == 204
    assert ben.get("/today/watch/?seen=\0x").status_code == 200


def test_a_request_waits_for_an_answer(world: World) -> None:
    Request.objects.create(patient=world.ana, clinic=world.riverbend, preferred=["mon_morning"], note="Not Tuesday")
    rows = [row for section in look(world.fay).sections for row in section.rows if row.rule.kind == "request"]
    assert [row.found.happened for row in rows] == ["Wishes: Monday morning · “Not Tuesday”"]


def test_an_examined_person_waits_for_a_plan_on_the_therapists_list_and_not_at_the_desk(world: World) -> None:
    Episode.objects.filter(pk=world.episode.pk).update(stage="examined")
    assert "to_sign" in kinds(look(world.ben))
    assert "to_sign" not in kinds(look(world.fay))


def test_a_look_ahead_at_the_plan_of_somebody_not_examined_is_nothing_to_sign(world: World, sign_in: SignIn) -> None:
    tell(world, {"pain_regions": ["buttock_right"], **ALL_CLEAR}, kind="intake")
    assert sign_in("ben").get(f"/patient/{world.ana.key}/plan/").status_code == 200
    assert world.episode.versions.filter(state="draft").exists()
    assert "to_sign" not in kinds(look(world.ben))
    tell(world, {"slr_positive": {"right": True}}, by=world.ben)
    assert "to_sign" in kinds(look(world.ben))


def test_pain_that_went_up_or_down_the_leg_is_seen_the_same_day(world: World) -> None:
    in_care(world)
    tell(world, {"nprs_leg_now": {"right": 3}, "pain_regions": ["buttock_right"]}, by=world.ben, days_ago=7)
    assert "worse" not in kinds(look(world.ben))
    tell(world, {"nprs_leg_now": {"right": 6}, "pain_regions": ["buttock_right", "calf_right"]}, by=world.ben)
    row = next(row for section in look(world.ben).sections for row in section.rows if row.rule.kind == "worse")
    assert row.found.happened == "Leg 3 to 6 of 10. It is further down the leg than before."


def test_one_point_more_is_no_worsening(world: World) -> None:
    in_care(world)
    tell(world, {"nprs_leg_now": {"right": 3}}, by=world.ben, days_ago=7)
    tell(world, {"nprs_leg_now": {"right": 4}}, by=world.ben)
    assert "worse" not in kinds(look(world.ben))


def test_an_unknown_pain_is_no_change(world: World) -> None:
    in_care(world)
    tell(world, {"pain_regions": ["buttock_right"]}, by=world.ben, days_ago=7)
    tell(world, {"nprs_leg_now": {"right": 9}}, by=world.ben)
    assert "worse" not in kinds(look(world.ben))


def test_open_safety_answers_of_a_waiting_person_hold_treatment_and_say_how_many(world: World) -> None:
    tell(world, {"age_years": 45, **ALL_CLEAR})
    open_answers = Standing.objects.get(episode=world.episode).open_answers
    assert open_answers > 0
    row = next(row for section in look(world.ben).sections for row in section.rows if row.rule.kind == "open_answers")
    assert f"{open_answers} safety answer" in row.found.happened


def test_a_no_show_is_offered_another_time_until_one_is_agreed(world: World) -> None:
    past = timezone.now() - timedelta(days=1)
    common = {"clinic": world.riverbend, "patient": world.ana, "therapist": world.ben}
    Appointment.objects.create(starts_at=past, state="no_show", **common)
    assert "no_show" in kinds(look(world.ben))
    Appointment.objects.create(starts_at=timezone.now() + timedelta(days=2), **common)
    assert "no_show" not in kinds(look(world.ben))


def test_silence_is_noticed_when_no_visit_is_near(world: World) -> None:
    in_care(world)
    tell(world, {"nprs_leg_now": {"right": 3}}, by=world.ben, days_ago=SILENCE.days + 1)
    assert "silent" in kinds(look(world.ben))
    Appointment.objects.create(
        clinic=world.riverbend, patient=world.ana, therapist=world.ben, starts_at=timezone.now() + timedelta(days=3)
    )
    assert "silent" not in kinds(look(world.ben))


def test_a_row_that_is_put_off_needs_a_day_and_a_reason_and_waits_in_the_box(world: World, sign_in: SignIn) -> None:
    Episode.objects.filter(pk=world.episode.pk).update(stage="examined")
    ben, page = sign_in("ben"), TO_SIGN.format(world.ana.key)
    day = (world.on + timedelta(days=3)).isoformat()
    assert "Say" not in ben.get("/today/").content.decode()
    ben.post(page, {"act": "put_off", "until": day, "reason": ""})
    ben.post(page, {"act": "put_off", "until": (world.on - timedelta(days=1)).isoformat(), "reason": "MRI"})
    assert not Deferral.objects.exists()
    ben.post(page, {"act": "put_off", "until": day, "reason": "Waits for the MRI report"})
    found = look(world.ben)
    assert "to_sign" not in kinds(found)
    assert "Ana Example, put off by Ben Example" in found.elsewhere[0].words
    assert "Waits for the MRI report" in found.elsewhere[0].words


def test_a_row_that_is_handed_over_moves_to_the_other_persons_list(world: World, sign_in: SignIn) -> None:
    Episode.objects.filter(pk=world.episode.pk).update(stage="examined")
    assert "to_sign" not in kinds(look(world.amy))
    sign_in("ben").post(TO_SIGN.format(world.ana.key), {"act": "hand_over", "to": world.amy.pk})
    assert "to_sign" in kinds(look(world.amy))
    found = look(world.ben)
    assert "to_sign" not in kinds(found)
    assert "handed to Amy Example" in found.elsewhere[0].words


@pytest.mark.parametrize("act", ["put_off", "hand_over"])
def test_what_waits_elsewhere_is_named_and_can_be_taken_back(world: World, sign_in: SignIn, act: str) -> None:
    Episode.objects.filter(pk=world.episode.pk).update(stage="examined")
    ben, page = sign_in("ben"), TO_SIGN.format(world.ana.key)
    day = (world.on + timedelta(days=3)).isoformat()
    ben.post(page, {"act": act, "until": day, "reason": "A slip", "to": world.amy.pk})
    (waiting,) = look(world.ben).elsewhere
    assert (waiting.title, waiting.url) == ("Plan to sign", page)
    assert "Back on the list" in ben.get("/today/").content.decode()
    assert "On the list again: Ana Example." in ben.post(page, {"act": "take_back"}, follow=True).content.decode()
    found = look(world.ben)
    assert "to_sign" in kinds(found) and not found.elsewhere
    assert "to_sign" not in kinds(look(world.amy))
    assert "on the list again already" in ben.post(page, {"act": "take_back"}).content.decode()


def test_rows_of_several_people_are_handed_over_and_stand_together_on_the_other_list(world: World) -> None:
    examined_too(world, 3)
    for person in Patient.objects.filter(name__startswith="Person"):
        hand_over(person, "to_sign", world.ben, world.amy)
    assert kinds(look(world.amy)) == ["to_sign"] * 3
    assert len(look(world.ben).elsewhere) == 3


def test_nothing_is_handed_to_somebody_of_another_clinic(world: World, sign_in: SignIn) -> None:
    Episode.objects.filter(pk=world.episode.pk).update(stage="examined")
    sign_in("ben").post(TO_SIGN.format(world.ana.key), {"act": "hand_over", "to": world.cleo.pk})
    assert not Deferral.objects.exists()


@pytest.mark.parametrize("text", ["\0", "x" * 5000, "<script>"])
def test_odd_reasons_are_refused_or_kept_and_never_break_the_page(world: World, sign_in: SignIn, text: str) -> None:
    Episode.objects.filter(pk=world.episode.pk).update(stage="examined")
    day = (world.on + timedelta(days=3)).isoformat()
    answer = sign_in("ben").post(
        TO_SIGN.format(world.ana.key), {"act": "put_off", "until": day, "reason": text}, follow=True
    )
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().replace("<script src", "").replace("<script type", "")


def test_no_address_of_a_row_says_which_rule_raised_it(world: World, sign_in: SignIn) -> None:
    Episode.objects.filter(pk=world.episode.pk).update(stage="examined")
    text = sign_in("ben").get("/today/").content.decode()
    assert TO_SIGN.format(world.ana.key) in text
    assert not any(f"/{rule.kind}/" in text for rule in RULES)
    assert sign_in("ben").get(f"/today/to_sign/{world.ana.key}/").status_code == 404


def test_consent_taken_back_stands_on_today_until_it_is_given_anew(world: World) -> None:
    given = {"patient": world.ana, "kind": "record", "version": "1"}
    Consent.objects.create(**given, withdrawn_at=timezone.now())
    for member in (world.ben, world.fay, world.olga):
        assert "consent" in kinds(look(member))
    assert "consent" not in kinds(look(world.cleo))
    Consent.objects.create(**given)
    assert "consent" not in kinds(look(world.ben))


def test_every_rule_names_a_right_of_the_table_and_no_kind_twice() -> None:
    assert {rule.may for rule in RULES} <= RIGHTS.keys()
    assert len({rule.kind for rule in RULES}) == len(RULES)
    assert not any(rule.snooze for rule in RULES if rule.group == "now")


@pytest.mark.parametrize("who", ["ben", "amy", "fay", "olga"])
def test_today_needs_few_queries_however_many_people_there_are(
    world: World, sign_in: SignIn, django_assert_max_num_queries: Any, who: str
) -> None:
    crowd(world)
    client = sign_in(who)
    client.get("/today/")
    with django_assert_max_num_queries(15):
        client.get("/today/?who=everyone")


def crowd(world: World) -> None:
    """Thirty more people, with something of every kind to do."""
    now = timezone.now()
    for number in range(30):
        patient = Patient.objects.create(clinic=world.riverbend, name=f"Oak {number}")
        stage = ("asked", "waiting", "examined", "in_care", "in_care")[number % 5]
        episode = Episode.objects.create(patient=patient, clinic=world.riverbend, therapist=world.ben, stage=stage)
        Standing.objects.create(
            episode=episode,
            on=world.on - timedelta(days=number),
            level="treat",
            open_answers=number % 3,
            pain=number % 9,
            pain_before=3,
        )
        Appointment.objects.create(
            clinic=world.riverbend,
            patient=patient,
            therapist=world.ben,
            starts_at=now - timedelta(hours=number),
            state=("booked", "no_show")[number % 2],
        )
        Request.objects.create(patient=patient, clinic=world.riverbend)
        Alert.objects.create(episode=episode, clinic=world.riverbend, level="urgent", kind="malignancy")


def examined_too(world: World, count: int) -> None:
    """So many more people who are examined and wait for a plan."""
    for number in range(count):
        person = Patient.objects.create(clinic=world.riverbend, name=f"Person {number} Example")
        Episode.objects.create(patient=person, clinic=world.riverbend, therapist=world.ben, stage="examined")


def test_of_one_kind_six_stand_on_ones_own_list_and_four_when_one_looks_at_everyones(world: World) -> None:
    examined_too(world, 9)
    own, everyone = look(world.ben), look(world.ben, mine=False)
    assert kinds(own).count("to_sign") == 6
    assert kinds(everyone).count("to_sign") == 4
    for found in (own, everyone):
        assert any("sign" in title.lower() for section in found.sections for title in section.more)


def test_an_owner_has_no_list_of_their_own_and_sees_six(world: World) -> None:
    for number in range(9):
        person = Patient.objects.create(clinic=world.riverbend, name=f"Caller {number} Example")
        Request.objects.create(patient=person, clinic=world.riverbend)
    assert kinds(look(world.fay, mine=False)).count("request") == 6


def test_days_and_moments_of_a_course_are_read_as_they_were_written(world: World) -> None:
    in_care(world)
    tell(world, {"nprs_leg_now": {"right": 3}}, by=world.ben, days_ago=2)
    starts = timezone.now().replace(microsecond=250_000) + timedelta(days=1)
    person = {"clinic": world.riverbend, "patient": world.ana, "therapist": world.ben}
    Appointment.objects.create(**person, starts_at=starts, minutes=30, kind="treatment")
    (course,) = Scope(world.ben, mine=True).followed.in_care
    assert course.heard_on == world.on - timedelta(days=2)
    assert course.booked_at == starts
    assert course.first_signed is None and course.has_phone is False


def whose(found: Worklist) -> dict[str, str]:
    return {row.rule.kind: row.facts for section in found.sections for row in section.rows}


def test_a_row_of_everyones_list_names_the_therapist_whatever_it_is_about(world: World) -> None:
    crowd(world)
    Consent.objects.create(patient=world.ana, kind="care_record", version="1", withdrawn_at=timezone.now())
    tell(world, {"nprs_leg_now": {"right": 3}}, by=world.ben, days_ago=20)
    facts = whose(look(world.amy, mine=False))
    assert {"urgent", "request", "consent", "to_sign", "no_show", "open_answers", "unbooked"} <= facts.keys()
    assert {kind for kind, said in facts.items() if "with Ben Example" not in said} == set()


def test_ones_own_list_names_a_therapist_only_where_it_is_somebody_else(world: World) -> None:
    Episode.objects.filter(pk=world.episode.pk).update(stage="examined")
    emergency(world)
    assert not [said for said in whose(look(world.ben)).values() if "with" in said]
    assert "with Ben Example" in whose(look(world.amy))["emergency"]


def test_somebody_without_a_therapist_is_said_to_have_none_on_everyones_list(world: World) -> None:
    caller = Patient.objects.create(clinic=world.riverbend, name="Caller Example")
    Request.objects.create(patient=caller, clinic=world.riverbend)
    assert whose(look(world.fay))["request"] == "no therapist yet"
    Episode.objects.create(patient=caller, clinic=world.riverbend, therapist=world.ben, stage="asked")
    assert whose(look(world.fay))["request"] == "with Ben Example"
