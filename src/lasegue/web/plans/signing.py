"""Signing a draft and withdrawing a signed plan. Every line is judged again, inside the act that signs."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lasegue.web.audit import trail
from lasegue.web.people.membership import staff
from lasegue.web.people.models import Member
from lasegue.web.people.rights import may
from lasegue.web.plans.content import ContentProblem
from lasegue.web.plans.editing import Refused, reason_given
from lasegue.web.plans.models import Version
from lasegue.web.plans.readiness import Check, checks
from lasegue.web.plans.sealing import digest_of
from lasegue.web.record import stages
from lasegue.web.record.episodes import Chart, chart_of
from lasegue.web.record.models import Episode


class NotReady(Refused):
    """The draft cannot be signed yet: what is unmet."""

    def __init__(self, unmet: Sequence[Check]) -> None:
        super().__init__("; ".join(check.text for check in unmet))
        self.unmet = tuple(unmet)


def sign(chart: Chart, member: Member, edits: int) -> Version:
    """Sign the draft of an episode, as it was seen after ``edits`` edits.

    The version before it ends as superseded in the same act; the episode is then in care.

    :raises Refused: when the role may not sign, there is no draft, or somebody edited it meanwhile.
    :raises NotReady: naming everything that is unmet.
    """
    if not may(member.role, "plan.sign"):
        raise Refused(_("Your role may not sign a plan."))
    with transaction.atomic():
        episode = Episode.objects.select_for_update().get(pk=chart.episode.pk)
        now = chart_of(member.clinic, chart.patient.key)
        drafts = Version.objects.select_for_update(of=("self",)).select_related("snapshot")
        draft = drafts.filter(episode=episode, state="draft").first()
        if draft is None or now.episode.pk != episode.pk:
            raise Refused(_("There is no draft to sign. Open the plan again."))
        if draft.edits != edits:
            raise Refused(_("The draft changed while you were reading it. Read it again, then sign."))
        _refuse_unready(draft, now)
        before = _supersede(episode, draft.number)
        draft.state, draft.signed_by, draft.signed_at = "signed", member, timezone.now()
        draft.digest = digest_of(draft)
        draft.save(update_fields=["state", "signed_by", "signed_at", "digest"])
        acts = stages.put(episode, "in_care", staff(member))
        acts.append(_act(episode, "plan.signed", f"version {draft.number}, digest {draft.digest[:12]}"))
        if before is not None:
            acts.append(_act(episode, "plan.superseded", f"version {before.number}"))
        trail.add_all(staff(member), acts, clinic=episode.clinic_id, patient=episode.patient_id)
    return draft


def withdraw(chart: Chart, member: Member, reason: str) -> Version:
    """Withdraw the signed plan: it no longer reaches the patient.

    :raises Refused: when the role may not, nothing is signed, or no reason was given.
    """
    if not may(member.role, "plan.withdraw"):
        raise Refused(_("Your role may not withdraw a plan."))
    why = reason_given(reason)
    with transaction.atomic():
        episode = Episode.objects.select_for_update().get(pk=chart.episode.pk)
        version = Version.objects.filter(episode=episode, state="signed").first()
        if version is None:
            raise Refused(_("No plan is signed."))
        version.state, version.ended_at, version.end_reason = "withdrawn", timezone.now(), why
        version.save(update_fields=["state", "ended_at", "end_reason"])
        act = _act(episode, "plan.withdrawn", f"version {version.number}")
        trail.add_all(staff(member), [act], clinic=episode.clinic_id, patient=episode.patient_id)
    return version


def _refuse_unready(draft: Version, chart: Chart) -> None:
    try:
        unmet = [check for check in checks(draft, chart) if not check.met]
    except ContentProblem as problem:
        raise Refused(_("The draft cannot be read as a plan. Draw it up again.")) from problem
    if unmet:
        raise NotReady(unmet)


def _supersede(episode: Episode, number: int) -> Version | None:
    before = Version.objects.filter(episode=episode, state="signed").first()
    if before is not None:
        before.state, before.ended_at = "superseded", timezone.now()
        before.end_reason = f"version {number} was signed"
        before.save(update_fields=["state", "ended_at", "end_reason"])
    return before


def _act(episode: Episode, action: str, detail: str) -> trail.Act:
    return trail.Act(action, f"episode {episode.pk}", detail)
