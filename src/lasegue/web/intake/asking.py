"""One question as its page shows it: words, widget, options, what was answered before, and how much is left."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from lasegue.knowledge.entries.finding import Finding
from lasegue.knowledge.wording import Question
from lasegue.web.intake import calls
from lasegue.web.intake.answers import BOTH, FEELINGS, LEFT, NEITHER, NO, NOTHING, RIGHT, UNSURE, YES
from lasegue.web.intake.calls import Standing
from lasegue.web.intake.ordering import ADVICE, CHART, CHOICES_NOT_OF_MEN, MEMBERS, SCREEN, WORDS, is_male, seconds_for
from lasegue.web.intake.pictures import chart_editor, saddle_picture
from lasegue.web.intake.words import DAYS_OF, is_long_span, question_words, row_label, title_of, unit_word

#: Choices that already say "nothing" in a list, so that no further one is offered.
_SAYS_NOTHING = frozenset({"none", "nothing", "normal"})
#: Lists in which choosing nothing would say nothing.
_WISHES = frozenset({"functional_goals"})
_SCALE = (0.0, 10.0)


@dataclass(frozen=True)
class Option:
    """One answer to choose."""

    value: str
    label: str
    hint: str = ""
    chosen: bool = False
    unsure: bool = False


@dataclass(frozen=True)
class Row:
    """One line of a list, or one side of a scale."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Progress:
    """How far the person is: words first."""

    part: str
    count: str
    left: str
    percent: int


@dataclass(frozen=True)
class QuestionPage:
    """Everything the template shows. ``widget`` names the fragment that draws the answers."""

    question: str
    step: int
    widget: str
    title: str
    help: str
    why: str
    progress: Progress
    options: tuple[Option, ...] = ()
    rows: tuple[Row, ...] = ()
    value: str = ""
    unit: str = ""
    low: str = ""
    is_span: bool = False
    in_days: bool = False
    unit_chosen: str = ""
    ago: str = ""
    high: str = ""
    again: bool = False
    new_day: bool = False
    picture: str = ""
    editor: str = ""
    none_of: tuple[str, ...] = ()

    @property
    def fragment(self) -> str:
        """The template that draws the answers."""
        return f"intake/_{self.widget}.html"

    @property
    def units(self) -> list[tuple[str, str]]:
        """Units of time to choose from."""
        words = {"days": _("days"), "weeks": _("weeks"), "months": _("months"), "years": _("years")}
        return [(unit, word) for unit, word in words.items() if unit != "days" or self.in_days]

    @property
    def units_ago(self) -> list[tuple[str, str]]:
        """The same for how long ago something was."""
        return [
            ("days", _("days ago")),
            ("weeks", _("weeks ago")),
            ("months", _("months ago")),
            ("years", _("years ago")),
        ]

    @property
    def before(self) -> int:
        """The step that *back* leads to."""
        return self.step - 1

    @property
    def numbers(self) -> list[str]:
        """The steps of a scale from 0 to 10."""
        return [str(each) for each in range(11)]


def page_for(standing: Standing, question: str) -> QuestionPage:
    """The page of a question, with the answer already given when there is one."""
    common: dict[str, Any] = {
        "question": question,
        "step": step_of(standing, question),
        "title": title_of(question) if question != ADVICE else "",
        "progress": progress_of(standing, question),
        "again": standing.call.unsure.count(question) == 1 and question in standing.ahead.questions,
        "new_day": question in SCREEN
        and question not in standing.call.path
        and calls.is_of_an_earlier_day(standing.call),
    }
    if question in MEMBERS or question in (WORDS, ADVICE):
        return QuestionPage(help=_help(question), why=_why(question), **common, **_of_group(standing, question))
    words = question_words(question)
    finding = standing.round.findings[question]
    picture = saddle_picture() if question == "saddle_sensation_change" else ""
    drawn = _widget(finding, words, standing.call.answers.get(question), question in standing.call.unsure)
    if is_male(standing.round.stated) and "options" in drawn:
        drawn["options"] = tuple(each for each in drawn["options"] if each.value not in CHOICES_NOT_OF_MEN)
    return QuestionPage(help=words.help, why=words.why or _why(question), picture=picture, **common, **drawn)


def step_of(standing: Standing, question: str) -> int:
    """The place of a question in the order it was asked; the next one stands after all, also when it is asked again."""
    path = standing.call.path
    asked_before = question in path and question != standing.ahead.next
    return path.index(question) + 1 if asked_before else len(path) + 1


def progress_of(standing: Standing, question: str) -> Progress:
    """How far the person is. The number of questions is about right: answers change what is asked."""
    path, coming = standing.call.path, standing.ahead
    findings = standing.round.findings
    done = step_of(standing, question) - 1
    total = len(path) + len(coming.questions)
    seconds = sum(seconds_for(each, findings) for each in (*path[done:], *coming.questions))
    minutes = max(1, round(seconds / 60))
    left = ngettext("about %(n)s min left", "about %(n)s min left", minutes) % {"n": minutes}
    percent = max(standing.call.reached, round(100 * done / max(total, 1)))
    parts = _are_safety((*path, *coming.questions))
    safety = parts[done] if done < len(parts) else False
    count = _("%(n)s of about %(total)s") % {
        "n": parts[:done].count(safety) + 1,
        "total": max(parts.count(safety), 1),
    }
    return Progress(_("Safety check") if safety else _("Your story"), count, left, min(percent, 100))


