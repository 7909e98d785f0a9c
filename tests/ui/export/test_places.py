"""Where files go: asking for a place, keeping a small file, showing a path."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from dijo_desktop.errors import FolderUnusable
from dijo_desktop.ui.export.choose import ChoosePlace, documents
from dijo_desktop.ui.export.keep_file import keep_file
from dijo_desktop.ui.export.place_strip import short


def test_a_kept_file_is_the_owners_only_and_leaves_no_second_copy(tmp_path: Path) -> None:
    path = tmp_path / "receipt.txt"
    keep_file(path, b"one")
    keep_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o077 == 0
    assert [file.name for file in tmp_path.iterdir()] == ["receipt.txt"]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FolderUnusable):
        keep_file(tmp_path / "file" / "receipt.txt", b"x")


def test_paths_below_home_are_short() -> None:
    assert short(Path("/home/me/a/b.zip"), lambda: Path("/home/me")) == "~/a/b.zip"
    assert short(Path("/srv/b.zip"), lambda: Path("/home/me")) == "/srv/b.zip"
    assert documents().is_absolute()


def test_without_a_documents_folder_the_home_is_proposed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert documents() == tmp_path
    (tmp_path / "Documents").mkdir()
    assert documents() == tmp_path / "Documents"


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_the_dialog_gives_the_place_without_a_nested_loop(kind: str, tmp_path: Path, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    found: list[Path] = []
    choose = ChoosePlace()
    if kind == "file":
        choose.file(window, "Save", "x.txt", found.append)
    else:
        choose.folder(window, "Folder", found.append)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(tmp_path / "x.txt"))
    dialog.reject()
    assert found == [tmp_path / "x.txt"]
