"""Django's entry for this app."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    """Visit notes: safety first, what was done, what is next, units, signature."""

    name = "lasegue.web.visits"
    label = "visits"
