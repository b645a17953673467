"""The session as a state machine: sets, sides, rests, the traffic light, the stop, and going on after a kill."""

from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.journey

#: Plays a list of acts and returns the states, entries and sayings they made.
PLAY = """async ({programme, acts, short, state, asked}) => {
  const session = await import("/scripts/home/session.js");
  const given = {session: "s", at: "2026-11-23T09:00:00+00:00", short: short ?? false, asked: asked ?? true};
  let now = state ?? session.newSession(programme, given);
  const entries = [], says = [];
  for (const act of acts) {
    const out = session.step(now, act, programme);
    now = out.state; entries.push(...out.entries); says.push(...out.says.map((each) => each.say));
  }
  const {done, left} = session.doneAndLeft(now);
  return {state: now, entries, says, done, left};
}"""
BEGIN: dict[str, Any] = {"type": "begin", "worst": 3, "regions": None, "alarming": False}
COUNT_IN = 5


def tap(rule: str, move: str, tapped: str, **compares: dict[str, Any]) -> dict[str, Any]:
    when = [{"finding": "tap", "is": tapped}, *({"finding": name, **how} for name, how in compares.items())]
    return {"rule": rule, "move": move, "says": rule, "relief": move == "rest", "when": when}


TAPS = [
    tap("moved-further-down", "rest", "hurts_more", moved_down={"is": True}),
    tap("hurts-too-much", "rest", "hurts_more", worst_pain={"at_least": 6}),
    tap("hurts-far-more", "rest", "hurts_more", pain_rise={"above": 2}),
    tap("hurts-more", "swap", "hurts_more"),
    tap("too-hard", "swap", "too_hard"),
]


def item(name: str, *, easier: dict[str, Any] | None = None, sides: tuple[str, ...] = ("both",), **dose: Any) -> Any:
    return {
        "line": name, "exercise": name, "title": name, "sides": list(sides), "dose": dose, "minutes": 2, "says": "",
        "cues": ["slowly"], "good_to_feel": "", "stop_extra": "", "figure": {}, "easier": easier,
    }  # fmt: skip


def programme(*items: Any) -> dict[str, Any]:
    light = {"amber": {"at_most": 5, "above_start_at_most": 2}}
    questions = [
        {"finding": "saddle_sensation_change", "yes_is": "emergency", "flag": "cauda_equina"},
        {"finding": "weakness_new", "yes_is": "urgent", "flag": "weakness"},
    ]
    plan = {"state": "current", "episode": "e", "version": 1, "digest": "d"}
    return {
        "plan": plan,
        "items": list(items),
        "light": light,
        "in_session": TAPS,
        "safety": {"questions": questions, "stops": {}},
    }


def play(page: Page, given: dict[str, Any], *acts: dict[str, Any], **more: Any) -> Any:
    return page.evaluate(PLAY, {"programme": given, "acts": acts, **more})


def tick(seconds: float) -> dict[str, Any]:
    return {"type": "tick", "s": seconds}


def act(name: str, **more: Any) -> dict[str, Any]:
    return {"type": name, **more}


def kinds(out: Any) -> list[str]:
    return [entry["kind"] for entry in out["entries"]]


PRESS_UP = item("press-up", sets=1, reps=[2, 4], hold_s=[1, 2])
BRIDGE = item("bridge", sets=2, reps=1, hold_s=4, rest_s=20)
WALK = item("walk", minutes=[10, 15])


def test_a_session_asks_counts_in_moves_and_writes_every_set_once(modules: Page) -> None:
    out = play(modules, programme(PRESS_UP), BEGIN, tick(COUNT_IN), tick(9.9), tick(0.2))
    assert kinds(out) == ["session_started", "pain", "set_done"]
    assert out["entries"][2]["body"] == {
        "session": "s", "line": "press-up", "exercise": "press-up", "side": "both", "set": 1, "reps": 2, "seconds": 10,
        "easier": False,
    }  # fmt: skip
    assert out["state"]["phase"] == "after"
    assert out["says"] == ["title", "ready", "go", "rep", "back", "over", "end"]
    ended = play(modules, programme(PRESS_UP), act("end", worst=2, regions=None, alarming=False), state=out["state"])
    assert kinds(ended) == ["pain", "session_ended"]
    assert ended["entries"][1]["body"] == {"session": "s", "done": ["press-up"], "left": [], "seconds": 10}


