"""What a claim may ask about a patient and the result that the engine gives for them.

A claim is written once against this view. Proving reads it over all patients at once (:mod:`.patients`); confirming a
counterexample reads it over one patient and the real engine's result (:mod:`.witness`). Every answer is a Boolean
term, so that both kinds join with the same words.
"""

from abc import ABC, abstractmethod

from lasegue.knowledge.entries.entry import LEVELS
from lasegue.knowledge.library import Library
from lasegue.logic.condition import Condition
from lasegue.proofs.amounts import Amount, Cap
from lasegue.proofs.kleene import Kleene, Term, either
from lasegue.reasoning.planning.eligibility import State


class View(ABC):
    """One patient, or all of them, and what the engine concludes."""

    library: Library

    @abstractmethod
    def truth(self, condition: Condition) -> Kleene:
        """Truth of a condition after implied and derived findings and, where it reads them, conclusions."""

    @abstractmethod
    def stated(self, finding: str) -> Term:
        """The case states the finding itself."""

    @abstractmethod
    def known(self, finding: str) -> Term:
        """The finding is stated, implied or derived."""

    @abstractmethod
    def level(self, *levels: str) -> Term:
        """Triage gives one of the levels."""

    @abstractmethod
    def raised(self, flag: str, criterion: str | None = None) -> Term:
        """A red flag is raised; with ``criterion`` by that criterion of it."""

    @abstractmethod
    def asked(self, finding: str) -> Term:
        """Triage lists the finding as unanswered."""

    @abstractmethod
    def standing(self, item: str, *states: State) -> Term:
        """An intervention is open, contraindicated or unanswered."""

    @abstractmethod
    def held(self, classification: str) -> Term:
        """The classification is one of those that shape the plan."""

    @abstractmethod
    def leading(self, classification: str) -> Term:
        """The classification is the first of those that shape the plan."""

    @abstractmethod
    def phase(self, phase: str) -> Term:
        """Treatment starts in the phase; no phase at emergency and urgent."""

    @abstractmethod
    def drafted(self, item: str) -> Term:
        """The plan holds the item, as a line of treatment or of advice.

        Over all patients a line of treatment *may* be there: it is never missed, and it may be too much. Use it only
        to say what no plan holds.
        """

    @abstractmethod
    def advised(self, item: str) -> Term:
        """The plan holds the item among its advice, monitoring, referrals and aids; exact over all patients too."""

    @abstractmethod
    def over(self, what: Amount) -> Term:
        """A phase of the plan holds more home exercises than its bound, or more minutes than the person's day.

        Over all patients it *may* hold more: some state of the choice of lines leads there. Use it only to say that
        no plan does.
        """

    @abstractmethod
    def over_cap(self, what: Cap) -> Term:
        """The plan holds more hands-on lines or families of treatment than the planner's settings allow.

        Over all patients it *may* hold more, as with :meth:`over`.
        """

    @abstractmethod
    def named(self, finding: str, item: str) -> Term:
        """The item is open, and the finding still has to be answered before it may start if it is drafted."""

    def true(self, condition: Condition) -> Term:
        """The condition holds for certain."""
        return self.truth(condition).true

    def false(self, condition: Condition) -> Term:
        """The condition does not hold, for certain."""
        return self.truth(condition).false

    def unknown(self, condition: Condition) -> Term:
        """What is known leaves the condition open."""
        return self.truth(condition).unknown

    def at_least(self, level: str) -> Term:
        """Triage gives the level or a more urgent one."""
        return self.level(*LEVELS[list[str](LEVELS).index(level) :])

    def any_drafted(self, items: tuple[str, ...]) -> Term:
        """The plan holds one of the items."""
        return either(*[self.drafted(item) for item in items])
