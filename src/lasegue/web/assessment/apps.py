"""Django's entry for this app."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """The therapist's workspace: examination, next test, reasoning, live."""

    name = "lasegue.web.assessment"
    label = "assessment"
