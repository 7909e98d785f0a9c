"""The main window: navigation only. What pages do is theirs; what they need is given to them elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from dijo_desktop import packaged
from dijo_desktop.ui.shell.demo_banner import DemoBanner
from dijo_desktop.ui.shell.menus import Menus
from dijo_desktop.ui.shell.page import Page
from dijo_desktop.ui.shell.page_bars import PageBars
from dijo_desktop.ui.shell.panes import next_pane
from dijo_desktop.ui.shell.sheet import Sheet
from dijo_desktop.ui.shell.sidebar import Sidebar
from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.toast import Toast

DEFAULT_SIZE = QSize(1200, 780)
LEAST_SIZE = QSize(720, 520)
RAIL_BELOW_EM = 60


class MainWindow(QMainWindow):
    """Shows either a whole-window page (sign-in) or the sections with their sidebar.

    `commanded` carries copy, sign_out, sync or quit; `closing` comes before the window closes; `section_shown`
    carries the key of the section. Where `hold_open` is true the window does not close.
    """

    commanded = Signal(str)
    section_shown = Signal(str)
    closing = Signal()

    def __init__(self, theme: Theme, now_ms: Callable[[], int]) -> None:
        super().__init__()
        self._theme = theme
        self._pages: dict[str, QWidget] = {}
        self._shown = ""
        self._alone: QWidget | None = None
        self._alt_alone = False
        self.hold_open: Callable[[], bool] = lambda: False
        self.sidebar = Sidebar()
        self.bars = PageBars(now_ms)
        self.sheet = Sheet(self.bars)
        self.demo = DemoBanner()
        self.menus = Menus(self)
        self.toast = Toast(self.sheet)
        sections = QWidget()
        row = QHBoxLayout(sections)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self.sheet, 1)
        self._sections = sections
        self._stack = QStackedWidget()
        self._stack.addWidget(sections)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.demo)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(whole)
        self.setMinimumSize(LEAST_SIZE)
        self.resize(DEFAULT_SIZE)
        self.sidebar.chosen.connect(self.show_section)
        self.menus.chosen.connect(self._command)
        self.menus.set_signed_in(signed_in=False)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def add_section(self, key: str, page: QWidget, icon: str, *, apart: bool = False) -> None:
        """Add a page with its item in the sidebar; `apart` leaves a gap before it."""
        self._pages[key] = page
        self.sheet.pages.addWidget(page)
        self.sidebar.add(key, icon, apart=apart)
        action = self.menus.add_section(key)
        action.setEnabled(self._alone is None)
        self._name_sections()

    def clear_sections(self) -> None:
        """Take all pages away at once, with every dialog and menu over them: nothing personal stays drawn."""
        if self._shown:
            cast("Page", self._pages[self._shown]).leave()
        self._shown = ""
        for over in QApplication.topLevelWidgets():
            if over.isVisible() and _lies_on(over, self._pages.values()):
                over.hide()
        for dialog in self.findChildren(QDialog):
            forget = getattr(dialog, "forget_account", None)
            if forget is not None:
                forget()
        for page in self._pages.values():
            self.sheet.pages.removeWidget(page)
            page.hide()
            page.setParent(None)
            page.deleteLater()
        self._pages = {}
        self.sidebar.clear()
        self.menus.clear_sections()
        self.sidebar.account.say("", "")

    def show_section(self, key: str) -> None:
        """Show a page."""
        self._stack.setCurrentWidget(self._sections)
        self.menus.set_signed_in(signed_in=True)
        self._alone = None
        page = self._pages[key]
        self.sidebar.mark(key)
        if key != self._shown:
            before, self._shown = self._shown, key
            if before:
                cast("Page", self._pages[before]).leave()
            self.sheet.pages.setCurrentWidget(page)
            self.sheet.set_white(white=bool(getattr(page, "list_page", False)))
            cast("Page", page).enter()
            self.section_shown.emit(key)
        self._set_title()

    @property
    def section(self) -> str:
        """The key of the section shown, empty while a page has the whole window."""
        return "" if self._alone is not None else self._shown

    def show_alone(self, page: QWidget) -> None:
        """Give the whole window to a page, such as the sign-in page."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._alone = page
        self._stack.setCurrentWidget(page)
        self.menus.set_signed_in(signed_in=False)
        self._set_title()

    def retranslate(self) -> None:
        """Set the title and the names of the sections."""
        self.menus.retranslate()
        self._name_sections()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the system's font."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.ThemeChange, QEvent.Type.ApplicationFontChange):
            self._theme.refresh()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Become narrow in time."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remember an Alt that is pressed alone."""
        self._alt_alone = event.key() == Qt.Key.Key_Alt
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Alt alone shows the menus."""
        if event.key() == Qt.Key.Key_Alt and self._alt_alone:
            self._alt_alone = False
            self.menus.toggle()
        super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it closes, unless something must be answered first."""
        if self.hold_open():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def close_now(self) -> None:
        """Close without any question, for it was answered, or nothing could be lost."""
        self.hold_open = lambda: False
        self.close()

    def _command(self, key: str) -> None:
        page = self._pages.get(self._shown)
        match key:
            case "find":
                search = getattr(page, "search", None)  # not "find": every QWidget has one
                if search is not None:
                    search()
            case "next_pane" | "last_pane":
                panes = [self.sidebar, *([page] if page else []), self.sidebar.status, self.demo]
                next_pane(panes, QApplication.focusWidget(), 1 if key == "next_pane" else -1)
            case "export":
                export = getattr(self._pages.get("calls"), "export", None)
                if export is not None:
                    self.show_section("calls")
                    export.asked.emit()
            case _ if key in self._pages:
                self.show_section(key)
            case _:
                self.commanded.emit(key)

    def _follow_theme(self) -> None:
        name = "app-icon-demo" if self._theme.demo else "app-icon"
        self.setWindowIcon(QIcon(str(packaged.resource("icons", f"{name}.svg"))))
        self.demo.setVisible(self._theme.demo)
        self._fit()
        self._set_title()

    def _fit(self) -> None:
        rail = self.width() < RAIL_BELOW_EM * self._theme.em
        if rail != self.sidebar.is_rail:
            self.sidebar.set_rail(rail=rail)

    def _name_sections(self) -> None:
        for at, (key, page) in enumerate(self._pages.items(), 1):
            title = cast("Page", page).title()
            self.sidebar.item(key).set_text(title, f"Ctrl+{at}")
            self.menus.section(at - 1).setText(title.replace("&", "&&"))
        self._set_title()

    def _set_title(self) -> None:
        page = self._alone or self._pages.get(self._shown)
        name = cast("Page", page).title() if page is not None else ""
        whole = self.tr("{page} – DiJo Desktop")  # noqa: RUF001 - the dash of the design
        title = whole.format(page=name) if name else "DiJo Desktop"
        self.setWindowTitle(f"[DEMO] {title}" if self._theme.demo else title)


def _lies_on(widget: QWidget, pages: Iterable[QWidget]) -> bool:
    """Whether one of these pages has opened it."""
    parent = widget.parentWidget()
    while parent is not None:
        if parent in pages:
            return True
        parent = parent.parentWidget()
    return False
