"""Django's entry for this app."""

from django.apps import AppConfig


class CaseloadConfig(AppConfig):
    """Today, worklist, patients, search and the timeline of an episode."""

    name = "lasegue.web.caseload"
    label = "caseload"
