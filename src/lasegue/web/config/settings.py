"""Django's settings. What differs between installations comes from :mod:`lasegue.web.config.environment`."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import dj_database_url

from lasegue.knowledge.library import beside
from lasegue.web.config.environment import environment

HERE = environment()
ROOT = Path(__file__).parents[1]

DEMO = HERE.demo
SECRET_KEY = HERE.secret_key
SECRET_KEY_FALLBACKS = list(HERE.former_keys)
ALLOWED_HOSTS = list(HERE.hosts)
DEBUG = False

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # pages of allauth about passkeys count days with it
    "lasegue.web.ui",  # before allauth: its templates take the place of allauth's
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "lasegue.web.audit",
    "lasegue.web.people",
    "lasegue.web.booking",
    "lasegue.web.record",
    "lasegue.web.intake",
    "lasegue.web.assessment",
    "lasegue.web.plans",
    "lasegue.web.visits",
    "lasegue.web.portal",
    "lasegue.web.programme",
    "lasegue.web.caseload",
    "lasegue.web.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "lasegue.web.ui.headers.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lasegue.web.people.who_asks.CurrentPerson",
    "lasegue.web.ui.errors.NotByAddress",
]

ROOT_URLCONF = "lasegue.web.config.urls"
WSGI_APPLICATION = "lasegue.web.config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "NAME": "django",
        "BACKEND": "lasegue.web.ui.pages.Pages",
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", ["lasegue.web.ui.reading.WithoutIndentation"])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lasegue.web.ui.context.page",
            ],
            "builtins": ["lasegue.web.ui.templatetags.ui", "lasegue.web.ui.templatetags.words"],
        },
    }
]

DATABASES: dict[str, Any] = {"default": dj_database_url.parse(HERE.database_url)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Deferred transactions lose races ("database is locked"); immediate ones wait their turn.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # 8 MB of pages for each thread: the tables of a clinic of 2,000 people that every page looks at.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        "PRAGMA cache_size=-8000;",
    }
# To open a database costs as much as to ask it a dozen times.
DATABASES["default"]["CONN_MAX_AGE"] = 600
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
#: Counters against guessing lie here: with room for all, so that making many cannot push out one that holds.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 50_000}},
}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/today/"
ACCOUNT_ADAPTER = "lasegue.web.people.accounts.ClosedAccounts"
ACCOUNT_FORMS = {
    "login": "lasegue.web.people.accounts.SignInForm",
    "reauthenticate": "lasegue.web.people.accounts.ConfirmForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_SESSION_REMEMBER = False
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HERE.https else 0
MFA_ADAPTER = "lasegue.web.people.accounts.KeptFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Lasègue"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HERE.https

#: Over TLS a cookie of ours is set by this host alone, for this host alone, and never sent without TLS.
COOKIE_PREFIX = "__Host-" if HERE.https else ""
SESSION_ENGINE = "lasegue.web.people.sessions"
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HERE.https
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = HERE.https
CSRF_FAILURE_VIEW = "lasegue.web.ui.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if HERE.https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HERE.https else None
SECURE_SSL_REDIRECT = HERE.https
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español"), ("ar", "العربية")]
LOCALE_PATHS = [ROOT / "locale"]
LANGUAGE_COOKIE_AGE = int(timedelta(days=365).total_seconds())
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HERE.https
FORMAT_MODULE_PATH = ["lasegue.web.ui.formats"]
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HERE.data / "static"
#: Drawn figures, built when first asked for; the folder may be deleted at any time.
FIGURES_ROOT = HERE.data / "figures"
STATICFILES_DIRS = [beside("frontend", "frontend")]
STATICFILES_FINDERS = [
    "lasegue.web.ui.styles.StyleFinder",
    "lasegue.web.ui.scripts.ScriptFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "lasegue.web.ui.static_files.HashedFiles"},
}
WHITENOISE_MAX_AGE = 3600
SILENCED_SYSTEM_CHECKS: list[str] = []

#: Logs say what went wrong and never who: no address with an identifier, no field of a form, no health data.
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"reticent": {"()": "lasegue.web.ui.logs.Reticent"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["reticent"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}
