"""Safe YAML close to YAML 1.2's core schema, with one spelling for each value.

Only ``true`` and ``false`` are booleans, ``2026-01-02`` stays text, a repeated key is an error, and aliases,
tags and very deep or very large documents are refused, so that a hostile file costs little.
"""

import re
from pathlib import Path
from typing import Any, Final

import yaml

MAX_BYTES = 1_000_000
MAX_DEPTH = 40

_WORDS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None, "~": None, "": None}
#: Decimal always: YAML 1.1 reads 012 as an octal ten, YAML 1.2 as twelve.
_WHOLE: Final = re.compile(r"[-+]?[0-9]+")
_NUMBER: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_BEGINS_A_NUMBER: Final = frozenset("-+.0123456789")


class YamlProblem(ValueError):
    """The text is not the YAML that is accepted here; the message says what was expected and what came."""


class _Document:
    """One document, made straight from what libyaml reports: what is refused is met before anything is made of it."""

    def __init__(self, text: str) -> None:
        self._events = yaml.CSafeLoader(text)
        self._depth = 0

    def read(self) -> Any:
        self._next()  # the stream starts
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None
        value = self._value(self._next())
        self._next()  # the document ends
        another = self._next()
        if not isinstance(another, yaml.StreamEndEvent):
            line = another.start_mark.line + 1
            raise YamlProblem(f"expected YAML, got one document, but found another document at line {line}")
        return value

    def _next(self) -> Any:
        return self._events.get_event()

    def _value(self, event: Any) -> Any:
        if isinstance(event, yaml.AliasEvent):
            raise YamlProblem(f"{_line(event)}expected no alias, got *{event.anchor}")
        if event.tag is not None:
            raise YamlProblem(f"{_line(event)}expected no tag, got {event.tag}")
        if isinstance(event, yaml.ScalarEvent):
            return _plain(event.value) if event.implicit[0] else event.value
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise YamlProblem(f"{_line(event)}expected at most {MAX_DEPTH} levels, got more")
        held = self._list() if isinstance(event, yaml.SequenceStartEvent) else self._mapping()
        self._depth -= 1
        return held

    def _list(self) -> list[Any]:
        held = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            held.append(self._value(event))
        return held

    def _mapping(self) -> dict[str, Any]:
        held: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._value(event)
            if not isinstance(key, str):
                raise YamlProblem(f"{_line(event)}expected a word as key, got {key!r}")
            if key in held:
                raise YamlProblem(f"{_line(event)}expected each key once, got {key} again")
            held[key] = self._value(self._next())
        return held


def _plain(text: str) -> Any:
    """What a scalar without quotes stands for."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _BEGINS_A_NUMBER:
        if _WHOLE.fullmatch(text):
            return int(text)
        if _NUMBER.fullmatch(text):
            return float(text)
    return text


def parse(text: str) -> Any:
    """Read one YAML document.

    :raises YamlProblem: when the text is not acceptable YAML.
    """
    try:
        return _Document(text).read()
    except YamlProblem:
        raise
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise YamlProblem(f"expected YAML, got {_brief(error)}") from None


def read(path: Path) -> Any:
    """Read one YAML file of at most one megabyte.

    :raises YamlProblem: when the file cannot be read or is not acceptable YAML.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise YamlProblem(f"expected a readable file, got {error.strerror or error}") from None
    if len(raw) > MAX_BYTES:
        raise YamlProblem(f"expected at most {MAX_BYTES} bytes, got {len(raw)}")
    try:
        return parse(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise YamlProblem("expected UTF-8 text, got other bytes") from None


def _line(event: yaml.Event) -> str:
    return f"line {event.start_mark.line + 1}: " if event.start_mark is not None else ""


def _brief(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return f"{problem} at line {mark.line + 1}" if mark is not None else str(problem)
