import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from lasegue.knowledge import wording as words
from lasegue.knowledge.checks import found_in, wording
from lasegue.knowledge.library import Library, default_root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The words of the library in a folder that a test may spoil."""
    words.words_of.cache_clear()
    shutil.copytree(default_root() / "wording", tmp_path / "wording")
    return tmp_path


def spoil(root: Path, place: str, old: str, new: str) -> None:
    path = root / "wording" / f"{place}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def lines(library: Library, root: Path) -> list[str]:
    return [str(each) for each in wording.check(library, root)]


def test_the_words_as_they_stand_have_no_finding(library: Library, root: Path) -> None:
    assert lines(library, root) == []


def test_the_checker_looks_at_words_when_it_knows_the_folder(library: Library, root: Path) -> None:
    spoil(root, "es/findings/felt", "  weakness_new:", "  weaknes_new:")
    assert {each.check for each in found_in(library, root)} == {"K013"}
    assert found_in(library) == []


def test_words_for_an_entry_that_does_not_exist_are_found(library: Library, root: Path) -> None:
    spoil(root, "es/findings/person", "  diabetes:", "  diabets:")
    assert "K013 wording/es/findings/person.diabets: is the name of no entry. Nearest: diabetes" in lines(library, root)


@pytest.mark.parametrize("language", ["es", "ar"])
@pytest.mark.parametrize(("kind", "sheet"), [("findings", "emergency"), ("red_flags", "emergency")])
def test_missing_safety_words_are_found(language: str, kind: str, sheet: str, library: Library, root: Path) -> None:
    (root / "wording" / language / kind / f"{sheet}.yaml").unlink()
    missing = {line.split(" has no words for ")[0].rpartition(":")[0] for line in lines(library, root)}
    assert missing == {f"K013 wording/{language}/{kind}"}
    name = "urinary_retention" if kind == "findings" else "cauda_equina_with_retention"
    assert any(f"has no words for {name}. " in line for line in lines(library, root))


def test_english_labels_are_wanted_for_every_choice_a_patient_sees(library: Library, root: Path) -> None:
    shutil.rmtree(root / "wording" / "ar")
    shutil.rmtree(root / "wording" / "es")
    (root / "wording/en/findings/behaviour.yaml").unlink()
    found = lines(library, root)
    assert [line for line in found if "has no words for also_eased_by" in line] != []


def test_only_questions_that_patients_can_answer_are_wanted(library: Library) -> None:
    assert {"urinary_retention", "weakness_new"} <= wording.asked_first(library)
    assert "umn_signs" not in wording.asked_first(library)


def test_choices_that_do_not_match_are_found(library: Library, root: Path) -> None:
    spoil(root, "es/findings/person", "past: Fumé antes", "passed: Fumé antes")
    found = lines(library, root)
    assert any("smoker.choices: has no label for past" in line for line in found)
    assert any("smoker.choices: has a label for passed, which is no choice" in line for line in found)


def test_english_choices_that_do_not_match_are_found(library: Library, root: Path) -> None:
    shutil.rmtree(root / "wording" / "ar")
    shutil.rmtree(root / "wording" / "es")
    spoil(root, "en/findings/person", "past: I smoked", "passed: I smoked")
    assert len(lines(library, root)) == 2


@pytest.mark.parametrize("new", ["39 °C (100.4 °F)", "38 °C", "38 °C (100.4 °F) o 39"])
def test_numbers_that_differ_are_found(new: str, library: Library, root: Path) -> None:
    spoil(root, "es/findings/warning", "38 °C (100.4 °F)", new)
    (line,) = lines(library, root)
    assert line.startswith("K013 wording/es/findings/warning.fever.ask: has the numbers ")
    assert "the English 100.4, 38. " in line


def test_digits_of_another_script_are_found(library: Library, root: Path) -> None:
    spoil(root, "ar/findings/warning", "38 °C", "٣٨ °C")
    (line,) = lines(library, root)
    assert "ar/findings/warning.fever.ask: has the numbers" in line


def test_a_comma_before_decimals_is_the_same_number() -> None:
    assert wording.numbers_in("De 1,5 a 2 km") == wording.numbers_in("2 km, at least 1.5")
    assert wording.numbers_in("2 y 2") != wording.numbers_in("2")


def test_a_help_that_is_missing_is_found(library: Library, root: Path) -> None:
    spoil(root, "es/findings/felt", "    help: Si le está pasando ahora, díganoslo hoy.\n", "")
    (line,) = lines(library, root)
    assert "felt.weakness_getting_worse.help: is missing, the English has it" in line


def test_more_than_the_english_says_is_found(library: Library, root: Path) -> None:
    spoil(root, "es/findings/person", "    ask: ¿Tiene diabetes?", "    ask: ¿Tiene diabetes?\n    help: De los dos.")
    (line,) = lines(library, root)
    assert "person.diabetes.help: says what the English does not" in line


def test_a_list_of_another_length_is_found(library: Library, root: Path) -> None:
    sheet = root / "wording/es/education/more.yaml"
    shutil.rmtree(sheet.parent, ignore_errors=True)
    sheet.parent.mkdir()
    head = "language: es\nreview: awaiting\nnote: Prueba.\n"
    sheet.write_text(f"{head}words:\n  sleep: {{title: Dormir, paragraphs: [Uno.]}}\n", encoding="utf-8")
    found = lines(library, root)
    count = len(library.education["sleep"].paragraphs)
    assert any(f"more.sleep.paragraphs: has 1 parts, the English {count}" in line for line in found)


def test_words_that_stand_in_two_sheets_are_found(library: Library, root: Path) -> None:
    shutil.copy(root / "wording/es/findings/felt.yaml", root / "wording/es/findings/felt_again.yaml")
    assert any("weakness_new: is worded in another sheet already" in line for line in lines(library, root))


def test_a_sheet_signed_by_nobody_is_found(library: Library, root: Path) -> None:
    spoil(root, "ar/findings/felt", "review: awaiting", "review: signed")
    (line,) = lines(library, root)
    assert "ar/findings/felt: is signed by nobody" in line


def test_a_sheet_signed_by_a_named_clinician_is_in_order(library: Library, root: Path) -> None:
    spoil(root, "ar/findings/felt", "review: awaiting", "review: signed\nreviewed_by: Dr Demo")
    assert lines(library, root) == []


def test_english_that_belongs_into_the_entry_is_found(library: Library, root: Path) -> None:
    spoil(root, "en/findings/felt", "  subjective_weakness:\n", "  subjective_weakness:\n    ask: Is it weak?\n")
    (line,) = lines(library, root)
    assert "felt.subjective_weakness.ask: repeats English that stands in the entry" in line


def test_hard_english_is_found_as_too_hard_to_read(library: Library, root: Path) -> None:
    hard = "Considering progressive neurological deterioration, examination necessitates immediate consultation " * 2
    spoil(root, "en/findings/felt", "yes: It gives way, trips or feels weak.", f"yes: {hard}")
    assert any(
        line.startswith("K008 wording/en/findings/felt.subjective_weakness.yes") for line in lines(library, root)
    )


def test_english_for_a_kind_that_has_none_is_found(library: Library, root: Path) -> None:
    sheet = root / "wording/en/causes/causes.yaml"
    sheet.parent.mkdir()
    sheet.write_text(
        "language: en\nreview: awaiting\nnote: Try.\nwords:\n  hip_joint: {title: Hip}\n", encoding="utf-8"
    )
    (line,) = lines(library, root)
    assert "wording/en/causes/causes.hip_joint.title: repeats English that stands in the entry" in line


def test_a_gap_that_is_lost_is_found(library: Library, root: Path) -> None:
    spoil(root, "es/goals/goals", "{now}", "hoy")
    (line,) = lines(library, root)
    assert "goals.less_back_pain.text: has ['{target}'] to fill in, the English ['{now}', '{target}']" in line


def test_a_safety_sheet_is_named_when_its_english_has_changed(
    library: Library, plant: Callable[..., Library], root: Path
) -> None:
    flag = library.red_flags["cauda_equina_with_retention"]
    changed = plant("red_flags", replace(flag, to_patient=f"{flag.to_patient} Leave at once."))
    stale = [line for line in lines(changed, root) if "translates English with the fingerprint" in line]
    assert [line.partition(": ")[0] for line in stale] == [
        "K013 wording/ar/red_flags/emergency",
        "K013 wording/es/red_flags/emergency",
    ]


@pytest.mark.parametrize("language", ["es", "ar"])
@pytest.mark.parametrize("kind", ["red_flags", "findings"])
def test_safety_sheets_carry_the_fingerprint_of_their_english(language: str, kind: str, library: Library) -> None:
    wanted = set(library.red_flags) if kind == "red_flags" else wording.asked_first(library)
    sheets = words.sheets_of(default_root(), language, kind)
    assert [place for place, sheet in sheets if wanted & set(sheet.words) and not sheet.of] == []
