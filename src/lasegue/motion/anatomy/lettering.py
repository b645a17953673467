"""Lines of words and how much room they take, estimated: fonts differ, so the estimate is on the wide side."""

from dataclasses import dataclass
from typing import Final

from lasegue.motion.anatomy.scene import Label
from lasegue.motion.bodychart.curves import Point
from lasegue.motion.bodychart.wording import Language

SIZE: Final = 13.0
LEADING: Final[dict[Language, float]] = {"en": 15.0, "es": 15.0, "ar": 17.0}
_PER_LETTER: Final[dict[Language, float]] = {"en": 0.54, "es": 0.54, "ar": 0.54}  # of the size, a wide average
_BOLD: Final = 1.06


@dataclass(frozen=True, slots=True)
class Box:
    """The room of a label: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two boxes share room."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def width_of(text: str, language: Language, *, heading: bool = False) -> float:
    """Estimated width of one line; joined marks above Arabic letters take no room."""
    letters = sum(not "\u064b" <= letter <= "\u0652" for letter in text)
    return letters * _PER_LETTER[language] * SIZE * (_BOLD if heading else 1.0)


def lines_of(text: str, label: Label, language: Language) -> list[str]:
    """The text broken into lines that fit the label's room; a longer word stands alone."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, language, heading=label.heading) > label.room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def box_of(text: str, label: Label, language: Language) -> Box:
    """The room the label takes with this text."""
    lines = lines_of(text, label, language)
    wide = max(width_of(line, language, heading=label.heading) for line in lines)
    x, y = label.at
    left = x - {"left": 0.0, "middle": 0.5, "right": 1.0}[label.edge] * wide
    return Box(left, y - SIZE * 0.8, left + wide, y + SIZE * 0.25 + (len(lines) - 1) * LEADING[language])


def leads_of(label: Label, box: Box) -> list[tuple[Point, Point]]:
    """Thin lines from the nearest edge of the words to what they are about."""
    found = []
    for x, y in label.to:
        if box.left - 2 <= x <= box.right + 2:
            start = (x, box.top - 2) if y < box.top else (x, box.bottom + 2)
        else:
            start = (box.left - 3 if x < box.left else box.right + 3, min(max(y, box.top + 6), box.bottom - 4))
        found.append((start, (x, y)))
    return found
