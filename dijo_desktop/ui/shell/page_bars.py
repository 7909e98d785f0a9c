"""The bars above every page, one at a time: service gone, copy damaged, deletion scheduled, offline, clock off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dijo_desktop.domain.countdown import left
from dijo_desktop.errors import DijoError
from dijo_desktop.ui import format as written
from dijo_desktop.ui.messages import describe
from dijo_desktop.ui.widgets.message_bar import MessageBar

_MINUTE_MS = 60_000
_UNDERSTOOD = "understood"
_SKEW_SAID_FROM = 300.0
"""Seconds (contract SI-17)."""


class PageBars(QWidget):
    """Shows what is true and most important; `acted` carries restart, cancel_deletion or retry."""

    acted = Signal(str)

    def __init__(self, now_ms: Callable[[], int], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._damage = ""
        self._failure: DijoError | None = None
        self._effective_ms: int | None = None
        self._as_of_ms: int | None = None
        self._skew_seconds = 0.0
        self._hero_cancels = False
        self._action = ""
        self.bar = MessageBar("info", full=True)
        self.bar.hide()
        self.bar.acted.connect(self._act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self.retranslate)

    def set_failure(self, error: DijoError | None) -> None:
        """Say what keeps the whole window from the service, such as a demo that stopped; None once it is over."""
        self._failure = error
        self.retranslate()

    def set_damage(self, sentence: str) -> None:
        """Say what was found damaged on this computer, until that was read; empty for nothing."""
        self._damage = sentence
        self.retranslate()

    def set_deletion(self, effective_ms: int | None) -> None:
        """Count down to the moment (UTC ms) when the account is erased; None when nothing is scheduled."""
        self._effective_ms = effective_ms
        if effective_ms is None:
            self._minute.stop()
        else:
            self._minute.start()
        self.retranslate()

    def set_offline(self, as_of_ms: int | None) -> None:
        """Say from when (UTC ms, 0 for nothing saved) the data shown is; None when connected."""
        self._as_of_ms = as_of_ms
        self.retranslate()

    def set_skew(self, seconds: float) -> None:
        """Say that this computer's clock is off, from 300 s on; positive: the service's clock is ahead."""
        self._skew_seconds = seconds if abs(seconds) >= _SKEW_SAID_FROM else 0.0
        self.retranslate()

    def set_hero_cancels(self, *, hero_cancels: bool) -> None:
        """Leave the button out of the deletion bar: the page shown has it already."""
        self._hero_cancels = hero_cancels
        self.retranslate()

    def retranslate(self) -> None:
        """Show the bar of the highest rank, in the present words."""
        if self._failure is not None:
            message = describe(self._failure)
            self._show("warn", "", message.sentence, message.button, message.action, "offline")
        elif self._damage:
            self._show("warn", "", self._damage, self.tr("OK"), _UNDERSTOOD, "warning")
        elif self._effective_ms is not None:
            self._show_deletion(self._effective_ms)
        elif self._as_of_ms is not None:
            lead = self.tr("You are offline.")
            saved = self.tr("Shown as saved on this computer: {time}.")
            when = written.when(self._as_of_ms, self._now_ms())
            text = saved.format(time=when) if self._as_of_ms else self.tr("Nothing is saved on this computer yet.")
            self._show("warn", lead, text, self.tr("Try again"), "retry", "offline")
        elif self._skew_seconds:
            lead = self.tr("Your clock is off by {time}.").format(time=written.duration(int(abs(self._skew_seconds))))
            behind, ahead = (
                self.tr("It is behind that of the service."),
                self.tr("It is ahead of that of the service."),
            )
            effect = self.tr("Everything works, but the times shown may be wrong.")
            self._show("warn", lead, f"{behind if self._skew_seconds > 0 else ahead} {effect}", "", "", "clock")
        else:
            self.bar.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _act(self) -> None:
        if self._action == _UNDERSTOOD:
            self.set_damage("")
        else:
            self.acted.emit(self._action)

    def _show_deletion(self, effective_ms: int) -> None:
        remaining = left(self._now_ms(), effective_ms)
        if remaining.over:
            self._show("warn", self.tr("Your account is being deleted."), "", "", "", "clock")
            return
        lead = self.tr("Your account will be deleted on {date} at {time}.")
        lead = lead.format(date=written.date(effective_ms), time=written.time(effective_ms))
        if remaining.days:
            days, hours = self.tr("%Ln day(s)", "", remaining.days), self.tr("%Ln hour(s)", "", remaining.hours)
            text = self.tr("{days} and {hours} left.").format(days=days, hours=hours)
        elif remaining.hours:
            text = self.tr("%Ln hour(s) left.", "", remaining.hours)
        else:
            text = self.tr("%Ln minute(s) left.", "", remaining.minutes)
        action = "" if self._hero_cancels else self.tr("Cancel deletion")
        self._show("warn", lead, text, action, "cancel_deletion", "clock")

    def _show(self, tone: str, lead: str, text: str, button: str, action: str, icon: str) -> None:
        self._action = action
        self.bar.say(text, button, tone="warn" if tone == "warn" else "info", icon=icon, lead=lead)
        self.bar.show()
