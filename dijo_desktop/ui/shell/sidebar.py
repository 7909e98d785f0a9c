"""The sidebar: whose data, the sections, the status area."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from dijo_desktop.ui.shell.account_switch import AccountSwitch
from dijo_desktop.ui.shell.nav_item import NavItem
from dijo_desktop.ui.shell.status_area import StatusArea
from dijo_desktop.ui.theme import Theme

_GAP = 2.5
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Sidebar(QFrame):
    """Sections in the order they were added; `chosen` carries the key of the one the user chose."""

    chosen = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.account = AccountSwitch()
        self.status = StatusArea()
        self._items: dict[str, NavItem] = {}
        self._gaps: list[QWidget] = []
        self._rail = False
        self._theme: Theme | None = None
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._nav = QVBoxLayout()
        self._column.addWidget(self.account)
        self._column.addLayout(self._nav)
        self._column.addStretch()
        self._column.addWidget(self.status)
        self.retranslate()

    def add(self, key: str, icon: str, *, apart: bool = False) -> None:
        """Add a section; `apart` leaves a gap before it."""
        if apart:
            gap = QWidget()
            gap.setFixedHeight(self._theme.u(_GAP) if self._theme else 0)
            self._gaps.append(gap)
            self._nav.addWidget(gap)
        item = NavItem(icon)
        item.clicked.connect(lambda: self.chosen.emit(key))
        self._group.addButton(item)
        self._items[key] = item
        self._nav.addWidget(item)
        item.set_rail(rail=self._rail)

    def clear(self) -> None:
        """Take all sections away."""
        for part in (*self._items.values(), *self._gaps):
            self._nav.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._items, self._gaps = {}, []

    def item(self, key: str) -> NavItem:
        """The item of a section."""
        return self._items[key]

    def mark(self, key: str) -> None:
        """Mark the section that is shown."""
        self._items[key].setChecked(True)

    def set_rail(self, *, rail: bool) -> None:
        """Become a rail of icons, or a sidebar again."""
        self._rail = rail
        self.account.set_rail(rail=rail)
        self.status.set_rail(rail=rail)
        for item in self._items.values():
            item.set_rail(rail=rail)
        if self._theme is not None:
            self.wear(self._theme)

    @property
    def is_rail(self) -> bool:
        """Whether only icons are shown."""
        return self._rail

    def retranslate(self) -> None:
        """Set every text of its own."""
        self.setAccessibleName(self.tr("Sections"))

    def wear(self, theme: Theme) -> None:
        """Take width and margins."""
        self._theme = theme
        self.setFixedWidth(theme.u(14 if self._rail else 54))
        side = theme.u(1 if self._rail else 2)
        self._column.setContentsMargins(side, theme.u(1), side, theme.u(2))
        self._column.setSpacing(theme.u(2))
        self._nav.setSpacing(theme.u(0.5))
        for gap in self._gaps:
            gap.setFixedHeight(theme.u(_GAP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move between the sections."""
        keys = list(self._items)
        focused = next((at for at, key in enumerate(keys) if self._items[key].hasFocus()), -1)
        to = focused + _STEPS.get(Qt.Key(event.key()), 0)
        if focused >= 0 and to != focused and 0 <= to < len(keys):
            self._items[keys[to]].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
