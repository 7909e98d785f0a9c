"""A row of a boxed group."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.icon_label import IconLabel
from dijo_desktop.ui.widgets.plain_label import PlainLabel

_ROOM_FOR_WORDS = 34
"""Units that title and detail keep beside a control; with less the control stands below them."""


class RowTitle(PlainLabel):
    """The title of a row: a little heavier than its detail."""

    def wear(self, theme: Theme) -> None:
        """Take the medium weight."""
        super().wear(theme)
        font = self.font()
        if font.weight() < QFont.Weight.Medium:
            font.setWeight(QFont.Weight.Medium)
        self.setFont(font)


class GroupRow(QWidget):
    """Icon, title over detail, control at the trailing side; at least 13 units high, 9 if `slim`."""

    def __init__(
        self,
        icon: str = "",
        title: str = "",
        detail: str = "",
        control: QWidget | None = None,
        *,
        slim: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._slim = slim
        self._controls: list[QWidget] = []
        self._below = False
        self._room_for_words = 0
        self._spacing = 0, 0
        self.icon = IconLabel(icon, units=5)
        self.icon.setVisible(bool(icon))
        self.title = RowTitle(title, wrap=True)
        self.detail = PlainLabel(detail, "caption", "textSecondary", wrap=True)
        self.detail.setVisible(bool(detail))
        self.words = QVBoxLayout()
        self.words.setContentsMargins(0, 0, 0, 0)
        self.words.addStretch()
        self.words.addWidget(self.title)
        self.words.addWidget(self.detail)
        self.words.addStretch()
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.icon)
        self.row.addLayout(self.words, 1)
        if control is not None:
            self.add_control(control)

    def add_control(self, control: QWidget) -> None:
        """Put a control at the trailing side; it is described by the title of the row."""
        self._controls.append(control)
        self._place(control)
        if not control.accessibleName():
            control.setAccessibleDescription(self.title.text())
        if control.focusPolicy() != Qt.FocusPolicy.NoFocus:
            self.title.setBuddy(control)

    def set_texts(self, title: str, detail: str = "") -> None:
        """Take new texts."""
        self.title.setText(title)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))

    def wear(self, theme: Theme) -> None:
        """Take margins."""
        above = theme.u(1.5 if self._slim else 2.5)
        self.row.setContentsMargins(theme.u(4), above, theme.u(4), above)
        self.row.setSpacing(theme.u(3))
        self._spacing = theme.u(0.5), theme.u(1.5)
        self.setMinimumHeight(theme.u(9 if self._slim else 13))
        self._room_for_words = theme.u(_ROOM_FOR_WORDS)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as it is with its controls below the words."""
        margins = self.row.contentsMargins()
        icon = 0 if self.icon.isHidden() else self.icon.minimumSizeHint().width() + self.row.spacing()
        widths = [one.minimumSizeHint().width() for one in (self.title, self.detail, *self._controls)]
        return QSize(margins.left() + icon + max(widths) + margins.right(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the controls where they have room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        shown = [control for control in self._controls if not control.isHidden()]
        beside = sum(control.sizeHint().width() + self.row.spacing() for control in shown)
        margins = self.row.contentsMargins()
        icon = 0 if self.icon.isHidden() else self.icon.sizeHint().width() + self.row.spacing()
        room = self.width() - margins.left() - icon - beside - margins.right()
        title_alone = self.detail.isHidden() and self.title.sizeHint().width() < self._room_for_words
        below = bool(shown) and room < (self.title.sizeHint().width() if title_alone else self._room_for_words)
        self.words.setSpacing(self._spacing[below])
        if below != self._below:
            self._below = below
            for control in self._controls:
                self._place(control)
            self.updateGeometry()

    def _place(self, control: QWidget) -> None:
        for layout in (self.row, self.words):
            layout.removeWidget(control)
        if self._below:
            self.words.insertWidget(self.words.count() - 1, control, 0, Qt.AlignmentFlag.AlignLeading)
        else:
            self.row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
