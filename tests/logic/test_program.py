from typing import Any

import msgspec
import pytest

from lasegue.logic.condition import Condition, Side
from lasegue.logic.program import Explained, Truths, explanation, fired, register
from lasegue.logic.slots import Layout, Shape, Slot
from lasegue.logic.truth import Truth

NAMES = ("a", "b", "c", "d")
SHAPES = {name: Shape("scalar") for name in NAMES} | {
    "weak": Shape("scalar", sided=True),
    "numb": Shape("scalar", sided=True),
}
A, B, C, D = ({"finding": name, "is": True} for name in NAMES)


def read(written: Any) -> Condition:
    return msgspec.convert(written, Condition)


def explained(written: Any, *answers: Truth) -> Explained:
    layout = Layout(SHAPES)
    for name in NAMES:
        layout.position(Slot(name))
    values = [*answers, *[None] * (len(NAMES) - len(answers))]
    return explanation(layout, read(written))(values)


def names(leaves: tuple[Condition, ...]) -> list[str | None]:
    return [leaf.finding for leaf in leaves]


@pytest.mark.parametrize(
    ("written", "answers", "truth", "decided"),
    [
        (A, (True,), True, "a"),
        (A, (False,), False, "a"),
        ({"not": A}, (True,), False, "a"),
        ({"not": A}, (False,), True, "a"),
        ({"all": [A, B, C]}, (True, True, True), True, "abc"),
        ({"all": [A, B, C]}, (True, False, None), False, "b"),
        ({"all": [A, B, C]}, (False, True, False), False, "ac"),
        ({"any": [A, B, C]}, (False, True, None), True, "b"),
        ({"any": [A, B, C]}, (True, False, True), True, "ac"),
        ({"any": [A, B, C]}, (False, False, False), False, "abc"),
        ({"at_least": {"n": 2, "of": [A, B, C]}}, (True, None, True), True, "ac"),
        ({"at_least": {"n": 2, "of": [A, B, C]}}, (False, None, False), False, "ac"),
        ({"at_least": {"n": 2, "of": [A, B, C]}}, (True, False, False), False, "bc"),
        ({"not": {"all": [A, B]}}, (True, False), True, "b"),
        ({"not": {"any": [A, B]}}, (True, False), False, "a"),
        ({"any": [{"all": [A, B]}, {"not": C}]}, (True, False, True), False, "bc"),
        ({"all": [{"any": [A, B]}, {"not": C}]}, (False, True, False), True, "bc"),
    ],
)
def test_exactly_the_leaves_that_settle_the_matter_decide(
    written: Any, answers: tuple[Truth, ...], truth: Truth, decided: str
) -> None:
    found = explained(written, *answers)
    assert found.truth is truth
    assert names(found.decided) == list(decided)
    assert found.missing == ()


@pytest.mark.parametrize(
    ("written", "answers", "missing"),
    [
        (A, (None,), "a"),
        ({"not": A}, (None,), "a"),
        ({"all": [A, B, C]}, (True, None, None), "bc"),
        ({"any": [A, B, C]}, (None, False, None), "ac"),
        ({"at_least": {"n": 2, "of": [A, B, C]}}, (True, None, False), "b"),
        ({"any": [{"all": [A, B]}, C]}, (False, None, None), "c"),
        ({"all": [{"any": [A, B]}, C]}, (True, None, None), "c"),
        ({"not": {"any": [{"all": [A, B]}, C]}}, (True, None, False), "b"),
    ],
)
def test_only_answers_that_could_still_change_the_matter_are_missing(
    written: Any, answers: tuple[Truth, ...], missing: str
) -> None:
    found = explained(written, *answers)
    assert found.truth is None
    assert names(found.missing) == list(missing)
    assert found.decided == ()


def test_only_the_side_that_fits_decides_some_side() -> None:
    layout = Layout(SHAPES)
    condition = read({"some_side": {"all": [{"finding": "weak", "is": True}, {"finding": "numb", "is": True}]}})
    explain = explanation(layout, condition)
    values = layout.empty()
    for slot, value in {Slot("weak", "left"): True, Slot("numb", "left"): True, Slot("weak", "right"): False}.items():
        values[layout.position(slot)] = value
    assert names(explain(values).decided) == ["weak", "numb"]


@pytest.mark.parametrize(("bound", "expected"), [("right", True), ("left", False), ("unsided", None)])
def test_an_explanation_can_be_bound_to_one_side(bound: Side, expected: Truth) -> None:
    layout = Layout(SHAPES)
    explain = explanation(layout, read({"finding": "weak", "is": True}), bound)
    for side in ("right", "left", "unsided"):
        layout.position(Slot("weak", side))
    values = layout.empty()
    values[layout.position(Slot("weak", "right"))] = True
    values[layout.position(Slot("weak", "left"))] = False
    assert explain(values).truth is expected


