"""A dialog as high as what it says: its words scroll where the window is too low, its buttons stay in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui.widgets.fitting_scroll import FittingScroll

if TYPE_CHECKING:
    from dijo_desktop.ui.theme import Theme


class FittingDialog(QDialog):
    """`words` takes what is said, `foot` what stays below it, `buttons` the buttons at the trailing side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide = 0
        self.area = FittingScroll()
        self.area.grown.connect(self.fit)
        self.words = self.area.column
        self.buttons = QHBoxLayout()
        self.buttons.addStretch()
        self._column, self.foot = QVBoxLayout(self), QVBoxLayout()
        self.foot.addLayout(self.buttons)
        self._column.addWidget(self.area, 1)
        self._column.addLayout(self.foot)

    def retranslate(self) -> None:
        """Write every text in the language in use."""
        raise NotImplementedError

    def wear(self, theme: Theme) -> None:
        """Take margins."""
        side = theme.u(6)
        self._column.setContentsMargins(0, theme.u(5), 0, theme.u(5))
        for inner in (self.words, self.foot):
            inner.setContentsMargins(side, 0, side, 0)
        for column in (self._column, self.words, self.foot):
            column.setSpacing(theme.u(4))
        self.buttons.setSpacing(theme.u(2))
        self._wide = theme.u(125)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LocaleChange):
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard; from a field it neither sends nor throws away."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not isinstance(QApplication.focusWidget(), QAbstractButton):
            event.accept()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the content from the first picture on."""
        self.fit()
        super().showEvent(event)

    def fit(self) -> None:
        """As high as what is to be said, but no higher than the window behind; the buttons stay in sight.

        Wider than that window only where a single word needs it.
        """
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.screen().availableSize()
        wide = max(min(self._wide, room.width()), self.area.least_width())
        margins = self._column.contentsMargins()
        foot = max(self.foot.totalHeightForWidth(wide), self.foot.totalSizeHint().height())
        around = margins.top() + margins.bottom() + self._column.spacing() + foot
        self.resize(wide, min(around + self.area.height_at(wide), room.height()))
