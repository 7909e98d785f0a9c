"""Numbers in texts are grouped as the person's country groups them, wherever they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLAIN = "%" + "n"
"""Qt writes it without separators; %Ln is as the locale writes numbers."""


@pytest.mark.parametrize("folder", ["dijo_desktop", "i18n"])
def test_no_text_has_a_number_without_separators(folder: str) -> None:
    files = [path for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".ts")]
    assert files
    assert [path.name for path in files if PLAIN in path.read_text("utf-8")] == []
