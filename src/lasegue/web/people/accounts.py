"""Accounts are made by a clinic's owner; nobody signs up."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest


class ClosedAccounts(DefaultAccountAdapter):
    """No open sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False


class KeptFactors(DefaultMFAAdapter):
    """Secrets of one-time and recovery codes lie encrypted in the database, with a key that the database lacks."""

    def encrypt(self, text: str) -> str:
        """Encrypted with the key of the installation."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Read back.

        :raises InvalidToken: when it was encrypted with a key that this installation does not hold.
        """
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> MultiFernet:
    """Encrypts with the key of the installation and reads what an earlier one encrypted."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    drawn = (hashlib.sha256(b"lasegue.factors:" + key.encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(each)) for each in drawn])


class _Plain:
    """Leaves out hints inside fields, and the link to a letter that this installation does not send."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.help_text = ""
            field.widget.attrs.pop("placeholder", None)


class SignInForm(_Plain, LoginForm):
    """Email and password."""


class ConfirmForm(_Plain, ReauthenticateForm):
    """The password once more."""
