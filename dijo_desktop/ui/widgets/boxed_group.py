"""A boxed group: a title, and rows in one border, split by hairlines."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.group_row import GroupRow
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class BoxedGroup(QWidget):
    """Title above, rows below; `trailing` beside the title is for a caption or a small control."""

    def __init__(self, title: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(title, "section")
        self.title.setVisible(bool(title))
        self.caption = PlainLabel("", "caption", "textMuted")
        self.caption.hide()
        self._rows: list[QWidget] = []
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 0, Qt.AlignmentFlag.AlignBaseline)
        self._head.addWidget(self.caption, 1, Qt.AlignmentFlag.AlignBaseline)
        self.frame = QFrame()
        self.frame.setObjectName("group")
        self._inside = QVBoxLayout(self.frame)
        self._inside.setContentsMargins(1, 1, 1, 1)
        self._inside.setSpacing(0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.frame)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """As high as its wrapped texts need at its width: that is also the most it takes."""
        hint = super().sizeHint()
        if self.hasHeightForWidth() and self.width() > 0:
            hint.setHeight(self.heightForWidth(self.width()))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes texts wrap elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def set_title(self, title: str, caption: str = "") -> None:
        """Take a new title, with a quiet caption beside it."""
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.caption.setText(caption)
        self.caption.setVisible(bool(caption))
        self.frame.setAccessibleName(title)

    def add_row(self, icon: str = "", title: str = "", detail: str = "", control: QWidget | None = None) -> GroupRow:
        """Add a row: icon, title over detail, control at the trailing side; each may be left out."""
        row = GroupRow(icon, title, detail, control)
        self.add_widget(row)
        return row

    def add_widget(self, widget: QWidget) -> None:
        """Add a row of the page's own making."""
        if self._rows:
            line = QFrame()
            line.setObjectName("hairline")
            line.setFixedHeight(1)
            self._inside.addWidget(line)
        self._rows.append(widget)
        self._inside.addWidget(widget)

    def clear(self) -> None:
        """Take all rows out, at once."""
        self._rows.clear()
        while (item := self._inside.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def wear(self, theme: Theme) -> None:
        """Take the distance of the title."""
        self._column.setSpacing(theme.u(2))
        self._head.setSpacing(theme.u(2))
