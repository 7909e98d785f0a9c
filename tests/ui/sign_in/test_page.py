"""Signing in as a person sees it: address, waiting, arriving, failing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dijo_desktop.errors import (
    DijoError,
    NotAService,
    Offline,
    SignInDeclined,
)
from dijo_desktop.ui.sign_in.page import SignInPage
from dijo_desktop.ui.theme import Theme
from tests.ui.conftest import assert_named
from tests.ui.sign_in.conftest import Service, type_address, wait


@pytest.mark.parametrize("address", ["", "ftp://x", "http://account.dijo.example", "https://a@b.example", "a b"])
def test_what_is_no_address_is_refused_before_anything_is_sent(
    page: SignInPage, service: Service, address: str
) -> None:
    assert page.ask.field.hasFocus()
    type_address(page, address)
    assert page.ask.wrong().startswith("This is not a service address.")
    assert page.ask.field.accessibleDescription() == page.ask.wrong()
    assert service.origins == []
    QTest.keyClicks(page.ask.field, "x")
    assert page.ask.wrong() == ""


def test_one_signs_in_in_the_browser(page: SignInPage, service: Service, qtbot: QtBot) -> None:
    assert_named(page)
    type_address(page, "account.dijo.example")
    wait(page, qtbot)
    assert service.origins == ["https://account.dijo.example"]
    assert page._title.text() == "Continue in your browser"
    assert "In GNOME Keyring, never in a file" in page.waiting.texts()
    assert page.waiting.cancel.hasFocus()
    assert_named(page)
    used: list[str] = []
    page.address_used.connect(used.append)
    with qtbot.waitSignal(page.signed_in) as signed_in:
        service.come_back.set()
    assert signed_in.args == ["somebody"]
    assert used == ["https://account.dijo.example"]
    assert page.ask.isVisible()


@pytest.mark.parametrize("way", ["cancel", "leave"])
def test_one_can_stop_waiting(page: SignInPage, service: Service, qtbot: QtBot, way: str) -> None:
    type_address(page, "account.dijo.example")
    wait(page, qtbot)
    if way == "cancel":
        QTest.mouseClick(page.waiting.cancel, Qt.MouseButton.LeftButton)
    else:
        page.leave()
    assert page.ask.isVisible()
    qtbot.waitUntil(lambda: service.stopped)
    assert page._title.text() == "Sign in to your service"


@pytest.mark.parametrize(
    ("error", "words"),
    [(SignInDeclined(), "You said no"), (Offline("account.dijo.example"), "cannot be reached")],
)
def test_a_failure_is_said_and_can_be_tried_again(
    page: SignInPage, service: Service, qtbot: QtBot, error: DijoError, words: str
) -> None:
    service.error = error
    type_address(page, "account.dijo.example")
    with qtbot.waitSignal(page.failed):
        service.come_back.set()
    assert words in page.bar.text()
    assert page.bar.isVisible()
    assert_named(page)
    service.error = None
    with qtbot.waitSignal(page.signed_in):
        QTest.mouseClick(page.bar.button, Qt.MouseButton.LeftButton)
    assert not page.bar.isVisible()
    assert len(service.origins) == 2


def test_a_wrong_address_leads_back_to_the_field(page: SignInPage, service: Service, qtbot: QtBot) -> None:
    page.ask.field.setText("account.dijo.example")
    page.show_failure(NotAService())
    QTest.mouseClick(page.bar.button, Qt.MouseButton.LeftButton)
    assert page.ask.field.hasFocus()
    assert page.ask.field.selectedText() == "account.dijo.example"
    assert service.origins == []


def test_the_page_can_be_opened_again_and_its_link_copied(
    page: SignInPage, service: Service, qtbot: QtBot, qapp: QApplication
) -> None:
    type_address(page, "account.dijo.example")
    wait(page, qtbot)
    QTest.mouseClick(page.waiting.again, Qt.MouseButton.LeftButton)
    assert not page.waiting.again.isEnabled()
    qtbot.waitUntil(page.waiting.again.isEnabled)
    assert service.browser.opened == 1
    QTest.mouseClick(page.waiting.copy, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.waiting.copy.text() == "Copied")
    assert qapp.clipboard().text() == service.browser.link()
    service.browser.error = Offline("account.dijo.example")
    QTest.mouseClick(page.waiting.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.bar.isVisible)
    assert page.waiting.isVisible()
    page._help()
    assert not page.bar.isVisible()
    page.cancel()
    page._open_again()
    page._copy_link()


def test_the_demo_asks_for_no_address(page: SignInPage, service: Service, qtbot: QtBot, theme: Theme) -> None:
    with qtbot.waitSignal(page.demo_wanted):
        QTest.mouseClick(page.footer.demo, Qt.MouseButton.LeftButton)
    theme.set_demo(demo=True)
    page.set_service("http://127.0.0.1:4000", demo=True)
    page.enter()
    assert not page.ask.field.isVisible()
    assert not page.footer.demo.isVisible()
    assert page._title.text() == "Sign in to the demo"
    assert page._title.font().pointSizeF() > theme.font("title").pointSizeF()
    QTest.mouseClick(page.ask.button, Qt.MouseButton.LeftButton)
    wait(page, qtbot)
    assert service.origins == ["http://127.0.0.1:4000"]
    page.cancel()


def test_a_language_can_be_chosen_before_signing_in(page: SignInPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.language_chosen) as chosen:
        page.footer.language._choices.actions()[2].trigger()
    assert chosen.args == ["de"]


@pytest.mark.parametrize("factor", [1, 2])
def test_nothing_scrolls_sideways(page: SignInPage, qapp: QApplication, factor: int, theme: Theme) -> None:
    font = QFont(qapp.font())
    font.setPointSizeF(10 * factor)
    qapp.setFont(font)
    page.resize(1200 if factor == 2 else 720, 700)
    page._begin("https://account.dijo.example")
    QApplication.processEvents()
    for button in (page.waiting.again, page.waiting.copy, page.waiting.cancel):
        right = button.mapTo(page, button.rect().topRight()).x()
        assert right <= page.width()
    page.cancel()
    assert page.title() == ""
