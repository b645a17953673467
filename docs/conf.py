"""How the manual is built: strict, offline, with the library's pages written first."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from generate import write_pages  # noqa: E402 - the folder has to be on the path first

from lasegue import __version__  # noqa: E402 - as above

project = "Lasègue"
release = __version__
language = "en"
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nitpicky = True
html_theme = "furo"
html_title = "Lasègue"
exclude_patterns = ["_build"]

write_pages(HERE / "reference" / "generated")