def _are_safety(order: tuple[str, ...]) -> list[bool]:
    """Which questions belong to the safety check: all before the story begins, and the emergency screen wherever."""
    begins = next((place for place, each in enumerate(order) if each in (CHART, ADVICE)), len(order))
    return [place < begins or each in SCREEN for place, each in enumerate(order)]


def _widget(finding: Finding, words: Question, value: Any, unsure: bool) -> dict[str, Any]:
    """Which fragment draws the answers, and its options."""
    if finding.type == "boolean":
        return _sides(words, value, unsure) if finding.sided else _yes_no(words, value, unsure)
    if finding.type == "choice":
        options = [Option(each, label, chosen=value == each) for each, label in words.choices.items()]
        counts = bool(_SAYS_NOTHING & set(finding.choices))
        return {"widget": "cards", "options": (*options, _not_sure(unsure, counts))}
    if finding.type == "choice_set":
        return _many(finding, words, value, unsure)
    if finding.type == "date":
        return {"widget": "day", "value": value or "", "unit_chosen": "weeks"}
    if finding.range == _SCALE and finding.type == "integer":
        return _scale(finding, value)
    low, high = (f"{each:g}" for each in finding.range or (0, 0))
    shown = "" if value is None else f"{value:g}"
    asked = {
        "value": shown,
        "unit": unit_word(finding.unit),
        "low": low,
        "high": high,
        "is_span": is_long_span(finding),
        "in_days": is_long_span(finding) and DAYS_OF[finding.unit] == 1,
        "unit_chosen": f"{finding.unit}s",
    }
    return {"widget": "number", **asked}


def _yes_no(words: Question, value: Any, unsure: bool) -> dict[str, Any]:
    yes = Option(YES, _("Yes"), words.yes, value is True)
    no = Option(NO, _("No"), words.no, value is False)
    return {"widget": "cards", "options": (yes, no, _not_sure(unsure))}


def _sides(words: Question, value: Any, unsure: bool) -> dict[str, Any]:
    left, right = (bool(value and value.get(side)) for side in (LEFT, RIGHT))
    sides = (
        Option(LEFT, _("Left"), chosen=left and not right),
        Option(RIGHT, _("Right"), chosen=right and not left),
        Option(BOTH, _("Both"), chosen=left and right),
    )
    no = Option(NEITHER, _("No"), words.no, value is not None and not left and not right)
    return {"widget": "sides", "options": (no, _not_sure(unsure)), "rows": (Row("answer", "", sides),)}


def _many(finding: Finding, words: Question, value: Any, unsure: bool) -> dict[str, Any]:
    chosen = value or ()
    options = [Option(each, label, chosen=each in chosen) for each, label in words.choices.items()]
    if not _SAYS_NOTHING & set(finding.choices) and finding.id not in _WISHES:
        options.append(Option(NOTHING, _("None of these"), chosen=value == []))
    return {"widget": "many", "options": (*options, _not_sure(unsure))}


def _scale(finding: Finding, value: Any) -> dict[str, Any]:
    def row(name: str, label: str, number: Any) -> Row:
        steps = tuple(Option(str(each), str(each), chosen=number == each) for each in range(11))
        return Row(name, label, steps)

    if not finding.sided:
        return {"widget": "scale", "rows": (row("answer", "", value),)}
    given = value or {}
    names = ((LEFT, pgettext("leg", "Left leg")), (RIGHT, pgettext("leg", "Right leg")))
    return {"widget": "scale", "rows": tuple(row(side, label, given.get(side)) for side, label in names)}


def _of_group(standing: Standing, question: str) -> dict[str, Any]:
    answers = standing.call.answers
    if question == CHART:
        none_of = tuple(each for each in ("tingling", "numb") if answers.get(FEELINGS[each]) == [])
        worst = str(answers.get("nprs_overall", ""))
        return {"widget": "chart", "editor": chart_editor(answers), "value": worst, "none_of": none_of}
    if question in MEMBERS:
        return {"widget": "rows", "rows": tuple(_line(each, answers.get(each)) for each in MEMBERS[question])}
    if question == WORDS:
        return {"widget": "words", "value": standing.call.their_words}
    return {"widget": "advice"}


def _line(finding: str, value: Any) -> Row:
    answers = ((YES, _("Yes"), value is True), (NO, _("No"), value is False), (UNSURE, _("Not sure"), False))
    return Row(finding, row_label(finding), tuple(Option(each, label, "", chosen) for each, label, chosen in answers))


def _not_sure(chosen: bool, could_be_no: bool = True) -> Option:
    """Says that it is never counted as a no, where there is a no that it could be counted as."""
    hint = _("That is fine. We never count it as a no. Your therapist will ask you again.")
    if not could_be_no:
        hint = _("That is fine. Your therapist will ask you again.")
    return Option(UNSURE, _("I’m not sure"), hint, chosen, unsure=True)


def _help(question: str) -> str:
    helps = {
        CHART: _("Choose a feeling. Then mark every place where you feel it."),
        WORDS: _("Your therapist reads this word for word. It becomes the goal of your plan."),
    }
    return helps.get(question, "")


def _why(question: str) -> str:
    if question == CHART:
        return _("Where you feel it tells us which nerve may be sore. It also shows us later whether you get better.")
    return _("Your answer helps your therapist choose what to check first and which treatments are safe for you.")
