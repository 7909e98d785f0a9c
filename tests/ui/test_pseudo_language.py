"""A made-up language shows that every text is translated, live, and that nothing is cut when texts grow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dijo_desktop.errors import DemoFailed, NotAService
from dijo_desktop.ui.account.facts import AccountFacts, KeyringReport, Removed
from dijo_desktop.ui.account.page import AccountPage
from dijo_desktop.ui.account.remove_dialog import RemoveDialog
from dijo_desktop.ui.crash_window import CrashWindow
from dijo_desktop.ui.keyring_words import KeyringFacts
from dijo_desktop.ui.shell.status_area import ConnectionFacts, SyncFacts
from dijo_desktop.ui.shell.window import MainWindow
from dijo_desktop.ui.sign_in.page import SignInPage
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from tests.ui.conftest import InlineTasks, assert_named

NOW = 1_795_442_520_000
DATA = {"user@example.org", "acc_1", "DiJo", "GNOME Keyring", "English", "Deutsch", "account.example.org"}


class Pseudo(QTranslator):
    """Puts every text in brackets and makes it longer."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"[!! {text} !!]" if context != "QPlatformTheme" else text

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def pseudo(qapp: QApplication) -> Iterator[Pseudo]:
    translator = Pseudo()
    yield translator
    qapp.removeTranslator(translator)


def _texts(window: QWidget) -> set[str]:
    shown: set[str] = set()
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window):
            continue
        if isinstance(widget, (PlainLabel, QAbstractButton)):
            shown.add(widget.text())
        if isinstance(widget, QLineEdit):
            shown |= {widget.accessibleName()}
    return {text for text in shown if text.strip() and text not in DATA}


def _switch(qapp: QApplication, pseudo: Pseudo) -> None:
    qapp.installTranslator(pseudo)
    QApplication.processEvents()


class Work:
    """Does nothing."""

    def check_keyring(self, *, stop: object) -> KeyringReport:
        return KeyringReport(KeyringFacts("ready", "GNOME Keyring"), found=True, unlocked=True, read_and_write=True)

    def sign_out(self, *, stop: object) -> None:
        return

    def remove(self, *, stop: object) -> Removed:
        return Removed(7, 2)


def _account_page(qapp: QApplication) -> AccountPage:
    page = AccountPage(
        AccountFacts("user@example.org", "acc_1", "DiJo", "h", NOW, "1"),
        Work(),
        InlineTasks(),
        now_ms=lambda: NOW,
        clipboard=qapp.clipboard(),
        languages=[("en", "English")],
    )
    page.check_keyring()
    return page


def _assert_all_translated(window: QWidget) -> None:
    assert {text for text in _texts(window) if "[!!" not in text} == set()
    assert_named(window)


def test_the_window(qtbot: QtBot, qapp: QApplication, theme: Theme, pseudo: Pseudo) -> None:
    window = MainWindow(theme, lambda: NOW)
    qtbot.addWidget(window)
    window.add_section("account", _account_page(qapp), "account")
    window.sidebar.account.say("DiJo", "user@example.org")
    window.show_section("account")
    window.show()
    theme.set_demo(demo=True)
    window.bars.set_deletion(NOW + 86_400_000)
    status = window.sidebar.status
    status.show_connection(ConnectionFacts("offline", since_ms=NOW))
    status.show_sync(SyncFacts("done", NOW))
    status.show_keyring(KeyringFacts("locked", "GNOME Keyring"))
    before = _texts(window)
    assert not any("[!!" in text for text in before)
    _switch(qapp, pseudo)
    _assert_all_translated(window)
    assert window.windowTitle().startswith("[DEMO] [!! ")
    assert all("[!!" in menu.title() for menu in (window.menus._file, window.menus._view))
    window.bars.set_failure(DemoFailed("stopped"))
    assert "[!!" in window.bars.bar.text()


def test_the_sign_in_page(qtbot: QtBot, qapp: QApplication, theme: Theme, pseudo: Pseudo) -> None:
    service: Any = None
    page = SignInPage(service, InlineTasks(), monotonic=lambda: 0.0, now_ms=lambda: NOW, clipboard=qapp.clipboard())
    qtbot.addWidget(page)
    page.show()
    page.show_failure(NotAService())
    page.ask.field.setText("ftp://x")
    page.ask.button.click()
    _switch(qapp, pseudo)
    _assert_all_translated(page)
    page._stack.setCurrentWidget(page.waiting)
    page.waiting.begin("GNOME Keyring")
    page.retranslate()
    _assert_all_translated(page)


def test_the_dialogs(qtbot: QtBot, qapp: QApplication, theme: Theme, pseudo: Pseudo) -> None:
    dialog, crash = RemoveDialog(Work(), InlineTasks()), CrashWindow(qapp.clipboard())
    for window in (dialog, crash):
        qtbot.addWidget(window)
        window.show()
    _switch(qapp, pseudo)
    _assert_all_translated(dialog)
    _assert_all_translated(crash)
    dialog._remove.click()
    _assert_all_translated(dialog)
    dialog.reject()
    crash.accept()
