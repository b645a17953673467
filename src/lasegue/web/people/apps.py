"""Django's entry for this app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Clinics, staff and their rights, patients, consent, and how each signs in."""

    name = "lasegue.web.people"
    label = "people"

    def ready(self) -> None:
        """Hear of every sign-in, and of every change of how somebody signs in."""
        from allauth.account.signals import password_changed, password_reset, password_set
        from allauth.mfa.signals import (
            authentication_failed,
            authenticator_added,
            authenticator_removed,
            authenticator_reset,
        )
        from django.contrib.auth.signals import user_logged_in, user_login_failed

        from lasegue.web.people import idling, sign_in_notices
        from lasegue.web.people.signing_in import note_refusal, note_sign_in

        user_logged_in.connect(idling.begin, dispatch_uid="people.awake")
        user_logged_in.connect(note_sign_in, dispatch_uid="people.signed_in")
        for signal in (password_set, password_changed, password_reset):
            signal.connect(sign_in_notices.password_changed, dispatch_uid="people.password")
        authenticator_added.connect(sign_in_notices.factor_added, dispatch_uid="people.factor_added")
        authenticator_removed.connect(sign_in_notices.factor_removed, dispatch_uid="people.factor_removed")
        authenticator_reset.connect(sign_in_notices.factor_renewed, dispatch_uid="people.factor_renewed")
        authentication_failed.connect(sign_in_notices.factor_refused, dispatch_uid="people.factor_refused")
        user_login_failed.connect(note_refusal, dispatch_uid="people.refused")
