"""Reading case files: everything is checked before anything is answered, and every problem is named."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from lasegue.exchange.problems import CaseProblems, Problem, nearest, one_of, shown
from lasegue.exchange.values import ValueReader, as_date
from lasegue.knowledge import yaml12
from lasegue.knowledge.entries.finding import Derivation
from lasegue.knowledge.library import Library
from lasegue.reasoning.engine import Engine
from lasegue.reasoning.facts import Facts, Visit

KEYS = ("case", "on", "findings", "setting", "history", "imaging_text", "notes", "about", "expected")
VISIT_KEYS = ("on", "findings", "interventions", "measures", "notes")
FIRST_YEAR, LAST_YEAR = 1900, 2200
_CODE = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_PAIN_SCORES = ("nprs_leg_now", "nprs_leg_avg_7d", "nprs_back_avg_7d", "nprs_overall")


def read_cases(paths: Iterable[str], engine: Engine) -> list[Facts]:
    """Read every file and return the facts in the order of the files.

    :raises CaseProblems: when any file has a problem; all problems of all files are gathered first.
    """
    problems: list[Problem] = []
    cases = [read_case(path, engine, problems) for path in paths]
    if problems:
        raise CaseProblems(problems)
    return [case for case in cases if case is not None]


def read_case(path: str, engine: Engine, problems: list[Problem]) -> Facts | None:
    """Read one file; on problems add them and return ``None``."""
    try:
        content = yaml12.read(Path(path))
    except yaml12.YamlProblem as problem:
        expected, _, got = str(problem).partition(", got ")
        where, _, what = expected.rpartition("expected ")
        problems.append(
            Problem(
                path,
                "file",
                what,
                f"{got or 'more'}{f' at {where.rstrip(chr(58) + chr(32))}' if where else ''}",
            )
        )
        return None
    return facts_of(content, path, engine, problems)


def facts_of(content: Any, file: str, engine: Engine, problems: list[Problem]) -> Facts | None:
    """Facts from the content of a case file; on problems add them and return ``None``."""
    reader = _Reader(file, engine.library)
    facts = reader.case(content)
    if facts is not None and not reader.problems:
        reader.contradictions(facts, engine)
    problems += reader.problems
    return None if reader.problems else facts


def content_of(facts: Facts) -> dict[str, Any]:
    """The content of the case file that states these facts; texts are left out."""
    history = [
        {"on": str(visit.on), "findings": dict(visit.findings), "interventions": list(visit.interventions)}
        for visit in facts.history
    ]
    content = {"case": facts.case, "on": str(facts.on), "setting": facts.setting, "findings": dict(facts.findings)}
    return {**content, "history": history} if history else content


class _Reader:
    """Reads the content of one file and collects its problems."""

    def __init__(self, file: str, library: Library) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._library = library
        self._contract = {each.id: each for each in library.findings.values() if not each.internal}

    def report(self, key: str, expected: str, value: Any) -> None:
        self.problems.append(Problem(self._file, key, expected, shown(value)))

    def case(self, content: Any) -> Facts | None:
        if not isinstance(content, dict):
            self.report("file", "a mapping with case, on and findings", content)
            return None
        self._known_keys(content, KEYS, "")
        code = content.get("case")
        if not isinstance(code, str) or not _CODE.fullmatch(code):
            self.report("case", "a code of a-z, 0-9, _ and -, at most 40 characters", code)
        on = self._day("on", content.get("on"))
        setting = content.get("setting", "outpatient")
        if setting not in self._library.vocabulary.settings:
            self.report("setting", one_of(shown(setting), self._library.vocabulary.settings, "setting"), setting)
        findings = self._findings(content.get("findings"), "findings", on)
        history = self._history(content.get("history", []), on)
        texts = {key: self._text(key, content.get(key, "")) for key in ("imaging_text", "notes")}
        for key in ("about", "expected"):
            if not isinstance(content.get(key, {}), dict):
                self.report(key, "a mapping", content[key])
        if self.problems or on is None:
            return None
        return Facts(str(code), on, findings, str(setting), history, **texts)

    def contradictions(self, facts: Facts, engine: Engine) -> None:
        """Report stated values that disagree with what the other facts say."""
        computed = engine.computed(facts)
        for name, value in computed.items():
            finding = self._contract.get(name)
            if finding is None or name not in facts.findings or finding.derive is None:
                continue
            stated = facts.findings[name]
            if not _agrees(stated, value, finding.derive):
                self.report(f"findings.{name}", f"{_plain(value)}, as the other facts say", _plain(stated))
        for entry in engine.contradictions(facts):
            self.report(f"findings.{entry.key}", entry.expected, _plain(facts.findings.get(entry.key)))

    def _known_keys(self, content: dict[str, Any], known: tuple[str, ...], where: str) -> None:
        for key in content:
            if key not in known:
                self.report(f"{where}{key}", f"a known key (nearest: {nearest(key, known)})", key)

    def _day(self, key: str, value: Any) -> date | None:
        day = as_date(value)
        if day is None:
            self.report(key, "a date YYYY-MM-DD", value)
        elif not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.report(key, f"a date from {FIRST_YEAR} to {LAST_YEAR}", value)
        return day

    def _text(self, key: str, value: Any) -> str:
        if not isinstance(value, str):
            self.report(key, "text", value)
            return ""
        return value

    def _findings(self, content: Any, where: str, on: date | None) -> dict[str, Any]:
        if not isinstance(content, dict):
            self.report(where, "a mapping of finding ids to values", content)
            return {}
        reader = ValueReader(self._library.vocabulary, on, self.report)
        read: dict[str, Any] = {}
        for name, value in content.items():
            finding = self._contract.get(name)
            if finding is None:
                expected = f"a known finding id (nearest: {nearest(name, self._contract)})"
                self.report(f"{where}.{name}", expected, name)
                continue
            read[name] = reader.read(finding, f"{where}.{name}", value)
        return read

    def _history(self, content: Any, on: date | None) -> tuple[Visit, ...]:
        if not isinstance(content, list):
            self.report("history", "a list of visits", content)
            return ()
        visits: list[Visit] = []
        for position, each in enumerate(content):
            visit = self._visit(each, f"history[{position}]")
            if visit is None:
                continue
            if on is not None and visit.on >= on:
                self.report(f"history[{position}].on", f"a date before {on}", str(visit.on))
            if visits and visit.on <= visits[-1].on:
                self.report(f"history[{position}].on", f"a date after {visits[-1].on}", str(visit.on))
            visits.append(visit)
        return tuple(visits)

    def _visit(self, content: Any, where: str) -> Visit | None:
        if not isinstance(content, dict):
            self.report(where, "a mapping with on", content)
            return None
        self._known_keys(content, VISIT_KEYS, f"{where}.")
        on = self._day(f"{where}.on", content.get("on"))
        if not any(key in content for key in VISIT_KEYS[1:]):
            self.report(where, "findings, interventions, measures or notes", "only a date")
        findings = self._findings(content.get("findings", {}), f"{where}.findings", on)
        measures = self._findings(content.get("measures", {}), f"{where}.measures", on)
        for name in measures:
            if self._contract[name].group != "outcome" and name not in _PAIN_SCORES:
                self.report(f"{where}.measures.{name}", "an outcome measure or a pain score", name)
        interventions = self._families(content.get("interventions", []), f"{where}.interventions")
        self._text(f"{where}.notes", content.get("notes", ""))
        return None if on is None else Visit(on, {**findings, **measures}, interventions)

    def _families(self, content: Any, where: str) -> tuple[str, ...]:
        if not isinstance(content, list):
            self.report(where, "a list of families", content)
            return ()
        known = self._library.vocabulary.families
        read: dict[str, None] = {}
        for position, family in enumerate(content):
            if not isinstance(family, str) or family not in known:
                self.report(f"{where}[{position}]", one_of(shown(family), known, "family"), family)
                continue
            if family in read:
                self.report(f"{where}[{position}]", "each family once", f"{family} again")
            read[family] = None
        return tuple(read)


def _agrees(stated: Any, computed: Any, derive: Derivation) -> bool:
    """Whether a stated derived value fits the computed one, side by side where both state a side.

    A stated lowest may lie below the lowest of the parts on record: the part it came from need not be named.
    """
    if isinstance(stated, dict) and isinstance(computed, dict):
        if _denied_though_present(stated, computed):
            return False
        shared = (side for side in stated if side in computed)
        return all(_agrees(stated[side], computed[side], derive) for side in shared)
    if isinstance(stated, bool) or isinstance(computed, (bool, str)):
        return bool(stated == computed)
    if derive.lowest_of and stated < computed:
        return True
    return bool(abs(stated - computed) <= derive.tolerance + 1e-9)


def _denied_though_present(stated: dict[str, Any], computed: dict[str, Any]) -> bool:
    """Whether no is said without naming a side, and the other facts say yes of some side."""
    return stated.get("unsided") is False and any(value is True for value in computed.values())


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {shown(part)}" for key, part in value.items())
    if isinstance(value, list):
        return ", ".join(str(each) for each in value) or "an empty list"
    return shown(value)
