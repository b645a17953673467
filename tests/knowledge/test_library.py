import hashlib
import shutil
from pathlib import Path

import pytest

from lasegue.knowledge import library as library_module
from lasegue.knowledge import shelf as shelf_module
from lasegue.knowledge import wording
from lasegue.knowledge.library import (
    KINDS,
    Library,
    LibraryProblems,
    contract_root,
    default_root,
    digest_of,
    read,
)
from lasegue.knowledge.shelf import load

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
HANDS = "findings/warm_hands.yaml"


def problems_of(root: Path) -> list[str]:
    with pytest.raises(LibraryProblems) as refused:
        load(root)
    assert str(refused.value) == "\n".join(refused.value.lines)
    return refused.value.lines


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_every_file_of_the_library_becomes_an_entry_under_its_name(library: Library) -> None:
    for folder, name, _ in KINDS:
        assert set(getattr(library, name)) == {path.stem for path in (KNOWLEDGE / folder).glob("*.yaml")}


def test_no_file_of_the_library_lies_where_it_is_not_read() -> None:
    folders = {folder for folder, _, _ in KINDS}
    sheets = {f"wording/{language}/{kind}" for language in ("en", "es", "ar") for kind in wording.KINDS}
    places = {path.relative_to(KNOWLEDGE).parent.as_posix() for path in KNOWLEDGE.rglob("*.yaml")}
    assert places <= folders | sheets | {"."}
    assert [path.name for path in KNOWLEDGE.glob("*.yaml")] == ["planning.yaml"]


def test_every_entry_is_of_the_kind_of_its_folder(library: Library) -> None:
    for _, name, kind in KINDS:
        assert all(isinstance(entry, kind) for entry in getattr(library, name).values())


def test_everything_a_plan_line_can_hold_comes_in_a_fixed_order(library: Library) -> None:
    groups = (library.techniques, library.exercises, library.conservative, library.advice)
    assert [each.id for each in library.interventions()] == [name for group in groups for name in group]


def test_without_a_folder_the_library_of_the_installation_is_opened(library: Library) -> None:
    assert default_root() == KNOWLEDGE
    assert contract_root() == KNOWLEDGE.parent / "contract"
    assert load() == library


def test_a_packed_library_goes_before_the_one_of_the_source_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "src" / "lasegue"
    monkeypatch.setattr(library_module, "__file__", str(package / "knowledge" / "library.py"))
    assert default_root() == tmp_path / "knowledge"
    (package / "library").mkdir(parents=True)
    assert default_root() == package / "library"


def test_a_small_folder_is_a_library(folder: Path) -> None:
    opened = load(folder)
    assert list(opened.findings) == ["warm_hands"]
    assert opened.techniques == {}


