from typing import Any

import msgspec
import pytest
from tests.reasoning.building import CONVENTION, Bench, Data, by_id, finding, item, when, yes
from tests.reasoning.small import small_library

from lasegue.knowledge.entries.intervention import SharedContraindication
from lasegue.reasoning.planning.eligibility import Eligibility, Standing

FINDINGS = tuple(finding(name) for name in ("a", "b", "c", "d"))
SHARED = msgspec.convert(
    {"id": "shared", "title": "S", "when": yes("c"), "why": "Shared.", "must_know": True,
     "grounds": {"says": "E.", "sources": ["s9"], **CONVENTION}},
    SharedContraindication,
)  # fmt: skip


def standing(findings: Data, **rest: Any) -> Standing:
    bench = Bench(*FINDINGS)
    library = small_library(
        techniques=by_id(item("other", "manual", ["thrust"], indications=[{"id": "i", "when": yes("a")}])),
        exercises={}, contraindications={"shared": SHARED},
        conservative=by_id(item("one", "manual", ["thrust"], **rest)),
        advice=by_id(item("last", "manual", ["thrust"], precautions=[{"id": "l", "when": yes("d"), "do": "Last."}])),
    )  # fmt: skip
    eligibility = Eligibility(library, bench.layout)
    return eligibility.standings(bench.reasons(findings).values)["one"]


def bar(on: str, **rest: Any) -> Data:
    return {"id": f"no_{on}", "when": yes(on), **rest}


def names(bars: Any) -> list[str]:
    return [each.id for each in bars]


def test_an_item_without_contraindications_is_open() -> None:
    found = standing({})
    assert (found.state, found.bars, found.open_bars) == ("open", (), ())


def test_a_true_contraindication_excludes() -> None:
    found = standing({"a": True}, contraindications=[bar("a"), bar("b")])
    assert (found.state, names(found.bars), found.open_bars) == ("contraindicated", ["no_a"], ())


def test_a_false_contraindication_leaves_the_item_open() -> None:
    found = standing({"a": False}, contraindications=[bar("a", must_know=True)])
    assert (found.state, found.bars, found.open_bars) == ("open", (), ())


def test_an_unknown_contraindication_that_must_be_known_withholds() -> None:
    found = standing({}, contraindications=[bar("a", must_know=True), bar("b")])
    assert (found.state, names(found.bars), found.open_bars) == ("unanswered", ["no_a"], ())


def test_an_unknown_contraindication_otherwise_stays_an_open_question() -> None:
    found = standing({"b": False}, contraindications=[bar("a"), bar("b"), bar("c")])
    assert (found.state, found.bars, names(found.open_bars)) == ("open", (), ["no_a", "no_c"])


def test_a_true_contraindication_is_stronger_than_an_unanswered_one() -> None:
    found = standing({"b": True}, contraindications=[bar("a", must_know=True), bar("b")])
    assert (found.state, names(found.bars)) == ("contraindicated", ["no_b"])


def test_every_contraindication_that_holds_is_named() -> None:
    found = standing({"a": True, "b": True}, contraindications=[bar("a"), bar("b")])
    assert names(found.bars) == ["no_a", "no_b"]


@pytest.mark.parametrize(
    ("findings", "state"), [({"c": True}, "contraindicated"), ({"c": False}, "open"), ({}, "unanswered")]
)
def test_a_shared_contraindication_counts_like_an_own_one(findings: Data, state: str) -> None:
    assert standing(findings, shared_contraindications=["shared"]).state == state


def test_a_bar_carries_the_words_and_sources_of_its_contraindication() -> None:
    (own,) = standing({"a": True}, contraindications=[bar("a", sources=["s1"], must_know=True, why="Own.")]).bars
    assert (own.why, own.must_know, own.sources, own.when) == ("Own.", True, ("s1",), when(yes("a")))
    (shared,) = standing({"c": True}, shared_contraindications=["shared"]).bars
    assert (shared.id, shared.why, shared.must_know, shared.sources) == ("shared", "Shared.", True, ("s9",))


def test_own_contraindications_come_before_shared_ones() -> None:
    found = standing({"a": True, "c": True}, contraindications=[bar("a")], shared_contraindications=["shared"])
    assert names(found.bars) == ["no_a", "shared"]


def test_indications_that_hold_are_kept() -> None:
    indications = [{"id": "x", "when": yes("a")}, {"id": "y", "when": yes("b")}, {"id": "z", "when": yes("c")}]
    assert standing({"a": True, "b": False}, indications=indications).indicated == (when(yes("a")),)


def test_precautions_that_hold_are_kept_whatever_the_state() -> None:
    precautions = [{"id": "x", "when": yes("a"), "do": "Slow."}, {"id": "y", "when": yes("b"), "do": "Stop."}]
    for rest in ({}, {"contraindications": [bar("a")]}, {"contraindications": [bar("d", must_know=True)]}):
        found = standing({"a": True}, precautions=precautions, **rest)
        assert [each.do for each in found.precautions] == ["Slow."]


def test_verdicts_of_one_item_do_not_reach_another() -> None:
    found = standing(
        {"d": True, "a": False},
        indications=[{"id": "x", "when": yes("a")}],
        contraindications=[bar("a")],
        precautions=[{"id": "y", "when": yes("a"), "do": "Slow."}],
    )
    assert (found.state, found.indicated, found.precautions) == ("open", (), ())


def test_the_place_of_a_question_that_must_be_known_does_not_matter() -> None:
    bars = [bar("a"), bar("b"), bar("d", must_know=True)]
    found = standing({"a": False, "b": False}, contraindications=bars)
    assert (found.state, names(found.bars)) == ("unanswered", ["no_d"])
    assert standing({"d": False}, contraindications=bars).state == "open"
    second = [bar("a"), bar("b", must_know=True)]
    assert standing({"a": False}, contraindications=second).state == "unanswered"
    assert standing({"a": False, "b": False}, contraindications=second).state == "open"


def test_every_contraindication_is_read_at_its_own_place() -> None:
    found = standing(
        {"a": True, "b": False, "d": True},
        indications=[{"id": "x", "when": yes("a")}],
        contraindications=[bar("b"), bar("c"), bar("d")],
    )
    assert [found.truth_of(each) for each in found.candidate.bars] == [False, None, True]


def test_precautions_of_items_after_this_one_are_not_taken_for_its_own() -> None:
    own = [{"id": "x", "when": yes("a"), "do": "Slow."}]
    assert standing({"a": False, "d": True}, precautions=own).precautions == ()
    assert [each.do for each in standing({"a": True, "d": False}, precautions=own).precautions] == ["Slow."]
