"""The day and hour where a clinic is."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from lasegue.web.people.models import Clinic


def now_at(clinic: Clinic) -> datetime:
    """Now, on the clinic's own clock."""
    return timezone.now().astimezone(ZoneInfo(clinic.timezone))


def today_at(clinic: Clinic) -> date:
    """Today where the clinic is."""
    return now_at(clinic).date()
