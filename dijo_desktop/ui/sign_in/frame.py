"""The frame of the sign-in page: what is done at the leading side, what is asked for beside or below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.app_mark import AppMark
from dijo_desktop.ui.widgets.plain_label import PlainLabel
from dijo_desktop.ui.widgets.scroll import Scroll

_TWO_COLUMNS_EM = 58


class Frame(QWidget):
    """Mark, headline, text and `parts` on the left, `side` on the right where there is room, `foot` at the bottom."""

    def __init__(
        self,
        headline: PlainLabel,
        text: PlainLabel,
        parts: Sequence[QWidget],
        side: QWidget,
        foot: QWidget,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._side = side
        self._mark = AppMark(13)
        self._gap, self._parts_gap = QWidget(), QWidget()
        self._left = QVBoxLayout()
        for part in (self._mark, self._gap, headline, text, self._parts_gap, *parts):
            self._left.addWidget(part)
        self._left.addStretch()
        self._block = QWidget()
        self._columns = QHBoxLayout(self._block)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addLayout(self._left, 1)
        self._columns.addWidget(side)
        content = QWidget()
        self._column = QVBoxLayout(content)
        across = QHBoxLayout()
        across.addStretch()
        across.addWidget(self._block, 100)
        across.addStretch()
        self._column.addStretch()
        self._column.addLayout(across)
        self._column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Scroll(content), 1)
        whole.addWidget(foot)

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._theme = theme
        self._left.setSpacing(theme.u(1.5))
        # The air round the mark hangs out, so that mark and text begin on one line.
        air = -theme.u(0.75)
        self._mark.setContentsMargins(0 if theme.mirrored else air, 0, air if theme.mirrored else 0, 0)
        self._gap.setFixedHeight(theme.u(3))
        self._parts_gap.setFixedHeight(theme.u(4))
        self._column.setContentsMargins(theme.u(6), theme.u(6), theme.u(6), theme.u(6))
        self._block.setMaximumWidth(theme.u(226))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns below each other when there is no room beside."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        if self._theme is None:
            return
        beside = self.width() >= _TWO_COLUMNS_EM * self._theme.em
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)
        self._columns.setSpacing(self._theme.u(18 if beside else 8))
        self._side.setMinimumWidth(self._theme.u(95) if beside else 0)
        self._side.setMaximumWidth(self._theme.u(95) if beside else self._theme.u(226))
