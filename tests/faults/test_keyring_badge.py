"""The badge of the keyring follows a write that hangs, and what becomes of it."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dijo_desktop.ui.keyring_badge import KeyringBadge
from dijo_desktop.ui.shell.status_area import StatusArea
from dijo_desktop.ui.theme import Theme
from tests.client.keyrings import Hanging, Keyring, vault_of


@pytest.mark.fault("K11")
def test_a_sign_in_that_is_not_saved_yet_is_seen_until_it_is(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme(preference="light")
    theme.apply(qapp)
    keyring = Keyring()
    hanging = keyring.before = Hanging("set")
    vault = vault_of(keyring, notice=0.1)
    status = StatusArea()
    qtbot.addWidget(status)
    status.show()
    badge = KeyringBadge(status)
    badge.follow(vault)

    assert status.keyring.text() == "Keyring unlocked"
    assert not vault.save("me", "text")
    qtbot.waitUntil(lambda: status.keyring.text() == "Sign-in not saved yet", timeout=10_000)
    hanging.go.set()
    assert vault.save("me", "text", threading.Event())
    qtbot.waitUntil(lambda: status.keyring.text() == "Keyring unlocked", timeout=10_000)
    status.close()
    theme.take_off()
