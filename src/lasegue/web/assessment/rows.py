"""What a place in the examination is made of: rows under a heading."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["tests", "roots", "responses"]


@dataclass(frozen=True)
class Row:
    """One row: the finding it is about and, for a test with an angle, the number beside it.

    In the root grid ``power``, ``touch`` and ``reflex`` stand side by side; any of them may be missing.
    """

    finding: str = ""
    beside: str = ""
    name: str = ""
    hint: str = ""
    touch: str = ""
    reflex: str = ""

    @property
    def findings(self) -> tuple[str, ...]:
        """All findings of the row, in the order of its columns."""
        return tuple(each for each in (self.finding, self.beside, self.touch, self.reflex) if each)


@dataclass(frozen=True)
class Group:
    """Rows under one heading. ``shut`` groups open when something in them is needed.

    ``short`` names a group in the bar that leads to it on a narrow page.
    """

    id: str
    title: str
    rows: tuple[Row, ...]
    kind: Kind = "tests"
    shut: bool = True
    key: str = ""
    short: str = ""


def rows(*findings: str) -> tuple[Row, ...]:
    """Plain rows, one for each finding."""
    return tuple(Row(each) for each in findings)
