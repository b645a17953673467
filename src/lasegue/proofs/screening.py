"""Triage as terms: which criteria hold, the level, and which questions are listed as unanswered."""

from lasegue.knowledge.entries.entry import LEVELS, Level
from lasegue.knowledge.library import Library
from lasegue.proofs.completion import Completion
from lasegue.proofs.kleene import YES, Term, both, either, negated


class Screening:
    """Triage of one library for every patient at once."""

    def __init__(self, library: Library, completion: Completion) -> None:
        self._completion = completion
        self._flags = library.red_flags
        truth = completion.completed.truth
        self.criteria = {
            (flag.id, criterion.id): truth(criterion.when).true
            for flag in library.red_flags.values()
            for criterion in flag.criteria
        }
        self._at_least = {level: self._reaches(level) for level in LEVELS}

    def level(self, level: str) -> Term:
        """The level is exactly this one: a criterion reaches it and none reaches beyond."""
        place = list[str](LEVELS).index(level)
        beyond = self._at_least[LEVELS[place + 1]] if place + 1 < len(LEVELS) else None
        reached = self._at_least[LEVELS[place]]
        return reached if beyond is None else both(reached, negated(beyond))

    def raised(self, flag: str, criterion: str | None = None) -> Term:
        """The flag is raised, by any of its criteria or by the one named."""
        names = [each.id for each in self._flags[flag].criteria if criterion in (None, each.id)]
        return either(*[self.criteria[flag, name] for name in names])

    def asked(self, finding: str) -> Term:
        """The finding is listed as unanswered: its question may concern the patient, and the answer is not known."""
        truth = self._completion.completed.truth
        concerns = [
            YES if must.when is None else truth(must.when).open
            for flag in self._flags.values()
            for must in flag.must_answer
            if finding in must.findings
        ]
        return both(either(*concerns), negated(self._completion.complete(finding).given))

    def level_of_flag(self, flag: str, level: Level) -> Term:
        """The flag is raised by a criterion of this level."""
        entry = self._flags[flag]
        names = [each.id for each in entry.criteria if (each.level or entry.level) == level]
        return either(*[self.criteria[flag, name] for name in names])

    def _reaches(self, level: Level) -> Term:
        if level == LEVELS[0]:
            return YES
        rank = LEVELS.index(level)
        return either(
            *[
                self.criteria[flag.id, criterion.id]
                for flag in self._flags.values()
                for criterion in flag.criteria
                if LEVELS.index(criterion.level or flag.level) >= rank
            ]
        )