def test_of_an_amount_the_least_is_counted(modules: Page) -> None:
    out = play(modules, programme(PRESS_UP, WALK))
    assert [(unit["reps"], unit["hold_s"], unit["timed_s"]) for unit in out["state"]["units"]] == [
        (2, 1, 0),
        (0, 0, 600),
    ]


def test_the_other_side_is_announced_by_name(modules: Page) -> None:
    slider = item("slider", sets=1, reps=1, sides=("right", "left"))
    out = play(modules, programme(slider), BEGIN, tick(COUNT_IN), tick(4))
    assert out["says"] == ["title", "side", "ready", "go", "over", "side", "ready"]
    assert [unit["side"] for unit in out["state"]["units"]] == ["right", "left"]


def test_a_rest_lasts_as_long_as_the_plan_says(modules: Page) -> None:
    out = play(modules, programme(BRIDGE), BEGIN, tick(COUNT_IN), tick(8))
    assert out["state"]["phase"] == "rest"
    resting = play(modules, programme(BRIDGE), tick(14.9), state=out["state"])
    assert resting["state"]["phase"] == "rest"
    counting_in = play(modules, programme(BRIDGE), tick(0.2), state=resting["state"])
    assert counting_in["state"]["phase"] == "ready"


def test_too_hard_takes_the_easier_one_at_once_and_keeps_what_was_done(modules: Page) -> None:
    hard = item("press-up", sets=1, reps=4, easier=item("elbows", sets=1, reps=3))
    out = play(modules, programme(hard), BEGIN, tick(COUNT_IN), tick(9), act("hard"))
    assert kinds(out)[2:] == ["too_hard", "set_done", "swapped"]
    assert out["entries"][3]["body"]["reps"] == 2
    assert out["entries"][4]["body"] == {
        "session": "s", "line": "press-up", "from": "press-up", "to": "elbows", "why": "too-hard"
    }  # fmt: skip
    assert out["state"]["phase"] == "ready"
    done = play(modules, programme(hard), tick(COUNT_IN), tick(12.1), state=out["state"])
    assert done["entries"][0]["body"]["exercise"] == "elbows"
    assert done["entries"][0]["body"]["easier"] is True
    assert done["done"] == ["press-up"]


def test_too_hard_without_an_easier_one_leaves_it_out_today(modules: Page) -> None:
    out = play(modules, programme(PRESS_UP, WALK), BEGIN, tick(COUNT_IN), tick(1), act("hard"))
    assert out["state"]["phase"] == "stopped"
    assert kinds(out)[2:] == ["too_hard", "stopped"]
    on = play(modules, programme(PRESS_UP, WALK), act("on"), state=out["state"])
    assert on["state"]["at"] == 1
    assert on["state"]["phase"] == "ready"


def test_the_first_session_of_a_day_asks_the_safety_questions_once(modules: Page) -> None:
    out = play(modules, programme(PRESS_UP), BEGIN, asked=False)
    assert out["state"]["phase"] == "daily"
    clear = play(modules, programme(PRESS_UP), act("clear"), state=out["state"])
    answers = {"saddle_sensation_change": False, "weakness_new": False}
    assert clear["entries"] == [{"kind": "screen", "body": {"answers": answers}}]
    assert clear["state"]["phase"] == "ready"
    one = play(modules, programme(PRESS_UP), act("one_by_one"), act("answer", value=True), state=out["state"])
    assert one["state"]["phase"] == "emergency"


def test_pain_that_went_further_down_afterwards_asks_the_safety_questions(modules: Page) -> None:
    ends = act("end", worst=3, regions=None, alarming=False, place="further")
    out = play(modules, programme(PRESS_UP), BEGIN, tick(COUNT_IN), tick(10.1), ends)
    assert out["entries"][-1]["body"]["place_change"] == "further"
    assert out["state"]["phase"] == "screen"


