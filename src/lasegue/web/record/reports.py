"""The words of an imaging report: kept as typed, never interpreted, never overwritten unseen."""

from django.db import transaction

from lasegue.web.audit import trail
from lasegue.web.people.clock import today_at
from lasegue.web.people.models import Member
from lasegue.web.record.models import Episode, ReportText

LONGEST = 20_000  # characters: several long reports; more is a file and not a report


class TooLong(ValueError):
    """More was sent than a report can have."""


class WrittenMeanwhile(Exception):
    """Somebody else wrote since the words were seen; ``theirs`` is what holds now."""

    def __init__(self, theirs: ReportText) -> None:
        super().__init__(f"report text {theirs.pk}")
        self.theirs = theirs


def newest_report(episode: Episode) -> ReportText | None:
    """What holds now; nothing when nobody has written."""
    return ReportText.objects.filter(episode=episode).select_related("by").order_by("-id").first()


def write_report(episode: Episode, text: str, seen: int, actor: trail.Actor, by: Member) -> ReportText | None:
    """Keep the words as typed; the same words again are no new row.

    ``seen`` is the number of the row that the person saw, 0 for none.

    :raises TooLong: more than ``LONGEST`` characters; nothing is written.
    :raises WrittenMeanwhile: another person wrote since; nothing is written.
    """
    if len(text) > LONGEST:
        raise TooLong(f"report: expected at most {LONGEST} characters, came {len(text)}; copy the part about the back")
    with transaction.atomic():
        Episode.objects.select_for_update().get(pk=episode.pk)
        now = newest_report(episode)
        if text == (now.text if now else ""):
            return now
        if now is not None and now.pk != seen and now.by_id != by.pk:
            raise WrittenMeanwhile(now)
        row = ReportText.objects.create(episode=episode, text=text, by=by, on=today_at(episode.clinic))
        episode.imaging_text, episode.imaging_text_on = row.text, row.on
        episode.save(update_fields=["imaging_text", "imaging_text_on"])
        trail.add(
            actor,
            "report.written",
            clinic=episode.clinic_id,
            patient=episode.patient_id,
            subject=f"episode {episode.pk}",
        )
    return row
