from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from lasegue.knowledge.checks import grounds, numbers
from lasegue.knowledge.checks.finding import Found
from lasegue.knowledge.entries.cause import Prior, Sign
from lasegue.knowledge.entries.entry import Entry, Grounded, Quantity
from lasegue.knowledge.entries.exercise import Angle
from lasegue.knowledge.entries.intervention import Dose
from lasegue.knowledge.library import Library

Plant = Callable[..., Library]


def brief(found: list[Found]) -> list[tuple[str, str, str]]:
    return [(each.check, each.place, each.wrong) for each in found]


def quantity(value: float, **more: Any) -> Quantity:
    return Quantity(value=value, basis="convention", **more)


@pytest.fixture
def with_sign(library: Library, plant: Plant) -> Callable[..., list[Found]]:
    def check(**numbers_of_sign: Any) -> list[Found]:
        cause = library.causes["hip_joint"]
        bare = {"sensitivity": None, "specificity": None, "present": None, "absent": None}
        sign: Sign = replace(cause.signs[0], **{**bare, **numbers_of_sign})
        return list(numbers.check(plant("causes", replace(cause, signs=(sign,)))))

    return check


@pytest.fixture
def with_dose(library: Library, plant: Plant) -> Callable[..., list[Found]]:
    def check(**amounts: Any) -> list[Found]:
        exercise = library.exercises["prone-press-up"]
        assert exercise.dose is not None
        dose: Dose = msgspec.convert({"basis": "convention", **amounts}, Dose)
        planted = replace(exercise, dose=replace(exercise.dose, usual=dose))
        return list(numbers.check(plant("exercises", planted)))

    return check


@pytest.fixture
def with_angle(library: Library, plant: Plant) -> Callable[..., list[Found]]:
    def check(**angle: Any) -> list[Found]:
        exercise = library.exercises["prone-press-up"]
        moved = replace(exercise.kinematics, angles=(msgspec.convert({"measure": "knee", **angle}, Angle),))
        return list(numbers.check(plant("exercises", replace(exercise, kinematics=moved))))

    return check


SIGN = "causes/hip_joint.signs[0]"


@pytest.mark.parametrize(("low", "high"), [(0.1, None), (None, 0.9)])
def test_half_an_interval_is_found(
    low: float | None, high: float | None, with_sign: Callable[..., list[Found]]
) -> None:
    (found,) = with_sign(present=quantity(0.5, low=low, high=high))
    assert (found.check, found.place, found.wrong) == ("K006", f"{SIGN}.present", "has half an interval")
    assert found.hint == "Give low and high, or neither"


@pytest.mark.parametrize("value", [1.9, 4.1])
def test_a_value_outside_its_interval_is_found(value: float, with_sign: Callable[..., list[Found]]) -> None:
    (found,) = with_sign(present=quantity(value, low=2, high=4))
    assert (found.check, found.place) == ("K006", f"{SIGN}.present")
    assert found.wrong == f"has the value {value:g} outside 2 to 4"
    assert found.hint == "Look the three numbers up again"


@pytest.mark.parametrize("value", [2, 3, 4])
def test_a_value_inside_its_interval_or_on_its_edge_is_right(
    value: float, with_sign: Callable[..., list[Found]]
) -> None:
    assert with_sign(present=quantity(value, low=2, high=4)) == []


@pytest.mark.parametrize("share", [0, 1, -0.1, 1.1])
@pytest.mark.parametrize("setting", ["outpatient", "emergency"])
def test_a_share_that_is_nobody_or_everybody_is_found(
    share: float, setting: str, library: Library, plant: Plant
) -> None:
    cause = library.causes["hip_joint"]
    prior = Prior(**{"outpatient": quantity(0.1), setting: quantity(share)})
    found = list(numbers.check(plant("causes", replace(cause, prior=prior))))
    assert brief(found) == [("K003", f"causes/hip_joint.prior.{setting}", f"is {share:g}")]
    assert found[0].hint == "A share lies between 0 and 1"


