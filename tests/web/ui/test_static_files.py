"""Static files are packed once, and again when they have changed or were not packed to the end."""

from pathlib import Path

import pytest
from whitenoise.compress import Compressor

from lasegue.web.ui.static_files import HashedFiles, is_packed

STYLE = "p { color: black; } " * 50


@pytest.fixture
def packed(tmp_path: Path) -> list[tuple[str, str]]:
    """What packing a folder with one style gives."""
    (tmp_path / "a.css").write_text(STYLE, encoding="utf-8")
    return list(HashedFiles(location=tmp_path).compress_files(["a.css"]))


def test_a_file_that_is_packed_is_not_packed_again(
    packed: list[tuple[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert packed == [("a.css", "a.css.br"), ("a.css", "a.css.gz")]
    monkeypatch.setattr(Compressor, "compress", lambda *_: pytest.fail("packed again"))
    assert list(HashedFiles(location=tmp_path).compress_files(["a.css"])) == []


def test_a_file_that_has_changed_is_packed_again(packed: list[tuple[str, str]], tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text(f"{STYLE}q {{}}", encoding="utf-8")
    assert len(list(HashedFiles(location=tmp_path).compress_files(["a.css"]))) == 2
    assert is_packed(tmp_path / "a.css")


@pytest.mark.parametrize("keep", [0, 5, 30, -4])
def test_a_file_that_was_not_packed_to_the_end_is_packed_again(
    packed: list[tuple[str, str]], tmp_path: Path, keep: int
) -> None:
    torn = tmp_path / "a.css.gz"
    torn.write_bytes(torn.read_bytes()[:keep])
    assert not is_packed(tmp_path / "a.css")
