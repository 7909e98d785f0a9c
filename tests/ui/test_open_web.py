"""Only addresses that are safe, or that the person agreed to, reach the browser."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from dijo_desktop.ui import open_web as module
from dijo_desktop.ui.open_web import OpenWeb, Verdict, ascii_host, judge

DEMO = "http://127.0.0.1:49213"


@pytest.mark.parametrize(
    ("address", "verdict"),
    [
        ("https://account.dijo.example/sign-in?x=1", Verdict.OPEN),
        ("https://other.example/", Verdict.ASK),
        (f"{DEMO}/oauth/authorize?request_uri=x", Verdict.OPEN),
        ("http://127.0.0.1:49214/", Verdict.REFUSE),
        ("http://localhost:49213/", Verdict.REFUSE),
        ("http://account.dijo.example/", Verdict.REFUSE),
        ("file:///etc/passwd", Verdict.REFUSE),
        ("smb://server/share", Verdict.REFUSE),
        ("\\\\server\\share", Verdict.REFUSE),
        ("https://account.dijo.example\\@evil.example/", Verdict.REFUSE),
        ("https://account.dijo.example@evil.example/", Verdict.REFUSE),
        ("https://user:secret@account.dijo.example/", Verdict.REFUSE),
        ("javascript:alert(1)", Verdict.REFUSE),
        ("data:text/html,x", Verdict.REFUSE),
        ("ms-settings:about", Verdict.REFUSE),
        ("https:///path", Verdict.REFUSE),
        ("https://", Verdict.REFUSE),
        ("", Verdict.REFUSE),
        ("account.dijo.example", Verdict.REFUSE),
        ("https://account.dijo.example/a b", Verdict.REFUSE),
        ("https://account.dijo.example/\n", Verdict.REFUSE),
        ("https://dij\u043e.example/", Verdict.REFUSE),
        ("https://xn--dij-tsc.example/", Verdict.ASK),
        ("https://account.dijo.example.evil.example/", Verdict.ASK),
        ("HTTPS://ACCOUNT.DIJO.EXAMPLE/", Verdict.OPEN),
        ("https://account.dijo.example/" + "a" * 9000, Verdict.REFUSE),
    ],
)
def test_addresses_are_judged(address: str, verdict: Verdict) -> None:
    assert judge(address, hosts={"account.dijo.example"}, loopback=DEMO) is verdict


def test_no_loopback_address_without_a_demo() -> None:
    assert judge(f"{DEMO}/", hosts={"127.0.0.1"}) is Verdict.REFUSE
    assert judge("http://x.example/", loopback="http://x.example") is Verdict.REFUSE


def test_a_known_host_is_opened_and_a_refused_one_never() -> None:
    opened: list[str] = []
    open_web = OpenWeb({"account.dijo.example"}, opener=lambda address: bool(opened.append(address)) or True)
    assert open_web("https://account.dijo.example/x")
    assert not open_web("https://other.example/")
    assert not open_web("file:///etc/passwd")
    assert opened == ["https://account.dijo.example/x"]


def test_an_unknown_host_is_asked_about_by_its_name_on_the_wire() -> None:
    asked: list[tuple[str, Callable[[], None]]] = []
    opened: list[str] = []
    open_web = OpenWeb(
        opener=lambda address: bool(opened.append(address)), confirm=lambda host, go: asked.append((host, go))
    )
    assert open_web("https://xn--dij-tsc.example/x")
    assert opened == []
    assert asked[0][0] == ascii_host("https://xn--dij-tsc.example/x") == "xn--dij-tsc.example"
    asked[0][1]()
    assert opened == ["https://xn--dij-tsc.example/x"]


class Browser(QObject):
    """Takes the place of the system's browser."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[tuple[str, str | None]] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append((url.toString(), os.environ.get("LD_LIBRARY_PATH")))


@pytest.mark.parametrize(
    ("environment", "seen"),
    [
        ({"LD_LIBRARY_PATH": "/bundle", "LD_LIBRARY_PATH_ORIG": "/usr/lib"}, "/usr/lib"),
        ({"LD_LIBRARY_PATH": "/bundle", "LD_LIBRARY_PATH_ORIG": ""}, None),
        ({"LD_LIBRARY_PATH": "/mine"}, "/mine"),
    ],
)
def test_the_browser_does_not_see_the_paths_of_the_bundle(
    qapp: object, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], seen: str | None
) -> None:
    for name in ("LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "take")
    try:
        assert module._open_in_browser("https://account.dijo.example/")
    finally:
        QDesktopServices.unsetUrlHandler("https")
    assert browser.opened == [("https://account.dijo.example/", seen)]
    assert os.environ["LD_LIBRARY_PATH"] == environment["LD_LIBRARY_PATH"]
