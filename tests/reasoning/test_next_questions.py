from math import log2

import pytest
from tests.reasoning.building import CONVENTION, Bench, Data, amount, by_id, cause, finding, sign, yes

from lasegue.reasoning.differential import Likelihoods
from lasegue.reasoning.likelihood import NEUTRAL, Weight, entropy_of
from lasegue.reasoning.questions import Question, Questions, expected_bits

DECIDES = {"what": "how to treat", "bits": 0.3, "when": yes("b"), **CONVENTION}
FINDINGS = (
    finding("a", minutes=amount(2)), finding("b"), finding("slr", asked_of="clinician"), finding("slump"),
    finding("tension", asked_of="derived", derive={"when": {"any": [yes("slump"), yes("slr")]}}),
    finding("onset", "date"), finding("weeks", "decimal", asked_of="derived", derive={"weeks_since": "onset"}),
    finding("how", decides=[DECIDES, {**DECIDES, "bits": 0.2, "what": "less"}]),
    finding("which", decides=[{**DECIDES, "when": yes("slump")}, {**DECIDES, "when": yes("slump"), "what": "last"}]),
    finding("leg", implied=[{"value": True, "when": yes("b")}]),
)  # fmt: skip


def entropy(*shares: float) -> float:
    return -sum(share * log2(share) for share in shares if share)


def information(share: float, with_: float, without: float) -> float:
    """What an answer tells about a cause: the entropy of the answer less what is left of it when the cause is known."""
    yes_ = share * with_ + (1 - share) * without
    noise = share * entropy(with_, 1 - with_) + (1 - share) * entropy(without, 1 - without)
    return entropy(yes_, 1 - yes_) - noise


def ask(
    signs: list[Data], findings: Data, least: float = 0.0001, prior: float = 0.5, against: tuple[Data, ...] = ()
) -> list[Question]:
    """What is asked next between two causes, from the signs of the first and those of the other."""
    bench = Bench(*FINDINGS)
    other = cause("q", {"outpatient": amount(1 - prior)}, *against)
    causes = by_id(cause("p", {"outpatient": amount(prior)}, *signs), other)
    likelihoods = Likelihoods(causes, bench.layout)
    questions = Questions(bench.findings, likelihoods, bench.layout)
    reasons = bench.reasons(findings)
    return questions.next(reasons.values, likelihoods.standing(reasons.values, "outpatient"), reasons, least)


def accurate(name: str, condition: Data, sens: float = 0.9, spec: float = 0.8) -> Data:
    return sign(name, condition, sensitivity=amount(sens), specificity=amount(spec))


def asked(rows: list[Question]) -> list[str]:
    return [row.finding.id for row in rows]


def test_bits_of_one_sign_between_two_causes_are_its_information() -> None:
    (row,) = ask([accurate("s", yes("a"))], {})
    assert row.bits == pytest.approx(information(0.5, 0.9, 0.2)) == pytest.approx(0.3973, abs=1e-4)


@pytest.mark.parametrize("prior", [0.01, 0.3, 0.99])
def test_bits_follow_the_probability_of_the_cause(prior: float) -> None:
    (row,) = ask([accurate("s", yes("a"))], {}, 0.0, prior)
    assert row.bits == pytest.approx(information(prior, 0.9, 0.2))


def weight(with_: float, without: float) -> Weight:
    return Weight(NEUTRAL, NEUTRAL, with_, without, entropy_of(with_), entropy_of(without))


def after(shares: list[float], with_: float, without: float) -> float:
    """Entropy of causes, expected after the answer about a sign of the first of them."""
    total = 0.0
    for rates in ((with_, without), (1 - with_, 1 - without)):
        joint = [share * (rates[0] if first == 0 else rates[1]) for first, share in enumerate(shares)]
        total += sum(joint) * entropy(*(each / sum(joint) for each in joint))
    return total


def test_bits_are_the_expected_fall_of_the_entropy_of_all_causes() -> None:
    shares = [0.2, 0.5, 0.3]
    fall = entropy(*shares) - after(shares, 0.9, 0.2)
    assert expected_bits(0.2, weight(0.9, 0.2)) == pytest.approx(fall)


@pytest.mark.parametrize(("rate", "bits"), [(0.5, 1), (0.25, 0.8112781), (0.0, 0), (1.0, 0)])
def test_the_entropy_of_an_answer_is_counted_in_bits(rate: float, bits: float) -> None:
    assert entropy_of(rate) == pytest.approx(bits)


def test_a_test_that_is_no_better_than_chance_brings_nothing() -> None:
    assert expected_bits(0.4, weight(0.3, 0.3)) == pytest.approx(0)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_nothing_is_learnt_about_a_certain_cause(share: float) -> None:
    assert expected_bits(share, weight(0.9, 0.2)) == 0.0


@pytest.mark.parametrize("rate", [0.0, 1.0])
def test_an_answer_that_is_certain_brings_nothing(rate: float) -> None:
    assert expected_bits(0.4, weight(rate, rate)) == 0.0


