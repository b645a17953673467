"""Django's entry for this app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """What a patient sees of their own care."""

    name = "lasegue.web.portal"
    label = "portal"
