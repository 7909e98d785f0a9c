"""The account page: who, where it is kept, three ways to leave, appearance."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dijo_desktop.errors import DijoError, KeyringLocked, KeyringNotAnswering, Offline
from dijo_desktop.ui.account.facts import AccountFacts, KeyringReport, Removed
from dijo_desktop.ui.account.page import AccountPage
from dijo_desktop.ui.account.remove_dialog import RemoveDialog
from dijo_desktop.ui.keyring_words import KeyringFacts
from dijo_desktop.ui.theme import Theme
from tests.ui.conftest import InlineTasks, assert_named

NOW = 1_795_442_520_000
ACCOUNT = AccountFacts(
    "user@example.org", "acc_01JD7Z4M8Q0V5W2Y6T3K9B1C4E", "DiJo", "account.dijo.example", NOW, "1.0"
)


class Work:
    """Does what the page asks for, or fails."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.error: DijoError | None = None
        self.report = KeyringReport(
            KeyringFacts("ready", "GNOME Keyring"), found=True, unlocked=True, read_and_write=True
        )
        self.removed = Removed(files=7, keys=2)

    def check_keyring(self, *, stop: threading.Event) -> KeyringReport:
        self._do("check")
        return self.report

    def sign_out(self, *, stop: threading.Event) -> None:
        self._do("sign out")

    def remove(self, *, stop: threading.Event) -> Removed:
        self._do("remove")
        return self.removed

    def _do(self, what: str) -> None:
        self.done.append(what)
        if self.error is not None:
            raise self.error


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, theme: Theme, work: Work, inline_tasks: InlineTasks) -> AccountPage:
    page = AccountPage(
        ACCOUNT,
        work,
        inline_tasks,
        now_ms=lambda: NOW,
        clipboard=qapp.clipboard(),
        languages=[("en", "English"), ("de", "Deutsch")],
    )
    qtbot.addWidget(page)
    page.resize(980, 780)
    page.show_keyring(KeyringFacts("ready", "GNOME Keyring"))
    page.show()
    page.activateWindow()
    page.enter()
    return page


def test_who_is_signed_in_and_where(page: AccountPage, qapp: QApplication) -> None:
    assert page.title() == "Account"
    assert page.header.fact.text() == "DiJo Desktop 1.0, signed in on this computer"
    assert page._email_row.detail.text() == "user@example.org"
    assert page._since_row.title.text().startswith("Signed in since today,")
    assert "account.dijo.example" in page._since_row.detail.text()
    QTest.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    assert qapp.clipboard().text() == ACCOUNT.account_id
    assert page.copy.text() == "Copied"
    page._copied.timeout.emit()
    assert page.copy.text() == "Copy"
    assert_named(page)
    page.show_account(AccountFacts("new@example.org", ACCOUNT.account_id, "DiJo", "h"))
    assert page._since_row.isHidden()


def test_the_keyring_is_checked(page: AccountPage, work: Work, qtbot: QtBot) -> None:
    row = page.keyring
    assert row.tag.text() == "Unlocked"
    assert all(finding.isHidden() for finding in row.findings)
    with qtbot.waitSignal(page.keyring_checked) as checked:
        QTest.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert checked.args == [work.report.facts]
    assert [finding._text.text() for finding in row.findings] == ["Found", "Unlocked", "Read and write"]
    assert all(finding.isVisible() for finding in row.findings)
    assert row._when.text().startswith("Checked ")


def test_what_the_check_did_not_find_is_crossed(page: AccountPage, work: Work) -> None:
    work.report = KeyringReport(
        KeyringFacts("locked", "GNOME Keyring"), found=True, unlocked=False, read_and_write=False
    )
    page.check_keyring()
    assert [finding._icon._icon for finding in page.keyring.findings] == ["check", "close", "close"]
    assert page.keyring.tag.text() == "Locked"


def test_a_check_that_fails_is_said(page: AccountPage, work: Work, qtbot: QtBot) -> None:
    work.error = KeyringNotAnswering("GNOME Keyring")
    with qtbot.waitSignal(page.failed):
        page.check_keyring()
    assert page.bar.isVisible()
    assert "GNOME Keyring has not answered yet" in page.bar.text()
    assert page.keyring.button.isEnabled()
    QTest.mouseClick(page.bar.button, Qt.MouseButton.LeftButton)
    assert not page.bar.isVisible()


def test_a_session_that_is_not_kept_has_its_badge(page: AccountPage) -> None:
    page.show_keyring(KeyringFacts("session-only"))
    assert page.keyring.tag.text() == "This session only"
    assert "ends when you quit" in page.keyring._said.text()


def test_signing_out(page: AccountPage, work: Work, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.signed_out):
        QTest.mouseClick(page.leaving.sign_out_button, Qt.MouseButton.LeftButton)
    assert work.done == ["sign out"]
    work.error = Offline("account.dijo.example")
    with qtbot.waitSignal(page.failed):
        page.leaving.sign_out_button.click()
    assert page.leaving.sign_out_button.isEnabled()
    page.leave()
    assert page.bar.isHidden()


