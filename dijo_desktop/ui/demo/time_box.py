"""The demo's clock: what time it is there, and how to go on in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui import format as written
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.icon_label import IconLabel
from dijo_desktop.ui.widgets.plain_label import PlainLabel

DAY_SECONDS = 86_400
MONTHS_OF_YEARS = 5 * 12


class TimeBox(QWidget):
    """`advance` carries seconds, `advance_months` months. Time never runs backwards; starting over sets it right."""

    advance = Signal(int)
    advance_months = Signal(int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ms = self._ahead_seconds = 0
        self._icon = IconLabel("clock", units=4.5)
        self.time = PlainLabel("", "bodyStrong")
        self.ahead = PlainLabel("", "caption", "textSecondary", wrap=True)
        self.fortnight, self.month, self.years = Button(" "), Button(" "), Button(" ")
        self.fortnight.clicked.connect(lambda: self.advance.emit(14 * DAY_SECONDS))
        self.month.clicked.connect(lambda: self.advance_months.emit(1))
        self.years.clicked.connect(lambda: self.advance_months.emit(MONTHS_OF_YEARS))
        self._head, self._row = QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self._icon)
        self._head.addWidget(self.time)
        self._head.addWidget(self.ahead, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in self.buttons:
            self._row.addWidget(button)
        self._row.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addLayout(self._row)
        self.retranslate()

    @property
    def buttons(self) -> tuple[Button, Button, Button]:
        """What moves the clock."""
        return self.fortnight, self.month, self.years

    def show_time(self, now_ms: int, ahead_seconds: int) -> None:
        """Show the demo's time (UTC ms) and how far it is ahead of real time."""
        self._now_ms, self._ahead_seconds = now_ms, ahead_seconds
        self.time.setText(written.date_and_time(now_ms) if now_ms else "")
        days = ahead_seconds // DAY_SECONDS
        if not now_ms:
            self.ahead.setText("")
        elif days:
            self.ahead.setText(self.tr("ahead by {days} d").format(days=written.count(days)))
        else:
            self.ahead.setText(self.tr("real time"))

    def retranslate(self) -> None:
        """Set every text."""
        self.fortnight.setText(self.tr("+14 days"))
        self.month.setText(self.tr("+1 month"))
        self.years.setText(self.tr("+5 years"))
        self.time.setAccessibleName(self.tr("Demo time"))
        self.show_time(self._now_ms, self._ahead_seconds)

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._column.setSpacing(theme.u(2.5))
        for layout in (self._head, self._row):
            layout.setSpacing(theme.u(2))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