def test_registering_gives_every_slot_that_a_condition_reads_its_position() -> None:
    layout = Layout(SHAPES)
    register(layout, read({"all": [A, {"some_side": {"not": {"finding": "weak", "is": True}}}]}))
    assert list(layout.positions) == [Slot("a"), Slot("weak", "right"), Slot("weak", "left"), Slot("weak", "unsided")]


def test_registering_under_a_bound_side_takes_that_side_only() -> None:
    layout = Layout(SHAPES)
    register(layout, read({"any": [{"finding": "weak", "is": True}]}), "left")
    assert list(layout.positions) == [Slot("weak", "left")]


def truths_of_a_and_b() -> Truths:
    return Truths(Layout(SHAPES), [read({"all": [A, B]}), read({"any": [A, B]}), read({"not": A})])


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (True, True, [True, True, False]),
        (True, None, [None, True, False]),
        (None, None, [None, None, None]),
        (False, None, [False, None, True]),
    ],
)
def test_truths_are_the_same_read_plainly_and_compiled(a: Truth, b: Truth, expected: list[Truth]) -> None:
    truths = truths_of_a_and_b()
    assert [truths([a, b]) for _ in range(12)] == [expected] * 12


def test_the_first_eight_calls_are_read_plainly_and_the_ninth_is_compiled() -> None:
    truths = truths_of_a_and_b()
    for _ in range(8):
        truths([True, True])
    assert truths._program is None
    truths([True, True])
    assert truths._program is not None


def test_conditions_are_compiled_once_however_often_they_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    truths, compiled = truths_of_a_and_b(), 0
    write = truths.compiled

    def counted() -> Any:
        nonlocal compiled
        compiled += 1
        return write()

    monkeypatch.setattr(truths, "compiled", counted)
    for _ in range(20):
        truths([True, False])
    assert compiled == 1


def test_each_condition_may_be_bound_to_a_side_of_its_own() -> None:
    layout = Layout(SHAPES)
    leaf = read({"finding": "weak", "is": True})
    truths = Truths(layout, [leaf, leaf, leaf], ["right", "left", None])
    assert list(layout.positions) == [Slot("weak", "right"), Slot("weak", "left"), Slot("weak", "unsided")]
    assert [truths([False, True, False]) for _ in range(10)] == [[False, True, True]] * 10


def test_a_condition_that_is_bound_to_a_side_takes_up_that_side_only() -> None:
    layout = Layout(SHAPES)
    Truths(layout, [read({"finding": "weak", "is": True})], ["left"])
    assert list(layout.positions) == [Slot("weak", "left")]


def test_conditions_and_bound_sides_have_to_be_as_many() -> None:
    with pytest.raises(ValueError, match="zip"):
        Truths(Layout(SHAPES), [read(A), read(B)], ["left"])


def test_no_conditions_have_no_truths() -> None:
    assert [Truths(Layout(SHAPES), [])([]) for _ in range(10)] == [[]] * 10


def test_compiled_rules_can_be_told_in_a_traceback() -> None:
    assert truths_of_a_and_b().compiled().__code__.co_filename == "<conditions>"


RULES = [("first", read({"any": [A, B]})), ("second", read({"not": C})), ("third", read({"all": [B, D]}))]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((True, True, False, True), [("first", (0, 1)), ("second", (2,)), ("third", (3, 4))]),
        ((False, True, True, None), [("first", (1,))]),
        ((None, None, None, None), []),
        ((None, False, False, True), [("second", (2,))]),
        ((True, None, None, True), [("first", (0,))]),
    ],
)
def test_rules_that_hold_are_listed_in_order_with_the_leaves_that_decide(
    answers: tuple[Truth, ...], expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    layout = Layout(SHAPES)
    for name in NAMES:
        layout.position(Slot(name))
    assert fired(layout, RULES)(list(answers)) == expected


def test_without_rules_none_holds() -> None:
    assert fired(Layout(SHAPES), [])([]) == []


@pytest.mark.parametrize("word", ["it's", 'a "quoted" word', "back\\slash", "two\nlines", "__import__('os')"])
def test_words_of_a_condition_stay_words_in_a_program(word: str) -> None:
    layout = Layout(SHAPES)
    condition = read({"any": [{"finding": "a", "is": word}, {"finding": "b", "one_of": [word]}]})
    program = Truths(layout, [condition]).compiled()
    assert program([word, None]) == [True]
    assert program(["other", word]) == [True]
    assert program(["other", "other"]) == [False]
    assert fired(layout, [(word, condition)])([word, "other"]) == [(word, (0,))]


@pytest.mark.parametrize("test", ["at_least", "at_most", "above", "below"])
def test_a_word_never_fits_a_compiled_comparison(test: str) -> None:
    assert Truths(Layout(SHAPES), [read({"finding": "a", test: 3})]).compiled()(["word"]) == [False]


def test_an_endless_bound_is_compiled() -> None:
    assert Truths(Layout(SHAPES), [read({"finding": "a", "below": float("inf")})]).compiled()([3]) == [True]
