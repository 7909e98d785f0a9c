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
    ("named", "chosen", "published", "shown"),
    [
        ("https://named.example", "https://chosen.example", 'address = "https://published.example"', "named"),
        ("", "https://chosen.example", 'address = "https://published.example/"', "chosen"),
        ("", "", '# where the company is\naddress = "https://published.example/"\n', "published"),
        ("", "", 'address = ""', ""),
        ("", "", "", ""),
    ],
)
def test_the_nearest_choice_wins(bare: Computer, named: str, chosen: str, published: str, shown: str) -> None:
    places = Places.below(bare.root / "kept")
    places.make()
    settings.save(places, Preferences(service_address=chosen))
    file = bare.root / "service.toml"
    file.write_text(published, encoding="utf-8")
    with bare.start(demo=False, service=named, service_file=file) as window:
        window.until(lambda: window.offers("Sign in"))
        field = window.program.sign_in_page.ask.field
        assert field.text() == (f"https://{shown}.example" if shown else "")
        assert field.isVisible()
        assert window.offers("Try the demo")


def test_the_file_that_comes_with_the_program_is_the_one_that_is_read(bare: Computer) -> None:
    assert packaged.resource("service.toml").exists()
    with bare.start(demo=False) as window:
        window.until(lambda: window.offers("Sign in"))
        assert window.program.sign_in_page.ask.field.text() == packaged.service_address()
