"""Without any network: what is on this computer is shown and dated, the rest is told, and it comes back by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from dijo_desktop.client.demo_process import DemoProcess
from dijo_desktop.domain.clock import Clock
from dijo_desktop.store.places import Places
from dijo_desktop.ui import format as written
from dijo_desktop.ui.account.page import AccountPage
from dijo_desktop.ui.calls.page import CallsPage
from tests.journeys.driver import Computer, Window

EMAIL = "ordinary@demo.example"


@pytest.fixture
def service(computer: Computer) -> Iterator[DemoProcess]:
    """A service of its own, for the window of the real thing; started again, it has the same address."""
    process = DemoProcess(Places.below(computer.root / "service"), Clock())
    yield process
    process.stop()


def test_without_a_network_the_copy_is_shown_and_dated_and_the_service_found_again(
    computer: Computer, service: DemoProcess
) -> None:
    origin = service.start().origin
    real = {"demo": False, "service": origin}
    with computer.start(**real) as window:
        window.sign_in()
        held, as_of = window.held(), synced_at(window)
        assert window.sees(f"As of {written.time(as_of)}")
        f5_reads_the_changes(window)
        as_of = synced_at(window)
    service.stop()

    with computer.start(**real) as window:
        window.until(lambda: window.main.bars.bar.isVisible())
        calls = page(window)
        window.until(lambda: calls.shown_calls == held)
        assert window.main.section == "calls"
        assert window.main.bars.bar.text().startswith("You are offline. Shown as saved on this computer: ")
        assert written.time(as_of) in window.main.bars.bar.text()
        assert window.sees(f"As of {written.time(as_of)}")
        assert window.sees("Offline since ")
        assert window.offers("Try again")
        a_wrong_call_is_not_put_by_without_a_word(window, calls)
        the_other_sections_say_why(window)
        account_shows_what_is_known(window, origin)
        since = window.main.sidebar.status.connection.text()

        before = len(said := announced(window))
        window.go("calls")
        window.press("Try again")
        window.until(lambda: window.program.entry.stands_by)
        window.until(lambda: window.program._reconnecting.waiting)
        assert window.main.bars.bar.isVisible()
        assert window.main.sidebar.status.connection.text() == since
        assert len(said) == before, "what has not changed is not said again"

        assert service.start().origin == origin
        window.program._reconnecting._timer.start(0)  # the pause is over
        assert window.until_in().account.email == EMAIL
        window.until(lambda: not window.main.bars.bar.isVisible())
        assert not window.sees("Offline since ")
        assert window.held() == held
        assert len(computer.links) == 1, "nobody had to sign in again"
        window.go("account")
        assert account(window).leaving.delete_button.isEnabled()
        window.go("consent")
        window.until(lambda: window.sees("Purposes and cookies"))
        signing_out_ends_the_sync(window)


def test_a_service_that_goes_away_while_one_reads_comes_back_by_itself(
    computer: Computer, service: DemoProcess
) -> None:
    origin = service.start().origin
    with computer.start(demo=False, service=origin) as window:
        window.sign_in()
        window.go("account")
        service.stop()
        press_f5(window)
        window.until(lambda: window.sees("You are offline."))
        window.until(lambda: window.sees(f"As of {written.time(synced_at(window))}"))  # the run has ended as well
        assert not account(window).leaving.delete_button.isEnabled()
        assert account(window).leaving.delete_button.toolTip() == "The service has to be reached first."
        assert window.program._reconnecting.waiting
        assert service.start().origin == origin
        window.program._reconnecting._timer.start(0)
        window.until(lambda: not window.main.bars.bar.isVisible() and window.synced())
        assert account(window).leaving.delete_button.isEnabled()
        assert not window.program._reconnecting.waiting


def f5_reads_the_changes(window: Window) -> None:
    """The key starts a run, which asks the service once more and dates the copy anew."""
    before = synced_at(window)
    press_f5(window)
    window.until(lambda: window.synced() and synced_at(window) > before)


def press_f5(window: Window) -> None:
    """In a window that has the keyboard, as a person has it."""
    window.main.activateWindow()
    window.until(window.main.isActiveWindow)
    QTest.keyClick(window.main, Qt.Key.Key_F5)


def synced_at(window: Window) -> int:
    """When the copy was brought up to date."""
    return window.program._freshness.as_of_ms


def page(window: Window) -> CallsPage:
    """The calls."""
    assert window.program.sections is not None
    return window.program.sections.calls


def account(window: Window) -> AccountPage:
    """The page of the account."""
    assert window.program.sections is not None
    window.until(lambda: window.program.sections.account.page is not None)
    shown = window.program.sections.account.page
    assert isinstance(shown, AccountPage)
    return shown


def announced(window: Window) -> list[str]:
    """What the bar reads out from here on."""
    said: list[str] = []
    bar = window.main.bars.bar
    bar._announce = lambda: said.append(bar.text())
    return said


def a_wrong_call_is_not_put_by_without_a_word(window: Window, calls: CallsPage) -> None:
    """The dialog opens, says that one is offline and sends nothing."""
    calls.table.setFocus()
    QTest.keyClick(calls.table, Qt.Key.Key_Down)
    QTest.keyClick(calls.table, Qt.Key.Key_Return)
    window.until(lambda: window.offers("This is wrong…"))
    window.press("This is wrong…")
    window.until(lambda: window.dialog is not None)
    dialog = window.program.sections.requests.dialog if window.program.sections else None
    assert dialog is not None
    assert not dialog.send.isEnabled()
    assert window.sees("The service cannot be reached. Nothing was sent")
    dialog.reject()
    window.until(lambda: window.dialog is None)


def the_other_sections_say_why(window: Window) -> None:
    """What is not kept here is not promised."""
    for section in ("consent", "data"):
        window.go(section)
        slot = {"consent": window.program.sections.consent, "data": window.program.sections.data}[section]
        assert "cannot be reached" in "\n".join(texts(slot))


def texts(within: QWidget) -> list[str]:
    """What is written in sight within a widget."""
    return [label.text() for label in within.findChildren(QLabel) if label.isVisible()]


def account_shows_what_is_known(window: Window, origin: str) -> None:
    """Who it is and where; of the ways to leave, only deleting is out of reach, and says so."""
    shown = account(window)
    window.go("account")
    assert window.sees(EMAIL)
    assert window.sees("127.0.0.1")
    leaving = shown.leaving
    assert leaving.sign_out_button.isEnabled()
    assert leaving.remove_button.isEnabled()
    assert not leaving.delete_button.isEnabled()
    assert leaving.delete_button.toolTip() == "The service has to be reached first."


def signing_out_ends_the_sync(window: Window) -> None:
    """No run and no clock of one is left."""
    syncing = window.program.syncing
    assert syncing is not None
    window.go("account")
    window.press("Sign out")
    window.until(lambda: window.offers("Sign in"))
    assert window.program.syncing is None
    assert not window.program._reconnecting.waiting
