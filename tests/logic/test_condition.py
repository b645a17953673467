from typing import Any

import msgspec
import pytest

from lasegue.logic.condition import SIDES, Condition, Count, concluded

TEST_OF: dict[str, Any] = {
    "is": True,
    "one_of": ["a"],
    "has": ["a"],
    "at_least": 1,
    "at_most": 1,
    "above": 1,
    "below": 1,
    "known": True,
}
LEAF = {"finding": "pain", "is": True}
JOINT_OF: dict[str, Any] = {
    "all": [LEAF],
    "any": [LEAF],
    "not": LEAF,
    "some_side": LEAF,
    "at_least": {"n": 1, "of": [LEAF]},
}


def read(written: Any) -> Condition:
    return msgspec.convert(written, Condition)


def message_of(written: Any) -> str:
    with pytest.raises(msgspec.ValidationError) as refused:
        read(written)
    return str(refused.value)


def test_the_sides_are_right_left_and_unsided() -> None:
    assert SIDES == ("right", "left", "unsided")


@pytest.mark.parametrize("test", TEST_OF)
def test_a_leaf_with_one_test_is_read(test: str) -> None:
    leaf = read({"finding": "pain", test: TEST_OF[test]})
    assert leaf.is_leaf
    assert leaf.children == ()


@pytest.mark.parametrize("joint", JOINT_OF)
def test_each_way_of_joining_is_read(joint: str) -> None:
    joined = read({joint: JOINT_OF[joint]})
    assert not joined.is_leaf
    assert joined.children == (read(LEAF),)


@pytest.mark.parametrize(
    "written",
    [
        {"finding": "pain", "is": False},
        {"finding": "pain", "known": False},
        {"finding": "pain", "is": 0},
        {"finding": "pain", "is": ""},
        {"finding": "pain", "at_least": 0},
        {"finding": "pain", "at_most": 0},
        {"finding": "pain", "above": 0},
        {"finding": "pain", "below": 0},
    ],
)
def test_no_nought_and_an_empty_word_count_as_given(written: dict[str, Any]) -> None:
    assert read(written).is_leaf


def test_a_leaf_that_names_a_finding_and_a_conclusion_is_refused() -> None:
    both = {"finding": "pain", "conclusion": "triage", "is": True}
    assert message_of(both) == "expected a finding or a conclusion, got both"


@pytest.mark.parametrize("subject", ["finding", "conclusion"])
def test_a_leaf_without_a_test_is_refused(subject: str) -> None:
    shown = "pain" if subject == "finding" else "@pain"
    assert f"expected one test on {shown}, got 0" in message_of({subject: "pain"})


@pytest.mark.parametrize("first", TEST_OF)
@pytest.mark.parametrize("second", TEST_OF)
def test_a_leaf_with_two_tests_is_refused(first: str, second: str) -> None:
    if first != second:
        written = {"finding": "pain", first: TEST_OF[first], second: TEST_OF[second]}
        assert "expected one test on pain, got 2" in message_of(written)


def test_a_leaf_with_three_tests_says_three() -> None:
    assert "got 3" in message_of({"finding": "pain", "above": 1, "below": 3, "known": True})


@pytest.mark.parametrize("joint", JOINT_OF)
def test_a_leaf_that_also_joins_others_is_refused(joint: str) -> None:
    expected = "expected a leaf to compare only pain, got other conditions inside it"
    assert expected in message_of({"finding": "pain", joint: JOINT_OF[joint]})


@pytest.mark.parametrize("test", TEST_OF)
def test_a_test_without_a_subject_is_refused(test: str) -> None:
    assert message_of({test: TEST_OF[test]}) == "expected a finding or a conclusion beside the test, got neither"


@pytest.mark.parametrize("joint", JOINT_OF)
@pytest.mark.parametrize("beside", [{"side": "right"}, {"direction": "flexion"}, {"known": True}, {"above": 1}])
def test_a_joint_with_a_side_a_direction_or_a_test_is_refused(joint: str, beside: dict[str, Any]) -> None:
    expected = "expected a finding or a conclusion beside the test, got neither"
    assert expected in message_of({joint: JOINT_OF[joint], **beside})


@pytest.mark.parametrize("written", [{}, {"all": []}, {"any": []}, {"not": None}])
def test_a_condition_that_says_nothing_is_refused(written: dict[str, Any]) -> None:
    assert "expected one of all, any, not, at_least, some_side, got 0" in message_of(written)


