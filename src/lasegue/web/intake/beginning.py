"""When it began, as the person on the stop page says: a word now, told later by its day so that it never goes stale."""

from datetime import timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lasegue.web.audit import trail
from lasegue.web.people.clock import today_at
from lasegue.web.people.membership import patient_actor
from lasegue.web.record.models import Alert

BEGAN_CHOICES = (
    ("today", gettext_lazy("Today")),
    ("yesterday", gettext_lazy("Yesterday")),
    ("week", gettext_lazy("In the last 7 days")),
    ("longer", gettext_lazy("Longer ago")),
)


def note_began(alert: Alert, said: str) -> None:
    """Keep what the person said; anything but one of the choices changes nothing."""
    if said not in dict(BEGAN_CHOICES):
        return
    with transaction.atomic():
        held = (
            Alert.objects.select_for_update(of=("self",)).select_related("clinic", "episode__patient").get(pk=alert.pk)
        )
        if held.cleared_at is not None or held.began == said:
            return
        held.began, held.began_said_on = said, today_at(held.clinic)
        held.save(update_fields=["began", "began_said_on"])
        patient = held.episode.patient
        trail.add(
            patient_actor(patient),
            "alert.began",
            clinic=held.clinic_id,
            patient=patient.pk,
            subject=f"alert {held.pk}",
        )


def began_in_words(alert: Alert) -> str:
    """``It began on 28 November.``; nothing where nothing was said."""
    if not alert.began or alert.began_said_on is None:
        return ""
    said_on = alert.began_said_on
    day = said_on - timedelta(days=1) if alert.began == "yesterday" else said_on
    sentences = {
        "today": _("It began on %(day)s."),
        "yesterday": _("It began on %(day)s."),
        "week": _("It began in the week before %(day)s."),
        "longer": _("It began more than a week before %(day)s."),
    }
    return sentences[alert.began] % {"day": date_format(day, "MONTH_DAY_FORMAT")}
