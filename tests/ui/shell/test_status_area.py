"""The status area at the foot of the sidebar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.keyring_words import KINDS, KeyringFacts, words
from dijo_desktop.ui.shell.status_area import ConnectionFacts, StatusArea, SyncFacts
from dijo_desktop.ui.theme import Theme

NOW = 1_795_442_520_000


@pytest.fixture
def status(qtbot: QtBot, theme: Theme) -> StatusArea:
    area = StatusArea()
    qtbot.addWidget(area)
    area.show()
    return area


@pytest.mark.parametrize(
    ("facts", "text", "button"),
    [
        (ConnectionFacts(), "Not connected yet", ""),
        (ConnectionFacts("connected", "account.dijo.example", "TLS 1.3"), "Connected, TLS 1.3", ""),
        (ConnectionFacts("connected", "127.0.0.1"), "Connected", ""),
        (ConnectionFacts("offline", "account.dijo.example", since_ms=NOW), "Offline since", "Try again"),
        (ConnectionFacts("signed_out"), "Signed out", ""),
        (ConnectionFacts("demo"), "Demo service", ""),
    ],
)
def test_the_connection(status: StatusArea, facts: ConnectionFacts, text: str, button: str) -> None:
    status.show_connection(facts)
    assert status.connection.text().startswith(text)
    assert status.connection.popover.button.text() == button
    assert not status.grab().isNull()


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (SyncFacts(), "Not synced yet"),
        (SyncFacts("running"), "Getting your calls"),
        (SyncFacts("running", share=0.54), "Getting your calls, 54 %"),
        (SyncFacts("copying", share=0.54), "Saving a copy, 54 %"),
        (SyncFacts("done", NOW), "Synced "),
        (SyncFacts("failed"), "Not synced"),
        (SyncFacts("demo", NOW), "Demo time "),
    ],
)
def test_the_sync(status: StatusArea, facts: SyncFacts, text: str) -> None:
    status.show_sync(facts)
    assert status.sync.text().startswith(text)


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyring(status: StatusArea, kind: str, qtbot: QtBot) -> None:
    facts = KeyringFacts(kind, "GNOME Keyring")  # type: ignore[arg-type]
    status.show_keyring(facts)
    said = words(facts)
    assert status.keyring.text() == status.keyring.accessibleName() == said.short
    QTest.mouseClick(status.keyring, Qt.MouseButton.LeftButton)
    popover = status.keyring.popover
    assert popover.isVisible()
    assert popover.texts() == (f"GNOME Keyring: {said.state}", said.sentence)
    with qtbot.waitSignal(status.acted) as acted:
        popover.button.click()
    assert acted.args == ["check_keyring"]