def test_a_library_from_the_cache_equals_the_one_from_the_files(
    folder: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load(folder)
    assert len(list(shelf.iterdir())) == 1

    def fail(root: Path, digest: str) -> Library:
        raise AssertionError(root, digest)

    monkeypatch.setattr(shelf_module, "read", fail)
    assert load(folder) == first


def test_the_whole_library_survives_the_cache(library: Library) -> None:
    load(KNOWLEDGE)
    assert load(KNOWLEDGE) == library


def test_the_cache_keeps_nothing_unfinished(folder: Path, shelf: Path) -> None:
    load(folder)
    assert [path.suffix for path in shelf.iterdir()] == [".msgpack"]


@pytest.mark.parametrize("content", [b"", b"\xc1", b"\x80", b"\x93\x01\x02\x03"])
def test_a_broken_cache_file_is_ignored_and_written_again(folder: Path, shelf: Path, content: bytes) -> None:
    first = load(folder)
    (kept,) = shelf.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(content)
    assert load(folder) == first
    assert kept.read_bytes() == whole


def test_a_cut_off_cache_file_is_ignored(folder: Path, shelf: Path) -> None:
    first = load(folder)
    (kept,) = shelf.iterdir()
    kept.write_bytes(kept.read_bytes()[:-10])
    assert load(folder) == first


def test_a_cache_that_cannot_be_written_does_no_harm(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert load(folder) == load(folder)


def test_without_a_cache_folder_the_one_in_the_home_is_used(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    load(folder)
    assert len(list((tmp_path / "home" / ".cache" / "lasegue").iterdir())) == 1


def test_a_changed_file_is_read_anew(folder: Path) -> None:
    load(folder)
    edit(folder / HANDS, "Warm hands", "Hot hands")
    assert load(folder).findings["warm_hands"].title == "Hot hands"


def test_a_changed_contract_is_read_anew(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = tmp_path / "contract"
    shutil.copytree(contract_root(), changed)
    monkeypatch.setattr(library_module, "contract_root", lambda: changed)
    load(folder)
    edit(changed / "vocabulary.yaml", "label: Hip joint disease", "label: Disease of the hip")
    assert load(folder).vocabulary.cause_labels["hip_joint"] == "Disease of the hip"


def test_the_digest_is_the_sha256_over_names_lengths_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "x.yaml").write_bytes(b"one")
    (tmp_path / "a.yaml").write_bytes(b"three")
    (tmp_path / "notes.txt").write_bytes(b"not counted")
    expected = hashlib.sha256(b"a.yaml\x005\x00three" + b"b/x.yaml\x003\x00one").hexdigest()
    assert digest_of(tmp_path) == expected


def test_the_library_carries_the_digest_of_its_folder(folder: Path) -> None:
    assert load(folder).digest == digest_of(folder)


def test_one_changed_byte_changes_the_digest(folder: Path) -> None:
    before = digest_of(folder)
    edit(folder / HANDS, "Warm hands", "Warm hand5")
    assert digest_of(folder) != before


def test_a_renamed_file_changes_the_digest(folder: Path) -> None:
    before = digest_of(folder)
    (folder / HANDS).rename(folder / "findings" / "warm_hand.yaml")
    assert digest_of(folder) != before


def test_a_folder_without_settings_is_no_library(tmp_path: Path) -> None:
    assert problems_of(tmp_path) == [f"{tmp_path}: file: expected a knowledge folder with planning.yaml, got none"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title:", "colour: red\ntitle:", "Object contains unknown field `colour`"),
        ("title: Warm hands", "title: 3", "Expected `str`, got `int` - at `$.title`"),
        ("type: boolean", "type: truth", "Invalid enum value 'truth' - at `$.type`"),
        ("title: Warm hands\n", "", "Object missing required field `title`"),
        ("id: warm_hands", "id: cold_hands", "id: expected warm_hands, the name of the file, got cold_hands"),
        ("title:", "id: again\ntitle:", "line 2: expected each key once, got id again"),
        ("title: Warm", "title: [Warm", "expected YAML, got"),
        (
            "asked_of:",
            "implied: [{value: true, when: {finding: fever}}]\nasked_of:",
            "expected one test on fever, got 0",
        ),
    ],
)
def test_a_bad_file_is_named_with_what_was_expected(folder: Path, old: str, new: str, expected: str) -> None:
    edit(folder / HANDS, old, new)
    (line,) = problems_of(folder)
    assert line.startswith(f"{folder / HANDS}: ")
    assert expected in line


def test_bad_settings_are_named(folder: Path) -> None:
    edit(folder / "planning.yaml", "version:", "colour: red\nversion:")
    (line,) = problems_of(folder)
    assert line == f"{folder / 'planning.yaml'}: Object contains unknown field `colour`"


def test_every_bad_file_is_named_at_once(folder: Path) -> None:
    (folder / HANDS).write_text("- not an entry")
    (folder / "goals").mkdir()
    (folder / "goals" / "run.yaml").write_bytes(b"\xff")
    edit(folder / "planning.yaml", "version:", "colour: red\nversion:")
    lines = problems_of(folder)
    assert [line.partition(": ")[0] for line in lines] == [
        str(folder / HANDS),
        str(folder / "goals" / "run.yaml"),
        str(folder / "planning.yaml"),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("sources: [never_read]", "K001 findings/warm_hands.sources: names never_read, which does not exist"),
        (
            "implied: [{value: true, when: {finding: cold_feet, is: false}}]",
            "K010 findings/warm_hands.implied[0].when: reads cold_feet, which is no finding",
        ),
    ],
)
def test_a_library_that_leads_nowhere_is_refused_and_not_kept(
    folder: Path, shelf: Path, line: str, expected: str
) -> None:
    edit(folder / HANDS, "asked_of:", f"{line}\nasked_of:")
    (problem,) = problems_of(folder)
    assert problem.startswith(f"{folder}: {expected}")
    assert not shelf.exists()


def test_a_library_with_a_lesser_fault_is_opened(folder: Path) -> None:
    edit(folder / HANDS, "title:", "review: signed\ntitle:")
    assert load(folder).findings["warm_hands"].review == "signed"


def test_reading_gives_the_digest_it_was_given(folder: Path) -> None:
    assert read(folder, "any").digest == "any"


@pytest.mark.parametrize("kind", ["folder", "dangling link"])
def test_a_yaml_name_that_is_no_readable_file_is_named(folder: Path, kind: str) -> None:
    path = folder / "findings" / "odd.yaml"
    if kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(folder / "nowhere")
    assert str(path) in problems_of(folder)[0]


def test_a_topic_that_names_an_unknown_drawing_is_refused(folder: Path) -> None:
    topic = folder / "education" / "what-is-sciatica.yaml"
    topic.parent.mkdir(exist_ok=True)
    shutil.copy(KNOWLEDGE / "education" / topic.name, topic)
    edit(topic, "drawings: [nerve_path]", "drawings: [tail]")
    (line,) = (line for line in problems_of(folder) if topic.name in line)
    assert "tail" in line
    assert "drawings" in line


def test_the_nerve_is_drawn_where_the_library_says_what_sciatica_is(library: Library) -> None:
    assert library.education["what-is-sciatica"].drawings == ("nerve_path",)
    assert library.education["rest-or-exercise"].drawings == ()
