"""Reading a log of the home programme from a file, for the command line: everything is checked before it is used."""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from lasegue.exchange.problems import CaseProblems, Problem, one_of, shown
from lasegue.exchange.values import as_date, region_words
from lasegue.knowledge import yaml12
from lasegue.knowledge.library import Library
from lasegue.reasoning.progression.log import KINDS, Logged

KEYS = ("signed_on", "cleared", "doing", "check", "log")
ENTRY_KEYS = ("at", "kind", "body")
MOMENTS = ("before", "after", "today")
FEELINGS = ("better", "same", "worse")
CHANGES = ("nearer", "same", "further")
HIGHEST = 10


@dataclass(frozen=True)
class HomeLog:
    """A log as read.

    ``signed_on`` is the day the plan was signed, ``cleared`` when a stop was lifted, ``doing`` the amounts done now by
    line, ``check`` what was stated at a re-evaluation; the entries stand in the order of the file.
    """

    signed_on: date
    entries: tuple[Logged, ...]
    cleared: datetime | None = None
    doing: dict[str, dict[str, float]] = field(default_factory=dict)
    check: dict[str, Any] = field(default_factory=dict)


def read_log(path: str, library: Library) -> HomeLog:
    """Read one log file.

    :raises CaseProblems: naming every problem, what was expected and what came.
    """
    reader = _Reader(path, library)
    try:
        content = yaml12.read(Path(path))
    except yaml12.YamlProblem as problem:
        raise CaseProblems([Problem(path, "file", "YAML", str(problem))]) from problem
    log = reader.log(content)
    if reader.problems or log is None:
        raise CaseProblems(reader.problems)
    return log


class _Reader:
    def __init__(self, file: str, library: Library) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._library = library
        self._regions = frozenset(region_words(library.vocabulary))

    def log(self, content: Any) -> HomeLog | None:
        if not isinstance(content, dict):
            self._report("file", "a mapping with signed_on and log", content)
            return None
        for key in content:
            if key not in KEYS:
                self._report(key, one_of(key, KEYS, "key"), key)
        signed = as_date(content.get("signed_on"))
        if signed is None:
            self._report("signed_on", "a date YYYY-MM-DD", content.get("signed_on"))
        cleared = self._moment("cleared", content["cleared"]) if content.get("cleared") is not None else None
        rows = content.get("log", [])
        if not isinstance(rows, list):
            self._report("log", "a list", rows)
            rows = []
        entries = [self._entry(f"log[{place}]", row, place) for place, row in enumerate(rows)]
        doing = {name: self._amounts(f"doing.{name}", row) for name, row in self._mapping("doing", content).items()}
        check = self._check(content)
        if signed is None:
            return None
        return HomeLog(signed, tuple(each for each in entries if each is not None), cleared, doing, check)

    def _entry(self, key: str, row: Any, place: int) -> Logged | None:
        if not isinstance(row, dict) or set(row) - set(ENTRY_KEYS):
            self._report(key, "a mapping with at, kind and body", row)
            return None
        at = self._moment(f"{key}.at", row.get("at"))
        kind, body = row.get("kind"), row.get("body", {})
        if kind not in KINDS:
            self._report(f"{key}.kind", one_of(shown(kind), KINDS, "kind"), kind)
        if not isinstance(body, dict):
            self._report(f"{key}.body", "a mapping", body)
            return None
        self._body(f"{key}.body", str(kind), body)
        return None if at is None else Logged(str(kind), at, body, place)

    def _body(self, key: str, kind: str, body: dict[str, Any]) -> None:
        if kind in {"pain", "hurts_more"}:
            worst = body.get("worst")
            if isinstance(worst, bool) or not isinstance(worst, int) or not 0 <= worst <= HIGHEST:
                self._report(f"{key}.worst", f"a whole number from 0 to {HIGHEST}", worst)
        if kind == "hurts_more" and not isinstance(body.get("further_down"), bool):
            self._report(f"{key}.further_down", "true or false", body.get("further_down"))
        if kind == "pain":
            self._word(f"{key}.moment", body.get("moment"), MOMENTS)
            if body.get("place_change") is not None:
                self._word(f"{key}.place_change", body["place_change"], CHANGES)
            self._places(f"{key}.regions", body.get("regions"))
        if kind == "feeling":
            self._word(f"{key}.is", body.get("is"), FEELINGS)
        if kind == "screen":
            self._answers(f"{key}.answers", body.get("answers"))

    def _places(self, key: str, regions: Any) -> None:
        if regions is None:
            return
        if not isinstance(regions, dict) or not all(isinstance(each, list) for each in regions.values()):
            self._report(key, "lists under pain, tingling and numb", regions)
            return
        for word in (word for each in regions.values() for word in each):
            if word not in self._regions:
                self._report(key, one_of(shown(word), sorted(self._regions), "region"), word)

    def _answers(self, key: str, answers: Any) -> None:
        if not isinstance(answers, dict):
            self._report(key, "a mapping of finding to true, false or unsure", answers)
            return
        for name, answer in answers.items():
            if name not in self._library.findings:
                self._report(f"{key}.{name}", one_of(name, self._library.findings, "finding"), name)
            if not isinstance(answer, bool) and answer != "unsure":
                self._report(f"{key}.{name}", "true, false or unsure", answer)

    def _check(self, content: dict[str, Any]) -> dict[str, Any]:
        stated = self._mapping("check", content)
        known = {each.id for each in self._library.observations.values() if each.about == "check"}
        for name in stated:
            if name not in known:
                self._report(f"check.{name}", one_of(name, sorted(known), "observation"), name)
        return stated

    def _amounts(self, key: str, row: Any) -> dict[str, float]:
        plain = isinstance(row, dict) and all(_is_number(each) for each in row.values())
        if not plain:
            self._report(key, "a mapping of amount to number", row)
            return {}
        return dict(row)

    def _mapping(self, key: str, content: dict[str, Any]) -> dict[str, Any]:
        given = content.get(key)
        if given is None:
            return {}
        if not isinstance(given, dict):
            self._report(key, "a mapping", given)
            return {}
        return given

    def _moment(self, key: str, value: Any) -> datetime | None:
        try:
            at = datetime.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            at = None
        if at is None or at.tzinfo is None:
            self._report(key, "a moment such as 2026-03-10T08:00:00+01:00", value)
            return None
        return at

    def _word(self, key: str, value: Any, known: tuple[str, ...]) -> None:
        if value not in known:
            self._report(key, one_of(shown(value), known, "word"), value)

    def _report(self, key: str, expected: str, value: Any) -> None:
        self.problems.append(Problem(self._file, key, expected, shown(value)))


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
