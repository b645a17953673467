from typing import Any

import pytest
import z3

from lasegue.proofs.kleene import Term, either, negated
from lasegue.proofs.letters import Way, term_of, ways

X = z3.Int("x")


def sign(way: Way) -> str:
    x = way.letter(X)
    if x > 0:
        return "more"
    return "nothing" if x == 0 else "less"


def never(*terms: Term) -> bool:
    solver = z3.Solver()
    solver.add(*terms)
    return bool(solver.check() == z3.unsat)


def test_code_is_run_once_for_each_way_through_its_comparisons() -> None:
    assert sorted(given for _, given in ways(sign)) == ["less", "more", "nothing"]


def test_each_way_says_for_which_numbers_it_is_taken() -> None:
    said = {given: when for when, given in ways(sign)}

    assert never(said["more"] != (X > 0))
    assert never(said["nothing"] != (X == 0))
    assert never(said["less"] != (X < 0))


def test_the_ways_leave_no_number_out() -> None:
    assert never(negated(either(*[when for when, _ in ways(sign)])))


def test_what_was_compared_before_goes_the_same_way() -> None:
    def twice(way: Way) -> tuple[bool, bool, bool]:
        x = way.letter(X)
        return x > 3, x - 3 > 0, not x <= 3

    assert sorted(given for _, given in ways(twice)) == [(False, False, False), (True, True, True)]


def test_letters_are_added_and_taken_away_exactly() -> None:
    def reckoned(way: Way) -> Any:
        x = way.letter(X)
        return term_of(1.5 + x - 0.5 - (2 - x))

    ((_, given),) = ways(reckoned)

    assert never(given != 2 * X - 1)


def test_a_comparison_that_any_number_meets_is_no_fork() -> None:
    assert len(list(ways(lambda way: bool(way.letter(X) + 1 > way.letter(X))))) == 1


def test_a_letter_is_true_unless_it_is_nothing() -> None:
    said = {given: when for when, given in ways(lambda way: "some" if way.letter(X) else "none")}

    assert never(said["none"] != (X == 0))


@pytest.mark.parametrize("run", [lambda x: x * x, lambda x: {x: 1}, int, round])
def test_whatever_else_is_done_to_a_letter_stops_the_run(run: Any) -> None:
    with pytest.raises(TypeError):
        list(ways(lambda way: run(way.letter(X))))


def test_code_that_goes_on_for_ever_is_stopped() -> None:
    def endless(way: Way) -> None:
        x = way.letter(X)
        while x > 0:
            x -= 1

    with pytest.raises(ValueError, match="at most 60 comparisons"):
        list(ways(endless))


def test_a_letter_is_no_key_since_it_equals_another_only_on_some_ways() -> None:
    with pytest.raises(TypeError, match="expected a number as a key"):
        list(ways(lambda way: {way.letter(z3.Int("left")): "found"}))