@pytest.mark.parametrize("further", [True, "unsure"])
def test_pain_further_down_stops_the_item_and_asks_the_safety_questions(modules: Page, further: Any) -> None:
    eased = item("press-up", sets=1, reps=4, easier=item("elbows", sets=1, reps=3))
    acts = (BEGIN, tick(COUNT_IN), tick(5), act("hurts"), act("where", further=further))
    out = play(modules, programme(eased), *acts)
    assert kinds(out)[2:] == ["hurts_more", "set_done", "stopped"]
    assert out["entries"][2]["body"]["further_down"] == further
    assert out["state"]["phase"] == "screen"
    clear = play(modules, programme(eased), act("answer", value=False), act("answer", value=False), state=out["state"])
    assert clear["entries"] == [
        {"kind": "screen", "body": {"answers": {"saddle_sensation_change": False, "weakness_new": False}}}
    ]
    assert clear["state"]["phase"] == "stopped"
    assert clear["state"]["why"] == "moved-further-down"
    assert clear["left"] == ["press-up"]


@pytest.mark.parametrize(
    ("before", "worst", "verdict"), [(3, 5, "ready"), (3, 6, "screen"), (1, 4, "screen"), (5, 5, "ready")]
)
def test_the_traffic_light_decides_between_easier_and_stop(
    modules: Page, before: int, worst: int, verdict: str
) -> None:
    eased = item("press-up", sets=1, reps=4, easier=item("elbows", sets=1, reps=3))
    acts = ({**BEGIN, "worst": before}, tick(COUNT_IN), tick(2), act("hurts"), act("where", further=False))
    out = play(modules, programme(eased), *acts, act("much", worst=worst))
    assert out["state"]["phase"] == verdict
    assert ("swapped" in kinds(out)) == (verdict == "ready")


def test_hurts_more_without_an_easier_one_stops_the_item(modules: Page) -> None:
    acts = (BEGIN, tick(COUNT_IN), tick(2), act("hurts"), act("where", further=False), act("much", worst=4))
    out = play(modules, programme(PRESS_UP), *acts)
    assert out["state"]["phase"] == "stopped"
    assert out["state"]["why"] == "hurts-more"


def test_a_button_pressed_by_mistake_costs_nothing(modules: Page) -> None:
    acts = (BEGIN, tick(COUNT_IN), tick(7), act("hurts"), act("mistaken"))
    out = play(modules, programme(PRESS_UP), *acts)
    assert kinds(out) == ["session_started", "pain"]
    on = play(modules, programme(PRESS_UP), act("resume"), tick(COUNT_IN), tick(5.1), state=out["state"])
    assert [(each["kind"], each["body"]["reps"]) for each in on["entries"]] == [("set_done", 2)]


def test_yes_to_an_emergency_question_stops_everything_at_once(modules: Page) -> None:
    acts = (BEGIN, tick(COUNT_IN), tick(2), act("hurts"), act("where", further=True), act("answer", value=True))
    out = play(modules, programme(PRESS_UP, WALK), *acts)
    assert out["state"]["phase"] == "emergency"
    assert out["state"]["flag"] == "cauda_equina"
    assert out["entries"][-2] == {"kind": "screen", "body": {"answers": {"saddle_sensation_change": True}}}
    assert out["entries"][-1]["kind"] == "session_ended"
    for each in (act("resume"), act("on"), tick(60), act("enough"), act("answer", value=False)):
        assert play(modules, programme(PRESS_UP, WALK), each, state=out["state"])["state"] == out["state"]


@pytest.mark.parametrize("answers", [("unsure", False), (False, "unsure"), (False, True)])
def test_not_sure_is_never_a_no(modules: Page, answers: tuple[Any, ...]) -> None:
    acts = (BEGIN, tick(COUNT_IN), tick(2), act("hurts"), act("where", further=True))
    out = play(modules, programme(PRESS_UP, WALK), *acts, *(act("answer", value=value) for value in answers))
    assert out["state"]["phase"] == "held"
    assert kinds(out)[-2:] == ["screen", "session_ended"]


def test_numbness_between_the_legs_asks_before_anything_moves(modules: Page) -> None:
    out = play(modules, programme(PRESS_UP), {**BEGIN, "alarming": True})
    assert out["state"]["phase"] == "screen"
    clear = play(
        modules, programme(PRESS_UP), act("answer", value=False), act("answer", value=False), state=out["state"]
    )
    assert clear["state"]["phase"] == "ready"


