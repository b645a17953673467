from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from lasegue.knowledge.checks import coverage, found_in, ladders, references, twins
from lasegue.knowledge.checks.finding import Found
from lasegue.knowledge.entries.red_flag import MustAnswer
from lasegue.knowledge.library import Library

Plant = Callable[..., Library]


def unfold(found: list[Found]) -> list[tuple[str, str, str, str]]:
    return [(each.check, each.place, each.wrong, each.hint) for each in found]


@dataclass
class Edit:
    """One name in one field of one entry replaced by another."""

    kind: str
    entry: str
    field: str
    value: Any


REFERENCES = [
    (Edit("advice", "safety-net", "stop_rules", ("spreat",)), "advice/safety-net.stop_rules", "spreat", "spread"),
    (Edit("exercises", "prone-press-up", "conflicts", ("c024",)), "exercises/prone-press-up.conflicts", "c024", "c24"),
    (
        Edit("exercises", "prone-press-up", "shared_contraindications", ("prone_not_posible",)),
        "exercises/prone-press-up.shared_contraindications",
        "prone_not_posible",
        "prone_not_possible",
    ),
    (
        Edit("exercises", "prone-press-up", "pregnancy_swap", ("cat-camels",)),
        "exercises/prone-press-up.pregnancy_swap",
        "cat-camels",
        "cat-camel",
    ),
    (Edit("red_flags", "fracture", "cause", "fractures"), "red_flags/fracture.cause", "fractures", "fracture"),
    (
        Edit("red_flags", "fracture", "referral", ("imaging_referal",)),
        "red_flags/fracture.referral",
        "imaging_referal",
        "imaging_referral",
    ),
    (Edit("conservative", "cold-pack", "families", ("colt",)), "conservative/cold-pack.families", "colt", "cold"),
    (
        Edit("classifications", "neurodynamic", "off_target", ("thrust_manipulations",)),
        "classifications/neurodynamic.off_target",
        "thrust_manipulations",
        "thrust_manipulation",
    ),
    (Edit("conflicts", "c01", "concerns", ("cold-packs",)), "conflicts/c01.concerns", "cold-packs", "cold-pack"),
    (
        Edit("findings", "smoker", "ask_first", ("smokers",)),
        "findings/smoker.ask_first",
        "smokers",
        "smoker",
    ),
    (Edit("measures", "odi", "sources", ("ostelo8",)), "measures/odi.sources", "ostelo8", "ostelo08"),
]


@pytest.mark.parametrize(("edit", "place", "name", "nearest"), REFERENCES)
def test_a_name_that_leads_nowhere_is_found_with_the_nearest_that_exists(
    edit: Edit, place: str, name: str, nearest: str, library: Library, plant: Plant
) -> None:
    entry = replace(getattr(library, edit.kind)[edit.entry], **{edit.field: edit.value})
    expected = ("K001", place, f"names {name}, which does not exist", f"Nearest: {nearest}")
    assert unfold(list(references.check(plant(edit.kind, entry)))) == [expected]


def test_a_name_deep_inside_an_entry_is_found_in_its_place(library: Library, plant: Plant) -> None:
    entry = library.classifications["neurodynamic"]
    slots = (replace(entry.slots[0], prefer=(*entry.slots[0].prefer, "no-such")), *entry.slots[1:])
    (found,) = references.check(plant("classifications", replace(entry, slots=slots)))
    assert (found.check, found.place) == ("K001", "classifications/neurodynamic.slots[0].prefer")
    assert found.wrong == "names no-such, which does not exist"


@pytest.mark.parametrize("direction", ["progress_to", "regress_to"])
def test_a_step_of_a_ladder_that_does_not_exist_is_found(direction: str, library: Library, plant: Plant) -> None:
    entry = library.exercises["prone-press-up"]
    planted = plant("exercises", replace(entry, ladder=replace(entry.ladder, **{direction: "prone-pres-up"})))
    expected = "names prone-pres-up, which does not exist"
    place = f"exercises/prone-press-up.ladder.{direction}"
    assert unfold(list(references.check(planted))) == [("K001", place, expected, "Nearest: prone-press-up")]


def test_every_wrong_name_of_a_list_is_found(library: Library, plant: Plant) -> None:
    entry = replace(library.measures["odi"], sources=("nowhere", "ostelo08", "neither"))
    assert [found.wrong.split()[1] for found in references.check(plant("measures", entry))] == ["nowhere,", "neither,"]


def test_where_nothing_exists_the_hint_says_what_to_do(library: Library) -> None:
    emptied = replace(library, conflicts={})
    hints = {found.hint for found in references.check(emptied) if found.place.endswith(".conflicts")}
    assert hints == {"Add the entry or remove the name"}


