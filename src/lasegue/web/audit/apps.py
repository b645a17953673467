"""Django's entry for this app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who saw and changed what: one append-only, hash-chained trail written through one door."""

    name = "lasegue.web.audit"
    label = "audit"
