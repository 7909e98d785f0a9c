"""Signing in on another device as a person sees it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dijo_desktop.errors import (
    BrowserInsistsOnTls,
    CallbackBlocked,
    DijoError,
)
from dijo_desktop.ui.sign_in.page import SignInPage
from tests.ui.conftest import assert_named
from tests.ui.sign_in.conftest import Service, type_address, wait


def test_without_a_browser_here_a_code_is_shown_in_large_type(
    page: SignInPage, service: Service, qtbot: QtBot
) -> None:
    assert not page.device.isVisible()
    page.ask.field.setText("account.dijo.example")
    QTest.mouseClick(page.footer.no_browser, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.device.code.isVisible)
    assert "WDJB-MJHT" in page.device.code.text()
    assert "account.dijo.example" in page.device.host.text()
    assert page.device.code.font().pointSizeF() >= 1.9 * page.device.left.font().pointSizeF()
    assert page.device.warning.text() == (
        "Enter this code only if you started this sign-in yourself, on this computer."
    )
    assert "good for 9 min" in page.device.left.text()
    assert not page.footer.no_browser.isVisible()
    assert_named(page)
    with qtbot.waitSignal(page.signed_in):
        service.come_back.set()


def test_a_code_needs_an_address_first(page: SignInPage, service: Service, qtbot: QtBot) -> None:
    page.ask.field.setText("no address")
    QTest.mouseClick(page.footer.no_browser, Qt.MouseButton.LeftButton)
    assert page.ask.wrong()
    assert service.origins == []
    type_address(page, "account.dijo.example")  # the way chosen in vain is forgotten
    wait(page, qtbot)
    assert page.waiting.isVisible()
    page.cancel()
    qtbot.waitUntil(lambda: service.stopped)


def test_who_waits_for_a_browser_may_go_over_to_a_code(page: SignInPage, service: Service, qtbot: QtBot) -> None:
    type_address(page, "account.dijo.example")
    wait(page, qtbot)
    QTest.mouseClick(page.footer.no_browser, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.device.code.isVisible)
    assert service.origins == ["https://account.dijo.example"] * 2
    service.stopped = False
    QTest.mouseClick(page.device.cancel, Qt.MouseButton.LeftButton)
    assert page.ask.isVisible()
    qtbot.waitUntil(lambda: service.stopped)


@pytest.mark.parametrize("error", [CallbackBlocked(), BrowserInsistsOnTls()])
def test_a_blocked_way_back_leads_to_a_code(
    page: SignInPage, service: Service, qtbot: QtBot, error: DijoError
) -> None:
    service.error = error
    type_address(page, "account.dijo.example")
    service.come_back.set()
    qtbot.waitUntil(page.bar.isVisible)
    assert page.bar.button.text() == "Use a code instead"
    service.come_back.clear()
    service.error = None
    QTest.mouseClick(page.bar.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.device.code.isVisible)
    page.leave()
    qtbot.waitUntil(lambda: service.stopped)
