"""The banner of demo mode: cannot be closed, says that nothing leaves this computer, and opens the demo panel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from dijo_desktop.ui import format as written
from dijo_desktop.ui.demo.words import fault_words
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.elided_label import ElidedLabel
from dijo_desktop.ui.widgets.icon_label import IconLabel
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from dijo_desktop.ui.widgets.terse_button import TerseButton

DAY_SECONDS = 86_400
PANEL_KEYS = "Ctrl+Shift+D"
"""Opens the demo panel, and closes it."""
_STRIP, _STRIPE = 4, 6


class DemoBanner(QFrame):
    """`advance` carries seconds; `mend` is asked for while something is broken on purpose."""

    advance = Signal(int)
    mend = Signal()
    panel_wanted = Signal()
    leave = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._now_ms = 0
        self._icon = IconLabel("demo", "onDemoSoft")
        self._name = PlainLabel("", "bodyStrong", "onDemoSoft")
        self._said = ElidedLabel("", "body", "onDemoSoft")
        self._clock = IconLabel("clock", "onDemoSoft", 3.75)
        self._time = PlainLabel("", "bodyStrong", "onDemoSoft")
        self.day, self.fortnight = Button(" ", small=True), Button(" ", small=True)
        self._broken = ""
        self.mender = TerseButton("warning", small=True)
        self.panel = TerseButton("sliders", small=True)
        self.quit = Button(" ", small=True)
        self.day.clicked.connect(lambda: self.advance.emit(DAY_SECONDS))
        self.fortnight.clicked.connect(lambda: self.advance.emit(14 * DAY_SECONDS))
        self.mender.clicked.connect(self.mend)
        self.mender.hide()
        self.panel.clicked.connect(self.panel_wanted)
        self.quit.clicked.connect(self.leave)
        # Once everything in it wears the same theme.
        self._measure_soon = QTimer(self, singleShot=True, interval=0)
        self._measure_soon.timeout.connect(self._give_way)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._name)
        self._row.addWidget(self._said, 1)
        for part in (self.mender, self._clock, self._time, self.day, self.fortnight, self.panel, self.quit):
            self._row.addWidget(part)
        self.retranslate()
        self.show_time(0)

    def show_time(self, now_ms: int) -> None:
        """Show the demo's time (UTC ms); 0 while it is not known."""
        self._now_ms = now_ms
        self._time.setText(written.date_and_time(now_ms) if now_ms else "")
        self._clock.setVisible(bool(now_ms))
        self._time.setVisible(bool(now_ms))

    def show_broken(self, key: str) -> None:
        """Offer to mend what is broken on purpose, by the key of its preset; empty if nothing is."""
        self._broken = key
        self.mender.setVisible(bool(key))
        self.retranslate()
        self._give_way()

    def set_busy(self, *, busy: bool) -> None:
        """Take no orders while one is carried out."""
        for button in (self.day, self.fortnight, self.mender):
            button.setEnabled(not busy)

    def retranslate(self) -> None:
        """Set every text."""
        self.setAccessibleName(self.tr("Demo"))
        self._name.setText(self.tr("Demo"))
        self._said.setText(self.tr("Sample data. Nothing leaves this computer."))
        self.day.setText(self.tr("+1 day"))
        self.fortnight.setText(self.tr("+14 days"))
        self.mender.set_words(self.tr("Mend: {fault}").format(fault=fault_words(self._broken)[0]))
        self.panel.set_words(self.tr("Demo panel"))
        self.quit.setText(self.tr("Leave demo"))
        self.show_time(self._now_ms)
        self._give_way()

    def wear(self, theme: Theme) -> None:
        """Take height and margins."""
        self._theme = theme
        self._row.setContentsMargins(theme.u(4), _STRIP, theme.u(4), 1)
        self._row.setSpacing(theme.u(2.5))
        self.setFixedHeight(theme.u(10))
        self._measure_soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way where there is little room."""
        super().resizeEvent(event)
        self._give_way()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the fill, the hatched strip above and the line below."""
        theme = self._theme
        if theme is None:
            return
        width = float(self.width())
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("demoSoft"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(QRectF(0, 0, width, _STRIP))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("demo"))
            # Stripes at 45 degrees, as wide across as the gaps between them.
            wide, lean = _STRIPE * 1.414, float(_STRIP)
            for stripe in range(int(width / wide / 2) + 2):
                at = 2 * stripe * wide - lean
                corners = ((at + lean, 0.0), (at + lean + wide, 0.0), (at + wide, lean), (at, lean))
                painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
            painter.setClipping(False)
            painter.fillRect(QRectF(0, self.height() - 1, width, 1), theme.colour("demo"))

    def _give_way(self) -> None:
        if self._theme is None:
            return
        em = self.width() / self._theme.em
        self._said.setVisible(em >= 60 or not self._broken)
        self.day.setVisible(em >= 84)
        self.fortnight.setVisible(em >= 72)
        self._time.setVisible(bool(self._now_ms))
        self._clock.setVisible(bool(self._now_ms) and em >= 60)
        for button in (self.panel, self.mender):
            button.show_words(shown=True)
        for part in (self.panel, self._clock, self._time, self.mender, self._said):
            if self._needed() <= self.width():
                break
            if isinstance(part, TerseButton):
                part.show_words(shown=False)
            else:
                part.hide()
        self.panel.setShortcut(QKeySequence(PANEL_KEYS))  # after the text, which takes it away
        keys = QKeySequence(PANEL_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        self.panel.setToolTip(self.tr("Scenario, clock, faults and mailbox ({keys})").format(keys=keys))
        self._row.activate()  # what has just come back has a place before it is painted

    def _needed(self) -> int:
        """The width in pixels at which nothing that is shown is cut; the sentence may end in an ellipsis."""
        at = (self._row.itemAt(number) for number in range(self._row.count()))
        shown = [widget for item in at if item is not None and (widget := item.widget()) and not widget.isHidden()]
        margins = self._row.contentsMargins()
        wide = sum((one.minimumSizeHint() if one is self._said else one.sizeHint()).width() for one in shown)
        return wide + self._row.spacing() * (len(shown) - 1) + margins.left() + margins.right()
