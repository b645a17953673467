"""Static files with a hash in their name, so that a browser may keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Follows the imports of script modules as well as the addresses in styles."""

    support_js_module_import_aggregation = True
    manifest_strict = False
