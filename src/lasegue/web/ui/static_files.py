"""Static files with a hash in their name, so that a browser may keep them for ever."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Follows the imports of script modules as well as the addresses in styles."""

    support_js_module_import_aggregation = True
    manifest_strict = False

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Pack what is not packed yet: to pack everything takes seconds at each start."""
        yield from super().compress_files([each for each in paths if not is_packed(Path(self.path(each)))])


def is_packed(file: Path) -> bool:
    """Whether a file lies beside itself packed, whole and as it is now; the ``.gz`` is what is written last."""
    try:
        return gzip.decompress(file.with_name(f"{file.name}.gz").read_bytes()) == file.read_bytes()
    except (OSError, EOFError, zlib.error):
        return False
