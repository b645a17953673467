from pathlib import Path

from django.template.loader import get_template


def read(name: str) -> tuple[str, str]:
    """A template as it is read, and as it stands in its file."""
    template = get_template(name).template  # type: ignore[attr-defined]
    return template.source, Path(template.origin.name).read_text(encoding="utf-8")


def test_the_indentation_of_a_page_is_not_sent() -> None:
    source, written = read("ui/clinic.html")
    assert source.splitlines() == [line.lstrip() for line in written.splitlines()]
    assert source != written


def test_a_page_of_another_package_stays_as_it_is_written() -> None:
    source, written = read("mfa/recovery_codes/index.html")
    assert source == written
