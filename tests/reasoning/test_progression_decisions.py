"""What a log of the home programme makes of a signed plan: the dossier's rules on days of invented people."""

from datetime import date

import pytest
from tests.reasoning.home_log import DOSE, PRESS_UP, at, day, entry, joined, plan_of, session

from lasegue.knowledge.shelf import load
from lasegue.reasoning.progression.deciding import Progression
from lasegue.reasoning.progression.decision import DayDecision, LineDecision
from lasegue.reasoning.progression.log import Logged
from lasegue.reasoning.progression.plan import SignedPlan


@pytest.fixture(scope="module")
def rules() -> Progression:
    return Progression(load())


def decided(rules: Progression, log: list[Logged], on: date, plan: SignedPlan | None = None) -> LineDecision:
    return rules.decide(plan or plan_of(rules.library), log, on).lines[0]


def ids(decision: LineDecision | DayDecision) -> list[str]:
    return [each.rule.id for each in decision.outcomes]


def test_a_first_day_is_done_as_signed(rules: Progression) -> None:
    decision = rules.decide(plan_of(rules.library), [], day(0))

    assert (decision.move, decision.light, decision.contact) == ("do", None, "none")


def test_one_green_day_is_not_enough_to_move_up(rules: Progression) -> None:
    decision = rules.decide(plan_of(rules.library), session(0), day(1))

    assert decision.light == "green"
    assert decision.lines[0].move == "do"


def test_two_green_days_move_up_inside_the_signed_dose(rules: Progression) -> None:
    plan = plan_of(rules.library, dose=DOSE)

    line = decided(rules, joined(session(0), session(1)), day(2), plan)

    assert (line.move, line.dose, line.to) == ("progress", {"reps": 12}, None)
    assert "two-greens-to-progress" in ids(line)


def test_with_the_signed_dose_reached_two_green_days_move_to_the_harder_neighbour(rules: Progression) -> None:
    plan = plan_of(rules.library, phase="restore_movement", dose={"reps": 10})

    line = decided(rules, joined(session(0), session(1)), day(2), plan)

    assert (line.move, line.to) == ("progress", "prone-press-up-sag")


@pytest.mark.parametrize("state", ["contraindicated", "unanswered"])
def test_a_harder_neighbour_that_is_not_open_waits_for_a_signature(rules: Progression, state: str) -> None:
    closed = {"prone-press-up-sag": state}
    plan = plan_of(rules.library, phase="restore_movement", closed=closed)  # type: ignore[arg-type] # from a list

    line = decided(rules, joined(session(0), session(1)), day(2), plan)

    assert (line.move, line.to) == ("do", None)
    assert line.signature


def test_a_neighbour_of_a_later_phase_waits_for_a_signature(rules: Progression) -> None:
    library = rules.library
    name = next(
        each.id
        for each in library.exercises.values()
        if "calm_and_protect" in each.phases
        and each.ladder.progress_to
        and "calm_and_protect" not in library.exercises[each.ladder.progress_to].phases
    )
    log = joined(session(0, line=name), session(1, line=name))

    line = decided(rules, log, day(2), plan_of(library, name))

    assert (line.move, line.to) == ("do", None)
    assert line.signature


@pytest.mark.parametrize(
    ("after", "light"),
    [(3, "amber"), (4, "amber"), (5, "red"), (6, "red")],
)
def test_pain_above_the_start_turns_the_light(rules: Progression, after: int, light: str) -> None:
    decision = rules.decide(plan_of(rules.library), session(0, before=2, after=after), day(1))

    assert decision.light == light


def test_four_of_ten_without_a_rise_is_amber_and_the_dose_stays(rules: Progression) -> None:
    line = decided(rules, session(0, before=4, after=4), day(1))

    assert (line.light, line.move) == ("amber", "hold")


def test_two_ambers_cut_the_dose_by_a_third_until_two_greens(rules: Progression) -> None:
    amber = joined(session(0, before=4, after=4), session(1, before=4, after=4))
    plan = plan_of(rules.library, dose=DOSE)

    second = decided(rules, amber, day(2), plan)
    one_green = decided(rules, joined(amber, session(2)), day(3), plan)
    two_greens = decided(rules, joined(amber, session(2), session(3)), day(4), plan)

    assert (second.move, second.share) == ("step_back", (0.67, 0.67))
    assert (one_green.move, one_green.share) == ("step_back", (0.67, 0.67))
    assert two_greens.move == "do"


