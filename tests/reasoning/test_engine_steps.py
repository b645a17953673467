from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.reasoning.building import TODAY, by_id, classification, facts_with, finding, yes
from tests.reasoning.small import small_library
from tests.reasoning.small_findings import FINDINGS

from lasegue.knowledge.shelf import load
from lasegue.logic.program import Truths
from lasegue.reasoning.derivation import origin_of
from lasegue.reasoning.engine import BLANK, Engine, Result
from lasegue.reasoning.facts import Facts, Visit

Run = Callable[..., Result]
EXTENDS = {"repeated": {"extension": "centralises"}}


def classes(result: Result) -> list[str]:
    return [entry.id for entry in result.classified.entries]


def test_a_result_keeps_its_facts_and_its_library(engine: Engine) -> None:
    facts = facts_with({"fever": True})
    result = engine.run(facts)
    assert result.facts is facts and result.library is engine.library


def test_the_same_case_gives_the_same_result(engine: Engine) -> None:
    facts = facts_with({**EXTENDS, "age_years": 66, "slr": {"right": True}, "nprs_leg": {"unsided": 4}})
    assert engine.run(facts) == engine.run(facts)


def test_one_case_leaves_nothing_behind_for_the_next(engine: Engine) -> None:
    before = engine.run(facts_with({}))
    engine.run(facts_with({"urine_retention": True, "age_years": 80, **EXTENDS}))
    assert engine.run(facts_with({})) == before


def test_triage_reaches_the_classification(run: Run) -> None:
    assert classes(run(urine_retention=True, **EXTENDS)) == ["medical"]
    assert classes(run(saddle_change=True)) == ["medical"]
    assert classes(run(mrc_toe={"right": 4})) != ["medical"]


@pytest.mark.parametrize("findings", [{"urine_retention": True}, {"saddle_change": True}])
def test_no_phase_is_named_when_treatment_is_withheld(run: Run, findings: Any) -> None:
    result = run(**findings, ready_for_work=True)
    assert result.classified.phase is None


def test_the_phase_is_named_when_treatment_is_drafted(run: Run) -> None:
    assert run(ready_for_work=True).classified.phase == "functional"
    assert run(mrc_toe={"right": 4}).classified.phase == "restore_movement"


def test_probabilities_reach_the_classification(run: Run) -> None:
    assert "stabilizes" in classes(run())
    assert "stabilizes" not in classes(run(slump={"right": False, "left": False}))


def test_the_leading_cause_reaches_the_classification(run: Run) -> None:
    result = run(mri_shows_disc=True)
    assert result.causes[0].cause.id == "disc"
    assert classes(result) == ["stabilizes", "extends"]


def test_a_stated_irritability_is_stronger_than_an_estimate(run: Run) -> None:
    assert run(nprs_leg={"right": 9}).classified.irritability == "high"
    assert run(nprs_leg={"right": 9}, irritability="low").classified.irritability == "low"
    assert run().classified.irritability is None


def test_irritability_reaches_the_phase(run: Run) -> None:
    assert run(nprs_leg={"right": 9}).classified.phase == "calm_and_protect"


def test_the_direction_found_on_testing_is_a_conclusion(run: Run) -> None:
    assert run(repeated={"flexion": "centralises"}).classified.direction == "flexion"
    assert run(repeated={"flexion": "worse"}).classified.direction is None


@pytest.mark.parametrize(("onset", "acuity"), [("2026-02-25", "acute"), ("2025-02-25", "chronic"), (None, None)])
def test_acuity_is_derived_where_it_can_be(run: Run, onset: str | None, acuity: str | None) -> None:
    assert run(**({"onset_date": onset} if onset else {})).classified.acuity == acuity


def test_classification_and_phase_reach_the_plan() -> None:
    rules = [{"when": yes("anyone_walks"), "weight": 1}]
    slots = [{"id": "s", "prefer": ["press_up"], "phases": ["strengthen"]}]
    library = small_library(classifications=by_id(classification("extends", rules, slots)))
    for name, conclusion in (
        ("classified", {"conclusion": "classification", "has": ["extends"]}),
        ("not classified", {"not": {"conclusion": "classification", "has": ["stabilizes"]}}),
        ("phased", {"conclusion": "phase", "is": "restore_movement"}),
        ("triaged", {"conclusion": "triage", "is": "treat"}),
    ):
        talk = library.advice["keep_active"]
        from tests.reasoning.building import item

        advice = item(talk.id, "education", ["education_advice"], indications=[{"id": "i", "when": conclusion}])
        result = Engine(replace_advice(library, advice)).run(facts_with({"anyone_walks": True}))
        assert "keep_active" in [line.item.id for line in result.plan.lines], name


def replace_advice(library: Any, advice: Any) -> Any:
    return small_library(classifications=library.classifications, advice={**library.advice, advice.id: advice})


def test_unanswered_lists_questions_of_triage_and_then_of_the_draft(run: Run) -> None:
    result = run(**EXTENDS, pregnant=False, saddle_change=False)
    assert result.unanswered == ("urine_retention", "weakness_worsening", "osteoporosis", "fever")


def test_questions_are_cut_to_the_number_of_the_policy(run: Run) -> None:
    assert len(run(anyone_walks=True).next) == 5


def test_questions_below_the_bits_of_the_policy_are_not_asked(engine: Engine) -> None:
    from tests.reasoning.small import policy

    strict = Engine(small_library(policy=policy(least_information_bits=0.5, most_questions=9)))
    assert [each.finding.id for each in strict.run(facts_with({})).next] == ["mri_shows_disc"]


