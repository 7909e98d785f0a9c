"""Quitting while nothing is kept on disk: what has no answer yet is told first, and nothing else is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dijo_desktop.domain.clock import Clock
from dijo_desktop.store.local_copy import LocalCopy
from dijo_desktop.ui.quitting import Quitting
from dijo_desktop.ui.shell.quit_dialog import QuitDialog
from dijo_desktop.ui.shell.window import MainWindow
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from tests.ui.conftest import assert_named


@pytest.fixture
def copy() -> Iterator[LocalCopy]:
    made = LocalCopy.in_memory(clock=Clock())
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, copy: LocalCopy) -> Iterator[MainWindow]:
    window = MainWindow(theme, lambda: 0)
    Quitting(window, lambda: copy)
    window.show()
    yield window
    window.close_now()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def asked(window: MainWindow) -> list[QuitDialog]:
    return [dialog for dialog in window.findChildren(QuitDialog) if dialog.isVisible()]


def test_what_has_no_answer_is_told_and_staying_is_the_default(window: MainWindow, copy: LocalCopy) -> None:
    closed: list[bool] = []
    window.closing.connect(lambda: closed.append(True))
    for kind in ("privacy_request", "export", "deletion", "of a later version"):
        copy.outbox.remember_action(kind, f"key of {kind}", b"{}")
    assert not window.close()
    assert not window.close(), "the question is there already"
    (dialog,) = asked(window)
    assert_named(dialog)
    said = [label.text() for label in dialog.findChildren(PlainLabel)]
    for words in (
        "A request about your data",
        "A copy of your data",
        "The deletion of your account",
        "Something you asked for",
    ):
        assert words in said
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert asked(window) == []
    assert window.isVisible()
    assert closed == []
    assert not window.close()
    (dialog,) = asked(window)
    QTest.mouseClick(dialog.quit, Qt.MouseButton.LeftButton)
    assert not window.isVisible()
    assert not dialog.isVisible()
    assert closed == [True]


def test_with_everything_answered_nothing_is_asked(window: MainWindow, copy: LocalCopy) -> None:
    copy.outbox.remember_action("privacy_request", "key", b"{}")
    copy.outbox.finish_action("key")
    assert window.close()


def test_a_copy_that_is_left_holds_nobody_up(window: MainWindow, copy: LocalCopy) -> None:
    copy.outbox.remember_action("privacy_request", "key", b"{}")
    copy.close()
    assert window.close()


def test_what_is_on_disk_is_found_out_at_the_next_start(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    kept = LocalCopy(tmp_path, bytes(32), Clock())
    kept.outbox.remember_action("privacy_request", "key", b"{}")
    window = MainWindow(theme, lambda: 0)
    qtbot.addWidget(window)
    Quitting(window, lambda: kept)
    window.show()
    assert window.close()
    kept.close()


def test_with_nobody_signed_in_nothing_is_asked(qtbot: QtBot, theme: Theme) -> None:
    window = MainWindow(theme, lambda: 0)
    qtbot.addWidget(window)
    Quitting(window, lambda: None)
    window.show()
    assert window.close()
