"""A row of a boxed group."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.icon_label import IconLabel
from dijo_desktop.ui.widgets.plain_label import PlainLabel


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
        self.row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
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
        self.words.setSpacing(theme.u(0.5))
        self.setMinimumHeight(theme.u(9 if self._slim else 13))
