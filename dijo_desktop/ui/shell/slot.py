"""A section whose page needs the service: says that it connects, or why not, until the page can be put in."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dijo_desktop.errors import DijoError
from dijo_desktop.ui.shell.page import Page
from dijo_desktop.ui.widgets.page_header import PageHeader
from dijo_desktop.ui.widgets.states import StatesStack


class Slot(QWidget):
    """Empty until `fill`; `acted` carries what the button of a failure asks for."""

    acted = Signal(str)

    def __init__(self, title: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._page: QWidget | None = None
        self._entered = False
        self._header = PageHeader()
        self._empty = QWidget()
        self._states = StatesStack(self._empty)
        self._states.acted.connect(self.acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._states, 1)
        self.retranslate()

    @property
    def page(self) -> QWidget | None:
        """The page that was put in."""
        return self._page

    def title(self) -> str:
        """The name of the section."""
        return self._title()

    def enter(self) -> None:
        """The section comes into sight."""
        self._entered = True
        if self._page is not None:
            cast("Page", self._page).enter()

    def leave(self) -> None:
        """The section goes out of sight."""
        self._entered = False
        if self._page is not None:
            cast("Page", self._page).leave()

    def wait(self) -> None:
        """Say that the service is asked."""
        self._states.show_waiting(self.tr("Connecting to the service"))

    def fail(self, error: DijoError) -> None:
        """Say why there is nothing to see."""
        if self._page is None:
            self._states.show_failure(error)

    def fill(self, page: QWidget) -> None:
        """Put the page in; it comes into sight if the section is."""
        self._page = page
        self._header.hide()
        self._states.hide()
        column = cast("QVBoxLayout", self.layout())
        column.addWidget(page, 1)
        page.show()
        if self._entered:
            cast("Page", page).enter()

    def retranslate(self) -> None:
        """Write the title anew."""
        self._header.set_texts(self.title(), "")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
