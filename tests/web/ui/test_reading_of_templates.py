import re
from pathlib import Path

from django.template.loader import get_template


def read(name: str) -> tuple[str, str]:
    """A template as it is read, and as it stands in its file."""
    template = get_template(name).template  # type: ignore[attr-defined]
    return template.source, Path(template.origin.name).read_text(encoding="utf-8")


def test_the_indentation_of_a_page_is_not_sent() -> None:
    source, written = read("ui/clinic.html")
    assert not any(line.startswith((" ", "\t")) for line in source.splitlines())
    assert "".join(source.split()) == "".join(written.split())
    assert source.count("\n") == written.count("\n")
    assert source != written


def test_no_line_breaks_before_the_end_of_a_button() -> None:
    source, written = read("caseload/_rows.html")
    assert re.search(r"\n\s*</a>|\n\s*</button>", written)
    assert "\n</a>" not in source and "\n</button>" not in source


def test_a_page_of_another_package_stays_as_it_is_written() -> None:
    source, written = read("mfa/recovery_codes/index.html")
    assert source == written
