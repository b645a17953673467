"""Django's entry for this app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Clinics, staff and their rights, patients, consent, and how each signs in."""

    name = "lasegue.web.people"
    label = "people"

    def ready(self) -> None:
        """Hear of every sign-in."""
        from django.contrib.auth.signals import user_logged_in, user_login_failed

        from lasegue.web.people.signing_in import note_refusal, note_sign_in

        user_logged_in.connect(note_sign_in, dispatch_uid="people.signed_in")
        user_login_failed.connect(note_refusal, dispatch_uid="people.refused")
