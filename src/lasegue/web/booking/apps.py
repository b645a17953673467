"""Django's entry for this app."""

from django.apps import AppConfig


class BookingConfig(AppConfig):
    """Requests for an appointment and the appointments made."""

    name = "lasegue.web.booking"
    label = "booking"
