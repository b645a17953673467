"""From lines of a plan to a sheet: titles, doses, cues and rules in the language of the person."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lasegue.exchange.handout.sheet import About, Advice, ExerciseEntry, Language, Level, Light, Sheet, Still
from lasegue.exchange.handout.words import COUNTED, counted, word
from lasegue.knowledge.entries.exercise import Exercise
from lasegue.knowledge.library import Library
from lasegue.knowledge.wording import Line, Wording
from lasegue.reasoning.progression.in_session import light_table

MOST_CUES = 3
MOST_BOXES = 8
EMERGENCY_RULE = "cauda_equina"
#: What a sheet calls the colours of the traffic light, and the word over each.
LIGHTS: tuple[tuple[str, Level, str], ...] = (
    ("green", "go", "go"), ("amber", "careful", "careful"), ("red", "stop", "halt"),
)  # fmt: skip
BREAK_RULE = "missed-a-week"


@dataclass(frozen=True)
class SheetLine:
    """One line of a plan for paper: the item of the library, its dose, the side it is for, and what it rests on.

    ``dose`` has the names of :class:`lasegue.knowledge.entries.intervention.Dose`; ``side`` is ``right``, ``left`` or
    empty; ``because`` holds reasons as a plan keeps them, of which the classifications are told.
    """

    item: str
    dose: Mapping[str, Any]
    side: str = ""
    because: tuple[Mapping[str, Any], ...] = ()


#: Draws the stills of one exercise: id, side ("" for both), language.
Draw = Callable[[str, str, Language], tuple[Still, ...]]


def write_sheet(
    library: Library,
    lines: Iterable[SheetLine],
    about: About,
    language: Language,
    draw: Draw,
    held: Iterable[str] = (),
) -> Sheet:
    """The handout of some lines. A line whose item the library does not have raises ``KeyError``.

    Exercises come first in the order given, then what else the patient does; what is only for clinicians is left out.
    ``held`` has the titles of what is left out, so that nobody goes on with it from an earlier sheet.
    """
    wording = Wording.of(library, language)
    items = {item.id: item for item in library.interventions()}
    lines = tuple(lines)
    exercises = tuple(
        _exercise(line, wording, language, draw) for line in lines if isinstance(items[line.item], Exercise)
    )
    told = (line for line in lines if items[line.item].kind in ("conservative", "education"))
    rule = wording.stop_rule(EMERGENCY_RULE)
    return Sheet(
        language,
        about,
        exercises,
        tuple(_advice(wording.line(line.item), is_reading=items[line.item].kind == "education") for line in told),
        tuple(_lights(library, wording, language)),
        rule.to_patient.strip(),
        rule.then_do.strip(),
        wording.response(BREAK_RULE).to_patient.strip(),
        _reasons(lines, wording),
        tuple(held),
    )


def _exercise(line: SheetLine, wording: Wording, language: Language, draw: Draw) -> ExerciseEntry:
    words = wording.line(line.item)
    return ExerciseEntry(
        words.title,
        word(line.side, language) if line.side else "",
        dose_in_words(line.dose, language),
        words.to_patient.strip(),
        words.cues[:MOST_CUES],
        words.expect.strip(),
        words.extra_stop.strip(),
        _boxes(line.dose),
        draw(line.item, line.side, language),
    )


def dose_in_words(dose: Mapping[str, Any], language: Language) -> tuple[str, ...]:
    """The amounts of a dose, each a short phrase for a box of its own."""
    return tuple(counted(name, dose[name], language) for name in COUNTED if dose.get(name) is not None)


def _boxes(dose: Mapping[str, Any]) -> int:
    """How many boxes a day: the fewest times that the dose asks for, so that an empty box is never a reproach."""
    per_day = dose.get("per_day") or 1
    least = per_day[0] if isinstance(per_day, (tuple, list)) else per_day
    return max(1, min(MOST_BOXES, int(least)))


def _lights(library: Library, wording: Wording, language: Language) -> Iterator[Light]:
    """The three lights with the worst pain that the rules of the library give each, of 10."""
    table, low = light_table(library, wording), 0
    for colour, level, title in LIGHTS:
        high = table[colour]["at_most"]
        yield Light(level, word(title, language).format(low=low, high=high), table[colour]["says"].strip())
        low = high + 1


def _reasons(lines: Iterable[SheetLine], wording: Wording) -> tuple[str, ...]:
    """What the plan was built on, each classification once."""
    named = (each["classification"] for line in lines for each in line.because if "classification" in each)
    told = (wording.classification(name).to_patient.strip() for name in dict.fromkeys(named))
    return tuple(each for each in told if each)


def _advice(words: Line, *, is_reading: bool) -> Advice:
    return Advice(words.title, words.to_patient.strip(), is_reading)
