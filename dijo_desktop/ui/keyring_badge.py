"""The badge of the keyring in the status area: it follows what other threads do, such as a write that hangs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from dijo_desktop.ui.account.work import keyring_facts
from dijo_desktop.ui.keyring_words import KeyringFacts
from dijo_desktop.ui.shell.status_area import StatusArea

if TYPE_CHECKING:
    from dijo_desktop.client.vault import Vault

LOOK_MS = 1000


class KeyringBadge(QObject):
    """Looks at what is known every second, which asks the keyring nothing, and shows what has changed."""

    def __init__(self, status: StatusArea) -> None:
        super().__init__(status)
        self._status = status
        self._vault: Vault | None = None
        self._shown: KeyringFacts | None = None
        self._timer = QTimer(self, interval=LOOK_MS, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)

    def follow(self, vault: Vault) -> None:
        """Show how this keyring stands from now on."""
        self._vault = vault
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Show how it stands now."""
        if self._vault is not None and (facts := keyring_facts(self._vault)) != self._shown:
            self._shown = facts
            self._status.show_keyring(facts)
