"""Format, lint, types and who may know whom, each judged by its own tool."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        [BIN / "ruff", "format", "--check", "."],
        [BIN / "ruff", "check", "."],
        [sys.executable, "-m", "mypy"],
        [BIN / "lint-imports"],
    ],
    ids=["format", "lint", "types", "imports"],
)
def test_tool_is_content(command: list[str | Path]) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
