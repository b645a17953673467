"""The occasion under which a member of staff states findings today: one of each kind, person and day."""

from django.db import transaction

from lasegue.web.people.clock import today_at
from lasegue.web.people.models import Member
from lasegue.web.record.models import Episode, Occasion


def occasion_of(episode: Episode, kind: str, by: Member) -> Occasion:
    """Today's occasion of a kind, made when the first finding is stated."""
    on = today_at(episode.clinic)
    mine = Occasion.objects.filter(episode=episode, kind=kind, on=on, by=by).order_by("id")
    if found := mine.first():
        return found
    with transaction.atomic():
        Episode.objects.select_for_update().get(pk=episode.pk)
        return mine.first() or Occasion.objects.create(episode=episode, kind=kind, on=on, by=by)
