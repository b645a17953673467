"""How templates are read: their indentation is for people who write them and is not sent."""

import re
from pathlib import Path

from django.conf import settings
from django.template import Origin
from django.template.loaders.app_directories import Loader

_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


class WithoutIndentation(Loader):
    """Our own pages without the white space that begins their lines; line breaks stay, and so do line numbers.

    Pages of other packages stay as they are: they may show text as it is written.
    """

    def get_contents(self, origin: Origin) -> str:
        """What stands in a file."""
        contents = str(super().get_contents(origin))
        path = Path(origin.name)
        ours = path.suffix == ".html" and path.is_relative_to(settings.ROOT)
        return _INDENTATION.sub("", contents) if ours else contents
