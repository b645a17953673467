"""The decision for a day: what is done with every line of a signed plan, by the log up to that day.

Stop beats go: of all rules that apply the least demanding decides. Only one thing asks for more, two green days in a
row, and it is heard only when nothing asks for less. What was not logged counts for nothing good.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from lasegue.knowledge.entries.progression import Contact
from lasegue.knowledge.library import Library
from lasegue.reasoning.progression.course import of_course
from lasegue.reasoning.progression.danger import Judged, Screening, danger_on
from lasegue.reasoning.progression.decision import CONTACTS, MOVES, DayDecision, Light, LineDecision, Move, Outcome
from lasegue.reasoning.progression.lines import LIGHTS, Day, LineRules
from lasegue.reasoning.progression.log import Logged, in_order
from lasegue.reasoning.progression.observing import Seen, of_session
from lasegue.reasoning.progression.plan import PlannedLine, SignedPlan
from lasegue.reasoning.progression.reds import Red, reds_of
from lasegue.reasoning.progression.reevaluating import Check, Reevaluation, reevaluate
from lasegue.reasoning.progression.rules import Responses, contact_of
from lasegue.reasoning.progression.sessions import Book, read
from lasegue.reasoning.progression.streaks import after, worst


class Progression:
    """The rules of one library, ready for any number of plans and logs."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.responses = Responses(library)
        self._screening = Screening(library)
        self._lines = LineRules(library, self.responses)

    def decide(self, plan: SignedPlan, log: Iterable[Logged], on: date) -> DayDecision:
        """The decision for the day ``on``: entries of later days are not looked at.

        :raises ValueError: when the body of a pain entry has no ``worst`` that reads as a whole number.
        """
        book = read((entry for entry in in_order(log) if entry.at.date() <= on), self.library.vocabulary)
        course: Seen = of_course(book, plan, on)
        judged = self._screening.judged(book)
        danger = danger_on(on, judged, plan)
        if danger is not None:
            course["danger"] = danger
        days = {line.line: self._days(book, plan, line, judged) for line in plan.lines}
        about_day = self._about_day(course)
        stopped = any(outcome.rule.action == "escalate" for outcome in about_day)
        lines = tuple(self._lines.decide(plan, line, days[line.line], course, on, stopped) for line in plan.lines)
        light, missing = self._light(days.values())
        contact = max((contact_of(about_day), *(_contact(line) for line in lines)), key=CONTACTS.index)
        moves: list[Move] = ["stop"] if stopped else [line.move for line in lines]
        move: Move = min(moves, key=MOVES.index, default="do")
        return DayDecision(on, light, move, contact, lines, tuple(about_day), missing)

    def reevaluate(self, check: Check) -> Reevaluation:
        """Judge one check at 2, 4, 6 or 12 weeks, and whether the programme may end."""
        return reevaluate(self.library, self.responses, check)

    def reds(self, log: Iterable[Logged]) -> list[Red]:
        """Every red light that a log, or a few days of one, shows; oldest first.

        :raises ValueError: when the body of a pain entry has no ``worst`` that reads as a whole number.
        """
        return reds_of(read(in_order(log), self.library.vocabulary), self.responses, self._screening)

    def light(self, seen: Seen) -> Light | None:
        """The traffic light of one session of one line; red outranks amber, amber green, and silence is no light."""
        found = {each.rule.id for each in self.responses.applying(seen, ("traffic_light",))}
        return next((light for light, rule in LIGHTS.items() if rule in found), None)

    def _about_day(self, course: Seen) -> list[Outcome]:
        return self.responses.applying(course, ("movement_test", "flare"))

    def _days(self, book: Book, plan: SignedPlan, line: PlannedLine, judged: Sequence[Judged]) -> list[Day]:
        """The days of a line since its last step: the observations of each session, their lights, and the row."""
        days: list[Day] = []
        for on, sessions in groupby(book.lasting(line.line, line.since), key=lambda each: each.on):
            danger = danger_on(on, judged, plan)
            known = {} if danger is None else {"danger": danger}
            seen = [{**of_session(book, session, line.line), **known} for session in sessions]
            lights = [self.light(each) for each in seen]
            row = after([*(day.light for day in days), worst(lights)])
            days.append(Day(on, tuple(seen), worst(lights), row, book.taps(line.line, on)))
        return days

    def _light(self, days: Iterable[Sequence[Day]]) -> tuple[Light | None, tuple[str, ...]]:
        last = [each[-1] for each in days if each]
        newest = max((day.on for day in last), default=None)
        shown = [day for day in last if day.on == newest]
        light = worst(day.light for day in shown)
        if light is not None:
            return light, ()
        green = self.library.responses["light-green"]
        names = (name for day in shown for seen in day.seen for name in self.responses.missing(green, seen))
        return light, tuple(dict.fromkeys(names))


def _contact(line: LineDecision) -> Contact:
    own = contact_of(line.outcomes)
    tapped: Contact = line.tap.contact if line.tap is not None else "none"
    return max(own, tapped, key=CONTACTS.index)
