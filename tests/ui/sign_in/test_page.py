"""Signing in as a person sees it: address, waiting, arriving, failing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dijo_desktop.errors import (
    BrowserInsistsOnTls,
    CallbackBlocked,
    Cancelled,
    DijoError,
    NotAService,
    Offline,
    SignInDeclined,
)
from dijo_desktop.ui.sign_in.page import SignInPage
from dijo_desktop.ui.tasks import Tasks
from dijo_desktop.ui.theme import Theme
from tests.ui.conftest import assert_named

NOW = 1_795_442_520_000


@dataclass
class Browser:
    """A sign-in in a browser that the test plays."""

    host: str = "account.dijo.example"
    expires_at: float = field(default_factory=lambda: monotonic() + 600)
    browser_opened: bool = True
    opened: int = 0
    error: DijoError | None = None

    def open_again(self) -> None:
        if self.error is not None:
            raise self.error
        self.opened += 1

    def link(self) -> str:
        return "https://account.dijo.example/authorize?request_uri=x"


@dataclass(frozen=True)
class Code:
    """A code for another device."""

    host: str = "account.dijo.example"
    address: str = "https://account.dijo.example/oauth/device/verify"
    code: str = "WDJB-MJHT"
    expires_at: float = field(default_factory=lambda: monotonic() + 600)


class Service:
    """Signs in when the test says so."""

    def __init__(self) -> None:
        self.browser = Browser()
        self.origins: list[str] = []
        self.come_back = threading.Event()
        self.error: DijoError | None = None
        self.stopped = False

    def sign_in(
        self, origin: str, *, stop: threading.Event, waiting: Callable[[Any], None], by_code: bool = False
    ) -> str:
        self.origins.append(origin)
        waiting(Code() if by_code else self.browser)
        while not self.come_back.wait(0.005):
            if stop.is_set():
                self.stopped = True
                raise Cancelled
        if self.error is not None:
            raise self.error
        return "somebody"


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    assert tasks.close()


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, theme: Theme, tasks: Tasks, service: Service) -> SignInPage:
    page = SignInPage(
        service,
        tasks,
        monotonic=monotonic,
        now_ms=lambda: NOW,
        clipboard=qapp.clipboard(),
        languages=[("en", "English"), ("de", "Deutsch")],
    )
    qtbot.addWidget(page)
    page.set_service("", keyring="GNOME Keyring")
    page.resize(1200, 700)
    page.show()
    page.activateWindow()
    page.enter()
    return page


def _type(page: SignInPage, address: str) -> None:
    page.ask.field.clear()
    QTest.keyClicks(page.ask.field, address)
    QTest.keyClick(page.ask.field, Qt.Key.Key_Return)


def _wait(page: SignInPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.waiting.again.isEnabled)


@pytest.mark.parametrize("address", ["", "ftp://x", "http://account.dijo.example", "https://a@b.example", "a b"])
def test_what_is_no_address_is_refused_before_anything_is_sent(
    page: SignInPage, service: Service, address: str
) -> None:
    assert page.ask.field.hasFocus()
    _type(page, address)
    assert page.ask.wrong().startswith("This is not a service address.")
    assert page.ask.field.accessibleDescription() == page.ask.wrong()
    assert service.origins == []
    QTest.keyClicks(page.ask.field, "x")
    assert page.ask.wrong() == ""


def test_one_signs_in_in_the_browser(page: SignInPage, service: Service, qtbot: QtBot) -> None:
    assert_named(page)
    _type(page, "account.dijo.example")
    _wait(page, qtbot)
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
    _type(page, "account.dijo.example")
    _wait(page, qtbot)
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
    _type(page, "account.dijo.example")
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
    _type(page, "account.dijo.example")
    _wait(page, qtbot)
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
    _wait(page, qtbot)
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
    _type(page, "account.dijo.example")  # the way chosen in vain is forgotten
    _wait(page, qtbot)
    assert page.waiting.isVisible()
    page.cancel()
    qtbot.waitUntil(lambda: service.stopped)


def test_who_waits_for_a_browser_may_go_over_to_a_code(page: SignInPage, service: Service, qtbot: QtBot) -> None:
    _type(page, "account.dijo.example")
    _wait(page, qtbot)
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
    _type(page, "account.dijo.example")
    service.come_back.set()
    qtbot.waitUntil(page.bar.isVisible)
    assert page.bar.button.text() == "Use a code instead"
    service.come_back.clear()
    service.error = None
    QTest.mouseClick(page.bar.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.device.code.isVisible)
    page.leave()
    qtbot.waitUntil(lambda: service.stopped)
