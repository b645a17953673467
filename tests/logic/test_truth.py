from collections.abc import Iterator
from itertools import product

import pytest

from lasegue.logic.truth import Truth, conjunction, disjunction, negation, threshold

TRUTHS: tuple[Truth, ...] = (True, False, None)


@pytest.mark.parametrize(("value", "expected"), [(True, False), (False, True), (None, None)])
def test_negation_turns_true_and_false_around_and_leaves_unknown_alone(value: Truth, expected: Truth) -> None:
    assert negation(value) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (True, True, True),
        (True, False, False),
        (True, None, None),
        (False, True, False),
        (False, False, False),
        (False, None, False),
        (None, True, None),
        (None, False, False),
        (None, None, None),
    ],
)
def test_conjunction_follows_every_row_of_its_table(one: Truth, other: Truth, expected: Truth) -> None:
    assert conjunction([one, other]) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (True, True, True),
        (True, False, True),
        (True, None, True),
        (False, True, True),
        (False, False, False),
        (False, None, None),
        (None, True, True),
        (None, False, None),
        (None, None, None),
    ],
)
def test_disjunction_follows_every_row_of_its_table(one: Truth, other: Truth, expected: Truth) -> None:
    assert disjunction([one, other]) is expected


def test_a_conjunction_of_nothing_is_true_and_a_disjunction_of_nothing_is_false() -> None:
    assert conjunction([]) is True
    assert disjunction([]) is False


@pytest.mark.parametrize("values", list(product(TRUTHS, repeat=4)))
def test_an_unknown_part_leaves_a_long_conjunction_unknown_unless_another_is_false(values: tuple[Truth, ...]) -> None:
    expected = False if False in values else None if None in values else True
    assert conjunction(values) is expected


@pytest.mark.parametrize("values", list(product(TRUTHS, repeat=4)))
def test_an_unknown_part_leaves_a_long_disjunction_unknown_unless_another_is_true(values: tuple[Truth, ...]) -> None:
    expected = True if True in values else None if None in values else False
    assert disjunction(values) is expected


@pytest.mark.parametrize("values", list(product(TRUTHS, repeat=3)))
def test_the_negation_of_a_conjunction_is_the_disjunction_of_the_negations(values: tuple[Truth, ...]) -> None:
    assert negation(conjunction(values)) is disjunction(negation(each) for each in values)


def completions(values: tuple[Truth, ...]) -> Iterator[tuple[Truth, ...]]:
    return product(*((True, False) if each is None else (each,) for each in values))


@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("values", list(product(TRUTHS, repeat=4)))
def test_a_threshold_is_known_only_when_every_completion_agrees(count: int, values: tuple[Truth, ...]) -> None:
    reached = {sum(each is True for each in filled) >= count for filled in completions(values)}
    expected = reached.pop() if len(reached) == 1 else None
    assert threshold(count, values) is expected


def test_a_threshold_is_true_as_soon_as_enough_are_true() -> None:
    assert threshold(2, [True, None, True, None]) is True


def test_a_threshold_is_false_when_the_unknown_ones_no_longer_suffice() -> None:
    assert threshold(3, [True, None, False, False]) is False


def test_a_threshold_is_unknown_while_the_unknown_ones_would_just_suffice() -> None:
    assert threshold(3, [True, None, None, False]) is None


@pytest.mark.parametrize("values", list(product(TRUTHS, repeat=3)))
def test_a_threshold_of_one_is_a_disjunction_and_of_all_a_conjunction(values: tuple[Truth, ...]) -> None:
    assert threshold(1, values) is disjunction(values)
    assert threshold(3, values) is conjunction(values)
