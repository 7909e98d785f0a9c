"""Where the address of the service comes from: the command line, then what was chosen before, then the build."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dijo_desktop import packaged
from dijo_desktop.store import settings
from dijo_desktop.store.places import Places
from dijo_desktop.store.settings import Preferences
from tests.journeys.driver import Computer


@pytest.fixture
def bare(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    """A computer without a keyring."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    return Computer(qtbot, qapp, tmp_path)


@pytest.mark.parametrize(
    ("named", "chosen", "shown"),
    [
        ("https://named.example", "https://chosen.example", "https://named.example"),
        ("", "https://chosen.example", "https://chosen.example"),
        ("", "", packaged.service_address()),
    ],
)
def test_the_nearest_choice_wins(bare: Computer, named: str, chosen: str, shown: str) -> None:
    places = Places.below(bare.root / "kept")
    places.make()
    settings.save(places, Preferences(service_address=chosen))
    with bare.start(demo=False, service=named) as window:
        window.until(lambda: window.offers("Sign in"))
        assert window.program.sign_in_page.ask.field.text() == shown
        assert window.offers("Try the demo")
