"""Ways to save or print the list: the button in the head of the page and its menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from dijo_desktop.ui.calls.filter_menus import drop_down
from dijo_desktop.ui.calls.more_words import more_heading
from dijo_desktop.ui.calls.shown_now import ShownNow, month_name
from dijo_desktop.ui.widgets.terse_button import TerseButton

Way = Literal["csv", "json", "pdf", "print"]
Chosen = Callable[[Way, ShownNow], None]
SHORTCUT = "Ctrl+Shift+E"

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class ExportButton(TerseButton):
    """`asked` comes when its menu is to be opened, by the pointer or by Ctrl+Shift+E anywhere on `page`."""

    asked = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__("export", menu=True)
        self.clicked.connect(self.asked)
        turn = QShortcut(QKeySequence(SHORTCUT), page, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        turn.activated.connect(self._ask)
        self._say()

    def open(self, shown: ShownNow, chosen: Chosen) -> QMenu:
        """Open the menu for what is shown now."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        heading = menu.addAction(shown.count())
        heading.setEnabled(False)
        if shown.told:
            menu.addAction(more_heading(shown.told)).setEnabled(False)
        self._add(menu, self.tr("CSV for spreadsheets…"), partial(chosen, "csv", shown))
        self._add(menu, self.tr("JSON for programs…"), partial(chosen, "json", shown))
        self._add(menu, self.tr("PDF statement…"), partial(chosen, "pdf", shown))
        months = menu.addMenu(self.tr("PDF statement of a month"))
        for month in shown.months():
            of_month = replace(shown, month=month)
            self._add(months, self.tr("{month}…").format(month=month_name(month)), partial(chosen, "pdf", of_month))
        menu.addSeparator()
        self._add(menu, self.tr("Print…"), partial(chosen, "print", shown))
        drop_down(menu, self)
        return menu

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        self.set_words(self.tr("Export"))

    def _tip(self) -> None:
        """Say to the pointer what the button does, and its keys."""
        keys = QKeySequence(SHORTCUT).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(self.tr("Save or print the calls shown ({keys})").format(keys=keys))

    def _ask(self) -> None:
        if self.isVisible():
            self.asked.emit()

    @staticmethod
    def _add(menu: QMenu, text: str, then: Callable[[], None]) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda _checked: then())
        return action
