"""What the tests of the sign-in page share: a service that signs in when told to, and the page."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dijo_desktop.errors import Cancelled, DijoError
from dijo_desktop.ui.sign_in.page import SignInPage
from dijo_desktop.ui.tasks import Tasks
from dijo_desktop.ui.theme import Theme

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


def type_address(page: SignInPage, address: str) -> None:
    page.ask.field.clear()
    QTest.keyClicks(page.ask.field, address)
    QTest.keyClick(page.ask.field, Qt.Key.Key_Return)


def wait(page: SignInPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.waiting.again.isEnabled)
