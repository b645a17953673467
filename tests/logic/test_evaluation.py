from typing import Any

import msgspec
import pytest

from lasegue.logic.condition import Condition, Side
from lasegue.logic.evaluation import evaluate, fits
from lasegue.logic.program import Truths, explanation, register
from lasegue.logic.slots import NOWHERE, Layout, Shape, Slot
from lasegue.logic.truth import Truth

SHAPES = {
    "value": Shape("scalar"),
    "flag": Shape("scalar"),
    "other": Shape("scalar"),
    "third": Shape("scalar"),
    "weak": Shape("scalar", sided=True),
    "numb": Shape("scalar", sided=True),
    "marks": Shape("set"),
    "places": Shape("regions"),
    "tried": Shape("directions"),
}


def read(written: Any) -> Condition:
    return msgspec.convert(written, Condition)


def truth_of(written: Any, known: dict[Slot, Any], bound: Side | None = None) -> Truth:
    """Truth by the plain reading, after the compiled programs have been seen to agree."""
    condition, layout = read(written), Layout(SHAPES)
    register(layout, condition, bound)
    for slot in known:
        layout.position(slot)
    values = layout.empty()
    for slot, value in known.items():
        values[layout.position(slot)] = value
    plain = evaluate(condition, layout, values, bound)
    assert Truths(layout, [condition], [bound]).compiled()(values) == [plain]
    assert explanation(layout, condition, bound)(values).truth is plain
    return plain


def of_value(test: dict[str, Any], value: Any) -> Truth:
    truth = truth_of({"finding": "value", **test}, {Slot("value"): value})
    assert fits(read({"finding": "value", **test}), value) is truth
    return truth


@pytest.mark.parametrize(
    ("test", "value", "expected"),
    [
        ({"is": True}, True, True),
        ({"is": True}, False, False),
        ({"is": True}, None, None),
        ({"is": True}, NOWHERE, False),
        ({"is": True}, 1, False),
        ({"is": True}, "true", False),
        ({"is": False}, False, True),
        ({"is": False}, True, False),
        ({"is": False}, None, None),
        ({"is": False}, NOWHERE, False),
        ({"is": False}, 0, False),
        ({"is": "a"}, "a", True),
        ({"is": "a"}, "b", False),
        ({"is": "a"}, None, None),
        ({"is": "a"}, NOWHERE, False),
        ({"is": 3}, 3, True),
        ({"is": 3}, 3.0, True),
        ({"is": 3}, 3.5, False),
        ({"is": 3}, None, None),
        ({"is": 3}, NOWHERE, False),
        ({"is": 0}, 0, True),
        ({"is": 0}, None, None),
        ({"is": 2.5}, 2.5, True),
    ],
)
def test_is_compares_with_one_value_and_never_reads_a_number_as_yes_or_no(
    test: dict[str, Any], value: Any, expected: Truth
) -> None:
    assert of_value(test, value) is expected


@pytest.mark.parametrize(
    ("value", "expected"), [("a", True), ("b", True), ("c", False), ("", False), (None, None), (NOWHERE, False)]
)
def test_one_of_holds_for_the_words_listed(value: Any, expected: Truth) -> None:
    assert of_value({"one_of": ["a", "b"]}, value) is expected


def test_one_of_a_single_word_does_not_hold_for_a_part_of_it() -> None:
    assert of_value({"one_of": ["abc"]}, "b") is False


@pytest.mark.parametrize(
    ("test", "below", "equal", "above"),
    [
        ("at_least", False, True, True),
        ("at_most", True, True, False),
        ("above", False, False, True),
        ("below", True, False, False),
    ],
)
@pytest.mark.parametrize("bound", [3, 0, -1.5])
def test_a_comparison_holds_on_its_own_side_of_the_bound(
    test: str, below: bool, equal: bool, above: bool, bound: float
) -> None:
    assert of_value({test: bound}, bound - 0.01) is below
    assert of_value({test: bound}, bound) is equal
    assert of_value({test: bound}, bound + 0.01) is above


@pytest.mark.parametrize("test", ["at_least", "at_most", "above", "below"])
def test_a_comparison_is_unknown_without_a_value_and_never_fits_nowhere(test: str) -> None:
    assert of_value({test: 3}, None) is None
    assert of_value({test: 3}, NOWHERE) is False


