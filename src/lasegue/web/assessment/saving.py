"""From what the page sends to statements in the record: one cell, one group, both sides, a move, an undo."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from lasegue.exchange.problems import CaseProblems
from lasegue.web.assessment.cell import Act, Message
from lasegue.web.assessment.entry import RESPONSE_FINDING, cell_of, is_set, name_of, value_from, words_of
from lasegue.web.assessment.layout import BY_ID, DIRECTIONS, GROUP_OF, SCREEN
from lasegue.web.assessment.sides import confirming, is_confirmed
from lasegue.web.people.clock import now_at
from lasegue.web.people.membership import staff
from lasegue.web.people.models import Member
from lasegue.web.record.models import Episode, Statement
from lasegue.web.record.occasions import occasion_of
from lasegue.web.record.reasoner import library
from lasegue.web.record.statements import Answer, Clashes, Stated, state
from lasegue.web.ui.clock import clock_of
from lasegue.web.ui.row_numbers import row_number
from lasegue.web.ui.tongues import apart

OTHER = {"right": "left", "left": "right"}


class CannotUndo(Exception):
    """The cell changed since, so that undoing would throw away somebody's later answer."""


@dataclass(frozen=True)
class Outcome:
    """What became of an act: what was stated, or what is said at which cells and which typed values are kept."""

    changed: tuple[str, ...]
    stated: Stated | None = None
    messages: dict[str, Message] | None = None
    typed: dict[str, list[str]] | None = None
    status: int = 200


@dataclass(frozen=True)
class _Past:
    """The statements of some cells, newest last."""

    rows: dict[tuple[str, str], list[Statement]]

    def newest(self, cell: tuple[str, str]) -> Statement | None:
        rows = self.rows.get(cell)
        return rows[-1] if rows else None

    def seen(self, cell: tuple[str, str], at: int) -> Statement | None:
        """The statement a person saw who loaded the page when ``at`` was the newest number."""
        return next((row for row in reversed(self.rows.get(cell, [])) if row.pk <= at), None)


def act_on(episode: Episode, member: Member, form: QueryDict, kind: str = "examination") -> Outcome:
    """Do what the page sends.

    ``act`` names the act and its cell or group, such as ``cell:fever``; values come under the names of their cells.
    """
    act, _colon, target = form.get("act", "").partition(":")
    make = _ACTS.get(act)
    names = [] if make is None else _fields(act, target)
    if make is None or not names:
        return Outcome((), messages={}, status=400)
    past = _past(episode, {cell_of(name)[0] for name in names})
    answers = list(make(target, names, form, past))
    if not answers:
        return Outcome(tuple(names))
    return _state(episode, member, answers, names, form, kind)


def _state(
    episode: Episode, member: Member, answers: list[Answer], names: list[str], form: QueryDict, kind: str
) -> Outcome:
    changed = tuple(dict.fromkeys(names))
    origin = "patient" if kind == "call" else ""
    try:
        with transaction.atomic():
            occasion = occasion_of(episode, kind, member)
            stated = state(occasion, answers, staff(member), by=member, origin=origin)
    except Clashes as clashes:
        return Outcome(changed, messages=_both_values(clashes, form, episode), typed=_kept(names, form), status=409)
    except CaseProblems as problems:
        return Outcome(changed, messages=_refused(problems, names), typed=_kept(names, form), status=422)
    return Outcome(changed, stated)


def undo(episode: Episode, member: Member, numbers: list[int]) -> Outcome:
    """Give the cells of one act back the values they had before it; both values stay in the history.

    :raises CannotUndo: when somebody wrote into a cell since, or there are no such statements of this person.
    """
    undone = list(Statement.objects.filter(episode=episode, pk__in=numbers, by=member).order_by("id"))
    if not undone or len(undone) != len(set(numbers)):
        raise CannotUndo
    past = _past(episode, {each.finding for each in undone})
    answers = [_undoing(each, past.rows[each.finding, each.side]) for each in undone]
    names = [name for each in undone for name in _fields("cell", name_of(each.finding, each.side))]
    return _state(episode, member, answers, names, QueryDict(), "examination")


def _undoing(undone: Statement, rows: list[Statement]) -> Answer:
    """The answer that gives a cell back what it held before a statement."""
    newest = rows[-1]
    if newest.by_id != undone.by_id or newest.value != undone.value:
        raise CannotUndo
    before = next((row for row in reversed(rows) if row.pk < undone.pk), None)
    value, note = (before.value, before.note) if before else (None, "")
    return Answer(undone.finding, value, undone.side, newest.pk, note)