def test_much_worse_afterwards_asks_the_safety_questions_too(modules: Page) -> None:
    out = play(
        modules,
        programme(PRESS_UP),
        BEGIN,
        tick(COUNT_IN),
        tick(10.1),
        act("end", worst=7, regions=None, alarming=False),
    )
    assert out["state"]["phase"] == "screen"
    clear = play(
        modules, programme(PRESS_UP), act("answer", value=False), act("answer", value=False), state=out["state"]
    )
    assert kinds(clear) == ["screen", "session_ended"]
    assert clear["state"]["phase"] == "done"


def test_stop_ends_the_exercise_and_keeps_what_was_done(modules: Page) -> None:
    out = play(modules, programme(PRESS_UP, WALK), BEGIN, tick(COUNT_IN), tick(7), act("skip"))
    assert kinds(out)[2:] == ["set_done", "stopped"]
    assert out["entries"][2]["body"]["reps"] == 1
    assert out["state"]["at"] == 1
    walked = play(modules, programme(PRESS_UP, WALK), tick(COUNT_IN), tick(90), act("skip"), state=out["state"])
    assert walked["entries"][0]["body"]["seconds"] == 90
    assert walked["state"]["phase"] == "after"


def test_a_killed_page_goes_on_at_the_start_of_the_repetition_it_was_in(modules: Page) -> None:
    given = programme(PRESS_UP)
    out = play(modules, given, BEGIN, tick(COUNT_IN), tick(6.5))
    revived = modules.evaluate(
        'async (state) => (await import("/scripts/home/session.js")).revived(state)', out["state"]
    )
    assert revived["paused"] is True
    on = play(modules, given, tick(30), act("resume"), tick(COUNT_IN), tick(4.9), state=revived)
    assert on["entries"] == []
    last = play(modules, given, tick(0.2), state=on["state"])
    assert [(each["kind"], each["body"]["reps"]) for each in last["entries"]] == [("set_done", 2)]


def test_five_minutes_take_first_sets_first_and_never_one_side_alone(modules: Page) -> None:
    sided = item("slider", sets=3, reps=10, sides=("right", "left"))
    out = play(modules, programme(BRIDGE, sided, WALK), short=True)
    units = out["state"]["units"]
    done = {
        (unit["item"], unit["set"]): [
            each["side"] for each in units if each["item"] == unit["item"] and each["set"] == unit["set"]
        ]
        for unit in units
    }
    assert all(sides == ["right", "left"] for (place, _set), sides in done.items() if place == 1)
    assert {place for place, _set in done} == {0, 1, 2}
    seconds = sum(
        max(unit["rest_s"], COUNT_IN) + (unit["timed_s"] or unit["reps"] * (4 + unit["hold_s"])) for unit in units
    )
    assert seconds <= 300


def test_what_the_day_leaves_out_is_not_in_the_session(modules: Page) -> None:
    out = play(modules, programme({**PRESS_UP, "today": "stop"}, {**BRIDGE, "today": "swap", "easier": PRESS_UP}, WALK))
    assert [each["exercise"] for each in out["state"]["items"]] == ["press-up", "walk"]
    assert out["state"]["items"][0]["line"] == "bridge"


def test_pause_stops_the_clock_and_going_on_counts_in_again(modules: Page) -> None:
    out = play(modules, programme(WALK), BEGIN, tick(COUNT_IN), tick(30), act("pause"), tick(500))
    assert out["state"]["elapsed"] == 30
    on = play(modules, programme(WALK), act("resume"), tick(COUNT_IN), tick(1), state=out["state"])
    assert on["state"]["elapsed"] == 31


PLACE = """async ([moment, returns]) => (await import("/scripts/home/stage.js"))
  .placeOf(moment, {marks: {start: 0, middle: 5, end: 10}, timing: {returns}}, returns === "mirror" ? 11 : 21)"""


@pytest.mark.parametrize(
    ("part", "phase", "returns", "place"),
    [("out", 0.5, "mirror", 0.5), ("hold", 1, "mirror", 1), ("back", 0.5, "mirror", 0.5), ("hold", 1, "own", 0.5),
     ("back", 0.5, "own", 0.75), ("back", 0, "own", 1), ("back", 0.5, "none", 0.5)],
)  # fmt: skip
def test_the_figure_goes_out_and_comes_back_on_its_own_way(
    modules: Page, part: str, phase: float, returns: str, place: float
) -> None:
    assert modules.evaluate(PLACE, [{"part": part, "phase": phase}, returns]) == place
