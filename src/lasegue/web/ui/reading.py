"""How templates are read: their indentation is for people who write them and is not sent."""

import re
from pathlib import Path

from django.conf import settings
from django.template import Origin
from django.template.loaders.app_directories import Loader

_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
#: A line break before the end of a button or link would be one more thing to keep a distance from, once words for
#: screen readers stand before it.
_BREAK_BEFORE_END = re.compile(r"\n(</(?:a|button|summary)>)")


class WithoutIndentation(Loader):
    """Our own pages without the white space that begins their lines; there are as many lines as in the file.

    Pages of other packages stay as they are: they may show text as it is written.
    """

    def get_contents(self, origin: Origin) -> str:
        """What stands in a file."""
        contents = str(super().get_contents(origin))
        path = Path(origin.name)
        ours = path.suffix == ".html" and path.is_relative_to(settings.ROOT)
        return _BREAK_BEFORE_END.sub(r"\1\n", _INDENTATION.sub("", contents)) if ours else contents