def test_the_setting_of_a_case_reaches_the_causes(engine: Engine) -> None:
    there = engine.run(facts_with({}, setting="emergency"))
    shares = {row.cause.id: row.value for row in there.causes}
    assert shares["disc"] == pytest.approx(0.1 / 0.8)


def test_derived_values_are_computed_beside_stated_ones(engine: Engine) -> None:
    facts = facts_with({"mrc_toe": {"right": 4}, "lowest_mrc": {"right": 3}})
    assert engine.computed(facts)["lowest_mrc"] == {"right": 4}


def test_places_on_the_body_chart_are_read_with_the_words_of_the_library() -> None:
    below = finding(
        "below_knee", sided=True, asked_of="derived",
        derive={"regions": {"of": "pain_regions", "where": "below_knee"}},
    )  # fmt: skip
    engine = Engine(small_library(findings={**FINDINGS, **by_id(below)}))
    assert engine.computed(facts_with({"pain_regions": ["calf_left"]}))["below_knee"] == {"right": False, "left": True}


def test_statements_that_exclude_each_other_are_found(engine: Engine) -> None:
    facts = facts_with({"leg_symptoms": False, "nprs_leg": {"left": 3}})
    assert [entry.id for entry in engine.contradictions(facts)] == ["pain_free"]


@pytest.mark.parametrize("findings", [{"leg_symptoms": False}, {"nprs_leg": {"left": 3}}, {"leg_symptoms": True}, {}])
def test_one_statement_alone_contradicts_nothing(engine: Engine, findings: Any) -> None:
    assert engine.contradictions(facts_with(findings)) == []


def test_implied_values_contradict_nothing(engine: Engine) -> None:
    assert engine.contradictions(facts_with({"pain_regions": ["calf_left"], "nprs_leg": {"left": 3}})) == []


def test_history_is_used_for_change_and_never_fills_a_gap(engine: Engine) -> None:
    past = Visit(date(2026, 1, 1), {"urine_retention": True, "mrc_toe": {"left": 2}})
    result = engine.run(replace(facts_with({}), history=(past,)))
    assert result.triage.level == "treat"
    assert "urine_retention" in result.unanswered


def test_the_day_of_the_case_dates_the_plan(engine: Engine) -> None:
    assert engine.run(facts_with({}, on=date(2026, 2, 26))).plan.reassess_on[0] == date(2026, 3, 12)
    assert date(2026, 3, 4) == TODAY


def test_every_pair_of_statements_is_looked_at() -> None:
    from tests.reasoning.building import when

    from lasegue.knowledge.entries.progression import Contradiction

    pairs = by_id(
        *(
            Contradiction(id=name, title=name, key=name, expected="other", first=when(yes(name)), second=when(second))
            for name, second in (
                ("fever", yes("pregnant")), ("osteoporosis", yes("saddle_change")), ("anticoagulant", yes("pregnant")),
            )
        )
    )  # fmt: skip
    engine = Engine(small_library(contradictions=pairs))
    found = engine.contradictions(
        facts_with({"anticoagulant": True, "pregnant": True, "osteoporosis": True, "fever": False})
    )
    assert [entry.id for entry in found] == ["anticoagulant"]
    found = engine.contradictions(facts_with({"osteoporosis": True, "saddle_change": True, "fever": True}))
    assert [entry.id for entry in found] == ["osteoporosis"]


def test_the_classification_names_its_reasons(run: Run) -> None:
    assert {"finding": "repeated", "value": {"extension": "centralises"}} in run(**EXTENDS).classified.because


def test_what_a_scan_says_is_moot_without_a_scan_and_asked_with_one() -> None:
    engine = Engine(load())
    day = date(2026, 5, 12)
    assert "mri_findings" in engine.moot(Facts("case", day, {"mri_done": False}))
    assert "mri_findings" not in engine.moot(Facts("case", day, {"mri_done": True}))
    assert engine.moot(Facts("case", day, {})) == frozenset()


def test_a_compiled_engine_lets_no_case_wait_for_compiling(
    engine: Engine, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.compile()
    monkeypatch.setattr(Truths, "compiled", lambda _: pytest.fail("compiled while a case waits"))
    for _ in range(2 * Truths.PLAIN_CALLS):
        run()
        engine.contradictions(BLANK)


def test_a_compiled_engine_has_at_hand_what_explains_derived_findings(engine: Engine) -> None:
    engine.compile()
    origins = [origin_of(finding) for finding in engine.library.findings.values()]
    asked = [condition for origin in origins for condition in (*origin.choices, *origin.conditions)]
    assert asked
    assert all(engine._explainer.find(condition).program is not None for condition in asked)


def test_a_compiled_engine_concludes_the_same(engine: Engine) -> None:
    plain, compiled = Engine(engine.library), Engine(engine.library)
    compiled.compile()
    assert compiled.run(BLANK) == plain.run(BLANK)


def test_a_case_that_is_gone_through_once_says_the_same_of_every_condition() -> None:
    engine, facts = Engine(load()), facts_with({"fever": True, "age_years": 72})
    truth = engine.truths(facts)
    conditions = [topic.show_when for topic in engine.library.education.values() if topic.show_when is not None]
    assert [truth(each) for each in conditions] == [engine.truth(each, facts) for each in conditions]
    assert engine.truths(BLANK)(conditions[0]) == engine.truth(conditions[0], BLANK)
