"""Breaking something: what can go wrong, what does go wrong now, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dijo_desktop.ui import format as written
from dijo_desktop.ui.demo.presets import PRESETS, SCENARIO, SOME_TIMES, Broken
from dijo_desktop.ui.demo.words import fault_words
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.boxed_group import BoxedGroup
from dijo_desktop.ui.widgets.button import Button
from dijo_desktop.ui.widgets.group_row import GroupRow
from dijo_desktop.ui.widgets.message_bar import MessageBar
from dijo_desktop.ui.widgets.scroll import Scroll
from dijo_desktop.ui.widgets.segmented import Segmented
from dijo_desktop.ui.widgets.switch import Switch

LASTING, SOME = "lasting", "some"


class Breaking(QWidget):
    """`broken` carries the key of a preset and whether it lasts until it is mended; one thing at a time."""

    broken = Signal(str, bool)
    mended = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = Broken()
        self.state = MessageBar("ok")
        self.state.acted.connect(self.mended)
        self.span = Segmented([(LASTING, " "), (SOME, " ")])
        self._group = BoxedGroup()
        self._rows: dict[str, GroupRow] = {}
        self.switches: dict[str, Switch] = {}
        for key in PRESETS:
            switch = Switch(" ")
            switch.clicked.connect(lambda checked, key=key: self._turn(key, on=checked))
            self._rows[key] = GroupRow(title=" ", control=switch, slim=True)
            self._group.add_widget(self._rows[key])
            self.switches[key] = switch
        inside = QWidget()
        inside.setObjectName("page")
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.addWidget(self._group)
        self._inside.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.state)
        self._column.addWidget(self.span)
        self._column.addWidget(Scroll(inside), 1)
        self.retranslate()

    @property
    def mend(self) -> Button:
        """The way back; hidden while nothing is broken."""
        return self.state.button

    def show_broken(self, now: Broken) -> None:
        """Show what goes wrong now."""
        self._now = now
        for key, switch in self.switches.items():
            switch.setChecked(key == now.key)
        self._say()

    def set_busy(self, *, busy: bool) -> None:
        """Take no orders while one is carried out."""
        for switch in self.switches.values():
            switch.setEnabled(not busy)
        self.mend.setEnabled(not busy)

    def retranslate(self) -> None:
        """Set every text."""
        some = self.tr("Next {count} requests").format(count=written.count(SOME_TIMES))
        self.span.set_texts([self.tr("Until mended"), some], self.tr("How long it stays broken"))
        for key, row in self._rows.items():
            name, detail = fault_words(key)
            row.set_texts(name, detail)
            self.switches[key].setAccessibleName(name)
            self.switches[key].setAccessibleDescription(detail)
        self._say()

    def wear(self, theme: Theme) -> None:
        """Take distances."""
        self._column.setSpacing(theme.u(3))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _turn(self, key: str, *, on: bool) -> None:
        if on:
            self.broken.emit(key, self.span.key == LASTING)
        else:
            self.mended.emit()

    def _say(self) -> None:
        key, left = self._now
        if not key:
            self.state.say(self.tr("Nothing is broken."), tone="ok")
            return
        name, detail = fault_words(key)
        if key == SCENARIO:
            said = detail
        elif left is None:
            said = self.tr("{detail} It stays so until it is mended.").format(detail=detail)
        else:
            said = self.tr("{detail} Requests left: {count}.").format(detail=detail, count=written.count(left))
        self.state.say(said, self.tr("Mend everything"), tone="warn", lead=self.tr("{fault}.").format(fault=name))
