"""`python -m dijo_desktop.demo`: the reference service by itself."""

from __future__ import annotations

import sys

from dijo_desktop.demo.program import serve

if __name__ == "__main__":
    sys.exit(serve(sys.argv[1:]))
