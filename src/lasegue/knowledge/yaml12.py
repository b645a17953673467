"""Safe YAML close to YAML 1.2's core schema, with one spelling for each value.

Only ``true`` and ``false`` are booleans, ``2026-01-02`` stays text, a repeated key is an error, and aliases,
tags and very deep or very large documents are refused, so that a hostile file costs little.
"""

import re
from pathlib import Path
from typing import Any

import yaml

MAX_BYTES = 1_000_000
MAX_DEPTH = 40

_IMPLICIT: tuple[tuple[str, str, str], ...] = (
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", "tf"),
    ("tag:yaml.org,2002:null", r"^(?:null|~|)$", "n~\0"),
    ("tag:yaml.org,2002:int", r"^[-+]?[0-9]+$", "-+0123456789"),
    (
        "tag:yaml.org,2002:float",
        r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$",
        "-+.0123456789",
    ),
)


class YamlProblem(ValueError):
    """The text is not the YAML that is accepted here; the message says what was expected and what came."""


class _Loader(yaml.CSafeLoader):
    """PyYAML's safe C loader with YAML 1.2 scalars and no silent key overwriting."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                raise YamlProblem(f"line {key_node.start_mark.line + 1}: expected a word as key, got {key!r}")
            if key in mapping:
                raise YamlProblem(f"line {key_node.start_mark.line + 1}: expected each key once, got {key} again")
            mapping[key] = self.construct_object(value_node, deep=True)
        return mapping


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in _IMPLICIT:
    _Loader.add_implicit_resolver(_tag, re.compile(_pattern), [c if c != "\0" else "" for c in _first])


def _whole_number(loader: _Loader, node: yaml.ScalarNode) -> int:
    """Decimal always: YAML 1.1 reads 012 as an octal ten, YAML 1.2 as twelve."""
    return int(node.value)


_Loader.add_constructor("tag:yaml.org,2002:int", _whole_number)


def _refuse_tricks(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise YamlProblem(f"{_line(event)}expected no alias, got *{event.anchor}")
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise YamlProblem(f"{_line(event)}expected no tag, got {tag}")
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
            if depth > MAX_DEPTH:
                raise YamlProblem(f"{_line(event)}expected at most {MAX_DEPTH} levels, got more")
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1


def parse(text: str) -> Any:
    """Read one YAML document.

    :raises YamlProblem: when the text is not acceptable YAML.
    """
    try:
        _refuse_tricks(text)
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader with stricter scalars
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