def _past(episode: Episode, findings: set[str]) -> _Past:
    rows: dict[tuple[str, str], list[Statement]] = {}
    for row in Statement.objects.filter(episode=episode, finding__in=findings).select_related("by").order_by("id"):
        rows.setdefault((row.finding, row.side), []).append(row)
    return _Past(rows)


def _fields(act: str, target: str) -> list[str]:
    """Names of the form fields that an act is about; none when it names nothing that exists."""
    if act == "screen":
        return list(SCREEN)
    if act == "group":
        rows = BY_ID[target].rows if target in BY_ID else ()
        return [name for row in rows for finding in row.findings for name in names_of(finding)]
    finding, part = cell_of(target)
    if finding == RESPONSE_FINDING and not part:
        return names_of(finding)
    if act == "note":
        return names_of(finding)
    if name_of(finding, part) not in names_of(finding):
        return []
    if finding == RESPONSE_FINDING:
        return names_of(finding)
    return [target, name_of(finding, OTHER[part])] if act in {"both", "move"} and part in OTHER else [target]


def names_of(finding: str) -> list[str]:
    """Names of the form fields of a finding: one a side, one a direction, or one alone."""
    if finding not in GROUP_OF:
        return []
    if finding == RESPONSE_FINDING:
        return [name_of(finding, direction) for direction, _words in DIRECTIONS]
    sides = ("left", "right") if library().findings[finding].sided else ("",)
    return [name_of(finding, side) for side in sides]


def _one(target: str, names: list[str], form: QueryDict, past: _Past) -> Iterable[Answer]:
    """One cell as typed."""
    finding, part = cell_of(target)
    if finding == RESPONSE_FINDING:
        yield from _responses({part: _text(form, target)}, form, past)
        return
    note = past.newest((finding, part))
    yield Answer(
        finding,
        value_from(finding, form.getlist(target)),
        part,
        _seen((finding, part), form, past),
        _note_of(note),
    )


def _both(target: str, names: list[str], form: QueryDict, past: _Past) -> Iterable[Answer]:
    """The value of one side on both sides."""
    finding, part = cell_of(target)
    value = value_from(finding, form.getlist(target))
    yield from _one(target, names, form, past)
    if part in OTHER:
        yield Answer(finding, value, OTHER[part], _newest_of(past, (finding, OTHER[part])))


def _confirm(target: str, names: list[str], form: QueryDict, past: _Past) -> Iterable[Answer]:
    """The side is meant although the chart shows it free of pain."""
    finding, part = cell_of(target)
    newest = past.newest((finding, part))
    if newest is not None:
        yield Answer(finding, newest.value, part, newest.pk, confirming(newest.note))


def _move(target: str, names: list[str], form: QueryDict, past: _Past) -> Iterable[Answer]:
    """The value belongs to the other side."""
    finding, part = cell_of(target)
    newest = past.newest((finding, part))
    if newest is not None and part in OTHER:
        yield Answer(finding, newest.value, OTHER[part], _newest_of(past, (finding, OTHER[part])))
        yield Answer(finding, None, part, newest.pk)


def _screen(target: str, names: list[str], form: QueryDict, past: _Past) -> Iterable[Answer]:
    """No to every question of the screen that was read out; each is stored by itself, a yes is never overwritten."""
    for name in SCREEN:
        newest = past.newest((name, ""))
        if newest is None or newest.value is not True:
            yield Answer(name, value=False, seen=newest.pk if newest else 0)


def _group(target: str, names: list[str], form: QueryDict, past: _Past) -> Iterable[Answer]:
    """Every cell of a group that the person changed since the page was loaded: for pages without scripts."""
    at = row_number(_text(form, "version"))
    for name in names:
        finding, part = cell_of(name)
        if name not in form or finding == RESPONSE_FINDING or is_set(library().findings[finding]):
            continue
        seen = past.seen((finding, part), at)
        value = value_from(finding, form.getlist(name))
        if value != (seen.value if seen else None):
            yield Answer(finding, value, part, seen.pk if seen else 0)
    seen = past.seen((RESPONSE_FINDING, ""), at)
    then = seen.value or {} if seen else {}
    sent = {cell_of(name)[1]: _text(form, name) for name in names if name in form and name.startswith(RESPONSE_FINDING)}
    if changed := {each: value for each, value in sent.items() if value != then.get(each, "")}:
        yield from _responses(changed, form, past)


