"""The My data section: the page itself, and the copy being saved as a sub-page of it."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QStackedWidget, QWidget

from dijo_desktop.ui.data.page import MyDataPage
from dijo_desktop.ui.export.page import ExportPage
from dijo_desktop.ui.shell.page import Page


class MyDataSection(QStackedWidget):
    """Shows one of the two; a copy goes on while the other is looked at."""

    def __init__(self, data: MyDataPage, export: ExportPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.data = data
        self.export = export
        self.addWidget(data)
        self.addWidget(export)
        data.copy_asked.connect(self.save_copy)
        export.back_asked.connect(self.show_data)

    def title(self) -> str:
        """The title of the page that is shown."""
        return cast("Page", self.currentWidget()).title() if self.currentWidget() else self.data.title()

    def enter(self) -> None:
        """The section comes into sight."""
        cast("Page", self.currentWidget()).enter()

    def leave(self) -> None:
        """The section goes out of sight."""
        cast("Page", self.currentWidget()).leave()

    def save_copy(self) -> None:
        """Save a copy of everything, or show the one that is being saved."""
        self._show(self.export)
        self.export.start()

    def show_data(self) -> None:
        """Go back to the data map."""
        self._show(self.data)

    def _show(self, page: QWidget) -> None:
        if self.currentWidget() is not page:
            cast("Page", self.currentWidget()).leave()
            self.setCurrentWidget(page)
            cast("Page", page).enter()
