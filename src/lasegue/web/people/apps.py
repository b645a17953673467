"""Django's entry for this app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Clinics, staff and their rights, patients, consent, and how each signs in."""

    name = "lasegue.web.people"
    label = "people"
