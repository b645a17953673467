from pathlib import Path
from typing import Any

import msgspec
import pytest

from lasegue.knowledge import yaml12
from lasegue.knowledge.library import Library
from lasegue.knowledge.vocabulary import Vocabulary, vocabulary_of

CONTRACT = Path(__file__).parents[2] / "contract"


def family(name: str, part_of: str | None = None, kind: str = "exercise") -> dict[str, Any]:
    return {"id": name, "label": name, "kind": kind, "part_of": part_of}


@pytest.fixture
def small() -> Vocabulary:
    lists = {
        "version": "1.0.0",
        "families": [
            family("legs"),
            family("feet", "legs"),
            family("toes", "feet"),
            family("knees", "legs"),
            family("arms"),
            family("talk", kind="education"),
        ],
        "causes": [{"id": "fall", "label": "A fall"}],
        "classifications": [{"id": "stiff", "label": "Stiff"}],
        "settings": ["home"],
        "article_items": ["walking"],
    }
    calf = {"meaning": "Calf", "sides": ["right", "left"], "below_knee": True, "in_foot": None}
    findings = {"regions": {"calf": calf}, "directions": ["flexion"], "responses": {"better": "Less pain."}}
    return msgspec.convert(vocabulary_of(lists, findings), Vocabulary)


def test_a_family_without_parts_is_alone(small: Vocabulary) -> None:
    assert small.narrower("arms") == ("arms",)
    assert small.narrower("toes") == ("toes",)


def test_a_family_comes_with_its_parts_at_every_depth(small: Vocabulary) -> None:
    assert small.narrower("legs") == ("legs", "feet", "toes", "knees")
    assert small.narrower("feet") == ("feet", "toes")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("manual", True),
        ("exercise", True),
        ("conservative", True),
        ("education", False),
        ("monitoring", False),
        ("referral", False),
    ],
)
def test_treatment_by_hands_exercise_or_heat_is_physical(kind: str, expected: bool, small: Vocabulary) -> None:
    one = msgspec.convert({"id": "it", "label": "It", "kind": kind}, type(small.families["legs"]))
    assert msgspec.structs.replace(small, families={"it": one}).is_physical("it") is expected


def test_the_lists_are_taken_over_as_they_stand(small: Vocabulary) -> None:
    assert (small.version, small.cause_ids, small.cause_labels) == ("1.0.0", ("fall",), {"fall": "A fall"})
    assert (small.classification_ids, small.classification_labels) == (("stiff",), {"stiff": "Stiff"})
    assert (small.settings, small.article_items, small.directions) == (("home",), ("walking",), ("flexion",))
    assert small.regions["calf"].in_foot is None
    assert small.responses == {"better": "Less pain."}


def test_every_family_named_as_a_whole_exists(library: Library) -> None:
    families = library.vocabulary.families
    assert {each.part_of for each in families.values()} - {None} <= set(families)


def test_every_family_is_within_itself_and_within_what_it_is_part_of(library: Library) -> None:
    words = library.vocabulary
    for name, each in words.families.items():
        assert words.narrower(name)[0] == name
        if each.part_of is not None:
            assert name in words.narrower(each.part_of)


def test_every_item_of_the_article_belongs_to_a_family(library: Library) -> None:
    named = {item for each in library.vocabulary.families.values() for item in each.article_items}
    assert named == set(library.vocabulary.article_items)


def test_the_vocabulary_of_the_library_is_that_of_the_contract(library: Library) -> None:
    lists = yaml12.read(CONTRACT / "vocabulary.yaml")
    words = library.vocabulary
    assert list(words.families) == [each["id"] for each in lists["families"]]
    assert words.cause_labels == {each["id"]: each["label"] for each in lists["causes"]}
    assert words.classification_labels == {each["id"]: each["label"] for each in lists["classifications"]}


def test_no_region_lies_in_the_foot_and_above_the_knee(library: Library) -> None:
    regions = library.vocabulary.regions
    assert [name for name, each in regions.items() if each.in_foot and not each.below_knee] == []
