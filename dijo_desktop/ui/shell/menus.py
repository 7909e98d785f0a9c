"""The menus: global on macOS, elsewhere hidden until Alt or F10, or always there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu


class Menus(QObject):
    """Every command of the window as an action with its keys; `chosen` carries its key."""

    chosen = Signal(str)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        bar = window.menuBar()
        self._file, self._view = QMenu(bar), QMenu(bar)
        bar.addMenu(self._file)
        bar.addMenu(self._view)
        self.copy = self._add(self._file, "copy", "Ctrl+E")
        self.export = self._add(self._file, "export", "Ctrl+Shift+E")
        # The keys are those of the page of the calls: here they are only shown.
        self.export.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.sign_out = self._add(self._file, "sign_out", "")
        self._file.addSeparator()
        self.quit = self._add(self._file, "quit", "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.sync = self._add(self._view, "sync", "F5")
        self.find = self._add(self._view, "find", "Ctrl+F")
        self.forward = self._add(self._view, "next_pane", "F6")
        self.backward = self._add(self._view, "last_pane", "Shift+F6")
        self._view.addSeparator()
        self.show_bar = QAction(window)
        self.show_bar.setShortcut("F10")
        self.show_bar.triggered.connect(self.toggle)
        window.addAction(self.show_bar)
        self._sections: list[QAction] = []
        self._always = False
        self.keep_bar(shown=False)
        self.retranslate()

    def add_section(self, key: str) -> QAction:
        """Add a section: Ctrl+1 leads to the first, and so on."""
        action = self._add(self._view, key, f"Ctrl+{len(self._sections) + 1}")
        self._sections.append(action)
        return action

    def section(self, at: int) -> QAction:
        """The action of a section, counted from 0."""
        return self._sections[at]

    def clear_sections(self) -> None:
        """Take the sections away."""
        for action in self._sections:
            self._window.removeAction(action)
            self._view.removeAction(action)
            action.deleteLater()
        self._sections = []

    def set_signed_in(self, *, signed_in: bool) -> None:
        """Allow what needs an account."""
        actions = (self.copy, self.export, self.sign_out, self.sync, self.find, self.forward, self.backward)
        for action in (*actions, *self._sections):
            action.setEnabled(signed_in)

    @property
    def bar_can_hide(self) -> bool:
        """Whether the menus are a part of the window, which may go without them."""
        return not self._window.menuBar().isNativeMenuBar()

    def keep_bar(self, *, shown: bool) -> None:
        """Whether the menu bar is always there, where it can be hidden at all."""
        self._always = shown
        if self.bar_can_hide:
            self._window.menuBar().setVisible(shown)

    def toggle(self) -> None:
        """Show the menu bar, or hide it unless it is to stay; the keyboard goes there."""
        bar = self._window.menuBar()
        if self.bar_can_hide:
            bar.setVisible(self._always or not bar.isVisible())
            if bar.isVisible():
                bar.setFocus()

    def retranslate(self) -> None:
        """Set every text."""
        self._file.setTitle(self.tr("&File"))
        self._view.setTitle(self.tr("&View"))
        self.copy.setText(self.tr("&Save a copy of my data"))
        self.export.setText(self.tr("&Export the calls…"))
        self.sign_out.setText(self.tr("Sign &out"))
        self.quit.setText(self.tr("&Quit"))
        self.sync.setText(self.tr("S&ync"))
        self.find.setText(self.tr("&Find"))
        self.forward.setText(self.tr("&Next pane"))
        self.backward.setText(self.tr("&Previous pane"))

    def _add(self, menu: QMenu, key: str, keys: str) -> QAction:
        action = QAction(self._window)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: self.chosen.emit(key))
        menu.addAction(action)
        # Also on the window: the keys work while the menu bar is hidden.
        self._window.addAction(action)
        return action
