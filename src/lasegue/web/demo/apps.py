"""Django's entry for this app."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demo clinic: plainly fictional people in every stage."""

    name = "lasegue.web.demo"
    label = "demo"
