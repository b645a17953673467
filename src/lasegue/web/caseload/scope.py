"""What the rules of the worklist read: one clinic, one member, now; every query once and only when a rule needs it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from lasegue.web.caseload import matters
from lasegue.web.caseload.courses import RECENT, Course
from lasegue.web.caseload.day import Day, day_of
from lasegue.web.caseload.followed import FOLLOWED, Followed
from lasegue.web.caseload.look import Look
from lasegue.web.caseload.person import Person
from lasegue.web.people.clock import now_at
from lasegue.web.people.models import Certificate, Member
from lasegue.web.people.rights import Role, may
from lasegue.web.programme.red_words import RedNews, news_of

#: Rows of one rule on the page, the oldest first; the page says when there are more. Alerts are all shown.
MOST = 6
#: The same for somebody with a list of their own who looks at everyone's: each of these people is on somebody's list.
MOST_OF_OTHERS = 4
CERTIFICATE_WARNING = timedelta(days=30)
#: An appointment still counts as coming for so long after it began.
ONGOING = timedelta(hours=2)


class Scope:
    """One look at the work of a clinic. ``mine`` narrows it to the member's own people."""

    def __init__(self, member: Member, *, mine: bool) -> None:
        self.member = member
        self.clinic = member.clinic
        self.now: datetime = now_at(member.clinic)
        has_own = member.role in {Role.THERAPIST, Role.ASSISTANT}
        self.mine = mine and has_own
        self.most = MOST_OF_OTHERS if has_own and not self.mine else MOST

    def may(self, action: str) -> bool:
        """Whether the member may do an action."""
        return may(self.member.role, action)

    @cached_property
    def alerts(self) -> Sequence[matters.OpenAlert]:
        """Open emergency and urgent alerts. An emergency is everybody's; the rest follow the therapist."""
        return matters.ALERTS(self._look, self._given)

    @cached_property
    def requests(self) -> Sequence[matters.Wish]:
        """Requests for an appointment that nobody has answered, the oldest first."""
        return matters.REQUESTS(self._look, self._given)

    @cached_property
    def stale(self) -> Sequence[matters.StalePlan]:
        """Signed plans that facts have overtaken, as the plans themselves keep it."""
        return matters.STALE(self._look, self._given)

    @cached_property
    def from_home(self) -> Sequence[matters.FromHome]:
        """What came from patients at home and asks for somebody, the oldest first; nobody has seen to it yet."""
        return matters.FROM_HOME(self._look, self._given)

    @cached_property
    def reds(self) -> Sequence[tuple[RedNews, Person]]:
        """Red lights at home that nobody has taken, one account a patient, whatever the stage of their episode."""
        rows = matters.REDS(self._look, self._given)
        people = {row.light.episode: row.person for row in rows}
        return [(news, people[news.red.episode]) for news in news_of(row.light for row in rows)]

    @cached_property
    def missed(self) -> Sequence[matters.Missed]:
        """No shows of the last week without a later appointment."""
        return matters.MISSED(self._look, self._given)

    @cached_property
    def followed(self) -> Followed:
        """Everybody in care or on the way there."""
        return Followed(FOLLOWED(self._look, self._given), self.now, self._look.most)

    @property
    def courses(self) -> dict[str, list[tuple[Course, Person]]]:
        """The people that wait, and those in care that a rule is about, by the rule's kind."""
        return self.followed.picked

    @cached_property
    def withdrawn(self) -> Sequence[matters.TakenBack]:
        """Consent taken back by people whose episode is open, where nothing was agreed to since."""
        return matters.WITHDRAWN(self._look, self._given)

    @cached_property
    def certificates(self) -> Sequence[Certificate]:
        """Certificates that end soon or have ended: all of the clinic for its owner, else the member's own."""
        soon = (self.now + CERTIFICATE_WARNING).date()
        rows = Certificate.objects.filter(member__is_active=True, valid_until__lte=soon).select_related("member")
        whose = {"member__clinic": self.clinic} if self.may("staff.manage") else {"member": self.member}
        return list(rows.filter(**whose).order_by("valid_until")[: self._look.most])

    @cached_property
    def deferrals(self) -> dict[tuple[int, str], matters.Deferred]:
        """What holds of rows handed over or put off, by patient and kind."""
        rows = matters.DEFERRED(None, {"clinic": self.clinic.pk, "now": self.now})
        return {(row.patient, row.kind): row for row in rows}

    @cached_property
    def day(self) -> Day:
        """The member's day, or the clinic's when the look is at everyone."""
        return day_of(self.clinic, self.now, self.member if self.mine else None)

    @cached_property
    def _look(self) -> Look:
        """The shape of the queries; one row more than is shown tells whether there are more."""
        return Look(self.mine, len(self._handed) if self.mine else 0, self.most + 1)

    @cached_property
    def _given(self) -> dict[str, Any]:
        """The values of the queries."""
        moments = {"now": self.now, "last_week": self.now - RECENT, "just_before": self.now - ONGOING}
        handed = {f"handed_{place}": patient for place, patient in enumerate(self._handed)}
        return {"clinic": self.clinic.pk, "member": self.member.pk, **moments, **handed}

    @cached_property
    def _handed(self) -> list[int]:
        """Patients of whom a row was handed to the member."""
        rows = self.deferrals.items()
        return sorted({patient for (patient, _kind), row in rows if row.handed_to_id == self.member.pk})
