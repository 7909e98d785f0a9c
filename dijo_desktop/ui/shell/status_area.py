"""The status area at the foot of the sidebar: connection, sync, keyring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dijo_desktop.domain.clock import Clock
from dijo_desktop.ui import format as written
from dijo_desktop.ui.keyring_words import KeyringFacts, words
from dijo_desktop.ui.shell.status_item import StatusItem
from dijo_desktop.ui.shell.sync_words import SyncFacts, as_of, running_lines, running_sentence
from dijo_desktop.ui.theme import Theme

__all__ = ["ConnectionFacts", "StatusArea", "SyncFacts"]

_MINUTE_MS = 60_000
_SPOKEN_TENTHS = (2, 5, 7)
"""A long run is spoken of when it passes these tenths, and at its end; a short one not at all."""


@dataclass(frozen=True)
class ConnectionFacts:
    """The connection: `host` and what protects it (`TLS 1.3`), or since when (UTC ms) there is none."""

    kind: Literal["waiting", "connected", "offline", "signed_out", "demo"] = "waiting"
    host: str = ""
    protection: str = ""
    since_ms: int = 0


class StatusArea(QWidget):
    """Three buttons, each with a popover; `acted` carries retry, sync or check_keyring.

    `now_ms` is the clock by which the local copy is dated: that of this computer, in the demo too.
    """

    acted = Signal(str)
    announced = Signal(str)

    def __init__(self, now_ms: Callable[[], int] | None = None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ms = now_ms or Clock().now_ms
        self._spoken = ""
        self._connection_facts = ConnectionFacts()
        self._sync_facts = SyncFacts()
        self._keyring_facts: KeyringFacts | None = None
        self._rail = False
        self.connection, self.sync, self.keyring = StatusItem(), StatusItem(), StatusItem()
        self._line = QFrame()
        self._line.setObjectName("hairline")
        self._line.setFixedHeight(1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._gap = QWidget()
        self._column.addWidget(self._line)
        self._column.addWidget(self._gap)
        for item, act in ((self.connection, "retry"), (self.sync, "sync"), (self.keyring, "check_keyring")):
            self._column.addWidget(item)
            item.acted.connect(lambda act=act: self.acted.emit(act))
        self._minute = QTimer(self, interval=_MINUTE_MS)  # "As of 14:02" is another day's at midnight
        self._minute.timeout.connect(self._say_sync)
        self.retranslate()

    def show_connection(self, facts: ConnectionFacts) -> None:
        """Show the connection."""
        self._connection_facts = facts
        self._say_connection()

    def show_sync(self, facts: SyncFacts) -> None:
        """Show the sync; a screen reader hears of a long one now and then."""
        before, self._sync_facts = self._sync_facts, facts
        if before.kind != facts.kind or before.tenths != facts.tenths:
            self._spoken = running_sentence(facts) if facts.kind == "running" else ""
        self._say_sync()
        if facts.at_ms:
            self._minute.start()
        else:
            self._minute.stop()
        if facts.tenths > before.tenths and any(before.tenths < one <= facts.tenths for one in _SPOKEN_TENTHS):
            self._announce(self._spoken)
        elif before.kind == "running" and before.tenths and facts.kind == "done":
            self._announce(self.tr("Your calls are up to date"))

    def show_keyring(self, facts: KeyringFacts) -> None:
        """Show the keyring."""
        self._keyring_facts = facts
        self._say_keyring()

    def set_rail(self, *, rail: bool) -> None:
        """Show the icons alone, and of them the connection only, and a session that is not kept."""
        self._rail = rail
        for item in (self.connection, self.keyring):
            item.set_rail(rail=rail)
        self.sync.setVisible(not rail)
        self._say_keyring()

    def retranslate(self) -> None:
        """Set every text."""
        self._say_connection()
        self._say_sync()
        self._say_keyring()

    def wear(self, theme: Theme) -> None:
        """Take margins."""
        self._column.setContentsMargins(2, 0, 2, 0)
        self._gap.setFixedHeight(theme.u(2))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _say_connection(self) -> None:
        facts, again = self._connection_facts, self.tr("Try again")
        host = written.isolated(facts.host)
        match facts.kind:
            case "connected":
                text = self.tr("Connected, {protection}").format(protection=written.isolated(facts.protection))
                short = text if facts.protection else self.tr("Connected")
                detail = self.tr("Connected to {host}. Nothing goes anywhere else.").format(host=host)
                self.connection.say("shield-check", short, "ok", more=(short, detail, ""))
            case "offline":
                text = self.tr("Offline since {time}").format(time=written.time(facts.since_ms))
                detail = self.tr("{host} cannot be reached. What is saved on this computer is still here.")
                self.connection.say("offline", text, "warn", more=(text, detail.format(host=host), again))
            case "signed_out":
                text = self.tr("Signed out")
                self.connection.say("sign-out", text, "warn", more=(text, "", ""))
            case "demo":
                detail = self.tr("The sample service runs on this computer. Nothing leaves it.")
                self.connection.say("demo", self.tr("Demo service"), more=(self.tr("Demo service"), detail, ""))
            case _:
                text = self.tr("Not connected yet")
                self.connection.say("globe", text, more=(text, "", ""))

    def _say_sync(self) -> None:
        facts, now = self._sync_facts, self.tr("Sync now")
        match facts.kind:
            case "running":
                first, *others = running_lines(facts)
                sentence = running_sentence(facts)
                self.sync.say("sync", first, more=(first, sentence, ""), lines=tuple(others), spoken=self._spoken)
            case "copying":
                text = self.tr("Saving a copy, {share}").format(share=written.percent(facts.share))
                self.sync.say("export", text)
            case "done":
                text = as_of(facts.at_ms, self._now_ms())
                detail = self.tr("The calls on this computer are those the service held at that time.")
                self.sync.say("sync", text, more=(text, detail, now))
            case "failed":
                text = as_of(facts.at_ms, self._now_ms()) if facts.at_ms else self.tr("Not synced")
                detail = self.tr("The last try did not end. What is saved on this computer is still here.")
                self.sync.say("sync", text, "warn", more=(text, detail, now))
            case "demo":
                text = self.tr("Demo time {time}").format(time=written.time(facts.at_ms))
                detail = self.tr("Data and dates follow the clock of the demo: {time}.")
                self.sync.say("sync", text, more=(text, detail.format(time=written.date_and_time(facts.at_ms)), now))
            case _:
                text = self.tr("Not synced yet")
                self.sync.say("sync", text, more=(text, "", now))

    def _say_keyring(self) -> None:
        facts = self._keyring_facts
        lasting = facts is None or facts.kind != "session-only"
        self.keyring.setVisible(not (self._rail and lasting))
        if facts is None:
            self.keyring.say("key", self.tr("Keyring not asked yet"))
            return
        said = words(facts)
        tone = "warn" if said.tone == "warn" else "plain"
        title = f"{facts.name}: {said.state}" if facts.name else said.short
        self.keyring.say("key", said.short, tone, more=(title, said.sentence, self.tr("Check now")))

    def _announce(self, said: str) -> None:
        self.announced.emit(said)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.sync, said))