def test_a_red_day_goes_back_to_the_easier_neighbour_and_tells_the_clinic(rules: Progression) -> None:
    decision = rules.decide(plan_of(rules.library), session(0, before=3, after=6), day(1))

    assert (decision.light, decision.contact) == ("red", "clinic")
    assert (decision.lines[0].move, decision.lines[0].to) == ("step_back", "prone-on-elbows")


def test_after_a_red_day_the_easier_one_stays_until_two_green_days(rules: Progression) -> None:
    red = session(0, before=3, after=6)

    one_green = decided(rules, joined(red, session(1)), day(2))
    two_greens = decided(rules, joined(red, session(1), session(2)), day(3))

    assert (one_green.move, one_green.to) == ("step_back", "prone-on-elbows")
    assert two_greens.move == "do"


def test_without_an_open_easier_neighbour_a_red_line_is_left_out(rules: Progression) -> None:
    plan = plan_of(rules.library, closed={"prone-on-elbows": "contraindicated"})

    line = decided(rules, session(0, before=3, after=6), day(1), plan)

    assert (line.move, line.to) == ("rest", None)
    assert line.signature


def test_spread_outranks_a_low_number(rules: Progression) -> None:
    decision = rules.decide(plan_of(rules.library), session(0, before=2, after=1, place="further"), day(1))

    assert (decision.light, decision.lines[0].move, decision.contact) == ("red", "rest", "clinic")
    assert "peripheralises" in ids(decision.lines[0])


def test_pain_that_moved_down_and_came_back_halves_the_dose(rules: Progression) -> None:
    log = session(0, hurt={"further_down": True, "worst": 3}, place="same")

    line = decided(rules, log, day(1))

    assert (line.move, line.share) == ("step_back", (0.5, 0.5))
    assert "clears-quickly" in ids(line)


def test_pain_that_moved_down_and_was_not_looked_at_again_counts_as_staying(rules: Progression) -> None:
    log = session(0, hurt={"further_down": True, "worst": 3}, place=None)

    assert decided(rules, log, day(1)).move == "rest"


def test_pain_painted_lower_after_the_session_is_spread(rules: Progression) -> None:
    log = joined(
        session(0, before=None, after=None),
        [
            entry(0, 7.9, "pain", session="s0-8.0", moment="before", worst=2, regions={"pain": ["thigh_back_right"]}),
            entry(0, 8.3, "pain", session="s0-8.0", moment="after", worst=2, regions={"pain": ["calf_right"]}),
        ],
    )

    assert decided(rules, log, day(1)).light == "red"


def test_pain_that_retreats_is_good_news_and_raises_nothing_by_itself(rules: Progression) -> None:
    line = decided(rules, session(0, place="nearer"), day(1))

    assert line.move == "do"
    assert "centralises" in ids(line)


def test_worse_on_the_next_day_is_red(rules: Progression) -> None:
    log = joined(session(0), [entry(1, 7.0, "feeling", is_="worse")])

    assert decided(rules, log, day(1)).light == "red"


def test_settled_within_the_day_is_amber(rules: Progression) -> None:
    log = joined(session(0, before=2, after=3), [entry(0, 18.0, "pain", moment="today", worst=2)])

    assert decided(rules, log, day(1)).light == "amber"


def test_without_a_log_of_the_last_session_the_dose_is_repeated(rules: Progression) -> None:
    log = joined(session(0), session(1), session(2, after=None))
    decision = rules.decide(plan_of(rules.library), log, day(3))

    assert (decision.light, decision.lines[0].move) == (None, "hold")
    assert "missing-log" in ids(decision.lines[0])
    assert "settling" in decision.missing


@pytest.mark.parametrize("screen", [None, {"saddle_sensation_change": "unsure"}])
def test_without_clear_safety_answers_no_day_is_green(rules: Progression, screen: dict[str, str] | None) -> None:
    decision = rules.decide(plan_of(rules.library), session(0, screen=screen), day(1))

    assert decision.light is None
    assert decision.missing == ("danger",)


def test_a_break_of_more_than_a_week_starts_again_at_about_half(rules: Progression) -> None:
    log = joined(session(0), session(1))

    within = decided(rules, log, day(8))
    beyond = decided(rules, log, day(9))

    assert within.move != "step_back"
    assert (beyond.move, beyond.share) == ("step_back", (0.5, 0.7))