@pytest.mark.parametrize("rate", [-0.01, 1.01])
@pytest.mark.parametrize("name", ["sensitivity", "specificity"])
def test_a_rate_outside_its_bounds_is_found(name: str, rate: float, with_sign: Callable[..., list[Found]]) -> None:
    found = with_sign(**{"sensitivity": quantity(0.5), "specificity": quantity(0.5), name: quantity(rate)})
    assert brief(found) == [("K003", f"{SIGN}.{name}", f"is {rate:g}")]
    assert found[0].hint == "A rate lies between 0 and 1"


@pytest.mark.parametrize("rate", [0, 1])
def test_a_rate_of_nought_or_one_is_right(rate: float, with_sign: Callable[..., list[Found]]) -> None:
    assert with_sign(sensitivity=quantity(rate), specificity=quantity(rate)) == []


@pytest.mark.parametrize("ratio", [0, -1])
@pytest.mark.parametrize("name", ["present", "absent"])
def test_a_likelihood_ratio_of_nought_or_less_is_found(
    name: str, ratio: float, with_sign: Callable[..., list[Found]]
) -> None:
    found = with_sign(**{name: quantity(ratio)})
    assert brief(found) == [("K003", f"{SIGN}.{name}", f"is {ratio:g}")]
    assert found[0].hint == "A likelihood ratio is above 0"


def test_a_sign_without_a_number_is_found(with_sign: Callable[..., list[Found]]) -> None:
    found = with_sign()
    assert brief(found) == [("K003", SIGN, "has no number")]
    assert found[0].hint == "Give sensitivity and specificity, or a likelihood ratio"


@pytest.mark.parametrize("name", ["present", "absent"])
def test_one_likelihood_ratio_is_enough(name: str, with_sign: Callable[..., list[Found]]) -> None:
    assert with_sign(**{name: quantity(2)}) == []


def test_half_of_an_accuracy_is_found(with_sign: Callable[..., list[Found]]) -> None:
    half = ("K003", SIGN, "has half of an accuracy")
    assert brief(with_sign(sensitivity=quantity(0.5))) == [half]
    assert half in brief(with_sign(specificity=quantity(0.5)))
    assert with_sign(sensitivity=quantity(0.5))[0].hint == "Give sensitivity and specificity together"


@pytest.mark.parametrize(
    ("amounts", "field", "shown"),
    [
        ({"reps": [12, 8]}, "reps", "(12.0, 8.0)"),
        ({"hold_s": -1}, "hold_s", "(-1.0,)"),
        ({"weeks": [-2, 3]}, "weeks", "(-2.0, 3.0)"),
    ],
)
def test_an_amount_below_nought_or_the_wrong_way_round_is_found(
    amounts: dict[str, Any], field: str, shown: str, with_dose: Callable[..., list[Found]]
) -> None:
    found = with_dose(**amounts)
    assert brief(found) == [("K003", f"exercises/prone-press-up.dose.usual.{field}", f"is {shown}")]
    assert found[0].hint == "Write the lowest first, nothing below 0"


@pytest.mark.parametrize(
    "amounts", [{"reps": [8, 12]}, {"reps": [8, 8]}, {"minutes": 0}, {"sets": 3, "text": "Slowly."}]
)
def test_an_ordinary_amount_is_right(amounts: dict[str, Any], with_dose: Callable[..., list[Found]]) -> None:
    assert with_dose(**amounts) == []


@pytest.mark.parametrize(("low", "high"), [(5, 5), (6, 5)])
def test_a_range_that_holds_nothing_is_found(low: float, high: float, library: Library, plant: Plant) -> None:
    wrong = f"has the range {low} to {high}"
    finding = replace(library.findings["age_years"], range=(low, high))
    measure = replace(library.measures["odi"], low=low, high=high)
    found = list(numbers.check(plant("findings", finding)))
    assert brief(found) == [("K003", "findings/age_years", wrong)]
    assert found[0].hint == "Write the lowest first"
    assert brief(list(numbers.check(plant("measures", measure)))) == [("K003", "measures/odi", wrong)]


