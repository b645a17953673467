"""The compiled programs against the plain reading, on random conditions and values."""

from random import Random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from lasegue.logic.condition import SIDES, Condition, Count, Side
from lasegue.logic.evaluation import evaluate
from lasegue.logic.program import Truths, Writer, explanation, fired, register
from lasegue.logic.slots import NOWHERE, Layout, Shape, Slot, Values
from lasegue.logic.truth import disjunction

checked = settings(max_examples=200, deadline=None, derandomize=True)

SHAPES = {
    "flag": Shape("scalar"),
    "sided_flag": Shape("scalar", sided=True),
    "number": Shape("scalar"),
    "sided_number": Shape("scalar", sided=True),
    "word": Shape("scalar"),
    "sided_word": Shape("scalar", sided=True),
    "marks": Shape("set"),
    "sided_marks": Shape("set", sided=True),
    "places": Shape("regions"),
    "tried": Shape("directions"),
    "@verdict": Shape("scalar"),
}
WORDS = ("p", "q")
BOUNDS: tuple[Side | None, ...] = (None, *SIDES)

numbers = st.sampled_from([-1, 0, 1, 2, 3, 0.5, 2.0, 3.25])
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2, unique=True).map(tuple)
sides = st.sampled_from(BOUNDS)


def leaf(subject: str, side: Side | None, **test: object) -> Condition:
    kind = "conclusion" if subject.startswith("@") else "finding"
    return msgspec.convert({kind: subject.removeprefix("@"), "side": side, **test}, Condition)


@st.composite
def leaves(draw: st.DrawFn) -> Condition:
    subject = draw(st.sampled_from(sorted(SHAPES)))
    side = draw(sides) if SHAPES[subject].sided or subject == "places" else None
    if draw(st.integers(0, 7)) == 0:
        return leaf(subject, side, known=draw(st.booleans()))
    if subject.endswith("flag"):
        return leaf(subject, side, **{"is": draw(st.booleans())})
    if subject.endswith("number"):
        test = draw(st.sampled_from(["at_least", "at_most", "above", "below", "is"]))
        return leaf(subject, side, **{test: draw(numbers)})
    if subject in ("marks", "sided_marks", "places"):
        return leaf(subject, side, has=draw(words))
    if subject == "tried":
        return leaf(subject, side, direction=draw(st.sampled_from(["up", "down"])), one_of=draw(words))
    if draw(st.booleans()):
        return leaf(subject, side, **{"is": draw(st.sampled_from(WORDS))})
    return leaf(subject, side, one_of=draw(words))