def test_a_saddle_answer_stops_everything_and_stays(rules: Progression) -> None:
    log = joined(session(0, screen={"saddle_sensation_change": True}), session(1), session(2))

    for number in (0, 1, 2, 30):
        decision = rules.decide(plan_of(rules.library), log, day(number))
        assert (decision.move, decision.contact) == ("stop", "emergency")
        assert {line.move for line in decision.lines} == {"stop"}


def test_a_clinician_who_examined_lifts_a_stop_for_answers_given_before(rules: Progression) -> None:
    log = joined(session(0, screen={"saddle_sensation_change": True}), session(2))
    plan = plan_of(rules.library)
    cleared = SignedPlan(plan.phase, plan.lines, plan.states, plan.level, cleared=at(1))

    assert rules.decide(cleared, log, day(3)).move != "stop"


def test_urgent_triage_stops_whatever_the_log_says(rules: Progression) -> None:
    decision = rules.decide(plan_of(rules.library, level="urgent"), joined(session(0), session(1)), day(2))

    assert (decision.move, decision.contact) == ("stop", "examine")


def test_a_new_numb_place_stops_and_asks_for_an_examination(rules: Progression) -> None:
    log = [
        entry(0, 7.0, "pain", moment="today", worst=2, regions={"pain": ["calf_right"]}),
        entry(1, 7.0, "pain", moment="today", worst=2, regions={"pain": ["calf_right"], "numb": ["foot_top_right"]}),
    ]

    decision = rules.decide(plan_of(rules.library), log, day(1))

    assert (decision.move, decision.contact) == ("stop", "examine")


def test_a_flare_keeps_the_first_phase_and_halves_walking(rules: Progression) -> None:
    days = [entry(number, 7.0, "pain", moment="today", worst=2) for number in range(4)]
    log = [*days, entry(4, 7.0, "pain", moment="today", worst=5)]
    plan = plan_of(rules.library, PRESS_UP, "walking-program", "bird-dog", phase="strengthen")

    moves = {line.line: (line.move, line.share) for line in rules.decide(plan, log, day(4)).lines}

    assert moves == {
        PRESS_UP: ("hold", None),
        "walking-program": ("step_back", (0.5, 0.5)),
        "bird-dog": ("rest", None),
    }


def test_a_flare_of_more_than_a_week_tells_the_clinic(rules: Progression) -> None:
    days = [entry(number, 7.0, "pain", moment="today", worst=2) for number in range(4)]
    flare = [entry(number, 7.0, "pain", moment="today", worst=5) for number in range(4, 13)]

    first = rules.decide(plan_of(rules.library), [*days, *flare[:1]], day(4))
    ninth = rules.decide(plan_of(rules.library), [*days, *flare], day(12))

    assert (first.contact, ninth.contact) == ("none", "clinic")


def test_too_hard_today_gives_the_easier_neighbour_today_only(rules: Progression) -> None:
    log = joined(session(0), [entry(0, 8.1, "too_hard", session="s0-8.0", line=PRESS_UP, exercise=PRESS_UP)])

    today, tomorrow = decided(rules, log, day(0)), decided(rules, log, day(1))

    assert (today.move, today.to) == ("swap", "prone-on-elbows")
    assert tomorrow.move == "do"


def test_only_what_was_done_since_the_last_step_counts_for_the_next(rules: Progression) -> None:
    plan = plan_of(rules.library, dose=DOSE)
    line = plan.lines[0]
    stepped = SignedPlan(
        plan.phase,
        (type(line)(line.line, line.exercise, line.phases, line.ladder, day(2), line.dose, {"reps": 12}),),
        plan.states,
    )
    log = joined(session(0), session(1), session(2))

    assert decided(rules, log, day(3), stepped).move == "do"
    assert decided(rules, joined(log, session(3)), day(4), stepped).dose == {"reps": 14}


def test_every_outcome_names_its_rule_its_grounds_and_words(rules: Progression) -> None:
    line = decided(rules, session(0, before=3, after=6), day(1))

    red = next(each for each in line.outcomes if each.rule.id == "light-red")
    assert [each.id for each in red.criteria] == ["during"]
    assert red.because == {"worst_pain": 6, "pain_rise": 3}
    assert (red.basis, red.sources) == ("convention", ("trafficprov", "trafficmvmt"))
    assert red.rule.to_patient
    assert red.rule.to_clinician