def test_the_three_ways_say_what_goes_and_what_stays(page: AccountPage, qtbot: QtBot) -> None:
    details = [row.detail.text() for row in page.leaving._rows]
    assert "Your account stays" in details[0]
    assert "Your account stays at the service" in details[1]
    assert "erased" in details[2]
    with qtbot.waitSignal(page.delete_wanted):
        QTest.mouseClick(page.leaving.delete_button, Qt.MouseButton.LeftButton)


def _dialog(page: AccountPage) -> RemoveDialog:
    QTest.mouseClick(page.leaving.remove_button, Qt.MouseButton.LeftButton)
    return page.findChildren(RemoveDialog)[-1]


def test_removing_asks_first_and_cancel_is_the_default(page: AccountPage, work: Work, qtbot: QtBot) -> None:
    dialog = _dialog(page)
    assert dialog.isVisible()
    assert dialog._cancel.isDefault()
    assert_named(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert work.done == []
    dialog = _dialog(page)
    dialog._remove.setFocus()
    QTest.keyClick(dialog._remove, Qt.Key.Key_Return)
    assert work.done == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_removing_ends_with_the_proof(page: AccountPage, work: Work, qtbot: QtBot) -> None:
    dialog = _dialog(page)
    with qtbot.waitSignal(page.removed) as removed:  # at once: the page behind still says whose it was
        QTest.mouseClick(dialog._remove, Qt.MouseButton.LeftButton)
    assert removed.args == [work.removed]
    assert work.done == ["remove"]
    assert "found nothing left" in dialog._outcome.text()
    assert dialog._title.text() == "Removed from this computer"
    QTest.mouseClick(dialog._cancel, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_what_could_not_be_removed_is_named(page: AccountPage, work: Work) -> None:
    work.removed = Removed(files=6, keys=2, left=("/home/me/.local/share/x",))
    dialog = _dialog(page)
    dialog._remove.click()
    assert "Still there: /home/me/.local/share/x" in dialog._outcome.text()
    dialog.reject()


def test_a_removal_that_fails_can_be_tried_again(page: AccountPage, work: Work) -> None:
    work.error = KeyringLocked("GNOME Keyring")
    dialog = _dialog(page)
    dialog._remove.click()
    assert "GNOME Keyring is locked" in dialog._outcome.text()
    work.error = None
    dialog._remove.click()
    assert work.done == ["remove", "remove"]
    dialog.reject()


def test_appearance(page: AccountPage, qtbot: QtBot) -> None:
    page.appearance.show_choices("dark", "de")
    assert page.appearance.theme.key == "dark"
    assert page.appearance.language.text() == "Deutsch"
    with qtbot.waitSignal(page.theme_chosen) as theme:
        QTest.mouseClick(page.appearance.theme._segments["light"], Qt.MouseButton.LeftButton)
    assert theme.args == ["light"]
    with qtbot.waitSignal(page.language_chosen) as language:
        page.appearance.language._choices.actions()[0].trigger()
    assert language.args == [""]


def test_a_language_chosen_elsewhere_is_shown_here(page: AccountPage) -> None:
    used = ["en"]
    page.appearance.show_choices("dark", "en")
    page.appearance.follow(lambda: used[0])
    used[0] = "de"
    QApplication.sendEvent(page.appearance, QEvent(QEvent.Type.LanguageChange))
    assert page.appearance.language.text() == "Deutsch"


@pytest.mark.parametrize(("width", "factor"), [(640, 1), (1090, 2), (1090, 1), (620, 2)])
def test_nothing_is_cut_off(page: AccountPage, qapp: QApplication, width: int, factor: int) -> None:
    font = QFont(qapp.font())
    font.setPointSizeF(10 * factor)
    qapp.setFont(font)
    page.show_account(replace(ACCOUNT, email=f"{'somebody.' * 20}@example.org"))
    page.resize(width, 700)
    QApplication.processEvents()
    buttons = (page.copy, page.keyring.button, page.leaving.delete_button, page.appearance.language)
    for button in (*buttons, page.appearance.theme, page.appearance.rows, page.appearance.cells):
        left = button.mapTo(page, button.rect().topLeft()).x()
        right = button.mapTo(page, button.rect().topRight()).x()
        assert 0 <= left <= right <= page.width(), button


def test_deleting_waits_for_the_service(page: AccountPage, work: Work) -> None:
    leaving, reason = page.leaving, "The service has to be reached first."
    leaving.set_away(reason)
    work.error = Offline("account.dijo.example")
    leaving.sign_out_button.click()  # which does not work either, and leaves the buttons as they were
    assert leaving.sign_out_button.isEnabled()
    assert leaving.remove_button.isEnabled()
    assert not leaving.delete_button.isEnabled()
    assert leaving.delete_button.toolTip() == leaving.delete_button.accessibleDescription() == reason
    leaving.set_away("")
    assert leaving.delete_button.isEnabled()
    assert leaving.delete_button.toolTip() == leaving.delete_button.accessibleDescription() == ""
