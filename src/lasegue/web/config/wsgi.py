"""Entry point for the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lasegue.web.config.settings")
application = get_wsgi_application()

from lasegue.web.config.settling import settle  # noqa: E402  # reads models, which stand only after the line above

settle()
