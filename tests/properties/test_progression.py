"""What no log can do: a worse log asks for more, silence moves up, a stop is talked away."""

from dataclasses import replace
from typing import Any

from hypothesis import find, given, settings
from hypothesis import strategies as st
from tests.reasoning.home_log import DOSE, PRESS_UP, day, entry, joined, plan_of, session

from lasegue.knowledge.entries.entry import PHASES, Phase
from lasegue.knowledge.shelf import load
from lasegue.reasoning.planning.eligibility import State
from lasegue.reasoning.progression.deciding import Progression
from lasegue.reasoning.progression.decision import MOVES, DayDecision
from lasegue.reasoning.progression.log import Logged
from lasegue.reasoning.progression.plan import SignedPlan

RULES = Progression(load())
LINES = (PRESS_UP, "walking-program", "bird-dog")
OPEN = plan_of(RULES.library, *LINES, dose=DOSE)
STATES: st.SearchStrategy[State] = st.sampled_from(["open", "contraindicated", "unanswered"])
DANGER = {"saddle_sensation_change": True}

GOOD = st.sampled_from([True, True, False])

score = st.integers(0, 10)
places = st.sampled_from(["nearer", "same", "further", None])
screens = st.sampled_from([None, {}, {"saddle_sensation_change": False}, {"saddle_sensation_change": "unsure"}])
hurts = st.none() | st.fixed_dictionaries({"further_down": st.booleans(), "worst": score})


@st.composite
def days_logged(draw: st.DrawFn) -> list[Logged]:
    """A log of up to ten days, with gaps, of up to three lines; most sessions go well."""
    log: list[Logged] = []
    for number in sorted(draw(st.sets(st.integers(0, 14), max_size=10))):
        for line in draw(st.sets(st.sampled_from(LINES), min_size=1)):
            if draw(GOOD):
                start = draw(st.integers(0, 2))
                log += session(number, before=start, after=start, line=line)
                continue
            log += session(
                number,
                before=draw(st.none() | score),
                after=draw(st.none() | score),
                place=draw(places),
                screen=draw(screens),
                hurt=draw(hurts),
                line=line,
                hour=draw(st.sampled_from([8.0, 16.0])),
            )
        feeling = draw(st.sampled_from([None, None, "better", "same", "worse"]))
        if feeling:
            log.append(entry(number, 6.0, "feeling", is_=feeling))
    return log


@st.composite
def plans(draw: st.DrawFn) -> SignedPlan:
    """A signed plan of three lines with any rulings."""
    library = RULES.library
    ladders = [library.exercises[line].ladder for line in LINES]
    near = {name for each in ladders for name in (each.progress_to, each.regress_to) if name is not None}
    closed: dict[str, State] = {name: draw(STATES) for name in sorted(near)}
    phase: Phase = draw(st.sampled_from(PHASES[:3]))
    return plan_of(library, *LINES, phase=phase, closed=closed, dose=draw(st.sampled_from([{}, DOSE])))


def decide(plan: SignedPlan, log: list[Logged], number: int) -> DayDecision:
    return RULES.decide(plan, log, day(number))


def demand(decision: DayDecision) -> dict[str, tuple[int, float]]:
    shares = {line.line: line.share[1] if line.share else 1.0 for line in decision.lines}
    return {line.line: (MOVES.index(line.move), shares[line.line]) for line in decision.lines}


def no_more(worse: DayDecision, better: DayDecision) -> bool:
    first, second = demand(worse), demand(better)
    return all(first[line] <= second[line] for line in first)


def with_body(log: list[Logged], place: int, **body: Any) -> list[Logged]:
    return [*log[:place], replace(log[place], body={**log[place].body, **body}), *log[place + 1 :]]


@settings(max_examples=150, deadline=None)
@given(log=days_logged(), plan=plans(), number=st.integers(0, 20), data=st.data())
def test_a_worse_log_never_asks_for_more(log: list[Logged], plan: SignedPlan, number: int, data: st.DataObject) -> None:
    """Worse is relative to the start: more pain afterwards, pain that moved down, a worse next day."""
    places = [place for place, each in enumerate(log) if each.body.get("moment") == "after"]
    if not places:
        return
    place = data.draw(st.sampled_from(places))
    pain = data.draw(st.integers(log[place].body["worst"], 10))
    spread = data.draw(st.booleans())
    worse = with_body(log, place, worst=pain, **({"place_change": "further"} if spread else {}))

    assert no_more(decide(plan, worse, number), decide(plan, log, number))


@settings(max_examples=100, deadline=None)
@given(log=days_logged(), plan=plans(), number=st.integers(0, 20), on=st.integers(0, 14))
def test_a_worse_next_day_never_asks_for_more(log: list[Logged], plan: SignedPlan, number: int, on: int) -> None:
    worse = [*log, entry(on, 6.5, "feeling", is_="worse")]

    assert no_more(decide(plan, worse, number), decide(plan, log, number))


