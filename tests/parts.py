"""Parts of the system that some tests need: absent, the test is skipped by name; with CI=true that is a failure."""

from __future__ import annotations

import os
import shutil

import pytest

CI = os.environ.get("CI") == "true"
SKIP_PREFIX = "system part missing: "


def need(*programs: str) -> None:
    """Skip the running test, or fail it in CI, unless all these programs are there."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        lack(", ".join(missing))


def lack(part: str) -> None:
    """Skip the running test, or fail it in CI, because this part is missing."""
    if CI:
        pytest.fail(f"{SKIP_PREFIX}{part}")
    pytest.skip(f"{SKIP_PREFIX}{part}")
