"""What keeps an insecure installation from starting. Each refusal has an id and says what to do."""

from django.conf import settings
from django.core.checks import Error

from lasegue.web.config.environment import FORMER_KEYS_FILE, KEY_FILE, LOCAL_HOSTS


def refusals() -> list[Error]:
    """Reasons not to start."""
    found = []
    public = [host for host in settings.ALLOWED_HOSTS if host not in LOCAL_HOSTS]
    if public and not settings.HERE.https:
        found.append(
            Error(
                f"expected TLS for {', '.join(public)}, got plain HTTP.",
                hint="Put a proxy with a certificate in front and start with --https, or leave --hosts out.",
                id="W001",
            )
        )
    if settings.DEMO and public:
        found.append(
            Error(
                "expected a demo to be reached from this machine only, got public names.",
                hint="Anybody could sign in to a demo. Use lasegue serve for a real clinic.",
                id="W002",
            )
        )
    keys = [settings.HERE.data / name for name in (KEY_FILE, FORMER_KEYS_FILE)]
    found += [
        Error(
            "expected the secret key to be readable by its owner alone, got wider rights.",
            hint=f"chmod 600 {path}",
            id="W003",
        )
        for path in keys
        if path.is_file() and path.stat().st_mode & 0o077
    ]
    if "*" in settings.ALLOWED_HOSTS:
        found.append(
            Error("expected host names, got *.", hint="Name the addresses the clinic is reached by.", id="W004")
        )
    return found