@pytest.mark.parametrize("test", ["at_least", "at_most", "above", "below"])
@pytest.mark.parametrize("word", ["many", ""])
def test_a_word_never_fits_a_comparison(test: str, word: str) -> None:
    assert fits(read({"finding": "value", test: 3}), word) is False


@pytest.mark.parametrize(("value", "expected"), [(True, True), (False, False), (None, None)])
def test_has_holds_for_a_member_that_is_present(value: Any, expected: Truth) -> None:
    assert truth_of({"finding": "marks", "has": ["p"]}, {Slot("marks", None, "p"): value}) is expected


@pytest.mark.parametrize(("p", "q", "expected"), [(False, True, True), (False, None, None), (False, False, False)])
def test_has_with_several_members_asks_for_one_of_them(p: Truth, q: Truth, expected: Truth) -> None:
    known = {Slot("marks", None, "p"): p, Slot("marks", None, "q"): q}
    assert truth_of({"finding": "marks", "has": ["p", "q"]}, known) is expected


def test_has_does_not_take_another_value_for_present() -> None:
    assert fits(read({"finding": "marks", "has": ["p"]}), 1) is False


@pytest.mark.parametrize(("asked", "is_known", "expected"), [(True, True, True), (True, False, False)])
def test_whether_something_is_known_is_never_itself_unknown(asked: bool, is_known: bool, expected: Truth) -> None:
    assert truth_of({"finding": "value", "known": asked}, {Slot("value", known=True): is_known}) is expected
    assert truth_of({"finding": "value", "known": not asked}, {Slot("value", known=True): is_known}) is (not expected)


def test_nothing_stated_means_not_known() -> None:
    assert truth_of({"finding": "value", "known": True}, {}) is False
    assert truth_of({"finding": "value", "known": False}, {}) is True


@pytest.mark.parametrize(("answer", "expected"), [("better", True), ("worse", False), (None, None)])
def test_a_direction_is_read_from_its_own_answer(answer: Any, expected: Truth) -> None:
    known = {Slot("tried", part="flexion"): answer, Slot("tried", part="extension"): "better"}
    leaf = {"finding": "tried", "direction": "flexion", "one_of": ["better"]}
    assert truth_of(leaf, known) is expected


@pytest.mark.parametrize(
    ("right", "left", "unsided", "expected"),
    [
        (2, 5, NOWHERE, True),
        (5, 5, NOWHERE, False),
        (5, None, NOWHERE, None),
        (None, None, 2, True),
        (None, None, 5, None),
        (None, 3, NOWHERE, True),
        (None, None, None, None),
    ],
)
def test_a_sided_leaf_holds_when_any_side_fits(right: Any, left: Any, unsided: Any, expected: Truth) -> None:
    known = {Slot("weak", "right"): right, Slot("weak", "left"): left, Slot("weak", "unsided"): unsided}
    assert truth_of({"finding": "weak", "at_most": 3}, known) is expected


SAME_SIDE = {"all": [{"finding": "weak", "is": True}, {"finding": "numb", "is": True}]}


def sides(weak: dict[str, Any], numb: dict[str, Any]) -> dict[Slot, Any]:
    return {
        Slot(subject, side): answers.get(side, False)
        for subject, answers in (("weak", weak), ("numb", numb))
        for side in ("right", "left", "unsided")
    }


def test_without_some_side_two_sides_together_satisfy_a_conjunction() -> None:
    assert truth_of(SAME_SIDE, sides({"right": True}, {"left": True})) is True


def test_some_side_asks_for_the_same_side() -> None:
    assert truth_of({"some_side": SAME_SIDE}, sides({"right": True}, {"left": True})) is False


@pytest.mark.parametrize("side", ["right", "left", "unsided"])
def test_some_side_is_satisfied_by_any_one_side(side: str) -> None:
    assert truth_of({"some_side": SAME_SIDE}, sides({side: True}, {side: True})) is True


@pytest.mark.parametrize("side", ["right", "left", "unsided"])
def test_some_side_is_unknown_while_one_side_may_still_fit(side: str) -> None:
    assert truth_of({"some_side": SAME_SIDE}, sides({side: True}, {side: None})) is None


