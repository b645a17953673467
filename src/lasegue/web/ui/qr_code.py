"""A link as a drawing that the camera of a phone reads."""

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_code(link: str, border: int = 4) -> SafeString:
    """The drawing, as large as its place; ``border`` is how many squares are left free around it."""
    code = segno.make(link, error="m")
    return mark_safe(code.svg_inline(scale=4, border=border, omitsize=True, svgclass=None, lineclass=None))