@pytest.mark.parametrize("first", JOINT_OF)
@pytest.mark.parametrize("second", JOINT_OF)
def test_two_ways_of_joining_at_once_are_refused(first: str, second: str) -> None:
    if first != second:
        written = {first: JOINT_OF[first], second: JOINT_OF[second]}
        assert "expected one of all, any, not, at_least, some_side, got 2" in message_of(written)


@pytest.mark.parametrize("n", [-1, 0, 3])
def test_a_count_that_can_never_or_always_be_reached_is_refused(n: int) -> None:
    assert f"expected n from 1 to 2, got {n}" in message_of({"at_least": {"n": n, "of": [LEAF, LEAF]}})


@pytest.mark.parametrize("n", [1, 2])
def test_a_count_from_one_to_all_is_read(n: int) -> None:
    assert read({"at_least": {"n": n, "of": [LEAF, LEAF]}}).at_least == Count(n, (read(LEAF), read(LEAF)))


def test_a_count_of_nothing_is_refused() -> None:
    assert "expected n from 1 to 0, got 1" in message_of({"at_least": {"n": 1, "of": []}})


@pytest.mark.parametrize(
    "written",
    [
        {"finding": "pain", "equals": True},
        {"at_least": {"n": 1, "of": [LEAF], "most": 2}},
        {"finding": "pain", "is_": True},
        {"all_": [LEAF]},
    ],
)
def test_an_unknown_key_is_refused(written: dict[str, Any]) -> None:
    assert "unknown field" in message_of(written)


@pytest.mark.parametrize(
    "written",
    [
        {"finding": "pain", "side": "both", "is": True},
        {"finding": "pain", "at_least": "many"},
        {"finding": "pain", "at_least": True},
        {"finding": "pain", "one_of": "word"},
        {"finding": "pain", "has": [1]},
        {"finding": "pain", "known": "yes"},
        {"finding": 3, "is": True},
        {"all": LEAF},
        {"not": [LEAF]},
        {"at_least": {"n": 1.5, "of": [LEAF]}},
        ["pain"],
        "pain > 3",
    ],
)
def test_a_value_of_the_wrong_type_is_refused(written: Any) -> None:
    assert "Expected" in message_of(written) or "Invalid enum value" in message_of(written)


def test_a_mistake_deep_inside_is_refused_with_its_path() -> None:
    refused = message_of({"all": [LEAF, {"not": {"any": [LEAF, {"finding": "pain"}]}}]})
    assert "expected one test on pain, got 0" in refused
    assert "$.all[1].not.any[1]" in refused


def test_a_finding_is_its_own_subject_and_a_conclusion_is_marked() -> None:
    assert read(LEAF).subject == "pain"
    assert read({"conclusion": "triage", "is": "urgent"}).subject == "@triage"
    assert concluded("triage") == "@triage"


def test_a_joint_has_no_subject() -> None:
    with pytest.raises(ValueError, match=r"^a condition that joins others compares nothing itself$"):
        _ = read({"not": LEAF}).subject


def test_leaves_come_in_the_order_of_writing() -> None:
    names = ["a", "b", "c", "d", "e"]
    a, b, c, d, e = ({"finding": name, "is": True} for name in names)
    whole = {"any": [a, {"all": [b, {"not": c}]}, {"some_side": d}, {"at_least": {"n": 1, "of": [e]}}]}
    assert [leaf.finding for leaf in read(whole).leaves()] == names


def test_a_leaf_is_its_own_only_leaf() -> None:
    assert list(read(LEAF).leaves()) == [read(LEAF)]


def test_conditions_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        read(LEAF).finding = "other"  # type: ignore[misc]


def test_equal_conditions_are_one_key() -> None:
    assert len({read({"not": LEAF}), read({"not": LEAF}), read({"all": [LEAF]})}) == 2


@pytest.mark.parametrize(
    "written",
    [
        {"finding": "pain", "side": "left", "is": False},
        {"finding": "tried", "direction": "flexion", "one_of": ["better", "worse"]},
        {"conclusion": "triage", "known": False},
        {"finding": "age", "at_least": 70.0},
        {"at_least": {"n": 2, "of": [LEAF, {"not": LEAF}, {"some_side": LEAF}]}},
        {"all": [{"any": [LEAF, {"finding": "marks", "has": ["x", "y"]}]}, {"finding": "age", "below": 0.0}]},
    ],
)
def test_what_was_read_is_written_back_as_it_stood(written: dict[str, Any]) -> None:
    assert msgspec.json.decode(msgspec.json.encode(read(written))) == written