def test_not_some_side_asks_that_no_side_fits() -> None:
    written = {"not": {"some_side": SAME_SIDE}}
    assert truth_of(written, sides({"right": True}, {"left": True})) is True
    assert truth_of(written, sides({"left": True}, {"left": True})) is False


def test_some_side_not_is_satisfied_by_one_side_that_does_not_fit() -> None:
    written = {"some_side": {"not": {"finding": "weak", "is": True}}}
    assert truth_of(written, sides({"right": True, "unsided": True}, {})) is True
    assert truth_of(written, sides({"right": True, "left": True, "unsided": True}, {})) is False


def test_a_leaf_with_its_own_side_keeps_it_inside_some_side() -> None:
    written = {"some_side": {"all": [{"finding": "weak", "is": True}, {"finding": "numb", "side": "left", "is": True}]}}
    assert truth_of(written, sides({"right": True}, {"left": True})) is True


def test_some_side_reaches_through_every_way_of_joining() -> None:
    inner = {
        "at_least": {"n": 2, "of": [{"any": [{"all": SAME_SIDE["all"]}]}, {"not": {"finding": "flag", "is": True}}]}
    }
    across = {**sides({"right": True}, {"left": True}), Slot("flag"): False}
    same = {**sides({"left": True}, {"left": True}), Slot("flag"): False}
    assert truth_of({"some_side": inner}, across) is False
    assert truth_of({"some_side": inner}, same) is True


def test_an_inner_some_side_looks_at_every_side_again() -> None:
    written = {"some_side": {"all": [{"finding": "weak", "is": True}, {"some_side": {"finding": "numb", "is": True}}]}}
    assert truth_of(written, sides({"right": True}, {"left": True})) is True


@pytest.mark.parametrize(("bound", "expected"), [("right", True), ("left", False), (None, True)])
def test_a_side_bound_from_outside_holds_for_the_whole_condition(bound: Side | None, expected: Truth) -> None:
    known = sides({"right": True}, {"right": True})
    assert truth_of(SAME_SIDE, known, bound) is expected
    assert truth_of({"any": [SAME_SIDE]}, known, bound) is expected
    assert truth_of({"not": {"not": SAME_SIDE}}, known, bound) is expected
    assert truth_of({"at_least": {"n": 1, "of": [SAME_SIDE]}}, known, bound) is expected


THREE = [{"finding": name, "is": True} for name in ("flag", "other", "third")]


@pytest.mark.parametrize(
    ("joint", "values", "expected"),
    [
        ({"all": THREE}, (True, True, True), True),
        ({"all": THREE}, (True, True, None), None),
        ({"all": THREE}, (None, True, False), False),
        ({"any": THREE}, (False, False, True), True),
        ({"any": THREE}, (False, False, None), None),
        ({"any": THREE}, (False, False, False), False),
        ({"at_least": {"n": 2, "of": THREE}}, (True, None, True), True),
        ({"at_least": {"n": 2, "of": THREE}}, (True, None, False), None),
        ({"at_least": {"n": 2, "of": THREE}}, (None, None, False), None),
        ({"at_least": {"n": 2, "of": THREE}}, (False, None, False), False),
        ({"at_least": {"n": 1, "of": THREE}}, (False, False, False), False),
        ({"at_least": {"n": 3, "of": THREE}}, (True, True, True), True),
        ({"at_least": {"n": 3, "of": THREE}}, (True, True, False), False),
        ({"not": {"all": THREE}}, (True, True, None), None),
        ({"not": {"all": THREE}}, (True, True, False), True),
        ({"not": {"any": THREE}}, (False, True, None), False),
    ],
)
def test_joints_follow_the_tables(joint: dict[str, Any], values: tuple[Truth, ...], expected: Truth) -> None:
    known = dict(zip((Slot("flag"), Slot("other"), Slot("third")), values, strict=True))
    assert truth_of(joint, known) is expected


@pytest.mark.parametrize(("here", "expected"), [(True, True), (False, False), (None, None)])
def test_a_region_on_the_bound_side_is_read_there(here: Truth, expected: Truth) -> None:
    known = {Slot("places", "right", "calf"): here, Slot("places", "left", "calf"): True}
    assert truth_of({"finding": "places", "has": ["calf"]}, known, "right") is expected
