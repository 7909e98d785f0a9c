"""What journeys share: a computer with a keyring of its own, the English of Britain, nothing left behind."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.driver import Computer
from tests.secret_service import secret_service

PASSED_ON = (
    "HOME",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "XDG_RUNTIME_DIR",
    "DBUS_SESSION_BUS_ADDRESS",
)
STAY = ("keyring",)
"""Threads that live as long as the program; they are daemons that wait for the next question."""


@pytest.fixture
def keyring_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """A real gnome-keyring, and the environment in which the program finds it."""
    with secret_service(tmp_path / "keyring") as environment:
        for name in PASSED_ON:
            monkeypatch.setenv(name, environment[name])
        yield environment


@pytest.fixture
def computer(qtbot: QtBot, qapp: QApplication, tmp_path: Path, keyring_environment: dict[str, str]) -> Computer:
    """A computer with a keyring."""
    return Computer(qtbot, qapp, tmp_path)


@pytest.fixture(autouse=True)
def _british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture(autouse=True)
def _nothing_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a thread or a window behind."""
    threads = set(threading.enumerate())
    yield
    new = [one for one in threading.enumerate() if one not in threads and one.is_alive()]
    for thread in new:
        if thread.name not in STAY:
            thread.join(5)
    left = [thread.name for thread in new if thread.name not in STAY and thread.is_alive()]
    assert not left, f"threads left: {left}"
    shown = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    assert not shown, f"windows left: {shown}"
