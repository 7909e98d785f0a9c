"""The status area at the foot of the sidebar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dijo_desktop.ui import format as written
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
        (SyncFacts("copying", share=0.54), "Saving a copy, 54 %"),
        (SyncFacts("failed"), "Not synced"),
        (SyncFacts("demo", NOW), "Demo time "),
    ],
)
def test_the_sync(status: StatusArea, facts: SyncFacts, text: str) -> None:
    status.show_sync(facts)
    assert status.sync.text().startswith(text)
    assert status.sync.lines() == ()


@pytest.mark.parametrize("kind", ["done", "failed"])
def test_from_when_the_calls_are(qtbot: QtBot, theme: Theme, kind: str) -> None:
    now = [NOW]
    area = StatusArea(lambda: now[0])
    qtbot.addWidget(area)
    area.show_sync(SyncFacts(kind, at_ms=NOW))  # type: ignore[arg-type]
    assert area.sync.text() == f"As of {written.time(NOW)}"
    assert area.sync.popover.button.text() == "Sync now"
    now[0] += 86_400_000
    area._minute.timeout.emit()
    assert area.sync.text() == f"As of {written.date_and_time(NOW)}"


def test_how_far_the_sync_is(status: StatusArea) -> None:
    low = status.sync.height()
    status.show_sync(SyncFacts("running", rows=412_000, total=1_000_000, rate=54_000, seconds_left=11))
    assert status.sync.text() == "Getting your calls"
    assert status.sync.lines() == ("412,000 of 1,000,000", "54,000 a second", "11 s left")
    assert status.sync.height() > low
    whole = "Getting your calls: 412,000 of 1,000,000, 54,000 a second, 11 s left"
    assert status.sync.popover.texts() == ("Getting your calls", whole)
    assert status.sync.accessibleName() == whole
    assert not status.grab().isNull()
    status.set_rail(rail=True)
    status.set_rail(rail=False)
    status.show_sync(SyncFacts("done", at_ms=NOW))
    assert (status.sync.lines(), status.sync.height()) == ((), low)


@pytest.mark.parametrize(
    ("facts", "lines"),
    [
        (SyncFacts("running", rows=200), ("200 so far",)),
        (SyncFacts("running", rows=700, total=665), ("700 so far",)),
        (SyncFacts("running", rows=200, total=665), ("200 of 665",)),
        (SyncFacts("running", rows=200, total=665, rate=90), ("200 of 665", "90 a second")),
        (SyncFacts("running", rows=200, total=665, seconds_left=120), ("200 of 665", "2 min left")),
    ],
)
def test_what_is_not_known_of_the_sync_is_not_told(
    status: StatusArea, facts: SyncFacts, lines: tuple[str, ...]
) -> None:
    status.show_sync(facts)
    assert status.sync.lines() == lines


def test_a_screen_reader_hears_of_a_long_sync_now_and_then(status: StatusArea) -> None:
    said: list[str] = []
    names: set[str] = set()
    status.announced.connect(said.append)
    for rows in range(0, 100_001, 500):
        status.show_sync(SyncFacts("running", rows=rows, total=100_000, rate=54_000))
        names.add(status.sync.accessibleName())
    status.show_sync(SyncFacts("done", at_ms=NOW))
    assert [words.split(",")[0] for words in said[:-1]] == [f"Getting your calls: {n}0" for n in (2, 5, 7)]
    assert said[-1] == "Your calls are up to date"
    assert len(names) <= 12


def test_a_short_sync_is_not_spoken_of(status: StatusArea) -> None:
    said: list[str] = []
    status.announced.connect(said.append)
    for _ in range(3):
        status.show_sync(SyncFacts("running"))
        status.show_sync(SyncFacts("done", at_ms=NOW))
    assert said == []


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


@pytest.mark.fault("K5")
def test_that_nothing_is_kept_is_seen_on_the_rail_too(status: StatusArea) -> None:
    status.set_rail(rail=True)
    for kind, seen in (("ready", False), ("session-only", True), ("locked", False), ("session-only", True)):
        status.show_keyring(KeyringFacts(kind))  # type: ignore[arg-type]
        assert status.keyring.isVisible() is seen
    assert status.keyring.toolTip() == status.keyring.accessibleName() == "This session only"
    status.set_rail(rail=False)
    status.show_keyring(KeyringFacts("ready"))
    assert status.keyring.isVisible()
