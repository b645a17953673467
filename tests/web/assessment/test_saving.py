"""What is typed in the examination is kept, can be undone, and never overwrites what somebody else wrote."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.world import ALL_CLEAR, World, tell

from lasegue.web.audit.models import Event
from lasegue.web.record.cells import case_of
from lasegue.web.record.models import Alert, Occasion, Statement

pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]
RESPONSES = "repeated_movement_response.extension"


def send(client: Client, world: World, act: str, **fields: Any) -> Any:
    headers = {"HX-Request": "true"} if fields.pop("script", True) else {}
    data = {"act": act, **{name.replace("__", "."): value for name, value in fields.items()}}
    return client.post(f"/patient/{world.ana.key}/exam/save/", data, headers=headers)


def undo(client: Client, world: World, *numbers: int) -> Any:
    data = {"numbers": ",".join(str(number) for number in numbers)}
    return client.post(f"/patient/{world.ana.key}/exam/undo/", data, headers={"HX-Request": "true"})


def findings(world: World) -> dict[str, Any]:
    found: dict[str, Any] = case_of(world.episode, world.on)["findings"]
    return found


def newest(name: str, side: str = "") -> Statement:
    return Statement.objects.filter(finding=name, side=side).latest("id")


@pytest.mark.parametrize(
    ("cell", "typed", "value"),
    [
        ("slump_positive.right", "yes", {"right": True}),
        ("slr_angle_deg.left", "80", {"left": 80}),
        ("slr_angle_deg.left", "42,5", {"left": 42.5}),
        ("mrc_ankle_plantarflexion.right", "4−", {"right": 3.67}),
        ("mrc_ankle_plantarflexion.right", "4+", {"right": 4.33}),
        ("light_touch_s1.right", "reduced", {"right": "reduced"}),
        ("reflex_achilles.right", "1", {"right": 1}),
        ("fever", "no", False),
        ("mri_date", "2026-01-05", "2026-01-05"),
        ("tender_regions", ["buttock_right", "sacrum_mid"], ["buttock_right", "sacrum_mid"]),
        ("tender_regions", "_nothing", []),
        ("repeated_movement_response.extension", "centralises", {"extension": "centralises"}),
    ],
)
def test_every_kind_of_cell_is_stated_as_the_contract_fixes_it(
    world: World, sign_in: SignIn, cell: str, typed: Any, value: Any
) -> None:
    assert send(sign_in("ben"), world, f"cell:{cell}", **{cell: typed}).status_code == 200
    assert findings(world)[cell.partition(".")[0]] == value


def test_the_answer_brings_the_cell_the_next_box_the_reasoning_and_the_hour(world: World, sign_in: SignIn) -> None:
    page = send(sign_in("ben"), world, "cell:slump_positive.right", slump_positive__right="yes").content.decode()
    for place in ("c-slump_positive-right", "next", "reasoning", "who", "saved", "n-tension"):
        assert f'id="{place}"' in page
    assert "Saved" in page
    assert "Undo" in page


def test_the_first_cell_of_a_day_begins_the_examination_and_later_cells_join_it(world: World, sign_in: SignIn) -> None:
    assert not Occasion.objects.exists()
    for name in ("ben", "ben", "amy"):
        send(sign_in(name), world, "cell:fever", fever="no")
    assert [(each.kind, each.by) for each in Occasion.objects.order_by("id")] == [
        ("examination", world.ben),
        ("examination", world.amy),
    ]


def test_an_emptied_cell_is_unknown_again(world: World, sign_in: SignIn) -> None:
    ben = sign_in("ben")
    send(ben, world, "cell:fever", fever="yes")
    send(ben, world, "cell:fever", fever="")
    assert "fever" not in findings(world)


def test_both_sides_are_filled_by_one_act_and_each_is_stored(world: World, sign_in: SignIn) -> None:
    send(sign_in("ben"), world, "both:mrc_knee_extension.left", mrc_knee_extension__left="5")
    assert findings(world)["mrc_knee_extension"] == {"left": 5, "right": 5}
    assert Statement.objects.count() == 2


def test_no_to_all_stores_each_answer_and_leaves_a_yes_alone(world: World, sign_in: SignIn) -> None:
    tell(world, {"constipation_new": True}, by=world.ben)
    send(sign_in("ben"), world, "screen:")
    stated = findings(world)
    assert {name: stated[name] for name in ALL_CLEAR} == ALL_CLEAR
    assert stated["constipation_new"] is True


def test_directions_are_added_to_each_other(world: World, sign_in: SignIn) -> None:
    ben, name = sign_in("ben"), "repeated_movement_response"
    send(ben, world, f"cell:{name}.extension", **{f"{name}.extension": "centralises"})
    send(ben, world, f"cell:{name}.flexion", **{f"{name}.flexion": "peripheralises"})
    assert findings(world)[name] == {"extension": "centralises", "flexion": "peripheralises"}
    send(ben, world, f"cell:{name}.flexion", **{f"{name}.flexion": ""})
    assert findings(world)[name] == {"extension": "centralises"}


def test_undo_gives_back_what_the_cell_held_and_history_stays(world: World, sign_in: SignIn) -> None:
    ben = sign_in("ben")
    send(ben, world, "cell:slump_positive.right", slump_positive__right="no")
    send(ben, world, "cell:slump_positive.right", slump_positive__right="yes")
    assert undo(ben, world, newest("slump_positive", "right").pk).status_code == 200
    assert findings(world)["slump_positive"] == {"right": False}
    assert Statement.objects.count() == 3


def test_undo_takes_back_a_whole_act(world: World, sign_in: SignIn) -> None:
    ben = sign_in("ben")
    send(ben, world, "screen:")
    undo(ben, world, *Statement.objects.values_list("pk", flat=True))
    assert findings(world) == {}


def test_undo_never_throws_away_what_somebody_else_wrote_since(world: World, sign_in: SignIn) -> None:
    ben = sign_in("ben")
    send(ben, world, "cell:fever", fever="no")
    mine = newest("fever").pk
    tell(world, {"fever": True}, by=world.amy)
    response = undo(ben, world, mine)
    assert response.status_code == 409
    assert "changed since" in response.content.decode()
    assert findings(world)["fever"] is True


@pytest.mark.parametrize("numbers", ["", "0", "x", "-1", "9" * 40, "1," * 400, "٣"])
def test_an_undo_of_nothing_undoes_nothing(world: World, sign_in: SignIn, numbers: str) -> None:
    response = sign_in("ben").post(f"/patient/{world.ana.key}/exam/undo/", {"numbers": numbers})
    assert response.status_code == 302
    assert not Statement.objects.exists()


def test_another_persons_statement_cannot_be_undone(world: World, sign_in: SignIn) -> None:
    tell(world, {"fever": True}, by=world.amy)
    assert undo(sign_in("ben"), world, newest("fever").pk).status_code == 409
    assert findings(world)["fever"] is True


def test_two_people_in_one_cell_both_see_both_values(world: World, sign_in: SignIn) -> None:
    tell(world, {"fever": False}, by=world.amy)
    seen = newest("fever").pk
    tell(world, {"fever": True}, by=world.amy)
    response = send(sign_in("ben"), world, "cell:fever", fever="no", seen=seen)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Amy Example wrote “Yes”" in page
    assert "Use mine" in page
    assert "Keep theirs" in page
    assert findings(world)["fever"] is True


def test_mine_can_be_chosen_once_theirs_was_shown(world: World, sign_in: SignIn) -> None:
    tell(world, {"fever": True}, by=world.amy)
    response = send(sign_in("ben"), world, "cell:fever", fever="no", seen=newest("fever").pk)
    assert response.status_code == 200
    assert findings(world)["fever"] is False


def test_two_people_may_test_two_directions_at_once(world: World, sign_in: SignIn) -> None:
    name = "repeated_movement_response"
    tell(world, {name: {"extension": "better"}}, by=world.amy)
    response = send(sign_in("ben"), world, f"cell:{name}.flexion", seen=0, **{f"{name}.flexion": "worse"})
    assert response.status_code == 200
    assert findings(world)[name] == {"extension": "better", "flexion": "worse"}


def test_two_people_in_one_direction_are_told(world: World, sign_in: SignIn) -> None:
    name = "repeated_movement_response"
    tell(world, {name: {"extension": "better"}}, by=world.amy)
    response = send(sign_in("ben"), world, f"cell:{name}.extension", seen=0, **{f"{name}.extension": "worse"})
    assert response.status_code == 409
    assert "wrote “better”" in response.content.decode()


@pytest.mark.parametrize(
    ("cell", "typed", "said"),
    [
        ("slr_angle_deg.right", "400", "Expected a number from 0 to 120, got 400."),
        ("slr_angle_deg.right", "forty", "Expected a number from 0 to 120, got forty."),
        ("slr_angle_deg.right", "nan", "Expected a number from 0 to 120, got nan."),
        ("slr_angle_deg.right", "9" * 900, "Expected a number from 0 to 120"),
        ("nprs_back_avg_7d", "3.5", "Expected a whole number from 0 to 10, got 3.5."),
        ("fever", "perhaps\x00", "Expected true or false"),
        ("onset_date", "2999-01-01", "Expected a date"),
        ("onset_date", "yesterday", "Expected a date YYYY-MM-DD, got yesterday."),
        ("light_touch_s1.right", "odd", "Expected one of normal, reduced, absent, increased, got odd."),
    ],
)
def test_a_refused_value_is_named_at_its_cell_and_kept_there(
    world: World, sign_in: SignIn, cell: str, typed: str, said: str
) -> None:
    tell(world, {"age_years": 45}, by=world.ben)
    response = send(sign_in("ben"), world, f"cell:{cell}", **{cell: typed})
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert 'aria-invalid="true"' in page
    assert Statement.objects.count() == 1
    if len(typed) < 20 and cell != "fever":
        assert f'value="{typed}"' in page


def test_a_refused_first_value_begins_no_examination(world: World, sign_in: SignIn) -> None:
    send(sign_in("ben"), world, "cell:slr_angle_deg.right", slr_angle_deg__right="400")
    assert not Occasion.objects.exists()


def test_a_contradiction_is_told_and_nothing_is_written(world: World, sign_in: SignIn) -> None:
    tell(world, {"mri_done": False}, by=world.ben)
    response = send(sign_in("ben"), world, "cell:mri_findings.right", mri_findings__right=["protrusion"])
    assert response.status_code == 422
    assert "Not saved." in response.content.decode()
    assert "mri_findings" not in findings(world)


@pytest.mark.parametrize(
    "act", ["", "cell:", "cell:nonsense", "cell:fever.right", "cell:slump_positive", "drop:fever", "group:x", "note:zz"]
)
def test_an_act_that_names_nothing_writes_nothing(world: World, sign_in: SignIn, act: str) -> None:
    assert send(sign_in("ben"), world, act, fever="yes").status_code == 400
    assert not Statement.objects.exists()


def test_a_weak_leg_on_the_side_without_pain_is_asked_about_once(world: World, sign_in: SignIn) -> None:
    ben = sign_in("ben")
    tell(world, {"pain_regions": ["calf_right"]}, by=world.ben)
    page = send(ben, world, "cell:slump_positive.left", slump_positive__left="yes").content.decode()
    assert "The chart shows pain on the right only. Is the left meant?" in page
    send(ben, world, "confirm:slump_positive.left")
    page = send(ben, world, "cell:femoral_stretch_positive.left", femoral_stretch_positive__left="yes").content.decode()
    assert "Is the left meant?" not in page
    assert findings(world)["slump_positive"] == {"left": True}


def test_a_confirmed_side_keeps_its_note_and_stays_confirmed_when_the_value_changes(
    world: World, sign_in: SignIn
) -> None:
    ben = sign_in("ben")
    tell(world, {"pain_regions": ["calf_right"]}, by=world.ben)
    send(ben, world, "cell:slump_positive.left", slump_positive__left="yes")
    send(ben, world, "note:slump_positive", **{"note.slump_positive": "sharp"})
    page = send(ben, world, "confirm:slump_positive.left").content.decode()
    assert 'value="sharp"' in page
    send(ben, world, "cell:slump_positive.left", slump_positive__left="no")
    page = send(ben, world, "cell:slump_positive.left", slump_positive__left="yes").content.decode()
    assert "meant?" not in page
    assert 'value="sharp"' in page


def test_a_wrong_side_is_moved_in_one_act(world: World, sign_in: SignIn) -> None:
    ben = sign_in("ben")
    tell(world, {"pain_regions": ["calf_right"]}, by=world.ben)
    send(ben, world, "cell:slump_positive.left", slump_positive__left="yes")
    send(ben, world, "move:slump_positive.left")
    assert findings(world)["slump_positive"] == {"right": True}


@pytest.mark.parametrize(
    ("regions", "cell", "typed"),
    [
        (["calf_right"], "slump_positive.right", "yes"),
        (["calf_right"], "slump_positive.left", "no"),
        (["calf_right", "calf_left"], "slump_positive.left", "yes"),
        (["back_low_mid"], "slump_positive.left", "yes"),
    ],
)
def test_an_entry_that_fits_the_chart_is_not_questioned(
    world: World, sign_in: SignIn, regions: list[str], cell: str, typed: str
) -> None:
    tell(world, {"pain_regions": regions}, by=world.ben)
    assert "meant?" not in send(sign_in("ben"), world, f"cell:{cell}", **{cell: typed}).content.decode()


def test_a_note_goes_with_the_value_and_stays_when_the_value_changes(world: World, sign_in: SignIn) -> None:
    ben = sign_in("ben")
    send(ben, world, "cell:slump_positive.right", slump_positive__right="yes")
    send(ben, world, "note:slump_positive", **{"note.slump_positive": "eases when the neck is released"})
    send(ben, world, "cell:slump_positive.right", slump_positive__right="no")
    assert newest("slump_positive", "right").note == "eases when the neck is released"


def test_an_emergency_found_in_the_examination_takes_the_place_of_the_next_test(world: World, sign_in: SignIn) -> None:
    page = send(sign_in("ben"), world, "cell:saddle_sensation_change", saddle_sensation_change="yes").content.decode()
    assert 'id="alert" tabindex="-1"' in page
    assert "Say to the patient" in page
    assert "Most useful next" not in page
    assert "held by an alert" in page
    assert Alert.objects.get().level == "emergency"


def test_what_to_say_comes_in_the_patients_language(world: World, sign_in: SignIn) -> None:
    world.ana.language = "es"
    world.ana.save()
    page = send(sign_in("ben"), world, "cell:saddle_sensation_change", saddle_sensation_change="yes").content.decode()
    assert 'lang="es"' in page


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    act=st.sampled_from(["cell", "both", "confirm", "move", "screen", "group", "note", "x"]),
    target=st.sampled_from(["slr_angle_deg.left", "fever", "tender_regions", "tension", RESPONSES, "onset_date", "é"]),
    value=st.text(max_size=400),
    seen=st.one_of(st.integers(), st.text(max_size=20)),
    script=st.booleans(),
)
def test_no_act_whatever_is_sent_breaks_the_page(
    world: World, sign_in: SignIn, act: str, target: str, value: str, seen: Any, script: bool
) -> None:
    fields = {target: value, "note." + target: value, "seen": str(seen), "version": str(seen)}
    assert send(sign_in("ben"), world, f"{act}:{target}", script=script, **fields).status_code < 500


def test_without_scripts_a_group_is_saved_by_its_button_and_only_what_changed(world: World, sign_in: SignIn) -> None:
    ben = sign_in("ben")
    tell(world, {"slump_positive": {"left": False}}, by=world.ben)
    version = newest("slump_positive", "left").pk
    fields = {"slump_positive.left": "no", "slump_positive.right": "yes", "slr_positive.right": ""}
    response = send(ben, world, "group:tension", script=False, version=version, **fields)
    assert response.status_code == 302
    assert findings(world)["slump_positive"] == {"left": False, "right": True}
    assert Statement.objects.count() == 2


def test_without_scripts_a_refused_group_comes_back_with_what_was_typed(world: World, sign_in: SignIn) -> None:
    fields = {"slr_angle_deg.right": "400", "slump_positive.right": "yes"}
    response = send(sign_in("ben"), world, "group:tension", script=False, version=0, **fields)
    page = response.content.decode()
    assert response.status_code == 422
    assert 'value="400"' in page
    assert "Expected a number from 0 to 120, got 400." in page
    assert not Statement.objects.exists()


def test_without_scripts_another_persons_change_since_the_page_was_loaded_is_told(
    world: World, sign_in: SignIn
) -> None:
    tell(world, {"slump_positive": {"right": False}}, by=world.amy)
    response = send(sign_in("ben"), world, "group:tension", script=False, version=0, **{"slump_positive.right": "yes"})
    assert response.status_code == 409
    assert "Amy Example wrote" in response.content.decode()


def test_an_assistant_may_state_and_the_front_desk_and_owner_may_not(world: World, sign_in: SignIn) -> None:
    assert send(sign_in("amy"), world, "cell:fever", fever="no").status_code == 200
    for name in ("fay", "olga"):
        assert send(sign_in(name), world, "cell:fever", fever="yes").status_code == 403
    assert send(sign_in("cleo"), world, "cell:fever", fever="yes").status_code == 404
    assert findings(world)["fever"] is False


def test_the_trail_names_what_was_stated_and_never_the_value(world: World, sign_in: SignIn) -> None:
    send(sign_in("ben"), world, "cell:nprs_back_avg_7d", nprs_back_avg_7d="7")
    event = Event.objects.get(action="finding.stated")
    assert event.detail == "nprs_back_avg_7d"
