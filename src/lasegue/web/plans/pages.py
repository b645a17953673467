"""The plan page of an episode as one thing: which version it shows, what stands against it, and what may be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lasegue.reasoning.planning.plan import WITHHELD_LEVELS
from lasegue.reasoning.wording import label
from lasegue.web.asking import AskedWhole
from lasegue.web.people.models import Member
from lasegue.web.people.rights import may
from lasegue.web.plans import presenters
from lasegue.web.plans.certificates import certificate_holders, certified
from lasegue.web.plans.comparison import Changed, changes
from lasegue.web.plans.content import (
    ContentProblem,
    PlanGoal,
    Schedule,
    goals_of,
    lines_of,
    schedule_of,
)
from lasegue.web.plans.drafting import is_fresh, open_draft
from lasegue.web.plans.models import Version
from lasegue.web.plans.presenters import Group, LineView, Out, PhaseStep, Shown, WatchFor
from lasegue.web.plans.readiness import Check, checks
from lasegue.web.plans.staleness import Overtaken
from lasegue.web.plans.staleness import overtaken as overtaken_by
from lasegue.web.record.episodes import Chart
from lasegue.web.record.given import EPISODE
from lasegue.web.record.models import Episode
from lasegue.web.record.reasoner import library
from lasegue.web.ui.tongues import within

State = Literal["withheld", "nothing", "no_draft", "unreadable", "shown"]


@dataclass(frozen=True)
class PlanPage:
    """The plan page. ``version`` is the draft when there is one, otherwise the newest version.

    ``overtaken`` is what facts did to the ``signed`` version, which stands while a draft is being made.
    """

    chart: Chart
    state: State
    may_edit: bool
    may_sign: bool
    version: Version | None = None
    signed: Version | None = None
    before: Version | None = None
    phases: tuple[PhaseStep, ...] = ()
    groups: tuple[Group, ...] = ()
    removed: tuple[LineView, ...] = ()
    watch_for: tuple[WatchFor, ...] = ()
    goals: tuple[PlanGoal, ...] = ()
    schedule: Schedule | None = None
    visits: tuple[tuple[str, str], ...] = ()
    changes: tuple[Changed, ...] = ()
    left_out: tuple[Out, ...] = ()
    checks: tuple[Check, ...] = ()
    overtaken: Overtaken | None = None

    @property
    def is_draft(self) -> bool:
        """Whether the version shown is a draft."""
        return self.version is not None and self.version.state == "draft"

    @property
    def editing(self) -> bool:
        """Whether this person may change what is shown."""
        return self.may_edit and self.is_draft and self.state == "shown"

    @property
    def changed_facts(self) -> str:
        """Findings that changed after signing and overtook a line."""
        names = self.overtaken.findings if self.overtaken is not None else ()
        return _(", ").join(within(label(name, library())) for name in names) or _("what the plan rests on")

    @property
    def unmet(self) -> tuple[Check, ...]:
        """What has to be done before signing."""
        return tuple(check for check in self.checks if not check.met)

    @property
    def over(self) -> bool:
        """Whether some phase of the home programme is larger than it should be."""
        return any(group.load is not None and group.load.is_over for group in self.groups)


def versions_of(episode: Episode) -> list[Version]:
    """Versions of an episode, the newest first, with what pages show of them."""
    return _VERSIONS({"episode": episode.pk})


def _versions() -> QuerySet[Version]:
    rows = Version.objects.filter(episode=EPISODE).order_by("-number")
    return rows.select_related("snapshot", "signed_by", "episode").defer("snapshot__result")


_VERSIONS = AskedWhole(_versions)


def plan_page(chart: Chart, member: Member) -> PlanPage:
    """The plan page for a member; an editor's draft is made or brought up to date on the way."""
    may_edit, may_sign = may(member.role, "plan.edit"), may(member.role, "plan.sign")
    bare = PlanPage(chart, "shown", may_edit, may_sign)
    versions = versions_of(chart.episode)
    signed = next((each for each in versions if each.state == "signed"), None)
    draft = next((each for each in versions if each.state == "draft"), None)
    if chart.result.triage.level in WITHHELD_LEVELS or chart.alert is not None:
        return _only(bare, "withheld", signed)
    if not chart.result.facts.findings and not versions:
        return _only(bare, "nothing", None)
    if may_edit and (draft is None or not is_fresh(draft, chart)) and (draft is not None or signed is None):
        try:
            draft = open_draft(chart, member)
        except ContentProblem:
            return _only(bare, "unreadable", signed)
    version = draft or signed or next(iter(versions), None)
    if version is None:
        return _only(bare, "no_draft", None)
    return shown_page(chart, member, version, versions)


def shown_page(chart: Chart, member: Member, version: Version, versions: Iterable[Version]) -> PlanPage:
    """The page of one version of an episode as it stands today."""
    signed = next((each for each in versions if each.state == "signed"), None)
    may_edit, may_sign = may(member.role, "plan.edit"), may(member.role, "plan.sign")
    try:
        lines, goals, schedule = lines_of(version), goals_of(version), schedule_of(version)
    except ContentProblem:
        return PlanPage(chart, "unreadable", may_edit, may_sign, version, signed)
    before = previous(version, versions)
    were = lines_of(before) if before is not None else ()
    is_draft = version.state == "draft"
    overtaken = None
    if signed is not None and (is_draft or version.state == "signed"):
        overtaken = overtaken_by(signed, chart.case, chart.cells.stated, alerted=chart.alert is not None)
    holders = certificate_holders(chart.episode.clinic, chart.on) if certified(lines) else {}
    shown = Shown(chart, lines, were, None if is_draft else overtaken, holders)
    return PlanPage(
        chart=chart,
        state="shown",
        may_edit=may_edit,
        may_sign=may_sign,
        version=version,
        signed=signed,
        before=before,
        phases=presenters.phases(lines, schedule),
        groups=presenters.groups(shown, schedule),
        removed=presenters.removed(shown),
        watch_for=presenters.watch_for(lines, chart.result),
        goals=goals,
        schedule=schedule,
        visits=presenters.visits_in_words(schedule),
        changes=changes(were, lines, chart.result) if before is not None else (),
        left_out=presenters.left_out(chart, lines) if is_draft else (),
        checks=tuple(checks(version, chart, holders)) if is_draft else (),
        overtaken=overtaken,
    )


def previous(version: Version, versions: Iterable[Version]) -> Version | None:
    """The version before one that reached a patient, or nothing."""
    earlier = (each for each in versions if each.number < version.number and each.state != "draft")
    return max(earlier, key=lambda each: each.number, default=None)


def _only(page: PlanPage, state: State, signed: Version | None) -> PlanPage:
    return PlanPage(page.chart, state, page.may_edit, page.may_sign, signed=signed)
