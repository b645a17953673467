import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from lasegue.knowledge import yaml12
from lasegue.knowledge.checks import contract, walk
from lasegue.knowledge.entries.entry import Grounded, Quantity
from lasegue.knowledge.entries.finding import Finding
from lasegue.knowledge.library import Library
from lasegue.logic.condition import SIDES

CONTRACT = Path(__file__).parents[2] / "contract"
Plant = Callable[..., Library]


@pytest.fixture(scope="session")
def schema() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((CONTRACT / "case.schema.json").read_text())
    return read


def stated(library: Library) -> dict[str, Finding]:
    return {name: each for name, each in library.findings.items() if not each.internal}


def mapping_of(parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": parts, "additionalProperties": False, "minProperties": 1}


def described(finding: Finding, library: Library) -> dict[str, Any]:
    """What the schema has to say about a finding of this type, range, choices and sides."""
    number = {"minimum": finding.range[0], "maximum": finding.range[1]} if finding.range else {}
    words = {"enum": list(finding.choices)}
    response = {"enum": list(library.vocabulary.responses)}
    by_type: dict[str, dict[str, Any]] = {
        "boolean": {"type": "boolean"},
        "integer": {"type": "integer", **number},
        "decimal": {"type": "number", **number},
        "choice": words,
        "choice_set": {"type": "array", "items": words, "uniqueItems": True},
        "region_set": {"$ref": "#/$defs/region_set"},
        "date": {"$ref": "#/$defs/date"},
        "direction_response": mapping_of(dict.fromkeys(library.vocabulary.directions, response)),
    }
    value = by_type[finding.type]
    return {"description": finding.meaning, **(mapping_of(dict.fromkeys(SIDES, value)) if finding.sided else value)}


def test_every_finding_of_the_contract_has_an_entry(library: Library) -> None:
    rows = yaml12.read(CONTRACT / "findings.yaml")["findings"]
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids))
    assert set(ids) == set(stated(library))


def test_the_schema_of_a_case_knows_the_same_findings(library: Library, schema: dict[str, Any]) -> None:
    assert set(schema["$defs"]["findings"]["properties"]) == set(stated(library))
    assert schema["$defs"]["findings"]["additionalProperties"] is False


def test_the_schema_of_a_case_agrees_on_types_ranges_and_choices(library: Library, schema: dict[str, Any]) -> None:
    properties = schema["$defs"]["findings"]["properties"]
    different = [name for name, each in stated(library).items() if properties[name] != described(each, library)]
    assert different == []


def test_the_schema_of_a_case_agrees_on_regions_settings_and_families(library: Library, schema: dict[str, Any]) -> None:
    words = library.vocabulary
    regions = [
        name
        for region, each in words.regions.items()
        for name in (region, *(f"{region}_{side}" for side in each.sides))
    ]
    assert schema["$defs"]["region"]["enum"] == regions
    assert schema["properties"]["setting"]["enum"] == list(words.settings)
    assert schema["$defs"]["visit"]["properties"]["interventions"]["items"]["enum"] == list(words.families)


def test_internal_findings_are_derived(library: Library) -> None:
    internal = [each for each in library.findings.values() if each.internal]
    assert all(each.asked_of == "derived" for each in internal)


@pytest.mark.parametrize(
    ("field", "value", "wrong"),
    [
        ("group", "medical", "'medical' for 'person'"),
        ("type", "decimal", "'decimal' for 'integer'"),
        ("unit", "month", "'month' for 'year'"),
        ("range", (18, 110), "[18.0, 110.0] for [16.0, 110.0]"),
        ("range", None, "None for [16.0, 110.0]"),
        ("choices", ("old",), "['old'] for None"),
        ("sided", True, "True for None"),
        ("asked_of", "clinician", "'clinician' for 'patient'"),
        ("meaning", "Age.", "'Age.' for 'Age today.'"),
        ("derived_from", ("bmi",), "['bmi'] for None"),
    ],
)
def test_a_finding_that_differs_from_the_contract_is_found(
    field: str, value: Any, wrong: str, library: Library, plant: Plant
) -> None:
    (found,) = contract.check(plant("findings", replace(library.findings["age_years"], **{field: value})))
    assert (found.check, found.place) == ("K009", f"findings/age_years.{field}")
    assert found.wrong == f"differs from the contract: {wrong}"
    assert found.hint == "Take it over from the contract; ids are never renamed"


@pytest.mark.parametrize(
    ("kind", "entry"), [("findings", "age_years"), ("causes", "hip_joint"), ("classifications", "neurodynamic")]
)
def test_an_entry_too_few_and_one_too_many_are_found(kind: str, entry: str, library: Library) -> None:
    entries = dict(getattr(library, kind))
    moved = entries.pop(entry)
    (missing, extra) = contract.check(replace(library, **{kind: {**entries, "zz": replace(moved, id="zz")}}))
    assert (missing.check, missing.place, missing.hint) == ("K009", f"{kind}/{entry}", "Add the file")
    assert missing.wrong == "is in the contract and has no entry"
    assert (extra.check, extra.place, extra.hint) == ("K009", f"{kind}/zz", "Extend the contract first")
    assert extra.wrong == "is not in the contract"


def test_an_internal_finding_need_not_be_in_the_contract(library: Library, plant: Plant) -> None:
    added = replace(library.findings["age_years"], id="zz", internal=True)
    assert list(contract.check(plant("findings", added))) == []


def test_every_number_and_every_reason_of_the_library_has_grounds(library: Library) -> None:
    bare = [
        place
        for where, entry in walk.entries(library)
        for place, record in walk.records(entry, where)
        if isinstance(record, Quantity) or hasattr(record, "why") or hasattr(record, "says")
        if not isinstance(record, Grounded) and not isinstance(getattr(record, "grounds", None), Grounded)
    ]
    assert bare == []


def test_every_ground_is_a_source_that_was_seen_or_an_open_convention(library: Library) -> None:
    grounds = [
        record
        for where, entry in walk.entries(library)
        for _, record in walk.records(entry, where)
        if isinstance(record, Grounded)
    ]
    assert len(grounds) > 1000
    assert all(each.basis == "convention" or (each.basis == "seen" and each.sources) for each in grounds)
