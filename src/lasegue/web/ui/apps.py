"""Django's entry for this app."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """What every page shares: base page, components, icons, errors, headers."""

    name = "lasegue.web.ui"
    label = "ui"