def test_a_test_that_settles_two_causes_brings_one_bit() -> None:
    assert expected_bits(0.5, weight(1.0, 0.0)) == pytest.approx(1)


def test_expected_bits_are_never_below_nought() -> None:
    assert expected_bits(0.5, weight(0.5, 0.5)) >= 0.0


def test_a_stated_finding_is_never_asked() -> None:
    assert ask([accurate("s", yes("a"))], {"a": False}) == []


def test_a_finding_stated_for_one_side_is_not_asked_again() -> None:
    sided = Bench(finding("c", sided=True))
    likelihoods = Likelihoods(by_id(cause("p", {"outpatient": amount(0.5)}, accurate("s", yes("c")))), sided.layout)
    questions = Questions(sided.findings, likelihoods, sided.layout)
    reasons = sided.reasons({"c": {"right": False}})
    standing = likelihoods.standing(reasons.values, "outpatient")
    assert standing.verdicts == [None]
    assert questions.next(reasons.values, standing, reasons, 0.0) == []


def test_an_implied_finding_is_not_asked() -> None:
    signs = [accurate("s", {"all": [yes("leg"), yes("a")]})]
    assert asked(ask(signs, {"b": True, "how": True})) == ["a"]


def test_the_most_telling_question_comes_first() -> None:
    rows = ask([accurate("s", yes("a"), 0.7, 0.6), accurate("t", yes("b"), 0.9, 0.9)], {})
    assert asked(rows) == ["b", "a"]


def test_equal_questions_come_by_id() -> None:
    assert asked(ask([accurate("s", yes("slump")), accurate("t", yes("a"))], {})) == ["a", "slump"]


def test_a_finding_behind_several_signs_counts_with_its_best() -> None:
    rows = ask([accurate("s", yes("a"), 0.9, 0.9), accurate("t", yes("a"), 0.6, 0.6)], {})
    assert [row.bits for row in rows] == [pytest.approx(information(0.5, 0.9, 0.1))]


def test_questions_below_the_least_bits_are_left_out() -> None:
    weak = accurate("s", yes("a"), 0.55, 0.5)
    assert information(0.5, 0.55, 0.5) < 0.01
    assert ask([weak], {}, 0.01) == []
    assert asked(ask([weak], {}, 0.0001)) == ["a"]


def test_a_derived_finding_is_opened_up_to_what_can_be_asked() -> None:
    assert asked(ask([accurate("s", yes("tension"))], {})) == ["slr"]
    assert asked(ask([accurate("s", yes("tension"))], {"slr": False})) == ["slump"]
    assert asked(ask([accurate("s", {"finding": "weeks", "above": 6})], {})) == ["onset"]


def test_the_first_open_finding_of_a_sign_is_asked() -> None:
    both = accurate("s", {"all": [yes("b"), yes("a")]})
    assert asked(ask([both], {})) == ["b"]
    assert asked(ask([both], {"b": True, "how": True})) == ["a"]


def test_a_question_names_the_cause_it_is_about() -> None:
    assert ask([accurate("s", yes("a"))], {})[0].about == "p"


def test_bits_are_counted_for_each_minute() -> None:
    first, second = ask([accurate("s", yes("a")), accurate("t", yes("slump"))], {})
    assert (first.minutes, second.minutes) == (2, 1.0)
    assert first.bits_per_minute == pytest.approx(first.bits / 2)


def test_a_finding_that_decides_treatment_brings_its_declared_bits() -> None:
    (row,) = ask([], {"b": True})
    assert (row.finding.id, row.bits, row.about) == ("how", 0.3, "how to treat")


@pytest.mark.parametrize("findings", [{}, {"b": False}, {"b": True, "how": True}])
def test_a_deciding_finding_is_asked_only_when_relevant_and_open(findings: Data) -> None:
    assert ask([], findings) == []


@pytest.mark.parametrize(("sens", "about"), [(0.6, "how to treat"), (0.99, "p")])
def test_the_stronger_reason_to_ask_is_kept(sens: float, about: str) -> None:
    (row,) = ask([accurate("s", yes("how"), sens, sens)], {"b": True})
    assert row.about == about


def test_of_two_causes_that_a_question_tells_as_much_about_the_first_is_named() -> None:
    (row,) = ask([accurate("s", yes("a"))], {}, against=(accurate("t", yes("a")),))
    assert row.about == "p"


def test_of_two_things_that_an_answer_decides_as_much_about_the_first_is_named() -> None:
    (row,) = ask([], {"slump": True})
    assert (row.finding.id, row.about) == ("which", "how to treat")


def test_declared_bits_below_the_least_are_left_out() -> None:
    assert ask([], {"b": True}, 0.5) == []
    assert asked(ask([], {"b": True}, 0.3)) == ["how"]


def test_an_answered_or_a_weak_sign_does_not_hide_those_after_it() -> None:
    signs = [accurate("s", yes("b")), accurate("w", yes("slr"), 0.5, 0.5), accurate("t", yes("a"))]
    assert asked(ask(signs, {"b": False})) == ["a"]
