"""The store tries itself for real."""

from __future__ import annotations

from pathlib import Path

import pytest

from dijo_desktop.errors import FolderUnusable, StoreFailed
from dijo_desktop.store.self_test import try_store


def test_a_sound_computer_says_what_it_used(tmp_path: Path) -> None:
    assert "ChaCha20" in try_store(tmp_path)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FolderUnusable):
        try_store(tmp_path / "file")


def test_a_cipher_that_does_nothing_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"... a canary nobody may read ...")
    with pytest.raises(StoreFailed):
        try_store(tmp_path)
