"""The search field: what it does not understand is underlined, and a better word is one key away."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from dijo_desktop.domain.call_reader import Mistake
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.field import Field

PAUSE_MS = 250
"""A text is read when nothing was typed for so long, or at once on Enter."""


class SearchField(Field):
    """`searched` carries the text; `left` is the Down key.

    At its end are the saved searches (`saved_asked`, Alt+Down), once there is a place to keep them, and help (F1).
    """

    searched = Signal(str)
    help_asked = Signal()
    saved_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", icon="search", parent=parent)
        self._mistake: Mistake | None = None
        self._colour = Qt.GlobalColor.red
        self._theme: Theme | None = None
        self.setClearButtonEnabled(True)
        self._saved = QAction(self, visible=False)
        self._saved.triggered.connect(self.saved_asked)
        self.addAction(self._saved, QLineEdit.ActionPosition.TrailingPosition)
        self._help = QAction(self)
        self._help.triggered.connect(self.help_asked)
        self.addAction(self._help, QLineEdit.ActionPosition.TrailingPosition)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textEdited.connect(self._type)
        self.textChanged.connect(self._notice_clearing)
        self._told = ""
        self.retranslate()

    @property
    def mistake(self) -> Mistake | None:
        """What is underlined."""
        return self._mistake

    def show_search(self, text: str, mistake: Mistake | None) -> None:
        """Show what is searched for, and underline what is wrong with it; what is being typed stays."""
        self._told = text
        if self.text() != text and not self._pause.isActive():
            self.setText(text)
        self._mistake = mistake if self.text() == text else None
        self.set_wrong(wrong=self._mistake is not None)
        self._underline()

    def offer_saved(self, *, offered: bool) -> None:
        """Whether searches can be kept."""
        self._saved.setVisible(offered)
        self._hint()

    def take_suggestion(self) -> None:
        """Put the better word in the place of the wrong one."""
        mistake = self._mistake
        if mistake is not None and mistake.suggestion:
            text = self.text()
            self.setText(text[: mistake.span.start] + mistake.suggestion + text[mistake.span.end :])
            self._tell()

    def retranslate(self) -> None:
        """Write every text in the language in use."""
        self.setAccessibleName(self.tr("Search calls"))
        self._hint()
        self._help.setText(self.tr("What can be searched"))
        self._help.setToolTip(self._help.text())
        self._saved.setText(self.tr("Saved searches"))
        self._saved.setToolTip(self.tr("Saved searches (Alt+Down)"))

    def wear(self, theme: Theme) -> None:
        """Take size, colours and icons."""
        super().wear(theme)
        self._theme = theme
        self._saved.setIcon(theme.icon("bookmark", "textMuted", theme.u(3.75)))
        self._help.setIcon(theme.icon("info", "textMuted", theme.u(3.75)))
        self.setMinimumWidth(theme.u(30))
        self._underline()
        self._hint()

    def sizeHint(self) -> QSize:
        """Sixty-one units wide where there is room."""
        hint = super().sizeHint()
        return QSize(self._theme.u(61), hint.height()) if self._theme is not None else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._hint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter searches at once, Down goes to the list, Escape takes the search away, Tab takes a suggestion."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
        elif key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if self._saved.isVisible():
                self.saved_asked.emit()
        elif key == Qt.Key.Key_Down:
            self._tell()
            self.left.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key == Qt.Key.Key_F1:
            self.help_asked.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Write the texts anew in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _hint(self) -> None:
        """The longest hint that is not cut; the icons at both ends need their room."""
        icons = sum(not button.isHidden() for button in self.findChildren(QToolButton))
        # Qt leaves six pixels and a quarter of the icon around each, also around the small cross while it is away.
        around = icons * (self._theme.u(5) + 6) + self._theme.u(3) + 6 if self._theme is not None else self.width()
        room = self.width() - around
        hints = (self.tr("Search date, length or cost"), self.tr("Date, length or cost"), self.tr("Search"))
        metrics = self.fontMetrics()
        fitting = (hint for hint in hints if metrics.horizontalAdvance(hint) <= room)
        self.setPlaceholderText(next(fitting, hints[-1]))

    def _type(self) -> None:
        self._pause.start()

    def _notice_clearing(self, text: str) -> None:
        """The small cross and Escape clear the field without any typing."""
        if not text and self._told:
            self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.searched.emit(self._told)

    def _underline(self) -> None:
        """Give the characters of the mistake a wavy line, which a line edit draws as an input method would."""
        formats = []
        if self._mistake is not None and self._theme is not None:
            wavy = QTextCharFormat()
            wavy.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wavy.setUnderlineColor(self._theme.colour("danger"))
            wavy.setForeground(self._theme.colour("danger"))
            span = self._mistake.span
            kind = QInputMethodEvent.AttributeType.TextFormat
            at = span.start - self.cursorPosition()
            formats.append(QInputMethodEvent.Attribute(kind, at, span.end - span.start, wavy))
        QCoreApplication.sendEvent(self, QInputMethodEvent("", formats))
