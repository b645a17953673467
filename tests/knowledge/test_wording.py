from pathlib import Path

import pytest

from lasegue.knowledge import wording
from lasegue.knowledge.library import Library, LibraryProblems
from lasegue.knowledge.wording import Wording

SHEET = """\
language: es
review: awaiting
note: Un ejemplo.
words:
"""
ASKED = ("patient", "both")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library folder of which only the words matter."""
    wording.words_of.cache_clear()
    return tmp_path


def write(root: Path, place: str, words: str) -> None:
    path = root / "wording" / f"{place}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SHEET.replace("es", place[:2], 1) + words)


def test_a_question_is_asked_in_the_language_of_the_patient(library: Library) -> None:
    question = Wording.of(library, "es").question("saddle_sensation_change")
    assert question.translated
    assert question.ask == "¿Ha cambiado lo que siente entre las piernas?"
    assert question.why and question.yes and question.no


def test_english_comes_from_the_entry_and_its_labels_from_the_sheet(library: Library) -> None:
    question = Wording.of(library, "en").question("smoker")
    assert question.translated
    assert question.ask == library.findings["smoker"].ask
    assert question.choices["never"] == "I have never smoked"


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_every_choice_that_a_patient_sees_has_a_label_in_words(language: str, library: Library) -> None:
    words = Wording.of(library, language)
    for finding in library.findings.values():
        if finding.choices and finding.asked_of in ASKED:
            choices = words.question(finding.id).choices
            assert list(choices) == list(finding.choices)
            assert [label for label in choices.values() if "_" in label] == []


@pytest.mark.parametrize("language", ["es", "ar"])
def test_every_emergency_is_told_in_both_languages(language: str, library: Library) -> None:
    words = Wording.of(library, language)
    told = {name: words.flag(name) for name in library.red_flags}
    assert [name for name, each in told.items() if not each.translated] == []
    assert all(told[name].to_patient != flag.to_patient for name, flag in library.red_flags.items())


def test_a_missing_translation_comes_in_english_and_says_so(library: Library, root: Path) -> None:
    write(root, "es/causes/causes", "  hip_joint: {title: Cadera, to_patient: Su cadera.}\n")
    words = Wording.of(library, "es", root)
    assert (words.cause("hip_joint").title, words.cause("hip_joint").translated) == ("Cadera", True)
    other = words.cause("fracture")
    assert (other.title, other.translated) == (library.causes["fracture"].title, False)


def test_half_a_translation_keeps_the_other_half_in_english_and_says_so(library: Library, root: Path) -> None:
    write(root, "es/causes/causes", "  hip_joint: {title: Cadera}\n")
    told = Wording.of(library, "es", root).cause("hip_joint")
    assert told.title == "Cadera"
    assert told.to_patient == library.causes["hip_joint"].to_patient
    assert not told.translated


def test_a_list_of_another_length_is_not_mixed_with_the_english(library: Library, root: Path) -> None:
    write(root, "es/education/all", "  sleep: {title: Dormir, paragraphs: [Uno.]}\n")
    topic = Wording.of(library, "es", root).topic("sleep")
    assert topic.paragraphs == tuple(each.text for each in library.education["sleep"].paragraphs)
    assert not topic.translated


def test_labels_that_lack_a_choice_are_not_mixed_with_the_english(library: Library, root: Path) -> None:
    write(root, "es/findings/all", "  smoker: {ask: ¿Fuma?, choices: {never: Nunca}}\n")
    question = Wording.of(library, "es", root).question("smoker")
    assert question.choices == {"never": "never", "past": "past", "current": "current"}
    assert not question.translated


@pytest.mark.parametrize("language", ["fr", "../../knowledge", ""])
def test_a_language_without_words_comes_in_english(language: str, library: Library) -> None:
    words = Wording.of(library, language)
    assert words.flag("fracture").to_patient == library.red_flags["fracture"].to_patient
    assert not words.flag("fracture").translated


def test_every_kind_of_words_has_its_english(library: Library) -> None:
    words = Wording.of(library, "fr")
    assert words.stop_rule("spread").then_do == library.stop_rules["spread"].then_do
    assert words.phase("maintain").to_patient == library.phases["maintain"].to_patient
    assert words.classification("neurodynamic").title == library.classifications["neurodynamic"].title
    assert words.line("bird-dog").cues == library.exercises["bird-dog"].cues
    assert words.line("safety-net").cues == ()
    name, response = next(iter(library.responses.items()))
    assert words.response(name).to_patient == response.to_patient


def test_an_id_that_the_library_does_not_have_is_an_error(library: Library) -> None:
    words = Wording.of(library, "es")
    for ask in (words.question, words.flag, words.line, words.topic):
        with pytest.raises(KeyError):
            ask("bird-cat")


def test_words_are_read_once(library: Library, root: Path) -> None:
    write(root, "es/causes/causes", "  hip_joint: {title: Cadera, to_patient: Su cadera.}\n")
    assert Wording.of(library, "es", root).cause("hip_joint").title == "Cadera"
    (root / "wording/es/causes/causes.yaml").unlink()
    assert Wording.of(library, "es", root).cause("hip_joint").title == "Cadera"


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("  hip_joint: {titel: Cadera}\n", "unknown field `titel`"),
        ("  hip_joint: Cadera\n", "Expected `object`, got `str`"),
        ("  hip_joint: [\n", "expected YAML"),
    ],
)
def test_a_sheet_that_does_not_read_is_named(words: str, problem: str, library: Library, root: Path) -> None:
    write(root, "es/causes/causes", words)
    with pytest.raises(LibraryProblems) as raised:
        Wording.of(library, "es", root).cause("hip_joint")
    (line,) = raised.value.lines
    assert "wording/es/causes/causes.yaml: " in line
    assert problem in line


def test_a_sheet_in_the_folder_of_another_language_is_named(library: Library, root: Path) -> None:
    write(root, "es/causes/causes", "  hip_joint: {title: Cadera}\n")
    path = root / "wording/es/causes/causes.yaml"
    path.write_text(path.read_text().replace("language: es", "language: ar"))
    with pytest.raises(LibraryProblems, match="language: expected es, the name of the folder, got ar"):
        Wording.of(library, "es", root).cause("hip_joint")


@pytest.mark.parametrize("language", ["es", "ar"])
def test_nearly_everything_a_patient_reads_is_translated(language: str, library: Library) -> None:
    words = Wording.of(library, language)
    translated = [words.question(each.id).translated for each in library.findings.values() if each.asked_of in ASKED]
    translated += [words.topic(name).translated for name in library.education]
    translated += [words.line(each.id).translated for each in library.interventions()]
    translated += [words.stop_rule(name).translated for name in library.stop_rules]
    assert sum(translated) >= 0.95 * len(translated)


@pytest.mark.parametrize("language", ["es", "ar"])
def test_words_that_go_with_a_dose_are_translated(language: str, library: Library) -> None:
    text = Wording.of(library, language).dose_words("Each side.")
    assert text.translated
    assert text.text != "Each side."


def test_words_that_nobody_translated_come_back(library: Library) -> None:
    text = Wording.of(library, "es").dose_words("Twice around the block.")
    assert (text.text, text.translated) == ("Twice around the block.", False)


@pytest.mark.parametrize("language", ["es", "ar"])
def test_goals_keep_the_gaps_for_their_numbers(language: str, library: Library) -> None:
    goal = Wording.of(library, language).goal("less_leg_pain")
    assert goal.translated
    assert "3" in goal.text.format(target=3, now=7) and "7" in goal.text.format(target=3, now=7)


def test_disputed_claims_are_told_in_the_words_of_the_entry(library: Library) -> None:
    told = Wording.of(library, "en").conflict("c12")
    assert (told.title, told.to_patient) == (library.conflicts["c12"].title, library.conflicts["c12"].say)


#: Words of the clinic, and the names that patients read in their place elsewhere.
OF_THE_CLINIC = (
    *("saddle feeling", "saddle area", "saddle,"),
    *("manipulated", "nerve signs", "leg symptom"),
    *("prone ", "supine", "referral to a physician"),
)


def test_patients_read_no_word_of_the_clinic(library: Library) -> None:
    words = Wording.of(library, "en")
    told = [words.flag(name).to_patient for name in library.red_flags]
    told += [
        part for name in library.stop_rules for part in (words.stop_rule(name).title, words.stop_rule(name).to_patient)
    ]
    told += [words.response(name).to_patient for name in library.responses]
    told += [paragraph for name in library.education for paragraph in words.topic(name).paragraphs]
    lines = [
        words.line(item.id)
        for item in library.interventions()
        if item.kind in ("exercise", "conservative", "education")
    ]
    told += [part for line in lines for part in (line.title, line.to_patient, line.expect, line.extra_stop, *line.cues)]
    assert not [text for text in told for word in OF_THE_CLINIC if word in text.lower()]


def test_words_are_put_together_once_in_each_language(library: Library) -> None:
    english, spanish = Wording.of(library, "en"), Wording.of(library, "es")
    assert english.question("smoker") is english.question("smoker")
    assert english.question("smoker") != spanish.question("smoker")


def test_words_that_somebody_typed_are_not_kept(library: Library) -> None:
    words = Wording.of(library, "en")
    assert words.dose_words("Only after the walk to work") is not words.dose_words("Only after the walk to work")