@pytest.mark.parametrize("field", ["must_answer", "goal", "measure", "contradiction", "lowest_of", "ratio", "bands"])
def test_a_finding_that_does_not_exist_is_found_wherever_it_is_named(
    field: str, library: Library, plant: Plant
) -> None:
    required = (MustAnswer(basis="convention", findings=("no_such",)),)
    power, bmi, acuity = (library.findings[name] for name in ("leg_power_lowest_mrc", "bmi", "acuity"))
    assert power.derive is not None
    assert bmi.derive is not None
    assert bmi.derive.ratio is not None
    assert acuity.derive is not None
    assert acuity.derive.bands is not None
    contradiction = next(iter(library.contradictions.values()))
    planted = {
        "must_answer": ("red_flags", replace(library.red_flags["fracture"], must_answer=required)),
        "goal": ("goals", replace(library.goals["walk_longer"], finding="no_such")),
        "measure": ("measures", replace(library.measures["odi"], finding="no_such")),
        "contradiction": ("contradictions", replace(contradiction, key="no_such")),
        "lowest_of": ("findings", replace(power, derive=replace(power.derive, lowest_of=("no_such",)))),
        "ratio": (
            "findings",
            replace(bmi, derive=replace(bmi.derive, ratio=replace(bmi.derive.ratio, numerator="no_such"))),
        ),
        "bands": (
            "findings",
            replace(acuity, derive=replace(acuity.derive, bands=replace(acuity.derive.bands, of="no_such"))),
        ),
    }
    assert found_in(plant(*planted[field]))


@pytest.mark.parametrize("direction", ["progress_to", "regress_to"])
def test_an_exercise_that_leads_to_itself_is_found(direction: str, library: Library, plant: Plant) -> None:
    entry = library.exercises["prone-press-up"]
    planted = plant("exercises", replace(entry, ladder=replace(entry.ladder, **{direction: entry.id})))
    (found,) = ladders.check(planted)
    assert (found.check, found.place) == ("K004", f"exercises/prone-press-up.ladder.{direction}")
    assert found.wrong == "comes back to itself: prone-press-up → prone-press-up"
    assert found.hint == "End the ladder, or point elsewhere"


def test_a_loop_of_three_is_found_at_each_of_its_exercises_and_nowhere_else(library: Library) -> None:
    start = library.exercises["prone-press-up"]
    ladder = {"lead": "one", "one": "two", "two": "three", "three": "one"}
    steps = {
        name: replace(start, id=name, ladder=replace(start.ladder, progress_to=onward, regress_to=None))
        for name, onward in ladder.items()
    }
    found = list(ladders.check(replace(library, exercises=steps)))
    assert [each.place for each in found] == [
        f"exercises/{name}.ladder.progress_to" for name in ("one", "two", "three")
    ]
    assert found[0].wrong == "comes back to itself: one → two → three → one"


def test_a_ladder_that_leaves_the_library_is_no_loop(library: Library, plant: Plant) -> None:
    entry = library.exercises["prone-press-up"]
    assert list(ladders.check(plant("exercises", replace(entry, ladder=replace(entry.ladder, progress_to="x"))))) == []


def test_two_entries_of_a_kind_with_one_title_are_found(library: Library, plant: Plant) -> None:
    first = library.goals["walk_longer"]
    twin = replace(first, id="zz", title=f"  {first.title.upper()}!! ")
    (found,) = twins.check(plant("goals", twin))
    assert (found.check, found.place) == ("K007", "goals/zz")
    assert found.wrong.startswith("means the same as walk_longer (")
    assert found.hint == "Keep one; retire the other with its successor"


def test_entries_of_two_kinds_may_share_a_title(library: Library, plant: Plant) -> None:
    shared = replace(library.goals["walk_longer"], title=library.causes["hip_joint"].title)
    assert list(twins.check(plant("goals", shared))) == []


@pytest.mark.parametrize(("field", "value"), [("doi", "10.1000/ABC"), ("pmid", "12345678")])
def test_two_sources_with_one_identifier_are_found(field: str, value: str, library: Library) -> None:
    first = msgspec.convert({"id": "a", "cite": "A", "status": "seen", field: value}, type(library.evidence["ng59"]))
    second = replace(first, id="b", **{field: value.lower()})
    (found,) = twins.check(replace(library, evidence={"a": first, "b": second}))
    assert (found.check, found.place) == ("K007", "evidence/b")
    assert found.wrong == f"means the same as a ({field} {value.lower()})"


def test_sources_without_identifiers_are_no_twins(library: Library) -> None:
    first = replace(library.evidence["ng59"], doi=None, pmid=None)
    assert list(twins.check(replace(library, evidence={"a": first, "b": replace(first, id="b")}))) == []


def test_an_item_of_the_article_without_an_entry_is_found(library: Library) -> None:
    family = next(each for each in library.vocabulary.families.values() if each.id == "cold")
    kinds = ("techniques", "exercises", "conservative", "advice")
    without = {
        kind: {name: each for name, each in getattr(library, kind).items() if family.id not in each.families}
        for kind in kinds
    }
    found = list(coverage.check(replace(library, **without)))
    assert {each.place for each in found} == {f"article item {item}" for item in family.article_items}
    assert {(each.check, each.wrong, each.hint) for each in found} == {
        ("K012", "is answered by no entry", "Add an entry of its family")
    }


def test_answers_are_named_once_and_in_order(library: Library) -> None:
    rows = coverage.answers(library)
    assert tuple(rows) == library.vocabulary.article_items
    assert all(names == sorted(set(names)) for names in rows.values())
    assert "cold-pack" in {name for names in rows.values() for name in names}