@settings(max_examples=100, deadline=None)
@given(
    log=days_logged(), plan=plans(), number=st.integers(0, 20), silent=st.sampled_from(["before", "after", "screen"])
)
def test_silence_never_moves_up(log: list[Logged], plan: SignedPlan, number: int, silent: str) -> None:
    """Without one of the answers of its last day, whatever else was logged, no line takes a step up."""
    until = [each for each in log if each.at.date() <= day(number)]
    for line in LINES:
        done = [each.at.date() for each in until if each.body.get("line") == line]
        if not done:
            continue
        kept = [
            each
            for each in until
            if each.at.date() != max(done) or silent not in {each.kind, str(each.body.get("moment"))}
        ]
        decision = next(each for each in decide(plan, kept, number).lines if each.line == line)
        assert decision.move != "progress"


@settings(max_examples=150, deadline=None)
@given(log=days_logged(), plan=plans(), number=st.integers(0, 20))
def test_a_step_up_rests_on_two_days_of_low_pain(log: list[Logged], plan: SignedPlan, number: int) -> None:
    """Low in every session of the line; a session of other lines alone speaks of those lines."""
    until = [each for each in log if each.at.date() <= day(number)]
    for decision in decide(plan, until, number).lines:
        if decision.move == "progress":
            own = [each for each in until if each.body.get("line") == decision.line]
            done, sessions = sorted({each.at.date() for each in own}), {each.body["session"] for each in own}
            afterwards = {
                on: [
                    each.body["worst"]
                    for each in until
                    if each.at.date() == on and each.body.get("moment") == "after" and each.body["session"] in sessions
                ]
                for on in done[-2:]
            }
            assert len(done) >= 2
            assert all(worst and max(worst) <= 3 for worst in afterwards.values())


@settings(max_examples=60, deadline=None)
@given(plan=plans(), number=st.integers(0, 20))
def test_nothing_logged_is_never_a_step_up(plan: SignedPlan, number: int) -> None:
    assert {line.move for line in decide(plan, [], number).lines} == {"do"}


@settings(max_examples=100, deadline=None)
@given(log=days_logged(), plan=plans(), on=st.integers(0, 14), later=st.integers(0, 10))
def test_a_danger_stops_whatever_else_is_logged_before_or_after(
    log: list[Logged], plan: SignedPlan, on: int, later: int
) -> None:
    decision = decide(plan, [*log, entry(on, 5.0, "screen", answers=DANGER)], on + later)

    assert decision.move == "stop"
    assert {line.move for line in decision.lines} == {"stop"}
    assert decision.contact == "emergency"


@settings(max_examples=100, deadline=None)
@given(log=days_logged(), plan=plans(), number=st.integers(0, 20), hurt=hurts, on=st.integers(0, 14))
def test_one_more_red_never_lifts_a_stop_or_asks_for_more(
    log: list[Logged], plan: SignedPlan, number: int, hurt: dict[str, Any] | None, on: int
) -> None:
    red = [*log, *session(on, after=9, before=1, hurt=hurt, hour=20.0)]
    first, second = decide(plan, log, number), decide(plan, red, number)

    assert first.move != "stop" or second.move == "stop"
    if number == on or (number > on >= max((each.at.date() - day(0)).days for each in red)):
        line = next(each for each in second.lines if each.line == PRESS_UP)
        assert MOVES.index(line.move) <= MOVES.index("step_back") or line.tap is not None


@settings(max_examples=150, deadline=None)
@given(log=days_logged(), plan=plans(), number=st.integers(0, 20))
def test_only_open_neighbours_of_the_signed_ladder_are_offered(
    log: list[Logged], plan: SignedPlan, number: int
) -> None:
    for line, signed in zip(decide(plan, log, number).lines, plan.lines, strict=True):
        if line.to is not None:
            easier, harder = signed.ladder.regress_to, signed.ladder.progress_to
            assert line.to == (harder if line.move == "progress" else easier)
            assert plan.states[line.to] == "open"
        if line.dose:
            for name, amount in line.dose.items():
                assert amount <= signed.dose[name][1]


@settings(max_examples=60, deadline=None)
@given(log=days_logged(), plan=plans(), number=st.integers(0, 20), data=st.data())
def test_the_order_in_which_entries_arrive_makes_no_difference(
    log: list[Logged], plan: SignedPlan, number: int, data: st.DataObject
) -> None:
    numbered = [replace(each, seq=place) for place, each in enumerate(log)]
    mixed = data.draw(st.permutations(numbered))

    assert decide(plan, mixed, number) == decide(plan, numbered, number)


@settings(max_examples=60, deadline=None)
@given(log=days_logged(), plan=plans(), number=st.integers(0, 10))
def test_what_comes_later_does_not_change_a_day(log: list[Logged], plan: SignedPlan, number: int) -> None:
    until = [each for each in log if each.at.date() <= day(number)]

    assert decide(plan, log, number) == decide(plan, until, number)


def test_a_red_light_never_stands_beside_a_step_up_of_the_same_line() -> None:
    log = joined(session(0), session(1), session(1, after=8, hour=16.0))

    (line,) = decide(plan_of(RULES.library, dose=DOSE), log, 2).lines

    assert (line.light, line.move) == ("red", "step_back")


def test_the_logs_drawn_here_do_reach_a_step_up() -> None:
    def steps_up(log: list[Logged]) -> bool:
        return any(line.move == "progress" for line in decide(OPEN, log, 14).lines)

    assert find(days_logged(), steps_up, settings=settings(deadline=None))
