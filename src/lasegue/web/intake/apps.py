"""Django's entry for this app."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """The first call: public page, safety check, story, body chart, the stop page."""

    name = "lasegue.web.intake"
    label = "intake"