def _responses(changed: dict[str, str], form: QueryDict, past: _Past) -> Iterable[Answer]:
    """Responses of some directions, joined with what other directions hold now.

    Another person's answer to another direction is no clash.
    """
    cell = (RESPONSE_FINDING, "")
    newest, seen = past.newest(cell), past.seen(cell, _seen(cell, form, past))
    now = dict(newest.value or {}) if newest else {}
    then = dict(seen.value or {}) if seen else {}
    untouched = all(now.get(each) == then.get(each) for each in changed)
    joined = {each: value for each, value in {**now, **changed}.items() if value}
    number = newest.pk if newest and untouched else (seen.pk if seen else 0)
    yield Answer(RESPONSE_FINDING, joined or None, "", number)


def _note(target: str, names: list[str], form: QueryDict, past: _Past) -> Iterable[Answer]:
    """A note on a row: it goes with the newest value of the row."""
    rows = [row for name in names if (row := past.newest(cell_of(name))) and row.value is not None]
    if rows:
        newest = max(rows, key=lambda row: row.pk)
        text = _text(form, f"note.{target}").replace("\x00", " ").strip()
        note = confirming(text) if is_confirmed(newest.note) else text
        yield Answer(newest.finding, newest.value, newest.side, newest.pk, note)


_Make = Callable[[str, list[str], QueryDict, _Past], Iterable[Answer]]
_ACTS: dict[str, _Make] = {
    "cell": _one,
    "both": _both,
    "confirm": _confirm,
    "move": _move,
    "screen": _screen,
    "group": _group,
    "note": _note,
}


def _seen(cell: tuple[str, str], form: QueryDict, past: _Past) -> int:
    """Number of the statement that the person saw in the cell: sent with the cell, or read off the page's version."""
    if "seen" in form:
        return row_number(_text(form, "seen"))
    row = past.seen(cell, row_number(_text(form, "version")))
    return row.pk if row else 0


def _newest_of(past: _Past, cell: tuple[str, str]) -> int:
    newest = past.newest(cell)
    return newest.pk if newest else 0


def _note_of(row: Statement | None) -> str:
    return row.note if row else ""


def _text(form: QueryDict, name: str) -> str:
    """The last value sent under a name, or nothing."""
    return "".join(form.getlist(name)[-1:])


def _kept(names: list[str], form: QueryDict) -> dict[str, list[str]]:
    return {name: [text[:300] for text in form.getlist(name)] for name in names if name in form}


def _both_values(clashes: Clashes, form: QueryDict, episode: Episode) -> dict[str, Message]:
    """What is said at each cell that another person changed meanwhile."""
    said = {}
    for clash in clashes.clashes:
        name = name_of(*clash.cell)
        if clash.cell[0] == RESPONSE_FINDING:
            _act, _colon, name = form.get("act", "").partition(":")
        theirs = clash.theirs
        who = theirs.by.name if theirs.by else _("The patient")
        at = theirs.at.astimezone(now_at(episode.clinic).tzinfo)
        value = theirs.value.get(cell_of(name)[1]) if isinstance(theirs.value, dict) else theirs.value
        text = _("Not saved. %(who)s wrote “%(value)s” at %(time)s. Yours is kept here.") % {
            "who": who,
            "value": words_of(clash.cell[0], value),
            "time": clock_of(at, seconds=True),
        }
        acts = (Act(f"cell:{name}", _("Use mine")), Act(f"theirs:{name}", _("Keep theirs")))
        said[name] = Message(text, grave=True, acts=acts)
    return said


def _refused(problems: CaseProblems, names: list[str]) -> dict[str, Message]:
    """What is said at the cells whose values were refused: what was expected, what came."""
    said: dict[str, Message] = {}
    for problem in problems.problems:
        key = problem.key.removeprefix("findings.").partition("[")[0]
        where = _("Not saved.")
        if key in names:
            said.setdefault(key, Message(f"{where} {_expected(problem.expected, problem.got)}", grave=True))
            continue
        about = library().findings.get(cell_of(key)[0])
        title = about.title if about else key
        text = f"{where} {apart(title)}: {_expected(problem.expected, problem.got)}"
        for name in names:
            said.setdefault(name, Message(text, grave=True))
    return said


def _expected(expected: str, got: str) -> str:
    return _("Expected %(expected)s, got %(got)s.") % {"expected": apart(expected), "got": apart(got)}
