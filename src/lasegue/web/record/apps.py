"""Django's entry for this app."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """The clinical record: episodes, what was stated, results and alerts; rows are only ever added."""

    name = "lasegue.web.record"
    label = "record"
