"""Says before the first sign-in that this computer has no keyring, and what that means."""

from __future__ import annotations

from PySide6.QtCore import QEvent

from dijo_desktop.ui.widgets.message_bar import MessageBar


class NoKeyring(MessageBar):
    """Hidden where there is one, or where the person has gone on without it."""

    def __init__(self) -> None:
        super().__init__("warn")
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Set the sentence."""
        self.say(
            self.tr("This computer has no keyring. A sign-in lasts for this session only; nothing is written down.")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
