from typing import Any

from tests.reasoning.building import CONVENTION, Bench, Data, by_id, finding, flag, yes

from lasegue.reasoning.triage import RANK, Triage, TriageRules

FINDINGS = (
    finding("age_years", "integer"), finding("a"), finding("b"), finding("c"), finding("d"),
    finding("male"), finding("c_known", asked_of="derived", derive={"when": yes("c")}),
    finding("periods", implied=[{"value": False, "when": yes("male")}]),
)  # fmt: skip


def triage(findings: Data, *flags: Any) -> Triage:
    bench = Bench(*FINDINGS)
    rules = TriageRules(by_id(*flags), bench.layout)
    reasons = bench.reasons(findings)
    return rules.run(reasons.values, reasons)


def simple(name: str, level: str, on: str, **rest: Any) -> Any:
    return flag(name, level, [{"when": yes(on)}], ["medical_referral"], **rest)


def test_levels_rank_from_treat_to_emergency() -> None:
    assert sorted(RANK, key=RANK.__getitem__) == ["treat", "refer", "urgent", "emergency"]


def test_with_nothing_raised_the_level_is_treat() -> None:
    assert triage({"a": False}, simple("one", "emergency", "a")) == Triage("treat", (), ())


def test_an_unknown_answer_raises_nothing() -> None:
    assert triage({}, simple("one", "emergency", "a")).level == "treat"


def test_the_highest_level_wins_and_stands_first() -> None:
    flags = (simple("mild", "refer", "a"), simple("grave", "emergency", "b"), simple("middle", "urgent", "c"))
    found = triage({"a": True, "b": True, "c": True}, *flags)
    assert found.level == "emergency"
    assert [each.flag.id for each in found.raised] == ["grave", "middle", "mild"]


def test_flags_of_one_level_are_ordered_by_id() -> None:
    found = triage({"a": True}, simple("zebra", "refer", "a"), simple("ant", "refer", "a"))
    assert [each.flag.id for each in found.raised] == ["ant", "zebra"]


def test_a_normal_answer_does_not_lower_what_another_raised() -> None:
    flags = (simple("one", "urgent", "a"), simple("two", "emergency", "b"))
    assert triage({"a": True, "b": False}, *flags).level == "urgent"


def test_a_criterion_may_raise_a_flag_higher_than_its_usual_level() -> None:
    both = flag("one", "refer", [{"when": yes("a")}, {"when": yes("b"), "level": "urgent"}], ["medical_referral"])
    assert triage({"a": True}, both).level == "refer"
    assert triage({"b": True}, both).level == "urgent"
    assert triage({"a": True, "b": True}, both).raised[0].level == "urgent"


def test_a_criterion_may_raise_a_flag_lower_than_its_usual_level() -> None:
    both = flag("one", "urgent", [{"when": yes("a"), "level": "refer"}, {"when": yes("b")}], ["medical_referral"])
    assert triage({"a": True}, both).level == "refer"
    assert triage({"a": True, "b": True}, both).level == "urgent"


def test_a_flag_raised_twice_merges_facts_sources_and_criteria() -> None:
    twice = flag(
        "one", "refer",
        [{"when": yes("a"), "sources": ["s1", "s2"]}, {"when": {"all": [yes("b"), yes("a")]}, "sources": ["s2", "s3"]},
         {"when": yes("c"), "sources": ["s4"]}],
        ["medical_referral"],
    )  # fmt: skip
    (raised,) = triage({"a": True, "b": True, "c": False}, twice).raised
    assert raised.because == ({"finding": "a", "value": True}, {"finding": "b", "value": True})
    assert raised.sources == ("s1", "s2", "s3")
    assert [each.id for each in raised.criteria] == ["c0", "c1"]
    assert raised.flag is twice


def must(*findings: str, **rest: Any) -> Data:
    return {"findings": list(findings), **CONVENTION, **rest}


def unanswered(findings: Data, *questions: Data) -> tuple[str, ...]:
    return triage(findings, simple("one", "emergency", "d", must_answer=list(questions))).unanswered


def test_a_question_for_everybody_is_open_until_it_is_answered() -> None:
    assert unanswered({}, must("a", "b")) == ("a", "b")
    assert unanswered({"age_years": 30, "a": False}, must("a", "b")) == ("b",)
    assert unanswered({"a": False, "b": True}, must("a", "b")) == ()


def test_a_question_under_a_condition_is_open_when_the_condition_holds() -> None:
    assert unanswered({"c": True}, must("a", when=yes("c"))) == ("a",)


def test_a_question_under_a_condition_is_open_while_the_condition_is_unknown() -> None:
    assert unanswered({}, must("a", when=yes("c"))) == ("a",)


def test_a_question_under_a_condition_that_does_not_hold_is_not_asked() -> None:
    assert unanswered({"c": False}, must("a", when=yes("c"))) == ()


def test_an_open_question_is_listed_once() -> None:
    assert unanswered({}, must("a", "b"), must("b", "a", "c")) == ("a", "b", "c")


def test_an_answer_that_follows_from_others_is_not_asked() -> None:
    assert unanswered({"male": True}, must("periods")) == ()
    assert unanswered({}, must("periods")) == ("periods",)


def test_questions_of_every_flag_are_gathered() -> None:
    flags = (simple("x", "refer", "d", must_answer=[must("a")]), simple("y", "refer", "d", must_answer=[must("b")]))
    assert triage({}, *flags).unanswered == ("a", "b")


def test_questions_are_asked_even_when_a_flag_is_raised() -> None:
    found = triage({"d": True}, simple("one", "urgent", "d", must_answer=[must("a")]))
    assert (found.level, found.unanswered) == ("urgent", ("a",))
