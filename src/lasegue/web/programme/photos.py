"""A clinician's photo to an exercise: read, turned upright, made small and written anew, so that nothing else comes in.

What a camera writes beside the picture (place, time, device) is gone with the old file.
"""

import io
import warnings
from typing import TYPE_CHECKING, BinaryIO

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from PIL import Image

MOST_BYTES_IN = 12_000_000
MOST_BYTES = 300_000
#: The longest side, pixels; a phone shows no more.
LONGEST = 1200
FORMATS = ("JPEG", "PNG", "WEBP")
QUALITIES = (82, 70, 55, 40)


class PhotoProblem(ValueError):
    """The file is no photo that can be kept; the text says what to do."""


def encoded(file: BinaryIO, size: int) -> bytes:
    """The photo as a JPEG of at most 300 kB.

    :raises PhotoProblem: when it is too large, no JPEG, PNG or WebP, or does not read to its end.
    """
    if size > MOST_BYTES_IN:
        raise PhotoProblem(_("Expected a photo of at most 12 MB. Choose a smaller one."))
    picture = _opened(file)
    picture.thumbnail((LONGEST, LONGEST))
    for quality in QUALITIES:
        kept = io.BytesIO()
        picture.save(kept, "JPEG", quality=quality, optimize=True)
        if kept.tell() <= MOST_BYTES:
            return kept.getvalue()
    raise PhotoProblem(_("The photo is too detailed to be kept small. Choose another."))


def _opened(file: BinaryIO) -> "Image.Image":
    from PIL import Image, ImageOps, UnidentifiedImageError  # few processes ever see a photo

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=FORMATS) as image:
                return ImageOps.exif_transpose(image).convert("RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PhotoProblem(_("Expected a photo of fewer than 90 million points. Choose a smaller one.")) from error
    except UnidentifiedImageError as error:
        raise PhotoProblem(_("Expected a JPEG, PNG or WebP photo, got something else.")) from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise PhotoProblem(_("The photo is damaged. Take it again, or choose another.")) from error
