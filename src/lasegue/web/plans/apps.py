"""Django's entry for this app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Draft, review, signature and versions of a plan."""

    name = "lasegue.web.plans"
    label = "plans"
