"""``python -m lasegue``."""

import sys

from lasegue.cli import main

sys.exit(main())