def joints(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(parts, min_size=1, max_size=4).map(tuple)
    return st.one_of(
        several.map(lambda each: Condition(all_=each)),
        several.map(lambda each: Condition(any_=each)),
        parts.map(lambda each: Condition(not_=each)),
        parts.map(lambda each: Condition(some_side=each)),
        several.flatmap(
            lambda each: st.integers(1, len(each)).map(lambda n: Condition(at_least=Count(n, each))),
        ),
    )


conditions = st.recursive(leaves(), joints, max_leaves=8)


def full_layout() -> Layout:
    layout = Layout(SHAPES)
    for subject, shape in SHAPES.items():
        for side in BOUNDS if shape.sided else (None,):
            layout.position(Slot(subject, side, known=True))
        if shape.form == "directions":
            slots = [Slot(subject, part=part) for part in ("up", "down")]
        else:
            parts = WORDS if shape.form in ("set", "regions") else (None,)
            places = SIDES if shape.sided or shape.form == "regions" else (None,)
            slots = [Slot(subject, side, part) for part in parts for side in places]
        for slot in slots:
            layout.position(slot)
    return layout


def choices_of(slot: Slot) -> list[object]:
    """Values that may stand in a slot; unknown stands there often."""
    if slot.known:
        return [True, False]
    if SHAPES[slot.subject].form in ("set", "regions"):
        return [None, True, False]
    if slot.subject.endswith("number"):
        return [None, None, None, -1, 0, 1, 2, 3, 0.5, 2.0, 3.25, True, NOWHERE]
    if slot.subject.endswith("flag"):
        return [None, None, None, True, True, False, False, 1, 0, "p", NOWHERE]
    return [None, None, *WORDS, "", 1, True, NOWHERE]


CHOICES = [choices_of(slot) for slot in full_layout().positions]


def values_from(seed: int) -> Values:
    chance = Random(seed)
    return [chance.choice(choices) for choices in CHOICES]


values = st.integers(0, 2**32).map(values_from)


def slots_read(layout: Layout, condition: Condition) -> set[int]:
    """Positions of the slots that the leaves of a condition read, whatever side is bound."""
    return {
        layout.position(slot)
        for each in condition.leaves()
        for bound in BOUNDS
        for slot in layout.slots_of(each, bound)
    }


def filled(known: Values, others: Values, keep: set[int]) -> Values:
    return [value if place in keep else others[place] for place, value in enumerate(known)]


@checked
@given(st.lists(st.tuples(conditions, sides), min_size=1, max_size=5), values)
def test_compiled_conditions_mean_what_the_plain_reading_says(
    bound: list[tuple[Condition, Side | None]], known: Values
) -> None:
    layout = full_layout()
    program = Truths(layout, [each for each, _ in bound], [side for _, side in bound]).compiled()
    assert program(known) == [evaluate(each, layout, known, side) for each, side in bound]


@checked
@given(conditions, sides)
def test_registering_makes_room_for_everything_a_condition_reads(condition: Condition, side: Side | None) -> None:
    layout = Layout(SHAPES)
    register(layout, condition, side)
    room = len(layout.empty())
    evaluate(condition, layout, layout.empty(), side)
    explanation(layout, condition, side)
    assert len(layout.positions) == room


@checked
@given(conditions, sides, values)
def test_an_explanation_says_the_same_and_names_what_decided_or_what_is_missing(
    condition: Condition, side: Side | None, known: Values
) -> None:
    layout = full_layout()
    explained = explanation(layout, condition, side)(known)
    assert explained.truth is evaluate(condition, layout, known, side)
    assert bool(explained.decided) is (explained.truth is not None)
    assert bool(explained.missing) is (explained.truth is None)


@checked
@given(conditions, values)
def test_deciding_leaves_are_known_and_missing_ones_are_not(condition: Condition, known: Values) -> None:
    layout = full_layout()
    explained = explanation(layout, condition)(known)
    written = set(condition.leaves())
    for each in explained.decided:
        assert each in written
        assert any(evaluate(each, layout, known, bound) is not None for bound in BOUNDS)
    for each in explained.missing:
        assert each in written
        assert any(evaluate(each, layout, known, bound) is None for bound in BOUNDS)


@checked
@given(conditions, values, values)
def test_what_the_deciding_leaves_do_not_read_makes_no_difference(
    condition: Condition, known: Values, others: Values
) -> None:
    layout = full_layout()
    explained = explanation(layout, condition)(known)
    if explained.truth is not None:
        keep = {place for each in explained.decided for place in slots_read(layout, each)}
        unknown: Values = [None] * len(known)
        assert evaluate(condition, layout, filled(known, others, keep), None) is explained.truth
        assert evaluate(condition, layout, filled(known, unknown, keep), None) is explained.truth


@checked
@given(conditions, values, values)
def test_answering_everything_that_is_missing_settles_the_matter(
    condition: Condition, known: Values, answers: Values
) -> None:
    layout = full_layout()
    missing = explanation(layout, condition)(known).missing
    places = {place for each in missing for place in slots_read(layout, each)}
    answered = [
        (False if answers[place] is None else answers[place]) if value is None and place in places else value
        for place, value in enumerate(known)
    ]
    assert evaluate(condition, layout, answered) is not None


@checked
@given(conditions, values, values)
def test_a_new_answer_never_turns_a_known_truth_around(condition: Condition, known: Values, answers: Values) -> None:
    layout = full_layout()
    program = Truths(layout, [condition]).compiled()
    more = [answers[place] if value is None else value for place, value in enumerate(known)]
    before, after = program(known)[0], program(more)[0]
    assert before is None or after is before


@checked
@given(conditions, values)
def test_some_side_is_the_same_condition_on_one_side_or_another(condition: Condition, known: Values) -> None:
    layout = full_layout()
    on_each = [evaluate(condition, layout, known, side) for side in SIDES]
    assert evaluate(Condition(some_side=condition), layout, known) is disjunction(on_each)


@checked
@given(st.lists(conditions, min_size=1, max_size=3), values)
def test_exactly_the_rules_that_hold_are_listed_each_with_its_deciding_leaves(
    rules: list[Condition], known: Values
) -> None:
    layout, writer = full_layout(), Writer(full_layout())
    for each in rules:
        writer.write(each)
    named = [(f"rule {number}", each) for number, each in enumerate(rules)]
    listed = fired(layout, named)(known)
    assert [name for name, _ in listed] == [name for name, each in named if evaluate(each, layout, known) is True]
    for name, indexes in listed:
        explained = explanation(layout, dict(named)[name])(known)
        assert [writer.leaves[index] for index in indexes] == list(explained.decided)


@checked
@given(conditions)
def test_random_conditions_survive_writing_and_reading(condition: Condition) -> None:
    assert msgspec.json.decode(msgspec.json.encode(condition), type=Condition) == condition
