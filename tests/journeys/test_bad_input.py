"""What is wrong outside the program gives one sentence and one button; nothing is lost, nothing raises."""

from __future__ import annotations

import re
import resource
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

import httpx
import pytest
import trustme
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.widgets.message_bar import MessageBar
from tests.client.fault_server import FaultServer, Request
from tests.demo.oauth_client import form_token
from tests.demo.running import RunningService
from tests.journeys.driver import Computer, Window

NOT_AN_ADDRESS = "This is not a service address. It looks like https://account.example.org."
NO_SERVICE = "No DiJo service answers at this address. Nothing was signed in."
UNREACHABLE = "cannot be reached. What is saved on this computer is still here."
PORTAL = "A web page came instead of data. This network may want you to sign in first."
NOT_PROVED = "127.0.0.1 could not prove who it is"
DECLINED = "You said no in the browser. Nothing was signed in and nothing kept."
DISK_FULL = "The disk is full"
SMALL = 64 * 1024


@pytest.fixture
def bare(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    """A computer without a keyring, whose program is told of no service."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    return Computer(qtbot, qapp, tmp_path)


@pytest.fixture(autouse=True)
def _no_traceback(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    yield
    assert "Traceback" not in capfd.readouterr().err


NO_ADDRESSES = [
    "",
    "not an address",
    "ftp://account.example.org",
    "http://account.example.org",
    "https://user@account.example.org",
    "https://account.example.org/path",
    "javascript:alert(1)",
    "http://localhost:8080",
    "http://127.0.0.1.example.org",
    "https://m\N{LATIN SMALL LETTER U WITH DIAERESIS}nchen.example",
]


@pytest.mark.parametrize("typed", NO_ADDRESSES)
def test_what_cannot_be_an_address_is_refused_before_anything_is_sent(bare: Computer, typed: str) -> None:
    with bare.start(demo=False) as window:
        window.until(lambda: window.offers("Sign in"))
        ask = window.program.sign_in_page.ask
        ask.field.setText(typed)
        window.press("Sign in")
        assert ask.wrong() == NOT_AN_ADDRESS
        assert window.sees(NOT_AN_ADDRESS)
        assert window.offers("Sign in")
        assert ask.field.text() == typed
        assert bare.links == []


def html(request: Request) -> None:
    request.answer(body=b"<!doctype html><title>Welcome</title><p>Agree to our terms", media="text/html")


def nothing_here(request: Request) -> None:
    request.answer(404, b"<h1>Not Found</h1>", media="text/html")


def other_json(request: Request) -> None:
    request.answer(body={"hello": "world"})


def elsewhere(request: Request) -> None:
    request.answer(302, b"", Location="http://portal.example/")


@pytest.mark.parametrize(
    "answer", [html, nothing_here, other_json, elsewhere], ids=["html", "nothing", "json", "redirect"]
)
def test_what_is_no_service_is_said_to_be_none(bare: Computer, answer: Callable[[Request], None]) -> None:
    with FaultServer(answer) as server, bare.start(demo=False) as window:
        fails(window, server.origin, NO_SERVICE, "Change the address")
        assert len(server.seen) == 1, "no redirect is followed, nothing is asked twice"
        window.press("Change the address")
        assert window.program.sign_in_page.ask.field.selectedText() == server.origin
        assert not window.sees(NO_SERVICE)


def test_a_service_that_cannot_prove_who_it_is_gets_nothing(bare: Computer) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with FaultServer(html, tls=context) as server, bare.start(demo=False) as window:
        fails(window, f"https://127.0.0.1:{server.port}", NOT_PROVED, "Try again")
        assert server.seen == []


def test_a_service_that_is_not_there_can_be_tried_again(bare: Computer) -> None:
    with FaultServer(html) as server:
        origin = server.origin
    with bare.start(demo=False) as window:
        fails(window, origin, UNREACHABLE, "Try again")
        window.press("Try again")
        window.until(lambda: window.offers("Try again"))


def test_a_portal_in_the_way_is_shown_in_the_browser_and_the_calls_stay_readable(computer: Computer) -> None:
    service = RunningService(computer.root / "service")
    with computer.start(demo=False, service=service.origin) as window:
        window.sign_in()
        held = window.held()
        service.stop()
        with FaultServer(html, at=urlsplit(service.origin).port or 0):
            window.main.commanded.emit("sync")
            shows_portal(window, computer, service.origin)
    with FaultServer(html, at=urlsplit(service.origin).port or 0), computer.start(demo=False) as window:
        shows_portal(window, computer, service.origin)
        assert window.program.sections is not None
        window.until(lambda: window.program.sections.calls.shown_calls == held)


def shows_portal(window: Window, computer: Computer, service: str) -> None:
    """The bar says that a web page came, and its button opens the service's page in the browser."""
    window.until(lambda: window.sees(PORTAL))
    assert window.main.section == "calls"
    computer.links.clear()
    window.press("Open the browser")
    assert computer.links == [service]


def test_no_in_the_browser_can_be_tried_again(bare: Computer) -> None:
    with bare.start(open_browser=lambda link: bare.browser.decline(link) is not None) as window:
        window.press("Sign in")
        window.until(lambda: window.sees(DECLINED))
        one_button(window, "Try again")


def test_an_answer_that_is_not_ours_is_not_taken_and_the_right_one_still_is(bare: Computer) -> None:
    with bare.start(open_browser=lambda link: bare.links.append(link) is None) as window:
        window.press("Sign in")
        window.until(lambda: bare.links)
        with httpx.Client(trust_env=False) as browser:
            genuine = callback_of(browser, bare.links[0])
            for name, value in (("state", "A" * 43), ("iss", "https://else.example"), ("state", ""), ("iss", "")):
                refused = browser.get(changed(genuine, name, value))
                assert refused.status_code == 400, name
                assert "This answer was not taken" in refused.text
                assert window.sees("Continue in your browser")
                assert window.program.signed_in is None
            taken = browser.get(genuine)
            assert taken.status_code == 303
            assert "You can close this tab" in browser.get(urljoin(genuine, taken.headers["Location"])).text
        window.until_in()


def test_a_browser_that_never_comes_back_can_be_given_up(bare: Computer) -> None:
    with bare.start(open_browser=lambda link: bare.links.append(link) is None) as window:
        window.press("Sign in")
        window.until(lambda: window.sees("Browser opened"))
        window.press("Cancel")
        window.until(lambda: window.offers("Sign in"))
        assert not window.program.sign_in_page.bar.isVisible()


def test_a_browser_that_does_not_open_leaves_a_link_to_copy(bare: Computer, qapp: QApplication) -> None:
    with bare.start(open_browser=lambda _link: False) as window:
        window.press("Sign in")
        window.until(lambda: window.sees("No browser opened"))
        window.press("Copy link")
        window.until(lambda: window.offers("Copied"))
        bare.browser.open(qapp.clipboard().text())
        window.until_in()


def test_a_full_disk_keeps_what_was_there_and_another_folder_helps(bare: Computer, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with small_disk(tmp_path / "small") as full, bare.start(copies_folder=full, choose=Chosen(other)) as window:
        (full / "before.txt").write_text("mine")
        window.sign_in()
        window.my_data()
        limit_files(SMALL if not full.is_mount() else resource.RLIM_INFINITY)
        window.press("Save a copy of my data")
        window.until(lambda: window.sees(DISK_FULL))
        one_button(window, "Choose a folder")
        assert (full / "before.txt").read_text() == "mine"
        assert not list(full.glob("*.zip"))
        window.press("Choose a folder")
        window.until(lambda: window.sees("Your copy is saved and verified"))
        assert len(list(other.glob("*.zip"))) == 1


class Chosen:
    """Somebody who always chooses the same folder; files are not asked for here."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def file(self, parent: QWidget, title: str, name: str, then: Callable[[Path], None]) -> None:
        raise AssertionError(name)

    def folder(self, parent: QWidget, title: str, then: Callable[[Path], None]) -> None:
        limit_files(resource.RLIM_INFINITY)
        then(self._folder)


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system of `SMALL` bytes; an ordinary folder without the right to mount one."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(folder)]
    mounted = subprocess.run(command, capture_output=True).returncode == 0
    try:
        yield folder
    finally:
        limit_files(resource.RLIM_INFINITY)
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


def limit_files(size: int) -> None:
    """Let no file of this process grow beyond that."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))


def fails(window: Window, address: str, sentence: str, button: str) -> None:
    """Type the address, sign in, and see this sentence with this one button; the address stays."""
    window.until(lambda: window.offers("Sign in"))
    field = window.program.sign_in_page.ask.field
    window.type(field, address)
    window.press("Sign in")
    window.until(lambda: window.sees(sentence))
    one_button(window, button)
    assert field.text() == address
    assert window.program.signed_in is None


def one_button(window: Window, name: str) -> None:
    """No more than one bar is in sight beside that of the missing keyring, and one button of that name."""
    bars = [bar for bar in window.main.findChildren(MessageBar) if bar.isVisible() and bar.button.isVisible()]
    assert [bar.button.text() for bar in bars] in ([name], [])
    assert window.offers(name)


def callback_of(browser: httpx.Client, link: str) -> str:
    """Where the service sends the browser after its form."""
    page = browser.get(link)
    person = re.search(r'name="person" value="([^"]+)"', page.text)
    assert person
    form: dict[str, Any] = {"form": form_token(page.text), "person": person[1], "decision": "continue"}
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(link))
    answer = browser.post(urljoin(link, "/oauth/authorize"), data=form, headers={"Origin": origin})
    assert answer.status_code == 303
    return str(answer.headers["Location"])


def changed(url: str, name: str, value: str) -> str:
    """The address with another value of one parameter."""
    parts = urlsplit(url)
    query = {**dict(parse_qsl(parts.query)), name: value}
    return urlunsplit(parts._replace(query=urlencode(query)))
