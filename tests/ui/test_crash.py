"""A bug is shown once, whole, and without secrets."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import qCritical, qWarning
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.crash import CrashHooks, redacted
from dijo_desktop.ui.crash_window import CrashWindow
from dijo_desktop.ui.theme import Theme
from tests.ui.conftest import assert_named


@pytest.fixture
def hooks(qapp: QApplication) -> Iterator[CrashHooks]:
    before = sys.excepthook
    hooks = CrashHooks()
    yield hooks
    hooks.remove()
    hooks.remove()
    assert sys.excepthook is before


def _fail(text: str = "wrong") -> None:
    raise ValueError(text)


def test_the_same_traceback_is_reported_once(hooks: CrashHooks) -> None:
    reports: list[str] = []
    hooks.crashed.connect(reports.append)
    for text in ("one", "two"):
        try:
            _fail(text)
        except ValueError as error:
            hooks.report(error)
    assert len(reports) == 1
    assert "ValueError: one" in reports[0]
    assert "DiJo Desktop" in reports[0]


def test_the_end_of_the_program_is_no_bug(hooks: CrashHooks) -> None:
    reports: list[str] = []
    hooks.crashed.connect(reports.append)
    hooks.report(KeyboardInterrupt())
    hooks.report(SystemExit(0))
    assert reports == []


def test_threads_and_qt_are_heard(hooks: CrashHooks, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    reports: list[str] = []
    hooks.crashed.connect(reports.append)
    hooks.install()
    thread = threading.Thread(target=_fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(reports))
    with caplog.at_level(logging.WARNING):
        qWarning("odd user@example.org")
        qCritical("bad")
    hooks.remove()
    said = [record.getMessage() for record in caplog.records]
    assert "Qt: odd <address>" in said
    assert "Qt: bad" in said
    assert "user@example.org" not in caplog.text


@pytest.mark.parametrize(
    "secret",
    [
        "Authorization: Bearer abcDEF123456.-_~",
        "Authorization: DPoP eyJhbGciOiJFUzI1NiJ9.eyJqdGkiOiIxIn0.c2ln",
        "https://127.0.0.1:1234/callback?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj",
        "refresh_token='8xLOxBtZp8'",
        "dBjftJeZ4CVP-mBCv1Kq0dSxrdGGlvXm8T1Wr2bXPWA",
        "user@example.org",
        "+44 20 7946 0958",
        "/home/maria/.local/share",
        "C:\\Users\\maria\\AppData",
    ],
)
def test_secrets_are_taken_out(secret: str) -> None:
    text = redacted(f"File x, line 3: {secret} in f")
    for part in ("abcDEF", "eyJ", "Splx", "af0i", "8xLO", "dBjft", "user@", "7946", "maria"):
        assert part not in text
    assert text.startswith("File x, line 3: ")


def test_ordinary_text_stays() -> None:
    text = 'File "dijo_desktop/ui/tasks.py", line 120, in _receive\nValueError: 3 is not 4'
    assert redacted(text) == text


def test_the_window_shows_all_and_copies_it(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    window = CrashWindow(qapp.clipboard())
    qtbot.addWidget(window)
    window.add("first report")
    window.add("second report")
    assert window.isVisible()
    assert window.text() == "first report\n\nsecond report"
    assert_named(window)
    window._copy.click()
    assert qapp.clipboard().text() == window.text()
    window._close.click()
    assert not window.isVisible()
