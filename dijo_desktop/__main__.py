"""`python -m dijo_desktop` and the `dijo-desktop` command."""

from __future__ import annotations

import sys

from dijo_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
