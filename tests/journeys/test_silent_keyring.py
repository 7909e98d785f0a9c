"""A keyring that never answers: the window stays free, and one can sign in for this session."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.faults.secret_service import LEFT_OPEN, stub
from tests.journeys.conftest import PASSED_ON
from tests.journeys.driver import Computer
from tests.journeys.heart import FREE, Heart


@pytest.mark.fault("K1")
@pytest.mark.filterwarnings(LEFT_OPEN)
def test_one_can_sign_in_for_this_session_while_the_keyring_is_silent(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with stub(tmp_path / "keyring") as service:
        for name in PASSED_ON:
            monkeypatch.setenv(name, service.environment[name])
        service.tell("claim")
        computer = Computer(qtbot, qapp, tmp_path)
        with computer.start() as window:
            heart = Heart()
            window.sign_in()
            window.until(lambda: window.sees("This session only"))
            assert heart.largest_gap < FREE
        assert not list(computer.root.glob("kept/data/accounts/*"))
