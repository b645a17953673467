"""Django's entry for this app: signed notes are sealed in the database."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    """Visit notes: safety first, what was done, what is next, units, signature."""

    name = "lasegue.web.visits"
    label = "visits"

    def ready(self) -> None:
        """Name the seals of this app."""
        from lasegue.web.audit.seals import keep
        from lasegue.web.visits.signing import SEALS

        keep(SEALS)