@pytest.mark.parametrize("kind", ["integer", "decimal"])
def test_a_number_without_a_range_is_found_unless_it_is_internal(kind: str, library: Library, plant: Plant) -> None:
    finding = replace(library.findings["age_years"], type=kind, range=None)
    found = list(numbers.check(plant("findings", finding)))
    assert brief(found) == [("K003", "findings/age_years", "is a number without a range")]
    assert found[0].hint == "Give range and unit"
    assert list(numbers.check(plant("findings", replace(finding, internal=True)))) == []


@pytest.mark.parametrize(
    ("unit", "low", "high"),
    [
        ("deg", -180, 360), ("cm", 0, 300), ("percent_trunk", 0, 200),
        ("percent_body", 0, 100), ("per_min", 0, 250), ("s", 0, 3600),
    ],
)  # fmt: skip
def test_a_movement_beyond_what_its_unit_allows_is_found(
    unit: str, low: float, high: float, with_angle: Callable[..., list[Found]]
) -> None:
    place = "exercises/prone-press-up.kinematics.angles[0]"
    assert with_angle(unit=unit, start=[low, high], end=[low, high]) == []
    below = with_angle(unit=unit, start=[low - 1, high])
    above = with_angle(unit=unit, start=[low, high], end=[low, high + 1])
    assert brief(below) == [("K003", place, f"moves to {low - 1:g} {unit}")]
    assert brief(above) == [("K003", place, f"moves to {high + 1:g} {unit}")]
    assert above[0].hint == f"Expected {low:g} to {high:g}"


def test_what_is_called_seen_without_a_source_is_found(library: Library, plant: Plant) -> None:
    exercise = library.exercises["prone-press-up"]
    planted = replace(exercise, evidence=replace(exercise.evidence, basis="seen", sources=()))
    (found,) = grounds.check(plant("exercises", planted))
    place = "exercises/prone-press-up.evidence"
    assert brief([found]) == [("K002", place, "is called seen without a source")]
    assert found.hint == "Name the source, or call it a convention"


def test_what_is_called_seen_on_recalled_sources_alone_is_found(library: Library, plant: Plant) -> None:
    recalled = plant("evidence", replace(library.evidence["ng59"], id="zz", status="recalled"))
    exercise = library.exercises["prone-press-up"]

    def check(*sources: str) -> list[Found]:
        evidence = replace(exercise.evidence, basis="seen", sources=sources)
        entries = {**library.exercises, exercise.id: replace(exercise, evidence=evidence)}
        return list(grounds.check(replace(recalled, exercises=entries)))

    (found,) = check("zz")
    assert found.wrong == "is called seen, but zz was only recalled"
    assert found.hint == "Read the source first, or call it a convention"
    assert check("zz", "ng59") == []


def test_an_entry_signed_by_nobody_is_found(library: Library, plant: Plant) -> None:
    signed: Entry = replace(library.goals["walk_longer"], review="signed")
    (found,) = grounds.check(plant("goals", signed))
    assert brief([found]) == [("K002", "goals/walk_longer", "is signed by nobody")]
    assert found.hint == "Name the clinician in reviewed_by"
    assert list(grounds.check(plant("goals", replace(signed, reviewed_by="A clinician")))) == []


def test_a_convention_needs_no_source(library: Library, plant: Plant) -> None:
    topic = library.education["pregnancy"]
    bare = replace(topic.paragraphs[0], basis="convention", sources=())
    assert isinstance(bare, Grounded)
    assert list(grounds.check(plant("education", replace(topic, paragraphs=(bare,))))) == []
