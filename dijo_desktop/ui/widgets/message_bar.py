"""One sentence across a page: what happened and what still holds, with the one button that helps."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.theme.qss import mix
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.icon_label import IconLabel
from dijo_desktop.ui.widgets.plain_label import PlainLabel

Tone = Literal["info", "warn", "error", "ok"]
_LOOKS = {
    "info": ("info", "infoSoft", "onInfoSoft", "info"),
    "warn": ("warning", "warningSoft", "onWarningSoft", "warning"),
    "error": ("danger", "dangerSoft", "onDangerSoft", "warning"),
    "ok": ("success", "successSoft", "onSuccessSoft", "check"),
}


_ROOM_FOR_WORDS = 34
"""Units that the sentence keeps beside its button."""


class MessageBar(QFrame):
    """Stays while what it says is true; read out when it appears. `acted` is its button; `full` spans the window."""

    acted = Signal()

    def __init__(
        self,
        tone: Tone,
        text: str = "",
        action: str = "",
        *,
        icon: str = "",
        full: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._tone: Tone = tone
        self._full = full
        self._button_below = False
        self._icon = IconLabel(units=4.25)
        self._lead = PlainLabel("", "bodyStrong")
        self._text = PlainLabel(wrap=True)
        self._button = Button(" ", small=True)
        self._button.clicked.connect(self.acted)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.addWidget(self._lead)
        self._words.addWidget(self._text, 1)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(self._button)
        self.say(text, action, tone=tone, icon=icon)

    @property
    def button(self) -> Button:
        """The button; hidden while there is none."""
        return self._button

    def text(self) -> str:
        """The sentence, with its lead."""
        return " ".join(part for part in (self._lead.text(), self._text.text()) if part)

    def add_action(self, button: QWidget) -> None:
        """Put a second control before the button."""
        self._row.insertWidget(self._row.count() - 1, button)

    def say(self, text: str, action: str = "", *, tone: Tone | None = None, icon: str = "", lead: str = "") -> None:
        """Say something (else), its first words bold if given as `lead`; a bar on the screen is read out again."""
        before = self.text()
        self._tone = tone or self._tone
        _, _, ink, usual = _LOOKS[self._tone]
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))
        self._text.setText(text)
        for label in (self._lead, self._text):
            label.set_look(colour=ink)
        self._icon.set_icon(icon or usual, ink)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(self.text())
        self._arrange()
        if self.text() != before and self.isVisible():
            self._announce()
        self.update()

    def wear(self, theme: Theme) -> None:
        """Take margins and colours."""
        self._theme = theme
        side = theme.u(6) if self._full else theme.u(3.5)
        self._row.setContentsMargins(side, theme.u(1.5), theme.u(6 if self._full else 3), theme.u(1.5))
        self._row.setSpacing(theme.u(2.5))
        self.setMinimumHeight(theme.u(9.5))
        self._arrange()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the sentence out politely."""
        super().showEvent(event)
        self._announce()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw fill and border."""
        theme = self._theme
        if theme is None:
            return
        strong, fill = theme.colour(_LOOKS[self._tone][0]), theme.colour(_LOOKS[self._tone][1])
        edge = strong if theme.high_contrast else mix(strong, fill, 0.35)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.rect())
            if self._full:
                painter.fillRect(rect, fill)
                painter.fillRect(QRectF(0, rect.height() - 1, rect.width(), 1), edge)
                return
            painter.setPen(QPen(edge, 1))
            painter.setBrush(fill)
            radius = theme.radius("control")
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _arrange(self) -> None:
        """Put the sentence below its lead where it would need more than two lines beside it."""
        if self._theme is None:
            return
        gap = self._row.spacing()
        margins = self._row.contentsMargins()
        beside = [self._icon, *([self._button] if not self._button.isHidden() else [])]
        room = self.width() - margins.left() - margins.right() - sum(one.sizeHint().width() + gap for one in beside)
        lead = self._lead.fontMetrics().horizontalAdvance(self._lead.text()) if not self._lead.isHidden() else 0
        self._put_button(below=not self._button.isHidden() and room < self._theme.u(_ROOM_FOR_WORDS))
        needed = self._text.fontMetrics().horizontalAdvance(self._text.text())
        below = self._button_below or (bool(lead) and needed > 1.8 * (room - lead - gap))
        self._words.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(gap if not below else self._theme.u(1) if self._button_below else 0)

    def _put_button(self, *, below: bool) -> None:
        """Stand beside the sentence, or below it where that would have too little room."""
        if below == self._button_below:
            return
        self._button_below = below
        if below:
            self._row.removeWidget(self._button)
            self._words.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeading)
        else:
            self._words.removeWidget(self._button)
            self._row.addWidget(self._button)

    def _announce(self) -> None:
        if self.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text()))
