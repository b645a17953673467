from pathlib import Path
from typing import Any

import pytest

from lasegue.knowledge import yaml12
from lasegue.knowledge.yaml12 import MAX_BYTES, MAX_DEPTH, YamlProblem, parse, read


def refusal_of(text: str) -> str:
    with pytest.raises(YamlProblem) as refused:
        parse(text)
    return str(refused.value)


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "y", "n", "Yes", "NO", "On"])
def test_words_that_older_yaml_takes_for_booleans_stay_words(word: str) -> None:
    assert parse(f"answer: {word}") == {"answer": word}
    assert parse(f"{word}: answer") == {word: "answer"}


@pytest.mark.parametrize("text", ["2026-01-02", "2026-01-02T03:04:05Z", "1:30", "12:30:45", "1_000", "0x1F", "0o17"])
def test_days_times_and_odd_numbers_stay_text(text: str) -> None:
    assert parse(f"a: {text}") == {"a": text}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true", True),
        ("false", False),
        ("0", 0),
        ("7", 7),
        ("-7", -7),
        ("+7", 7),
        ("012", 12),
        ("1e3", 1000.0),
        ("1E-2", 0.01),
        (".5", 0.5),
        ("-.5", -0.5),
        ("1.", 1.0),
        ("2.50", 2.5),
        ("null", None),
        ("~", None),
        ("", None),
        ("'true'", "true"),
        ('"7"', "7"),
        ("'~'", "~"),
        (".", "."),
        ("e3", "e3"),
        ("1e", "1e"),
        ("truely", "truely"),
        ("nullify", "nullify"),
        ("7a", "7a"),
        ("1.2.3", "1.2.3"),
    ],
)
def test_plain_scalars_are_read_by_the_core_schema(text: str, expected: Any) -> None:
    value = parse(f"a: {text}")["a"]
    assert value == expected
    assert type(value) is type(expected)


def test_lists_and_mappings_keep_their_order() -> None:
    assert parse("b: [3, 1, 2]\na: {z: 1, y: 2}") == {"b": [3, 1, 2], "a": {"z": 1, "y": 2}}
    assert list(parse("b: 1\na: 2\nc: 3")) == ["b", "a", "c"]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n"])
def test_an_empty_document_is_nothing(text: str) -> None:
    assert parse(text) is None


def test_a_repeated_key_is_refused_with_its_line() -> None:
    assert refusal_of("a: 1\nb: 2\na: 3\n") == "line 3: expected each key once, got a again"


def test_a_repeated_key_deep_inside_is_refused() -> None:
    assert refusal_of("- x: {k: 1, k: 1}") == "line 1: expected each key once, got k again"


def test_the_same_key_in_two_mappings_is_no_repetition() -> None:
    assert parse("- {a: 1}\n- {a: 2}") == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize(
    ("key", "shown"), [("1", "1"), ("true", "True"), ("~", "None"), ("[a]", "['a']"), ("1.5", "1.5")]
)
def test_a_key_that_is_no_word_is_refused(key: str, shown: str) -> None:
    assert refusal_of(f"x: 1\n? {key}\n: 2\n") == f"line 2: expected a word as key, got {shown}"


def test_a_merge_key_is_an_ordinary_key() -> None:
    assert parse("<<: {a: 1}") == {"<<": {"a": 1}}


def test_an_alias_is_refused_with_its_name_and_line() -> None:
    assert refusal_of("a: &it [1]\nb: *it\n") == "line 2: expected no alias, got *it"


@pytest.mark.parametrize(
    "text",
    ["!!python/object/apply:os.system [ls]", "!!python/name:os.system", "!own value", "a: !!js/function x"],
)
def test_a_foreign_tag_is_refused(text: str) -> None:
    assert "could not determine a constructor for the tag" in refusal_of(text)


@pytest.mark.parametrize("text", ["!!str 5", "!!set {a, b}", "!!timestamp 2026-01-02", "!!binary aGk=", "!!bool yes"])
def test_a_standard_tag_is_refused(text: str) -> None:
    refusal_of(f"a: {text}")


@pytest.mark.parametrize("text", ["!!map [a]", "!!int [1]", "!!bool maybe"])
def test_a_standard_tag_on_an_unfitting_value_is_refused(text: str) -> None:
    refusal_of(f"a: {text}")


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_a_document_of_the_greatest_depth_is_read(opening: str, closing: str) -> None:
    parse(opening * MAX_DEPTH + "x" + closing * MAX_DEPTH)


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_a_document_one_level_deeper_is_refused(opening: str, closing: str) -> None:
    text = opening * (MAX_DEPTH + 1) + "x" + closing * (MAX_DEPTH + 1)
    assert refusal_of(text) == "line 1: expected at most 40 levels, got more"


def test_depth_counts_levels_and_not_neighbours() -> None:
    assert len(parse("[" + "[x], {a: x}, " * 100 + "]")) == 200


def test_a_hostile_depth_is_refused_and_does_not_crash() -> None:
    assert refusal_of("[" * 100_000).startswith(("line 1: expected at most 40 levels", "expected YAML, got "))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a: [1, 2", "did not find expected ',' or ']' at line"),
        ("a: 1\n b: 2", "mapping values are not allowed in this context at line 2"),
        ("a: 1\n---\nb: 2", "but found another document at line 2"),
        ('a: "\x00"', "control characters are not allowed"),
        ("\t- a", "found character that cannot start any token at line 1"),
    ],
)
def test_text_that_is_no_yaml_is_refused_with_what_and_where(text: str, shown: str) -> None:
    refused = refusal_of(text)
    assert refused.startswith("expected YAML, got ")
    assert shown in refused


def test_a_number_too_long_to_read_is_refused() -> None:
    assert refusal_of(f"a: {'9' * 10_000}").startswith("expected YAML, got ")


def test_a_file_is_read_as_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("a: Lasègue ≥ 30°".encode())
    assert read(path) == {"a": "Lasègue ≥ 30°"}


def test_a_file_of_other_bytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("a: Lasègue".encode("latin-1"))
    with pytest.raises(YamlProblem, match=r"^expected UTF-8 text, got other bytes$"):
        read(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(YamlProblem, match=r"^expected a readable file, got No such file or directory$"):
        read(tmp_path / "a.yaml")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(YamlProblem, match=r"^expected a readable file, got Is a directory$"):
        read(tmp_path)


def test_a_file_of_the_greatest_size_is_read_and_one_byte_more_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1 #" + b"x" * (MAX_BYTES - 6))
    assert read(path) == {"a": 1}
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(YamlProblem, match=r"^expected at most 1000000 bytes, got 1000001$"):
        read(path)


def test_a_problem_in_a_file_is_told_as_in_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\na: 2\n")
    with pytest.raises(YamlProblem, match=r"^line 2: expected each key once, got a again$"):
        read(path)


def test_the_limits_are_stated() -> None:
    assert (yaml12.MAX_BYTES, yaml12.MAX_DEPTH) == (1_000_000, 40)
